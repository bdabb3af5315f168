"""What is read of the bank for a draft, or for a block of one."""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.found import Hit
from generator.bank.holders import Holder
from generator.bank.rows import PhraseRow, SetRow
from generator.bank.selection import Need
from generator.drafting.needs import wish_of
from generator.drafting.offer import without
from generator.drafting.setting import Setting
from generator.drafting.shares import Held, units_of
from generator.drafting.subjects import Subjects, kept_subjects, subjects
from generator.drafting.suspects import suspicion
from generator.model.draft import Block, Source


@dataclass(frozen=True)
class Stock:
    """What was read of the bank: phrases, sets of headings and leads; `ends_of` reads where these paragraphs of sources
    end, `holders_of` where sentences stand."""

    rows: Sequence[PhraseRow]
    headings: Sequence[SetRow]
    leads: Sequence[SetRow]
    ends_of: Callable[[frozenset[tuple[int, int]]], frozenset[Source]]
    holders_of: Callable[[frozenset[str]], Mapping[str, Sequence[Holder]]]
    subjects: Subjects
    """What the sources of `rows` are about."""
    ours_with: Callable[[str], Sequence[Hit]]
    """Finds what the office's own speeches say with a word, be it as it stands not to be said in a draft."""
    left_aside: frozenset[str] = frozenset()
    """Kinds of sources of which nothing is wanted; they count for nothing."""

    def held(self, blocks: Sequence[Block]) -> Held:
        """Where the sentences of `blocks` stand: in every speech that holds one, not only where it was taken.

        A phrase file, which is nobody's speech, is named for what was taken from it alone.
        """
        taken = {unit.key: unit.source.file for unit in units_of(blocks)}
        holders = {
            key: [one for one in found if self._counts(one, taken[key])]
            for key, found in self.holders_of(frozenset(taken)).items()
        }
        stood = frozenset(
            (one.source_id, one.source.paragraph) for found in holders.values() for one in found
        )
        places = {key: {one.source: one.kind for one in found} for key, found in holders.items()}
        return Held(places, self.ends_of(stood))

    def _counts(self, holder: Holder, taken_from: str) -> bool:
        if holder.kind == "curated":
            return holder.source.file == taken_from
        return holder.kind not in self.left_aside


def read_stock(
    bank: Bank,
    needs: Callable[[], Sequence[Need]],
    setting: Setting,
    *,
    keys: Iterable[str] = (),
    barred: frozenset[str] = frozenset(),
    samples: bool = True,
) -> Stock:
    """All of a bank, of a big one what `needs` ask for and the sentences with these `keys`; nothing that is `barred`
    or nearly so, without `samples` nothing of the shipped archive."""
    wish = wish_of(setting, samples=samples)
    chosen = bank.select(wish, needs, [*keys, *barred])
    sentences, sets = (chosen.sentences, chosen.sets) if chosen else (None, None)
    # who asks is told of what was not meant for this occasion too
    every = bool(barred) or setting.journal.listening
    rows = bank.phrases(
        sentences=sentences,
        occasions=() if every else wish.occasions,
        suspect_at=suspicion(bank, setting.lexicon),
    )
    found = without(rows, barred) if barred else rows
    aside = frozenset() if samples else frozenset({"shipped"})
    rows = [row for row in found if row.kind not in aside] if aside else found
    name = "\n".join((*sorted(wish.occasions), str(samples)))
    about = subjects(rows) if every or chosen else kept_subjects(rows, bank.kept, name)
    # what is checked last is what the shares are told of
    ends_of, holders_of = functools.cache(bank.paragraph_ends), functools.cache(bank.holders)
    ours_with = functools.partial(_ours_with, bank)
    headings, leads = bank.sets("小标题", sets), bank.sets("领句", sets)
    return Stock(rows, headings, leads, ends_of, holders_of, about, ours_with, aside)


def _ours_with(bank: Bank, word: str) -> Sequence[Hit]:
    from generator.bank.query import Filters, Query
    from generator.bank.search import search

    return search(bank, Query((word,)), Filters(kind="own"), limit=1).hits
