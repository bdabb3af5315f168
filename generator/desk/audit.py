"""The bank looked over: its own faults, what is too thin, and what no template could be filled from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date

from generator.bank.bank import Bank
from generator.bank.overview import TopicHolding
from generator.desk.faults import Fault, out_of_date, said_twice, short, thin, with_names
from generator.desk.supplies import Supply, supplies_of
from generator.desk.topic_counts import count_topics
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.produce import skeleton_of
from generator.drafting.template import Template
from generator.language.lexicon import Lexicon
from generator.model.brief import Brief
from generator.model.skeleton import PartRequest, Skeleton

_KNOWN = ("地区", "本级", "日期")


@dataclass(frozen=True, slots=True)
class Audit:
    """All that was found, with the tables it rests on."""

    faults: tuple[Fault, ...]
    topics: tuple[TopicHolding, ...]
    supplies: tuple[Supply, ...]


def audit(
    bank: Bank,
    templates: Sequence[Template],
    lexicon: Lexicon,
    day: Date,
    place: str,
    own: Sequence[str] = (),
) -> Audit:
    """Look over `bank` as it stands on `day`, for the templates and a user of `place` (its level counts), whose `own`
    names may be said."""
    rows = bank.phrases()
    asked = [
        (template, brief, _parts(template, brief, lexicon))
        for template in templates
        for brief in _briefs(template, lexicon, day, place)
    ]
    topics = count_topics(bank, [part for _, _, parts in asked for part in parts], lexicon)
    supplies = tuple(
        supply
        for template, brief, parts in asked
        for supply in supplies_of(template, brief, parts, rows, bank, lexicon)
    )
    faults = (
        *said_twice(rows),
        *with_names(rows, bank, lexicon, own),
        *out_of_date(rows, day),
        *thin(topics),
        *short(supplies),
    )
    return Audit(faults, topics, supplies)


def _briefs(template: Template, lexicon: Lexicon, day: Date, place: str) -> Iterator[Brief]:
    """The brief of a user there, if the occasion exists at that level."""
    given = [Entry(key, "某", "") for key in template.required if key not in _KNOWN] + [
        Entry("地区", place, "")
    ]
    brief = make_brief(template.name, given, {}, template.standing, lexicon.levels, day)
    if not template.levels or brief.level in template.levels:
        yield brief


def _parts(template: Template, brief: Brief, lexicon: Lexicon) -> list[PartRequest]:
    return list(_requests(skeleton_of(template, brief, lexicon)))


def _requests(skeleton: Skeleton) -> Iterator[PartRequest]:
    for block in skeleton.blocks:
        for span in (*block.lead, *block.body):
            if isinstance(span, PartRequest):
                yield span
