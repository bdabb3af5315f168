"""What a skeleton asks of a bank too big to be read whole: the topics of each part are settled first."""

from collections.abc import Iterator

from generator.bank.selection import Need, Wish
from generator.drafting.affinity import REASONS, body_roles
from generator.drafting.bodies import OVERALL
from generator.drafting.parts import Part
from generator.drafting.passages import roles_of
from generator.drafting.setting import USUAL, Setting
from generator.model.skeleton import PartRequest, Request, Skeleton

_REASONS, _MEASURES, _SENTENCES = 4, 10, 40
"""Sentences to read: reasons and measures for a topic, sentences for a single request."""
_FEWEST = 8
"""Sentences to read for a topic of a single request."""
_SPARE = 1
"""Topics that are read for a part beyond the number of its points."""
_USUAL_LENGTH = 900


def wish_of(setting: Setting, *, samples: bool) -> Wish:
    """Who speaks where and when."""
    brief = setting.brief
    occasions = (brief.occasion, setting.like or USUAL.get(brief.standing, ""))
    return Wish(
        tuple(filter(None, occasions)),
        brief.level,
        setting.standings,
        brief.date.isoformat(),
        setting.themes,
        setting.seed,
        samples,
    )


def needs_of(skeleton: Skeleton, setting: Setting) -> list[Need]:
    """A need for each slot that is asked for, single requests first."""
    requests, parts = [], []
    for block in skeleton.blocks:
        for span in (*block.lead, *block.body):
            if isinstance(span, Request):
                requests.append(span)
            elif isinstance(span, PartRequest):
                parts.append(span)
    return [
        *(need for request in requests for need in _of_request(request, setting)),
        *(need for number, part in enumerate(parts) for need in _of_part(part, number, setting)),
    ]


def need_of(slot: str, topic: str, setting: Setting) -> Need:
    """What choosing the sentences or the lead of one point anew asks for."""
    return Need(slot, _roles(setting), (topic,), enough=1, leads=True)


def headings_of(slot: str, setting: Setting) -> Need:
    """What choosing one heading anew asks for."""
    return Need(slot, (("小标题", _SENTENCES),), ("", *_topics_of(slot, setting)))


def given_keys(skeleton: Skeleton) -> list[str]:
    """The keys of the headings and leads that an outline gives."""
    spans = (span for block in skeleton.blocks for span in (*block.lead, *block.body))
    given = [span.given for span in spans if isinstance(span, PartRequest) and span.given]
    return [key for one in given for key in (one.heading.key, *(point.lead.key for point in one.points))]


def _of_request(request: Request, setting: Setting) -> Iterator[Need]:
    roles = roles_of(request)
    for slot in (request.slot,) if request.slot else setting.lexicon.slots.names:
        topics = (request.topic,) if request.topic else ("", *_topics_of(slot, setting))
        most = max(_FEWEST, _SENTENCES // len(topics))
        yield Need(slot, tuple((role, most) for role in roles), topics, move=request.move)


def _of_part(part: PartRequest, number: int, setting: Setting) -> Iterator[Need]:
    count = Part("", part, part.characters or _USUAL_LENGTH).count
    roles = _roles(setting)
    for slot in dict.fromkeys(part.point_slots or (part.slot,)):
        enough = (part.point_slots.count(slot) if part.point_slots else count) + _SPARE
        topics = _ranked(part, slot, number, setting) or ("",)
        yield Need(slot, roles, topics, enough, leads=part.form != "段落")
    for point in part.given.points if part.given else ():
        about = dict.fromkeys(filter(None, (point.lead.topic, *point.lead.traits.head_topics)))
        yield Need(point.lead.slot, roles, tuple(about))
    topics = ("", *_topics_of(part.slot, setting))
    if part.intro:
        yield Need(part.slot, tuple((role, _FEWEST) for role in REASONS), ("",), move=OVERALL)
    if not part.heading:
        yield Need(part.slot, (), topics, headings=True)


def _roles(setting: Setting) -> tuple[tuple[str, int], ...]:
    """The roles of what a point is made of, with the most to read of each."""
    return (
        *((role, _REASONS) for role in REASONS),
        *((role, _MEASURES) for role in body_roles(setting.brief.standing)),
    )


def _ranked(part: PartRequest, slot: str, number: int, setting: Setting) -> tuple[str, ...]:
    """The topics of a slot: those that the template names, then what the brief is about, then by chance."""

    def place(topic: str) -> tuple[bool, bool, float]:
        chance = setting.chance(f"话题{number}", topic)
        asked = topic in part.topics or topic in part.point_topics
        return not asked, topic not in setting.wanted_topics, -chance

    return tuple(sorted(_topics_of(slot, setting), key=place))


def _topics_of(slot: str, setting: Setting) -> tuple[str, ...]:
    known = setting.lexicon.slots.by_name.get(slot)
    return tuple(known.topics) if known else ()
