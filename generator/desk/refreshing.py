"""The bank brought up to date with the content files and the mining in force: only what they touch is taken in anew."""

from collections.abc import Callable

from generator.bank.bank import Bank
from generator.bank.source_edits import decided_sources
from generator.bank.wordings import due_wordings, forget_wordings, put_wording
from generator.desk.content import Content, read_bytes
from generator.desk.freshness import find_stale
from generator.language.lexicon import Lexicon
from generator.model.errors import NigaoError
from generator.reading.kept import read_kept


def refresh(
    bank: Bank,
    content: Content,
    lexicon: Lexicon,
    home: Callable[[], str],
    announce: Callable[[str], None],
    why: str,
) -> None:
    """Take in edited curated files; mine all anew if slots, terms, levels or mining itself changed.

    `home` tells the user's own place, where it is needed; `announce` is told `why` it takes a while, unless the
    bank is new, and which speeches can no longer be read. Raises ContentError if a content file is at fault.
    """
    stale = find_stale(bank, content)
    if not stale.mined:
        mine_wordings(bank, lexicon, home)
    if not stale:
        return
    if bank.meta("lexicon"):
        announce(why)
    with bank.changing():
        bank.set_meta("lexicon", stale.lexicon)
        for name in stale.gone:
            bank.remove(name)
        for name, digest in stale.changed.items():
            _import_curated(bank, content, lexicon, name, digest)
        if stale.mined:
            _mine_again(bank, lexicon, announce)
            forget_wordings(bank)
            bank.settle()
            mine_wordings(bank, lexicon, home)


def mine_wordings(bank: Bank, lexicon: Lexicon, home: Callable[[], str]) -> None:
    """Mine the user's own wordings that were not mined yet, as said at his own place, which `home` tells."""
    due = due_wordings(bank)
    if not due:
        return
    from generator.language import words
    from generator.mining.miner import own_places
    from generator.mining.wording import worded

    words.add_words(lexicon.terms.vocabulary)
    with bank.writing():
        for one in due:
            mined = worded(one.said, one.role, one.standing, one.level, lexicon, own_places(home()))
            put_wording(bank, one, mined)


def _import_curated(bank: Bank, content: Content, lexicon: Lexicon, name: str, digest: str) -> None:
    from generator.language import words
    from generator.mining.curated import curate

    words.add_words(lexicon.terms.vocabulary)
    data = read_kept(read_bytes(content.curated()[name]), name)
    speech, manuscript = curate(data, name, digest, lexicon)
    bank.add(speech, manuscript, name, "curated")


def _mine_again(bank: Bank, lexicon: Lexicon, announce: Callable[[str], None]) -> None:
    """Mine the stored text of all speeches anew; one that is no speech any more keeps its text, without sentences."""
    from generator.desk.source_edits import mine_stored
    from generator.language import words
    from generator.model.speech import Speech

    words.add_words(lexicon.terms.vocabulary)
    decided = decided_sources(bank)
    for path, kind, manuscript in bank.manuscripts():
        if kind == "curated":
            continue
        try:
            speech = mine_stored(manuscript, path, lexicon, decided.get(manuscript.digest, {}))
        except NigaoError:
            announce(f"《{manuscript.name}》按新的内容文件读不出讲话，原文留在库里，暂不取用。")
            speech = Speech(manuscript.name, manuscript.digest, manuscript.info, (), ())
        bank.add(speech, manuscript, path, kind)
