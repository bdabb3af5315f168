"""What the bank holds, counted: by slot and role, by topic, by year, by source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.bank.bank import Bank
from generator.bank.representative import FIRST

_VERDICT = (
    "left join verdict v on v.phrase = m.phrase left join wording w on w.key = v.key and w.said = v.wording"
)
_OFFERED = "not coalesce(v.hidden, 0) and coalesce(w.usable, 1)"
_PHRASES = (
    "from sentence s join member m on m.key = s.key join source o on o.id = s.source "
    f"{_VERDICT} where s.usable and {_OFFERED}"
)
_SHOWN = f"""
select slot, role, count(*) from (
    select coalesce(v.slot, s.slot) as slot, coalesce(v.role, s.role) as role,
        row_number() over (partition by m.phrase order by {FIRST}) as place {_PHRASES}
) where place = 1 group by slot, role
"""
_TOPICAL = f"""
with topical as (
    select key, role, source, topic from sentence where usable and topic != ''
    union
    select s.key, s.role, s.source, j.value from sentence s, json_each(
        s.traits,
        case when json_type(s.traits, '$.first_topics') is null then '$.head_topics' else '$.first_topics' end
    ) j where s.usable
), held as (
    select coalesce(v.topic, t.topic) as topic, coalesce(v.role, t.role) as role, m.phrase as phrase, t.source as source
    from topical t join member m using (key) {_VERDICT} where {_OFFERED}
)
select topic, count(distinct case when role = '举措' then phrase end),
    count(distinct case when role = '论述' then phrase end),
    count(distinct case when role in ('举措', '论述') then source end)
from held group by topic
"""


@dataclass(frozen=True, slots=True)
class TopicHolding:
    """What there is on a topic of a slot: 举措, 论述 and the sources that they come from."""

    slot: str
    topic: str
    measures: int
    reasons: int
    sources: int

    def reaches(self, wanted: tuple[int, int, int]) -> bool:
        """Whether there are as many of each as `wanted`."""
        have = (self.measures, self.reasons, self.sources)
        return all(count >= least for count, least in zip(have, wanted, strict=True))


@dataclass(frozen=True, slots=True)
class SourceHolding:
    """A source, how many of its sentences may be used, and how many it has."""

    name: str
    kind: str
    occasion: str
    date: str
    usable: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Phrases are clusters of near-duplicates of which one may be used; years are four digits, or empty."""

    phrases: int
    roles: Mapping[str, Mapping[str, int]]
    """slot → role → phrases, each counted where the sentence is that stands for it."""
    topics: tuple[TopicHolding, ...]
    years: Mapping[str, Mapping[str, int]]
    """Year of the source, newest first → slot → phrases; curated phrases, which have none, are left out."""
    sources: tuple[SourceHolding, ...]


def holdings_of(bank: Bank, topics: Iterable[tuple[str, str]]) -> tuple[TopicHolding, ...]:
    """What `bank` holds on each of these topics (slot, topic), in their order; near-duplicates count once."""
    held = {topic: counts for topic, *counts in bank.connection.execute(_TOPICAL)}
    return tuple(TopicHolding(slot, topic, *held.get(topic, (0, 0, 0))) for slot, topic in topics)


def overview(bank: Bank, topics: Mapping[str, Sequence[str]]) -> Overview:
    """What `bank` holds; `topics` are slot → its topics, all of which are listed, those without a phrase too."""
    query = bank.connection.execute
    roles = _nested(query(_SHOWN), topics)
    years = _nested(
        query(
            f"select substr(o.date, 1, 4), coalesce(v.slot, s.slot), count(distinct m.phrase) {_PHRASES} "
            "and o.kind != 'curated' group by 1, 2 order by 1 desc"
        )
    )
    holdings = holdings_of(bank, [(slot, topic) for slot in topics for topic in topics[slot]])
    return Overview(
        sum(sum(counts.values()) for counts in roles.values()),
        roles,
        holdings,
        years,
        tuple(
            SourceHolding(*row)
            for row in query(
                "select o.told, o.kind, o.occasion, o.date, "
                f"count(s.id) filter (where s.usable and {_OFFERED}), "
                "count(s.id) from source o left join sentence s on s.source = o.id left join member m on m.key = s.key "
                f"{_VERDICT} group by o.id order by o.id"
            )
        ),
    )


def _nested(rows: Iterable[Any], order: Iterable[str] = ()) -> dict[str, dict[str, int]]:
    """outer → inner → count, the names in `order` first."""
    found: dict[str, dict[str, int]] = {name: {} for name in order}
    for outer, inner, count in rows:
        found.setdefault(outer, {})[inner] = count
    return found
