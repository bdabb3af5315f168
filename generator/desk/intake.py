"""Taking manuscripts into the bank one by one."""

from dataclasses import fields, replace
from pathlib import Path

from generator.bank.bank import Bank
from generator.desk.tally import Tally
from generator.language import words
from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.errors import NigaoError
from generator.model.manuscript import Manuscript, Skipped, SourceInfo

USER_KINDS = ("own", "outside")


def mine_into(
    bank: Bank,
    path: str,
    manuscript: Manuscript | Skipped,
    kind: str,
    info: SourceInfo,
    lexicon: Lexicon,
    tally: Tally,
    home: str = "",
) -> None:
    """Mine one manuscript into the bank, inside a transaction.

    An empty `kind` is told by the place that the speech names: outside if that is not `home` (the user's own).
    """
    if isinstance(manuscript, Skipped):
        tally.skipped.append(manuscript)
        return
    kinds = USER_KINDS if not kind or kind in USER_KINDS else (kind,)
    known = bank.with_digest(manuscript.digest, kinds)
    if known is not None and kind in ("", known[1]) and info == SourceInfo():
        tally.known.append(manuscript.name)
        return
    path = known[0] if known is not None else path
    words.add_words(lexicon.terms.vocabulary)
    try:
        manuscript = replace(manuscript, info=_merge(manuscript.info, info))
        speech = mine(manuscript, lexicon, folders_of(path))
    except NigaoError as error:
        tally.skipped.append(Skipped(path, error.message.removeprefix(f"《{manuscript.name}》")))
        return
    tally.count(speech, bank.known(sentence.key for sentence in speech.sentences))
    bank.add(speech, manuscript, path, kind or _kind(speech.info.place, home))
    tally.read.append(manuscript.name)
    tally.remarks.extend((manuscript.name, remark) for remark in manuscript.remarks)
    if not kind and _kind(speech.info.place, home) == "outside":
        tally.outside.append(manuscript.name)


def folders_of(path: str) -> tuple[str, ...]:
    """The names of the two folders nearest to the file at `path`, the nearest last."""
    return Path(path).parts[-3:-1]


def _kind(place: str, home: str) -> str:
    """own, or outside for a speech of another place than `home`; either unknown: own."""
    same = not (place and home) or place in home or home in place
    return "own" if same else "outside"


def _merge(own: SourceInfo, asked: SourceInfo) -> SourceInfo:
    """What was asked for wins over what the file says."""
    given = {one.name: getattr(asked, one.name) for one in fields(asked) if getattr(asked, one.name)}
    return replace(own, **given)
