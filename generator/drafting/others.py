"""Other headings and leads that would serve in the same place, the best matched first."""

from collections.abc import Sequence

from generator.bank.bank import Bank
from generator.bank.selection import Need
from generator.drafting.candidate import Candidate
from generator.drafting.needs import needs_of
from generator.drafting.offer import Offer
from generator.drafting.pool import Pool
from generator.drafting.produce import setting_of, skeleton_of
from generator.drafting.setting import Setting
from generator.drafting.stock import read_stock
from generator.drafting.template import Template
from generator.language.cohesion import bigrams, likeness
from generator.language.lexicon import Lexicon
from generator.language.sentences import clauses
from generator.mining.units import pattern_of, rhythm_of
from generator.model.brief import Brief
from generator.model.draft import Block, Draft

_WANTED = 2
_TOO_LIKE = 0.5


class Others:
    """Looks for other phrasings in the pool of one draft; never offers what stands in `said` already."""

    def __init__(self, pool: Pool, setting: Setting, said: Sequence[str], holding: str = "") -> None:
        self._pool, self._setting, self._said, self._holding = pool, setting, set(said), holding

    def of(self, block: Block, text: str, siblings: Sequence[str]) -> tuple[str, ...]:
        """Two other phrasings for `text` if the bank has them: the draft's own first, then those that match."""
        own = [one.text for one in block.alternatives]
        found = dict.fromkeys([*own, *(one.text for one in self.matching(block, text, siblings))])
        return tuple(found)[:_WANTED]

    def matching(self, block: Block, text: str, siblings: Sequence[str]) -> list[Candidate]:
        """All that could stand for `text` among its `siblings`, those that keep their pattern first."""
        role = "领句" if block.lead and block.level != 1 else "小标题"
        rest = [one for one in siblings if one != text]
        serving = [
            one
            for one in self._pool.of(block.slot, role)
            if self._is_new(one, text, rest) and (role == "小标题" or one.row.topic in ("", block.topic))
        ]
        return sorted(
            serving,
            key=lambda one: (
                not keeps_pattern(one.text, rest, text),
                one.row.topic != block.topic,
                -self._setting.chance(f"备选{block.id}", one.key) - one.favour,
            ),
        )

    def _is_new(self, one: Candidate, text: str, rest: Sequence[str]) -> bool:
        known = (
            one.text in self._said
            or one.text == text
            or (one.row.role == "小标题" and self._holding not in one.text)
        )
        return not known and all(likeness(one.grams, bigrams(other)) < _TOO_LIKE for other in rest)


def keeps_pattern(text: str, siblings: Sequence[str], old: str) -> bool:
    """Whether `text` in the place of `old` leaves what all siblings share, and their rhythm, as they are."""
    before, after = [*siblings, old], [*siblings, text]
    if not siblings:
        return len(clauses(text)) == len(clauses(old))
    same_rhythm = rhythm_of(after) == rhythm_of(before) if rhythm_of(before) else _as_many_clauses(text, old)
    return same_rhythm and _frame(pattern_of(before), pattern_of(after))


def _as_many_clauses(text: str, old: str) -> bool:
    return len(clauses(text)) == len(clauses(old))


def _frame(before: str, after: str) -> bool:
    """Whether what was shared at the head and at the end still is."""
    head, _, end = before.partition("…")
    new_head, _, new_end = after.partition("…")
    return new_head.startswith(head) and new_end.endswith(end)


def others_of(template: Template, brief: Brief, bank: Bank, lexicon: Lexicon, draft: Draft) -> Others:
    """The other phrasings for `draft`, from the bank that it was made of."""
    setting = setting_of(template, brief, bank, lexicon, draft.seed)

    def needs() -> list[Need]:
        return needs_of(skeleton_of(template, brief, lexicon), setting)

    keys = [span.key for block in draft.blocks for span in block.spans if span.key]
    stock = read_stock(bank, needs, setting, keys=keys)
    pool = Offer(stock.rows, setting, stock.subjects).pool(frozenset())
    said = [span.text for block in draft.blocks for span in block.spans if span.kind == "phrase"]
    return Others(pool, setting, said, template.heading_holds)
