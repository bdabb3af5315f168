"""How leads are built, and which of several say the same, and what the user thought of them."""

from collections.abc import Sequence

from generator.drafting.candidate import Candidate
from generator.drafting.parts import Point
from generator.language.sentences import clauses


def frame(text: str) -> str:
    """How a lead is built: 在…上 or not, and how many clauses it has."""
    return f"{'在上' if text.startswith('在') and '上' in text else ''}{len(clauses(text))}"


def close_frame(text: str) -> str:
    """The frame with its first character where that is a particle, and the rhythm of its clauses."""
    head = text[0] if text[0] in "把以让用" else ""
    return f"{frame(text)}{head}{[len(clause) // 2 for clause in clauses(text)]}"


def repeats(one: Candidate, other: Candidate) -> bool:
    """Whether ten characters of one lead stand in another."""
    return not one.stretches.isdisjoint(other.stretches) and not one.runs.isdisjoint(other.runs)


def each_topic_first(points: Sequence[Point]) -> list[Point]:
    """The first point of each topic before those on a topic that has one."""
    first = {point.topic: point for point in reversed(points)}
    return [
        *(one for one in points if one is first[one.topic]),
        *(one for one in points if one is not first[one.topic]),
    ]


def favour(points: Sequence[Point]) -> float:
    """What the user's past choices say for these leads on average: 1 all his own wording, below 0 struck."""
    found = [point.lead.favour for point in points if point.lead]
    return sum(found) / len(found) if found else 0.0
