"""Taking manuscripts into the bank, each as it comes."""

from collections.abc import Iterable
from dataclasses import fields, replace

from generator.bank.bank import Bank
from generator.bank.source_edits import forget_heeded
from generator.bank.sources import MERGED
from generator.desk.craft import mine_or_skip
from generator.desk.mined import Mined
from generator.desk.parts import forget_the_rest
from generator.desk.tally import Intake, Tally
from generator.desk.unchanged import is_known, same_bytes
from generator.language.levels import Levels
from generator.language.lexicon import Lexicon
from generator.model.manuscript import Known, Manuscript, Skipped, SourceInfo
from generator.reading.bundles import part_name

_INTERNAL = "有内部标志（{}），没有入库；确可入库的，加 --allow-internal"
_AREA = "全域"
"""The form by which a level shows itself: 全市, 全县."""


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
    return tally.result()


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
        return path
    manuscript = found.manuscript if isinstance(found, Mined) else found
    known = same_bytes(bank, manuscript.digest, kind)
    packed = known is not None and known[0].startswith(MERGED)
    path = known[0] if known is not None and not packed else part_name(path, manuscript.part)
    if is_known(bank, manuscript.digest, kind, info):
        tally.known.append(manuscript.name)
        return path
    manuscript = told(manuscript, info)
    ahead = found if isinstance(found, Mined) and found.path == path else None
    speech = ahead.outcome if ahead else mine_or_skip(manuscript, path, lexicon)
    if isinstance(speech, Skipped):
        tally.skipped.append(speech)
        return ""
    held = kind or _kind(speech.info, home, lexicon)
    tally.count(speech, held, bank.known(sentence.key for sentence in speech.sentences))
    if known is not None and packed:
        bank.remove(known[0])
        forget_heeded(bank, manuscript.digest)
    before = bank.digest_of(path)
    if before and before != manuscript.digest:
        tally.changed.append((before, manuscript.digest))
    bank.add(speech, manuscript, path, held)
    tally.read.append(manuscript.name)
    tally.remarks.extend((manuscript.name, remark) for remark in manuscript.remarks)
    if held == "outside" and not kind:
        tally.outside.append(manuscript.name)
    if not kind and held == "own":
        if not home:
            tally.homeless.append(speech.info.place)
        elif not speech.info.place:
            tally.unplaced.append(manuscript.name)
    return path


def _kind(info: SourceInfo, home: str, lexicon: Lexicon) -> str:
    """own, or outside for a speech of another place than `home`; where no place is known, of another level."""
    own = is_home(info.place, home) and (bool(info.place) or _speaks_as(info.level, home, lexicon.levels))
    return "own" if own else "outside"


def _speaks_as(level: str, home: str, levels: Levels) -> bool:
    """Whether a speech at `level` may be one of `home`'s: of its level, or in the same words (全市 in 上海市)."""
    own = levels.of_place(home)
    said, known = levels.get(level), levels.at(own, home).get(own)
    return not said or not known or level == own or said.words.get(_AREA) == known.words.get(_AREA)


def is_home(place: str, home: str) -> bool:
    """Whether a speech of `place` is one of `home`'s; yes if either is unknown."""
    return not (place and home) or place in home or home in place


def told(manuscript: Manuscript, asked: SourceInfo) -> Manuscript:
    """`manuscript` with what was asked for in place of what the file says."""
    given = {one.name: getattr(asked, one.name) for one in fields(asked) if getattr(asked, one.name)}
    return replace(manuscript, info=replace(manuscript.info, **given))
