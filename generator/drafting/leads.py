"""Matched leads for a part, taken only where the bank can fill the points under them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from generator.bank.rows import SetRow
from generator.drafting.affinity import Affinities, body_roles
from generator.drafting.candidate import Candidate
from generator.drafting.choices import set_choice, wish_of
from generator.drafting.lead_frames import close_frame, each_topic_first, favour, frame, in_frame, repeats
from generator.drafting.parts import Part, Point, Wish
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.setting import Setting

_FEWEST_BODIES = 2
_FEWEST_POINTS = 2
_ALTERNATIVES = 2
_WANTED = 2.5
"""What it counts for each of two points whose topic the brief or the template asks for."""
_ASKED = 3.5
"""What it counts for each of two points whose topic the user himself asks for."""
_WHOLE = 0.8
"""What it counts for each point that a paragraph written as a whole can fill."""
_OWN = 1.5
"""What it counts for each point on which the office itself spoke to such listeners."""
_OWN_FIRST = 0.5
"""What that counts beside chance, where one of several points of a set is chosen."""
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
        self._led: set[Wish] = set()
        """Topics named by the template that have a lead: another on the same would say the same."""
        self._why: tuple[int, Sequence[tuple[str, float]]] = (0, ())
        """How many sets (or frames) served the part at hand, and what spoke for the one that was taken."""

    def choose(self, part: Part, register: Register) -> list[Point]:
        """The points of a part with their leads; fewer than asked where bodies are lacking, none if too few."""
        choose = self._across_slots if part.wishes else self._of_one_set
        points = choose(part, register)
        self._taken.update(point.lead.text for point in points if point.lead)
        for point in points:
            if point.lead:
                self._tell(point, point.lead)
                self._led.add(Wish(point.slot, point.topic))
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
            if not any(repeats(one, other) for _, _, other in members):
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
                ("您的旧稿讲过的", _OWN * min(part.count, sum(map(self._is_own, points)))),
                ("正是本场合的", _WHOLE * min(part.count, sum(map(self._is_for_this, points)))),
                ("写给这个题的", _THEMED * min(part.count, sum(map(_is_themed, points)))),
                ("话题重了", -_WANTED * (len(points) - len({point.topic for point in points}))),
                ("合主题", _WANTED * min(2, sum(self._is_wanted(part, point) for point in points))),
                ("合您的重点", _ASKED * min(2, sum(map(self._is_asked, points)))),
                ("种子", 1.9 * self._setting.chance(part.id, name)),
                ("您的取舍", _REPEATED * favour(points)),
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
        """Whether enough measures (facts in a report) serve this point and are not yet said, or the office itself went on
        from this lead."""
        if self._affinities.stanzas.under(point.lead):
            return True
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
                -self._setting.chance(part.id, point.lead.key if point.lead else "")
                - favour([point])
                - _OWN_FIRST * self._is_own(point),
            ),
        )
        chosen = each_topic_first(ranked)[: part.count]
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
        """One lead a wish, all of one frame (在…上…, 用好…) and rhythm; of one frame alone if rhythm allows too few."""
        points = self._of_wishes(part, register)
        chosen = self._of_one_frame(part, points, close_frame)
        asked = any(self._is_wanted(part, point) for point in points)
        heeded = not asked or any(self._is_wanted(part, point) for point in chosen.values())
        if len(chosen) < len(set(part.wishes)) or not heeded:
            chosen = self._of_one_frame(part, points, frame)
        chosen = self._complete(part, chosen, points)
        if part.request.point_topics:
            return self._numbered(part, self._each_wish(part, chosen, points))
        if len(chosen) < _FEWEST_POINTS:
            return []
        return self._numbered(part, list(self._with_usual(part, chosen, points)))

    def _with_usual(
        self, part: Part, chosen: Mapping[Wish, Point], points: Sequence[Point]
    ) -> Iterator[Point]:
        """`chosen`, each duty with what the user asks for above all in its slot: that is said beside the duty itself, not
        in its place, and in another frame if the chosen one has none for it."""
        said = list(chosen.values())
        for wish, point in chosen.items():
            of_slot = [one for one in points if part.wish_for(one.slot, one.topic) == wish]
            asked = [one for one in of_slot if self._is_asked(one)]
            usual = [one for one in of_slot if one.topic in part.request.topics and not self._is_asked(one)]
            if not asked or not usual:
                yield point
                continue
            for kind in (usual, asked):
                yield point if point in kind else self._likeliest(part, in_frame(kind, said))

    def _complete(
        self, part: Part, chosen: Mapping[Wish, Point], points: Sequence[Point]
    ) -> dict[Wish, Point]:
        """`chosen` with a lead of another frame for each wish that its frame has none for: no duty is left out."""
        found: dict[Wish, Point] = {}
        for wish in part.wishes:
            free = [point for point in points if part.wish_for(point.slot, point.topic) == wish]
            if wish in chosen or free:
                found[wish] = chosen.get(wish) or self._likeliest(part, free)
        return found

    def _each_wish(self, part: Part, chosen: dict[Wish, Point], points: Sequence[Point]) -> list[Point]:
        """A point for every wish: where no lead is left for its topic, the user is asked for one."""
        found: list[Point] = []
        for wish in part.wishes:
            said = {point.topic for point in (*found, *chosen.values())}
            free = [
                point
                for point in points
                if part.wish_for(point.slot, point.topic) == wish and point.topic not in said
            ]
            fitting = in_frame(free, [*found, *chosen.values()])
            point = chosen.pop(wish, None) or (self._likeliest(part, fitting) if fitting else None)
            about = wish.topic or wish.slot
            found.append(point or Point(part.id, wish.slot, None, wish.topic, lead_guide=f"{about}的领句"))
        return found

    def _of_wishes(self, part: Part, register: Register) -> list[Point]:
        """Points for every lead that serves a wish and has enough to say: on the topics that the template names
        for the slot, on others only if none is to be had on these."""
        points = [
            Point(part.id, slot, lead, topic or lead.row.topic)
            for members in self._sets
            for slot, topic, lead in members
            if lead.text not in self._taken and self._may_lead(part, slot, topic or lead.row.topic)
        ]
        full = [point for point in points if self._has_enough(point, register)]
        asked = {point.slot for point in full if point.topic in part.request.topics}
        return [
            point
            for point in full
            if point.slot not in asked or point.topic in part.request.topics or self._is_asked(point)
        ]

    def _may_lead(self, part: Part, slot: str, topic: str) -> bool:
        """Whether a lead on `topic` serves a wish of the part; where topics are named, one that no lead has served."""
        served = not topic or Wish(slot, topic) in self._led
        return part.wish_for(slot, topic) is not None and not (part.request.point_topics and served)

    def _of_one_frame(
        self, part: Part, points: Sequence[Point], frame_of: Callable[[str], str]
    ) -> dict[Wish, Point]:
        frames: dict[str, dict[Wish, list[Point]]] = {}
        for point in points:
            wish = part.wish_for(point.slot, point.topic)
            if wish is not None:
                frames.setdefault(frame_of(_text(point)), {}).setdefault(wish, []).append(point)
        if not frames:
            return {}
        best = max(
            frames,
            key=lambda name: (
                len(frames[name]),
                sum(any(map(self._is_asked, points)) for points in frames[name].values()),
                any(self._is_wanted(part, point) for points in frames[name].values() for point in points),
                self._setting.chance(part.id, name)
                + favour([one for points in frames[name].values() for one in points])
                - self._setting.repeats(_phrase(one) for points in frames[name].values() for one in points),
            ),
        )
        self._why = (len(frames), [("同一句式说得到的点", float(len(frames[best])))])
        return {
            wish: self._likeliest(part, frames[best][wish]) for wish in part.wishes if wish in frames[best]
        }

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
                self._setting.chance(part.id, _text(point)) + favour([point]),
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

    def _is_own(self, point: Point) -> bool:
        return self._affinities.stanzas.is_own(point.slot, point.topic)

    def _rank(self, point: Point) -> int:
        return self._affinities.stanzas.rank(point.slot, point.topic)


def _is_themed(point: Point) -> bool:
    return point.lead is not None and bool(point.lead.row.traits.themes)


def _text(point: Point) -> str:
    return point.lead.text if point.lead else ""


def _phrase(point: Point) -> str:
    return point.lead.row.phrase if point.lead else ""
