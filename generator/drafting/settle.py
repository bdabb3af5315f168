"""Headings and leads that an outline gives, as the planner wants them: never altered, their source kept if known."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.bank.rows import PhraseRow
from generator.drafting.bodies import is_to_tell, share_of
from generator.drafting.candidate import Candidate
from generator.drafting.meaning import UNSURE, Meaning
from generator.drafting.notation import with_blanks
from generator.drafting.parts import Part, Point
from generator.drafting.pool import Pool
from generator.drafting.setting import Setting
from generator.model.draft import Source, Span
from generator.model.sentence import Sentence, Traits
from generator.model.skeleton import Blank, GivenPart, GivenPoint

_COMMON = 0.03
"""Share of the pool's sentences above which a word of a lead says nothing of what it is about."""
_FEW = 3
_THIN = 0.5
"""Share of the characters planned for a point below which the user is told."""
_YAO = ("我们要", "要")
_LONGEST_GUIDE = 40


@dataclass(frozen=True, eq=False)
class Given(Candidate):
    """A heading or lead of an outline. `known` is the phrase of the bank that it is, if it was not edited.

    The user wants it said, whatever it repeats.
    """

    known: Candidate | None = None
    runs = formulas = matters = frozenset()
    confined = None

    def spans(self, unit: int, *, strip_yao: bool = False) -> tuple[Span, ...]:  # noqa: ARG002
        """Its very words: of its source if it has one, else the user's."""
        if self.known is not None:
            return self.known.spans(unit, strip_yao=self.known.text != self.text)
        key = self.row.role
        return tuple(
            Span(one.text, "blank", None, one.key)
            if isinstance(one, Blank)
            else Span(one.text, "fact", unit, key)
            for one in with_blanks(self.text)
        )


@dataclass(frozen=True, eq=False)
class _Quoted(Candidate):
    """A stretch of the file: its runs and formulas are not said again, but no sentence is like it as a whole."""

    grams = matters = frozenset()
    confined = None


class Settler:
    """Makes the parts of an outline ready for the planner."""

    def __init__(self, pool: Pool, numbering: Sequence[str], setting: Setting) -> None:
        self._pool, self._setting, self._slots = pool, setting, setting.lexicon.slots
        self._yao = any(style.endswith("要") for style in numbering[1:])
        self._meaning = Meaning(pool, setting.lexicon.slots)
        self._claimed: set[str] = set()

    @functools.cached_property
    def _known(self) -> Mapping[tuple[str, str], Candidate]:
        return _by_text(self._pool)

    @functools.cached_property
    def _counts(self) -> Mapping[str, int]:
        return _word_counts(self._pool)

    def settle(self, part: Part) -> Sequence[str]:
        """Give `part` the heading and the leads of its outline; what the user is to be told of them."""
        given = part.request.given
        if given is None:
            return ()
        part.heading = self.candidate(given.heading, given.heading.core)
        self._claimed |= {
            topic for one in given.points for topic in (one.lead.topic, *one.lead.traits.head_topics)
        }
        part.points = self._points(part, given)
        if not (self._yao and given.unfit and len(part.points) > 1):
            return ()
        return (f"“{given.heading.core}”的各点用“一是”：“{given.unfit.rstrip('。')}”前面不能加“要”。",)

    def _points(self, part: Part, given: GivenPart) -> list[Point]:
        points: list[Point] = []
        for number, one in enumerate(given.points, 1):
            unwritten = _unwritten(one)
            if unwritten:
                name, lead = f"{part.id}.{number}", one.lead
                points.append(
                    Point(name, lead.slot, topic=lead.topic, facts=list(one.facts), lead_guide=unwritten)
                )
                continue
            lead, strange = self._meaning.of(one.lead)
            candidate = self.candidate(lead, self._lead_text(one, given))
            points.append(
                Point(
                    f"{part.id}.{number}",
                    lead.slot,
                    candidate,
                    lead.topic,
                    facts=list(one.facts),
                    strange=strange,
                )
            )
        return points

    def _lead_text(self, point: GivenPoint, given: GivenPart) -> str:
        """The lead; behind 一要 without the 要 that the ordinal says already."""
        text = point.lead.core
        head = next((one for one in _YAO if text.startswith(one)), "")
        doubled = self._yao and not given.unfit and len(given.points) > 1 and head
        return text.removeprefix(head) if doubled else text

    def candidate(self, sentence: Sentence, text: str) -> Given:
        """A heading or lead that reads `text`; the bank knows a lead without its full stop too."""
        text = next((one for one in (text, f"{text}。") if (sentence.role, one) in self._known), text)
        known = self._known.get((sentence.role, text))
        row = known.row if known else self._row(sentence)
        placed = row._replace(slot=sentence.slot, topic=sentence.topic)
        return Given(placed, ((text, ""),), text, 0.0, False, self._setting, known=known)

    def _telling(self, sentence: Sentence) -> Traits:
        """What a line of the user's is about: its words that are not common to sentences of any subject.

        One without a cue is about nothing that the bank knows if one of its words is not in the bank; one
        that names its slot alone is about all topics of the slot that no other line has claimed.
        """
        traits = sentence.traits
        most = max(_FEW, _COMMON * len(self._pool.by_key))
        head, rest = (
            tuple(word for word in found if self._counts.get(word, 0) <= most)
            for found in (traits.head_words, traits.rest_words)
        )
        topics = traits.head_topics
        if sentence.confidence <= UNSURE:
            if not all(self._counts.get(word) for word in (*traits.head_words, *traits.rest_words)):
                head, rest = (), ()
        elif not (head or rest or topics or sentence.topic):
            slot = self._slots.by_name.get(sentence.slot)
            topics = tuple(topic for topic in (slot.topics if slot else ()) if topic not in self._claimed)
        return traits._replace(head_words=head, rest_words=rest, head_topics=topics)

    def _row(self, sentence: Sentence) -> PhraseRow:
        """A sentence of the user's as a row of the bank; it has no source."""
        return PhraseRow(
            key=sentence.key,
            phrase=sentence.key,
            source=Source("", 0, 0),
            source_id=0,
            kind="own",
            level="",
            slot=sentence.slot,
            role=sentence.role,
            topic=sentence.topic,
            text=sentence.text,
            core=sentence.core,
            since="",
            until="",
            confidence=sentence.confidence,
            traits=self._telling(sentence),
        )


