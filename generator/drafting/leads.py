"""Matched leads for a part, taken only where the bank can fill the points under them."""

from collections.abc import Callable, Sequence
from itertools import islice

from generator.bank.rows import SetRow
from generator.drafting.affinity import Affinities, body_roles
from generator.drafting.candidate import Candidate
from generator.drafting.choices import set_choice, wish_of
from generator.drafting.parts import Part, Point
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.setting import Setting
from generator.language.sentences import clauses

_FEWEST_BODIES = 2
_FEWEST_POINTS = 2
_ALTERNATIVES = 2
_WANTED = 2.5
"""What it counts for each of two points whose topic the brief or the template asks for."""
_ASKED = 3.5
"""What it counts for each of two points whose topic the user himself asks for."""
_WHOLE = 0.8
"""What it counts for each point that a paragraph written as a whole can fill."""
_THEMED = 3.0
"""What it counts for each point whose lead was written for the draft's theme."""
_ON_THEME = 2
_REPEATED = 4.0
"""What it costs that all leads of a set were said lately, and what it counts that all are the user's own."""


class Leads:
    """Chooses the leads of one part after another; a lead is used once in a draft."""

    def __init__(
        self,
        pool: Pool,
        sets: Sequence[SetRow],
        numbering: tuple[str, ...],
        affinities: Affinities,
        setting: Setting,
    ) -> None:
        self._pool, self._affinities, self._setting = pool, affinities, setting
        self._yao = any(style.endswith("要") for style in numbering[1:])
        self._sets = [members for row in sets if (members := self._members(row))]
        self._taken: set[str] = set()
        self._why: tuple[int, Sequence[tuple[str, float]]] = (0, ())
        """How many sets (or frames) served the part at hand, and what spoke for the one that was taken."""

    def choose(self, part: Part, register: Register) -> list[Point]:
        """The points of a part with their leads; fewer than asked where bodies are lacking, none if too few."""
        choose = self._across_slots if part.request.point_slots else self._of_one_set
        points = choose(part, register)
        self._taken.update(point.lead.text for point in points if point.lead)
        for point in points:
            if point.lead:
                self._tell(point, point.lead)
        return points

    def _tell(self, point: Point, lead: Candidate) -> None:
        sets, parts = self._why
        wish = wish_of(point.slot, "领句", point.topic)
        self._setting.journal.choose(lead.key, set_choice(lead, wish, parts, sets, point.alternatives))

    def _members(self, row: SetRow) -> list[tuple[str, str, Candidate]]:
        """(slot, topic, lead) of the set's members that may be said here, none that repeats ten characters of another."""
        members: list[tuple[str, str, Candidate]] = []
        for slot, topic, key in row.members:
            one = self._pool.by_key.get(key)
            if one is None or one.row.role != "领句" or not self._fits(one):
                continue
            if not any(_repeats(one, other) for _, _, other in members):
                members.append((slot, topic, one))
        return members

    def _fits(self, lead: Candidate) -> bool:
        """Under 一要 only what 要 can stand before."""
        return not self._yao or lead.row.traits.yao != "否"

    def _of_one_set(self, part: Part, register: Register) -> list[Point]:
        """The best-filled points of one set of siblings."""
        best: list[Point] = []
        best_score, serving = 0.0, 0
        self._why = (0, ())
        for members in self._sets:
            own = [
                (topic, lead)
                for slot, topic, lead in members
                if slot == part.request.slot and lead.text not in self._taken and self._may_be(part, topic)
            ]
            points = self._filled(part, own, register)
            if len(points) < _FEWEST_POINTS:
                continue
            serving += 1
            name = min(lead.key for _, lead in own)
            parts = (
                ("够写的点", min(len(points), part.count) * 2.0),
                ("有成段的", _WHOLE * min(part.count, sum(self._rank(point) > 0 for point in points))),
                ("正是本场合的", _WHOLE * min(part.count, sum(map(self._is_for_this, points)))),
                ("写给这个题的", _THEMED * min(part.count, sum(map(_is_themed, points)))),
                ("话题重了", -_WANTED * (len(points) - len({point.topic for point in points}))),
                ("合主题", _WANTED * min(2, sum(self._is_wanted(part, point) for point in points))),
                ("合您的重点", _ASKED * min(2, sum(map(self._is_asked, points)))),
                ("种子", 1.9 * self._setting.chance(part.id, name)),
                ("您的取舍", _REPEATED * _favour(points)),
                ("近几次讲过", -_REPEATED * self._setting.repeats(map(_phrase, points))),
            )
            score = sum(value for _, value in parts)
            if score > best_score:
                best, best_score, self._why = points, score, (0, parts)
        self._why = (serving, self._why[1])
        return self._pick(part, best)

    def _may_be(self, part: Part, topic: str) -> bool:
        """Where the template names topics, only those and what the user asks for."""
        return not part.request.topics or topic in part.request.topics or topic in self._setting.asked_topics

    def _filled(self, part: Part, leads: Sequence[tuple[str, Candidate]], register: Register) -> list[Point]:
        """Points for those leads that have enough to say."""
        points = [Point(part.id, part.request.slot, lead, topic or lead.row.topic) for topic, lead in leads]
        return [point for point in points if self._has_enough(point, register)]

    def _has_enough(self, point: Point, register: Register) -> bool:
        """Whether enough measures (facts in a report) serve this point and are not yet said."""
        roles = body_roles(self._setting.brief.standing)
        serving = self._affinities.each_serving(point, roles)
        unsaid = (one for one in serving if not register.conflicts(one))
        return len(list(islice(unsaid, _FEWEST_BODIES))) == _FEWEST_BODIES

    def _pick(self, part: Part, points: list[Point]) -> list[Point]:
        """As many as asked, wanted topics first, else by chance; in the set's own order."""
        ranked = sorted(
            points,
            key=lambda point: (
                not self._is_asked(point),
                -(point.topic in self._setting.wanted_topics) - (point.topic in part.request.topics),
                -self._rank(point),
                self._setting.repeats([_phrase(point)]),
                -self._setting.chance(part.id, point.lead.key if point.lead else "") - _favour([point]),
            ),
        )
        chosen = _each_topic_first(ranked)[: part.count]
        return self._numbered(part, sorted(chosen, key=lambda point: self._place(part, point)))

    def _place(self, part: Part, point: Point) -> int:
        """Where the point's topic stands in the template's list, else in slots.yaml, which names the first things first."""
        slot = self._setting.lexicon.slots.by_name.get(point.slot)
        topics = [*part.request.topics, *(slot.topics if slot else ())]
        return topics.index(point.topic) if point.topic in topics else len(topics)

    def _numbered(self, part: Part, points: list[Point]) -> list[Point]:
        for index, point in enumerate(points, 1):
            point.id = f"{part.id}.{index}"
            point.alternatives = self._alternatives(point, points)
        return points

    def _alternatives(self, point: Point, points: Sequence[Point]) -> tuple[Candidate, ...]:
        used = {other.lead.key for other in points if other.lead}
        same = [
            lead for members in self._sets for slot, topic, lead in members
            if slot == point.slot and topic == point.topic and lead.key not in used and lead.text not in self._taken
        ]  # fmt: skip
        ranked = sorted(same, key=lambda one: self._setting.chance(point.id, one.key) - one.favour)
        return tuple(ranked[:_ALTERNATIVES])

    def _across_slots(self, part: Part, register: Register) -> list[Point]:
        """One lead a slot, all of one frame (在…上…, 用好…) and rhythm; of one frame alone if rhythm allows too few."""
        points = self._of_slots(part, register)
        chosen = self._of_one_frame(part, points, _close_frame)
        asked = any(self._is_wanted(part, point) for point in points)
        heeded = not asked or any(self._is_wanted(part, point) for point in chosen)
        if len(chosen) < len(part.slots) or not heeded:
            chosen = self._of_one_frame(part, points, _frame)
        chosen = self._complete(part, chosen, points)
        return self._numbered(part, chosen) if len(chosen) >= _FEWEST_POINTS else []

    def _complete(self, part: Part, chosen: list[Point], points: Sequence[Point]) -> list[Point]:
        """`chosen` with a lead of another frame for each slot that its frame has none for: no duty is left out."""
        found = {point.slot: point for point in chosen}
        for slot in part.slots:
            free = [point for point in points if point.slot == slot]
            if slot not in found and free:
                found[slot] = self._likeliest(part, free)
        return [found[slot] for slot in part.slots if slot in found]

    def _of_slots(self, part: Part, register: Register) -> list[Point]:
        """Points for every lead of the part's slots that has enough to say: on the topics that the template names
        for the slot, on others only if none is to be had on these."""
        points = [
            Point(part.id, slot, lead, topic or lead.row.topic)
            for members in self._sets
            for slot, topic, lead in members
            if slot in part.slots and lead.text not in self._taken
        ]
        full = [point for point in points if self._has_enough(point, register)]
        asked = {point.slot for point in full if point.topic in part.request.topics}
        return [
            point
            for point in full
            if point.slot not in asked or point.topic in part.request.topics or self._is_asked(point)
        ]

    def _of_one_frame(
        self, part: Part, points: Sequence[Point], frame_of: Callable[[str], str]
    ) -> list[Point]:
        frames: dict[str, dict[str, list[Point]]] = {}
        for point in points:
            frames.setdefault(frame_of(_text(point)), {}).setdefault(point.slot, []).append(point)
        if not frames:
            return []
        best = max(
            frames,
            key=lambda frame: (
                len(frames[frame]),
                sum(any(map(self._is_asked, points)) for points in frames[frame].values()),
                any(self._is_wanted(part, point) for points in frames[frame].values() for point in points),
                self._setting.chance(part.id, frame)
                + _favour([one for points in frames[frame].values() for one in points])
                - self._setting.repeats(_phrase(one) for points in frames[frame].values() for one in points),
            ),
        )
        self._why = (len(frames), [("同一句式说得到的点", float(len(frames[best])))])
        return [self._likeliest(part, frames[best][slot]) for slot in part.slots if slot in frames[best]]

    def _likeliest(self, part: Part, points: Sequence[Point]) -> Point:
        """A point whose topic is asked for, else one by chance."""
        return max(
            points,
            key=lambda point: (
                self._is_asked(point),
                self._is_wanted(part, point),
                _is_themed(point),
                self._is_for_this(point),
                -self._setting.repeats([_phrase(point)]),
                self._setting.chance(part.id, _text(point)) + _favour([point]),
            ),
        )

    def _is_wanted(self, part: Part, point: Point) -> bool:
        """Whether the template or the brief asks for this point's topic, or a paragraph on it has the draft's theme."""
        asked = point.topic in part.request.topics or point.topic in self._setting.wanted_topics
        return asked or self._rank(point) == _ON_THEME

    def _is_asked(self, point: Point) -> bool:
        """Whether the user himself asks for this point's topic."""
        return point.topic in self._setting.asked_topics

    def _is_for_this(self, point: Point) -> bool:
        """Whether its lead was written for this very occasion."""
        return point.lead is not None and self._setting.brief.occasion in point.lead.row.traits.occasions

    def _rank(self, point: Point) -> int:
        return self._affinities.stanzas.rank(point.slot, point.topic)


