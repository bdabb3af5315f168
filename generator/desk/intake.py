"""Taking manuscripts into the bank, each as it comes."""

from collections.abc import Iterable
from dataclasses import fields, replace

from generator.bank import left_open
from generator.bank.bank import Bank
from generator.bank.source_edits import decided_sources, forget_heeded
from generator.bank.sources import MERGED
from generator.desk.craft import mine_or_skip
from generator.desk.mined import Mined
from generator.desk.parts import forget_the_rest
from generator.desk.tally import Intake, Tally
from generator.desk.unchanged import is_known, same_bytes
from generator.desk.whose import kind_told
from generator.language.lexicon import Lexicon
from generator.model.manuscript import Known, Manuscript, Skipped, SourceInfo
from generator.model.speech import Speech
from generator.reading.bundles import part_name

_INTERNAL = "有内部标志（{}），没有入库；确可入库的，加 --allow-internal"


def take_all(
    bank: Bank,
    manuscripts: Iterable[tuple[str, Manuscript | Mined | Skipped | Known]],
    kind: str,
    info: SourceInfo,
    lexicon: Lexicon,
    home: str,
    *,
    allow_internal: bool,
) -> Intake:
    """Mine what was found in files (path, what it holds) into the bank, all in one transaction.

    Parts of a file that it holds no more are forgotten. For the rest see `Desk.take_in`.
    """
    held: dict[str, set[str]] = {}
    tally = Tally()
    with bank.changing():
        for path, found in manuscripts:
            one = found.manuscript if isinstance(found, Mined) else found
            if isinstance(one, Manuscript) and one.internal and not allow_internal:
                found = one = Skipped(part_name(path, one.part), _INTERNAL.format(one.internal), one.part)
            place = _mine_into(bank, path, found, kind, info, lexicon, tally, home)
            if isinstance(one, Manuscript):
                held.setdefault(path, set()).add(place)
            elif isinstance(one, Skipped) and not one.part:
                held.pop(path, None)  # its reading broke off
        forget_the_rest(bank, held)
        left_open.close(bank, tally.said)
        left_open.leave_open(bank, tally.left_open, home)
    return tally.result(bank.told_by_path())


def _mine_into(
    bank: Bank,
    path: str,
    found: Manuscript | Mined | Skipped | Known,
    kind: str,
    info: SourceInfo,
    lexicon: Lexicon,
    tally: Tally,
    home: str = "",
) -> str:
    """Mine one manuscript into the bank, inside a transaction; the path at which it now is there, or "".

    `path` is that of its file. What a worker has mined ahead is taken as it is. An empty `kind` is told by the
    place that the speech names: outside if that is not `home` (the user's own); by its level if it names none.
    """
    if isinstance(found, Skipped):
        tally.skipped.append(found)
        return ""
    if isinstance(found, Known):
        tally.known.append(found.name)
        if kind:
            tally.said.append(bank.digest_of(path))
        return path
    manuscript = found.manuscript if isinstance(found, Mined) else found
    known = same_bytes(bank, manuscript.digest, kind)
    packed = known is not None and known[0].startswith(MERGED)
    path = known[0] if known is not None and not packed else part_name(path, manuscript.part)
    if kind:
        tally.said.append(manuscript.digest)
    if is_known(bank, manuscript.digest, kind, info):
        tally.known.append(manuscript.name)
        return path
    manuscript = told(manuscript, info)
    ahead = found if isinstance(found, Mined) and found.path == path else None
    speech = ahead.outcome if ahead else mine_or_skip(manuscript, path, lexicon)
    if isinstance(speech, Skipped):
        tally.skipped.append(speech)
        return ""
    held = kind or kind_told(speech.info, home, lexicon)
    tally.count(speech, held, bank.known(sentence.key for sentence in speech.sentences))
    if known is not None and packed:
        bank.remove(known[0])
        forget_heeded(bank, manuscript.digest)
    before = bank.digest_of(path)
    if before and before != manuscript.digest:
        tally.changed.append((before, manuscript.digest))
    bank.add(speech, manuscript, path, held)
    tally.read.append(manuscript.name)
    tally.remarks.extend((path, remark) for remark in manuscript.remarks)
    if not kind and (not before or "kind" not in decided_sources(bank).get(before, {})):
        _count_told(tally, speech, (path, manuscript.digest), held, home)
    return path


def _count_told(tally: Tally, speech: Speech, known_by: tuple[str, str], kind: str, home: str) -> None:
    """Note whose a speech, known by path and digest, was taken for, where nobody said it: the user may want to put it
    right."""
    path, digest = known_by
    tally.left_open.append(digest)
    if kind == "outside":
        tally.outside.append(path)
    elif not home:
        tally.homeless.append(speech.info.place)
    elif not speech.info.place:
        tally.unplaced.append(path)


def told(manuscript: Manuscript, asked: SourceInfo) -> Manuscript:
    """`manuscript` with what was asked for in place of what the file says."""
    given = {one.name: getattr(asked, one.name) for one in fields(asked) if getattr(asked, one.name)}
    return replace(manuscript, info=replace(manuscript.info, **given))
