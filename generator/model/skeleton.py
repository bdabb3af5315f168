"""What a template renders to: blocks whose spans are literal, fact, blank or request."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.sentence import Sentence


class Literal(NamedTuple):
    """Fixed text of the template."""

    text: str


class Fact(NamedTuple):
    """A value of the brief, word for word."""

    key: str
    text: str


class Blank(NamedTuple):
    """A place for the user to fill; `kind` is 待填 (a name) or 此处写 (a passage)."""

    key: str
    kind: str = "待填"

    @property
    def text(self) -> str:
        """As it is printed: 【待填：会议】."""
        return f"【{self.kind}：{self.key}】"


class Request(NamedTuple):
    """One wish for phrases: `选(…)` in a template."""

    slot: str = ""
    role: str = ""
    topic: str = ""
    move: str = ""
    characters: int | None = None
    guide: str = ""


class GivenPoint(NamedTuple):
    """A lead that is not to be chosen: `lead` is what mining makes of it; `facts` are to stand in its point."""

    lead: Sentence
    facts: tuple[str, ...] = ()


class GivenPart(NamedTuple):
    """A heading and leads that are not to be chosen (an outline that was approved); none is ever altered.

    Without `points` the leads are chosen to suit the heading, or it has paragraphs only.
    """

    heading: Sentence
    points: tuple[GivenPoint, ...] = ()
    unfit: str = ""
    """The first of the user's own leads before which no 要 can stand: the points take 一是 where others take 一要."""


class PartRequest(NamedTuple):
    """A whole part (heading, leads, bodies): `部分(…)` in a template."""

    slot: str
    points: int | None = None
    characters: int | None = None
    topics: tuple[str, ...] = ()
    point_slots: tuple[str, ...] = ()
    """A slot for each point, where the points of a part are of different slots."""
    form: str = "分段"
    """分段: a paragraph a point; 连写: all points in one paragraph; 段落: no points, only paragraphs."""
    heading: str = ""
    """A heading fixed by the template; empty: one is chosen."""
    run_in: bool = False
    """The heading opens the part's paragraph, without ordinal."""
    intro: bool = True
    numbered: bool = True
    """Whether its points take ordinals."""
    rhythm: str = ""
    """Lengths of the clauses that its heading should have (8+8); empty: any."""
    to_tell: bool = False
    """Each point leaves room for what the office itself did, and says so."""
    to_write: str = ""
    """What that room asks for, once, behind the last point (or 择要: some of what was said); empty: at each point."""
    given: GivenPart | None = None
    """The heading and leads of an outline, in place of those that would be chosen."""
    point_topics: tuple[str, ...] = ()
    """The topic of each point, where the template names them; empty for one that may have any topic of its slot."""


@dataclass(frozen=True, slots=True)
class PartCount:
    """The number of parts, in Chinese numerals; known only when all parts are planned."""


SkeletonSpan = Literal | Fact | Blank | Request | PartRequest | PartCount


class SkeletonBlock(NamedTuple):
    """One line of the notation.

    `kind`: 标题 日期 讲话人 称谓 落款 结尾 正文 小标题 要点. `level`: 1–3 for headings, depth of dashes
    for points. `joined`: goes on in the paragraph before. `line`: in the template, from 1.
    """

    kind: str
    lead: tuple[SkeletonSpan, ...]
    body: tuple[SkeletonSpan, ...] = ()
    level: int = 0
    joined: bool = False
    numbered: bool = True
    line: int = 0


class Skeleton(NamedTuple):
    """All blocks in order, and the ordinal styles by level (一、 一要 …)."""

    blocks: tuple[SkeletonBlock, ...]
    numbering: tuple[str, ...] = ("一、", "一要")
    heading_holds: str = ""
    """A string that every chosen level-1 heading must hold."""
