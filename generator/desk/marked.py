"""What the user marked as somebody's own, held against sentences as drafts for his own place hold it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.verdicts import marked_strings, places_of
from generator.checking.leftover import Names
from generator.language.lexicon import Lexicon
from generator.model.sentence import MARKED, Mark

MANY = 20
"""Sentences that a marking keeps out of drafts, from which on the user is asked once more."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What marking some words would do: a message (may be empty), and how many other sentences it keeps out."""

    told: str
    count: int


def why_marked(bank: Bank, lexicon: Callable[[], Lexicon], card: Mapping[str, str]) -> Callable[[str], str]:
    """Tells why a draft for the place of `card` may not say a text on account of what was marked; empty: it may.

    `lexicon` is asked for only where something is marked.
    """
    marked = marked_strings(bank.connection)
    if not marked:
        return lambda _: ""
    names = _names(marked, bank.marked_at(card.get("地区", "")), lexicon(), card)

    def why(text: str) -> str:
        found = names.find(text)
        return f"含有您标的本地字“{found[0].text}”" if found else ""

    return why


def kept_out(bank: Bank, why: Callable[[str], str]) -> int:
    """How many phrases that might be offered hold marked words in every wording, as `why` tells."""
    phrases: dict[str, bool] = {}
    for row in bank.phrases():
        phrases[row.phrase] = phrases.get(row.phrase, True) and bool(why(row.core))
    return sum(phrases.values())


def marking(
    bank: Bank,
    lexicon: Lexicon,
    card: Mapping[str, str],
    key: str,
    parts: Sequence[str],
    others: Iterable[str],
) -> Marking:
    """What it would do to mark `parts` in the sentence with this key; `others` are the other sentences."""
    home = card.get("地区", "")
    ours = parts if home in places_of(bank.connection, key) else ()
    heeded = _names(parts, ours, lexicon, card).words
    told = [
        _not_heeded(part, home, part in _names(parts, (), lexicon, {}).words)
        for part in parts
        if part not in heeded
    ]
    texts = list(others)
    counts = {part: sum(part in text for text in texts) for part in parts if part in heeded}
    held = "，".join(f"{count} 句带着“{part}”" for part, count in counts.items() if count)
    if held:
        told.insert(0, f"句库里另有 {held}，也都不会再进初稿")
    return Marking("；".join(told), sum(any(part in text for part in counts) for text in texts))


def _not_heeded(part: str, home: str, distinct: bool) -> str:
    """Why drafts of the user's own go on saying a part that is marked."""
    if distinct:
        return f"“{part}”是{home}自己的：{home}的初稿照用，别处的初稿不用"
    return f"“{part}”是各地都用的词，标了也不会拦"


def _names(marked: Iterable[str], ours: Iterable[str], lexicon: Lexicon, card: Mapping[str, str]) -> Names:
    """What is marked, as a draft with this card looks for it; what is `ours` is said."""
    own = [
        card.get("地区", ""),
        card.get("上级", ""),
        card.get("单位", ""),
        *card.get("下级", "").split("、"),
    ]
    return Names([Mark(MARKED, text) for text in marked], filter(None, [*own, *ours]), lexicon)
