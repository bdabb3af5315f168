"""Several drafts at once: the names of their files, and how much they share."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.draft import Draft


def numbered(path: Path | None, count: int) -> list[Path]:
    """`path` for one draft, 稿-1.docx, 稿-2.docx … for several; none if there is no path."""
    if path is None:
        return []
    if count == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, count + 1)]


def shared_sentences(drafts: Sequence["Draft"]) -> str:
    """How much of their chosen sentences two of `drafts` have in common, on average and at most."""
    keys = [_keys(draft) for draft in drafts]
    shares = [len(one & other) / (min(len(one), len(other)) or 1) for one, other in combinations(keys, 2)]
    mean, most = sum(shares) / len(shares), max(shares)
    return f"{len(drafts)} 篇两两相比，平均有 {mean:.0%} 的句子相同，最多的两篇有 {most:.0%}。"


def _keys(draft: "Draft") -> set[str]:
    return {span.key for block in draft.blocks for span in block.spans if span.kind == "phrase" and span.key}