def _unwritten(point: GivenPoint) -> str:
    """What a lead that is still a blank asks for; empty if there is a lead."""
    blanks = with_blanks(point.lead.core.rstrip("。"))
    return blanks[0].key if len(blanks) == 1 and isinstance(blanks[0], Blank) else ""


def guide_empty(part: Part, shortfalls: list[str]) -> int:
    """A guided blank for each point of an outline for which the bank has nothing, and a word to the user on it
    and on each that stays thin.

    Gives the characters that are left to the user.
    """
    owed = 0
    share = share_of(part, part.characters)
    for point in part.points:
        thin = point.body and point.length < _THIN * share and not is_to_tell(part, point)
        if point.lead is not None and thin:
            shortfalls.append(
                f"“{point.lead.text.rstrip('。')}”约要 {share} 字，句库只够 {point.length} 字。"
            )
        if not point.body and not point.facts and point.lead is not None:
            text = point.lead.text.rstrip("。；：！").replace("【", "").replace("】", "")[:_LONGEST_GUIDE]
            point.guide = f"{text}，约 {share} 字"
            why = f"（没有讲“{point.strange}”的）" if point.strange else ""
            shortfalls.append(f"句库里没有适合“{text}”的语句{why}，已留出空白：约 {share} 字。")
            owed += share
    return owed


def guide_leads(part: Part, shortfalls: list[str]) -> None:
    """What the user is to write at each point whose lead is left to him, and a word to him on how many these are."""
    share = share_of(part, part.characters)
    left = [point for point in part.points if point.lead_guide]
    for point in left:
        about = point.topic or point.slot
        told = point.body or point.facts
        point.lead_guide = f"{about}的领句，概括下面的话" if told else f"{about}的一点，约 {share} 字"
    if left:
        about = "、".join(dict.fromkeys(point.topic or point.slot for point in left))
        title = part.heading.text if part.heading else part.request.heading or about
        shortfalls.append(
            f"“{title}”有 {len(left)} 点的领句留成了空白：句库里讲“{about}”的领句，没有用过而意思又不同的不够。"
        )


def quoted(text: str, setting: Setting) -> Candidate:
    """A stretch of the file as something that is said already."""
    row = PhraseRow("", "", Source("", 0, 0), 0, "own", "", "", "", "", text, text, "", "", 1.0, Traits())
    return _Quoted(row, ((text, ""),), text, 0.0, False, setting)


def _by_text(pool: Pool) -> Mapping[tuple[str, str], Candidate]:
    """(role, text with and without 要) → the phrase of the bank."""
    found: dict[tuple[str, str], Candidate] = {}
    for one in pool.all_of("小标题", "领句"):
        for text in (one.text, one.text.removeprefix("我们要"), one.text.removeprefix("要")):
            found.setdefault((one.row.role, text), one)
    return found


def _word_counts(pool: Pool) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for one in pool.by_key.values():
        for word in one.words:
            counts[word] = counts.get(word, 0) + 1
    return counts
