"""A check: data plus a message, which cannot exist without examples that must be flagged and that must pass."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from generator.checking.paper import Paper, Setting
from generator.language.punctuation import nested
from generator.model.finding import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("提示", "警告", "错误")
"""From the mildest to the gravest."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a check found something: the paragraph, offsets in it, what is wrong, what should stand there.

    `plain`: the suggestion may be put in its place as it is. `severity` overrides the check's own.
    """

    paragraph: int
    start: int
    end: int
    message: str
    suggestion: str = ""
    plain: bool = False
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text (one paragraph a line) and what its setting has otherwise than the usual one of examples."""

    text: str
    changes: Mapping[str, Any] = field(default_factory=dict)

    def paper(self, usual: Setting) -> Paper:
        """The example as a paper to be checked."""
        return Paper(tuple(self.text.split("\n")), replace(usual, **self.changes))


@dataclass(frozen=True, slots=True)
class Check:
    """`id` is stable and ASCII (leftover.place); `reason` one line of Chinese that says what it looks for.

    Every one of `wrong` must be flagged by it and none of `right`. Raises ValueError without both.
    """

    id: str
    severity: Severity
    reason: str
    find: Callable[[Paper], Iterable[Spot]]
    wrong: tuple[Example, ...]
    right: tuple[Example, ...]

    def __post_init__(self) -> None:
        if not self.wrong or not self.right:
            raise ValueError(f"{self.id}: a check needs examples that are wrong and examples that are right")
        if not self.id.isascii() or self.severity not in SEVERITIES or not self.reason:
            raise ValueError(f"{self.id}: a check needs an ASCII id, a severity and a reason")

    def run(self, paper: Paper) -> list[Finding]:
        """All that it finds in `paper`."""
        return [
            Finding(
                self.id,
                spot.severity or self.severity,
                spot.start,
                spot.end,
                paper.paragraphs[spot.paragraph][spot.start : spot.end],
                nested(spot.message),
                spot.suggestion,
                spot.plain and bool(spot.suggestion),
                spot.paragraph,
            )
            for spot in self.find(paper)
        ]

    def broken(self, usual: Setting) -> str:
        """The first example that it judges wrongly, or an empty string."""
        missed = (one.text for one in self.wrong if not self.run(one.paper(usual)))
        alarms = (one.text for one in self.right if self.run(one.paper(usual)))
        return next(chain(missed, alarms), "")


def examples(*texts: str | Example) -> tuple[Example, ...]:
    """Plain texts as examples in the usual setting."""
    return tuple(text if isinstance(text, Example) else Example(text) for text in texts)
