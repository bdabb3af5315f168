"""What drafting needs to know of a sentence beyond its slot: whether 要 may precede, its words and topics."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.language.levels import Levels
from generator.language.slots import Slots
from generator.language.terms import Terms
from generator.mining.actors import actor_of, can_turn, charge_of
from generator.mining.breadth import breadth_of, reason_kind
from generator.mining.clausal import ends_of, read_clauses
from generator.mining.contents import contents_of
from generator.mining.leaning import leans_on
from generator.mining.openers import yao_class
from generator.model.sentence import Traits


class Context(NamedTuple):
    """A sentence's own key, the key of the one before it that it may follow, whether it introduces its section."""

    key: str
    before: str = ""
    introduces: bool = False


_ALONE = Context("")


def traits_of(
    core: str,
    tagged: Sequence[tuple[str, str]],
    role: str,
    standing: str,
    level: str,
    slots: Slots,
    levels: Levels,
    terms: Terms,
    context: Context = _ALONE,
) -> Traits:
    """The traits of a sentence without its ordinal; `tagged` are its words with flags, `level` its source's."""
    clauses = read_clauses(core)
    ends = [start + len(clause) for start, clause, _ in clauses[:2]] or [0]
    contents = contents_of(core, tagged, ends[-1])
    first_topics, head_topics, all_topics = slots.topics_before(core, (ends[0], ends[-1], len(core)))
    return Traits(
        yao=yao_class(core, tagged),
        standings=(standing,),
        head_words=contents.head,
        rest_words=contents.rest,
        first_topics=first_topics,
        head_topics=head_topics,
        rest_topics=tuple([topic for topic in all_topics if topic not in head_topics]),
        level_words=levels.find(core, level),
        before=context.before,
        introduces=context.introduces,
        quotation=role == "引语",
        leans=leans_on(core),
        actor=actor_of(core),
        charge=charge_of(core),
        renewals=terms.renewals(core),
        turns=can_turn(core, standing),
        clauses=tuple([kind for _, _, kind in clauses]),
        ends=ends_of(core, terms),
        reason=reason_kind(core) if role == "论述" else "",
        breadth=breadth_of(core),
        fours=contents.fours,
    )
