"""Taking manuscripts into the bank one by one."""

from dataclasses import fields, replace

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
) -> None:
    """Mine one manuscript into the bank, inside a transaction."""
    if isinstance(manuscript, Skipped):
        tally.skipped.append(manuscript)
        return
    kinds = USER_KINDS if kind in USER_KINDS else (kind,)
    known = bank.with_digest(manuscript.digest, kinds)
    if known is not None and known[1] == kind and info == SourceInfo():
        tally.known.append(manuscript.name)
        return
    path = known[0] if known is not None else path
    words.add_words(lexicon.terms.vocabulary)
    try:
        speech = mine(replace(manuscript, info=_merge(manuscript.info, info)), lexicon)
    except NigaoError as error:
        tally.skipped.append(Skipped(path, error.message.removeprefix(f"《{manuscript.name}》")))
        return
    bank.add(speech, replace(manuscript, info=speech.info), path, kind)
    tally.read.append(manuscript.name)
    tally.count(speech)


def _merge(own: SourceInfo, asked: SourceInfo) -> SourceInfo:
    """What was asked for wins over what the file says."""
    given = {one.name: getattr(asked, one.name) for one in fields(asked) if getattr(asked, one.name)}
    return replace(own, **given)
