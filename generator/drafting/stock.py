"""What is read of the bank for a draft, or for a block of one."""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.rows import PhraseRow, SetRow
from generator.bank.selection import Need
from generator.drafting.needs import wish_of
from generator.drafting.offer import without
from generator.drafting.setting import Setting
from generator.drafting.shares import units_of
from generator.drafting.subjects import Subjects, kept_subjects, subjects
from generator.drafting.suspects import suspicion
from generator.model.draft import Block, Source


@dataclass(frozen=True)
class Stock:
    """What was read of the bank: phrases, sets of headings and leads; `ends_of` reads where these paragraphs of sources end."""

    rows: Sequence[PhraseRow]
    headings: Sequence[SetRow]
    leads: Sequence[SetRow]
    ends_of: Callable[[frozenset[tuple[int, int]]], frozenset[Source]]
    subjects: Subjects
    """What the sources of `rows` are about."""

    def kinds(self, blocks: Sequence[Block]) -> Mapping[Source, str]:
        """The kinds of the sources from which `blocks` are, by each place in them."""
        rows = (self._by_place.get(unit.source) for unit in units_of(blocks))
        return {row.source: row.kind for row in rows if row}

    def ends(self, blocks: Sequence[Block]) -> frozenset[Source]:
        """Where the paragraphs of the sources end from which `blocks` are."""
        places = {(unit.source.file, unit.source.paragraph) for unit in units_of(blocks)}
        return self.ends_of(
            frozenset(
                (number, paragraph) for file, paragraph in places for number in self._by_file.get(file, ())
            )
        )

    @functools.cached_property
    def _by_file(self) -> Mapping[str, frozenset[int]]:
        """The numbers of the sources of this name."""
        found: dict[str, set[int]] = {}
        for row in self.rows:
            found.setdefault(row.source.file, set()).add(row.source_id)
        return {file: frozenset(numbers) for file, numbers in found.items()}

    @functools.cached_property
    def _by_place(self) -> Mapping[Source, PhraseRow]:
        return {row.source: row for row in self.rows}


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
    rows = found if samples else [row for row in found if row.kind != "shipped"]
    name = "\n".join((*sorted(wish.occasions), str(samples)))
    about = subjects(rows) if every or chosen else kept_subjects(rows, bank.kept, name)
    ends_of = functools.cache(bank.paragraph_ends)  # what is checked last is what the shares are told of
    return Stock(rows, bank.sets("小标题", sets), bank.sets("领句", sets), ends_of, about)