def _each_topic_first(points: Sequence[Point]) -> list[Point]:
    """The first point of each topic before those on a topic that has one."""
    first = {point.topic: point for point in reversed(points)}
    return [
        *(one for one in points if one is first[one.topic]),
        *(one for one in points if one is not first[one.topic]),
    ]


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether ten characters of one lead stand in another."""
    return not one.stretches.isdisjoint(other.stretches) and not one.runs.isdisjoint(other.runs)


def _favour(points: Sequence[Point]) -> float:
    """What the user's past choices say for these leads on average: 1 all his own wording, below 0 struck."""
    found = [point.lead.favour for point in points if point.lead]
    return sum(found) / len(found) if found else 0.0


def _is_themed(point: Point) -> bool:
    return point.lead is not None and bool(point.lead.row.traits.themes)


def _text(point: Point) -> str:
    return point.lead.text if point.lead else ""


def _phrase(point: Point) -> str:
    return point.lead.row.phrase if point.lead else ""


def _frame(text: str) -> str:
    """How a lead is built: 在…上 or not, and how many clauses it has."""
    return f"{'在上' if text.startswith('在') and '上' in text else ''}{len(clauses(text))}"


def _close_frame(text: str) -> str:
    """The frame with its first character where that is a particle, and the rhythm of its clauses."""
    head = text[0] if text[0] in "把以让用" else ""
    return f"{_frame(text)}{head}{[len(clause) // 2 for clause in clauses(text)]}"
