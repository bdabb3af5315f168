"""A finished draft: blocks of spans, each span with its source."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from generator.model.source import Source

__all__ = ["Alternative", "Block", "Draft", "Source", "SourceShare", "Span", "SpanKind", "Used"]

SpanKind = Literal["literal", "phrase", "fact", "blank"]


class Span(NamedTuple):
    """A stretch of a block. `unit` numbers the sentence it belongs to within the draft (None: template)."""

    text: str
    kind: SpanKind = "literal"
    unit: int | None = None
    key: str | None = None
    source: Source | None = None
    quotation: bool = False
    was: str = ""
    """The dated formulations of the source that were plainly replaced in it, joined by 、."""


class Alternative(NamedTuple):
    """Another phrase that would serve in the same place."""

    key: str
    text: str


class Block(NamedTuple):
    """One block of the draft.

    `id` is its outline path ("2.3"); `paragraph` counts from 0, blocks that run on share it; `style` is
    one of 标题 日期 讲话人 称谓 正文 一级标题 二级标题 三级标题 落款; the first `lead` spans are its lead
    (the typed ordinal included); `ordinal` is the number, if it has one.
    """

    id: str
    paragraph: int
    style: str
    spans: tuple[Span, ...]
    lead: int = 0
    level: int | None = None
    ordinal: int | None = None
    slot: str = ""
    topic: str = ""
    alternatives: tuple[Alternative, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What the reader sees, ordinal included."""
        return "".join(span.text for span in self.spans)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sentences that were chosen for it, each once."""
        return tuple(dict.fromkeys(span.key for span in self.spans if span.kind == "phrase" and span.key))


class Used(NamedTuple):
    """How often a phrase was used in speeches; when (ISO date) and at which meeting last."""

    times: int
    date: str
    meeting: str


class SourceShare(NamedTuple):
    """How much of a draft comes from one source; `longest_run` in sentences that also follow each other there."""

    file: str
    kind: str
    characters: int
    share: float
    longest_run: int


class Draft(NamedTuple):
    """All blocks, and what the manifest says of them (see docs/formats.md)."""

    occasion: str
    title: str
    seed: int
    date: str
    brief: Mapping[str, object]
    template_name: str
    template_digest: str
    bank_digest: str
    characters: int
    minutes: float
    blocks: tuple[Block, ...]
    sources: tuple[SourceShare, ...] = ()
    shortfalls: tuple[str, ...] = ()
    outlined: bool = False
    """Whether headings and leads came from the user's own outline, so that he chose which follow each other."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sentences that were chosen, each once."""
        return tuple(dict.fromkeys(key for block in self.blocks for key in block.keys))
