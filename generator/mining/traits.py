"""What drafting needs to know of a sentence beyond its slot: whether 要 may precede, its words and topics."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.language.levels import Levels
from generator.language.slots import Slots
from generator.language.tagged import Tagged
from generator.language.terms import Terms
from generator.mining.actors import actor_of, can_turn, charge_of
from generator.mining.breadth import breadth_of, reason_kind
from generator.mining.clausal import ends_of, read_clauses
from generator.mining.contents import contents_of
from generator.mining.lacking import FAULTS
from generator.mining.leaning import leans_on
from generator.mining.openers import yao_class
from generator.mining.overhead import Over
from generator.model.sentence import Traits


class Context(NamedTuple):
    """A sentence's own key, the key of the one before it that it may follow, whether it introduces its section, what
    stands over it, the key of that unless it follows right behind, and what the title of its speech names."""

    key: str
    before: str = ""
    introduces: bool = False
    over: Over = Over()
    under: str = ""
    titled: tuple[str, ...] = ()


_ALONE = Context("")


class Told(NamedTuple):
    """A sentence of which the role is known: without its ordinal, its words with flags, its role, its neighbours."""

    core: str
    tagged: Tagged
    role: str
    context: Context = _ALONE
    amiss: bool = False
    """It stands where faults are told (`lacking.told_amiss`)."""


def traits_of(
    core: str,
    tagged: Tagged,
    role: str,
    standing: str,
    level: str,
    slots: Slots,
    levels: Levels,
    terms: Terms,
) -> Traits:
    """The traits of a sentence without its ordinal; `tagged` are its words with flags, `level` its source's."""
    return traits_of_all([Told(core, tagged, role)], standing, level, slots, levels, terms)[0]


def traits_of_all(
    told: Sequence[Told], standing: str, level: str, slots: Slots, levels: Levels, terms: Terms
) -> list[Traits]:
    """As `traits_of`, of many sentences of one source.

    Trait by trait, all sentences one after another: a sixth quicker than sentence by sentence.
    """
    cores = [one.core for one in told]
    clauses = [read_clauses(core) for core in cores]
    ends = [[start + len(clause) for start, clause, _ in each[:2]] or [0] for each in clauses]
    columns = zip(
        told,
        [yao_class(one.core, one.tagged) for one in told],
        [contents_of(one.core, one.tagged, end[-1]) for one, end in zip(told, ends, strict=True)],
        [slots.topics_before(core, (*end, len(core))) for core, end in zip(cores, ends, strict=True)],
        [levels.find(core, level) for core in cores],
        [(*leans_on(one.core), FAULTS) if one.amiss else leans_on(one.core) for one in told],
        [actor_of(core) for core in cores],
        [charge_of(core) for core in cores],
        [terms.renewals(core) for core in cores],
        [can_turn(core, standing) for core in cores],
        [tuple([kind for _, _, kind in each]) for each in clauses],
        [ends_of(core, terms) for core in cores],
        [(FAULTS if one.amiss else reason_kind(one.core)) if one.role == "论述" else "" for one in told],
        [breadth_of(core) for core in cores],
        strict=True,
    )
    return [
        Traits(
            yao=yao,
            standings=(standing,),
            head_words=contents.head,
            rest_words=contents.rest,
            first_topics=topics[0],
            head_topics=topics[-2],
            rest_topics=tuple([topic for topic in topics[-1] if topic not in topics[-2]]),
            level_words=level_words,
            before=one.context.before,
            introduces=one.context.introduces,
            over=one.context.over.topics,
            opens=one.context.over.opens,
            under=one.context.under,
            titled=one.context.titled,
            quotation=one.role == "引语",
            leans=leans,
            actor=actor,
            charge=charge,
            renewals=renewals,
            turns=turns,
            clauses=kinds,
            ends=early,
            reason=reason,
            breadth=breadth,
            fours=contents.fours,
        )
        for (
            one,
            yao,
            contents,
            topics,
            level_words,
            leans,
            actor,
            charge,
            renewals,
            turns,
            kinds,
            early,
            reason,
            breadth,
        ) in columns
    ]
