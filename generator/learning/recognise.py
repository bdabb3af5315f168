"""Which draft a file is: by the id that it carries, else by its text."""

from collections.abc import Sequence
from typing import Any

from generator.bank.bank import Bank
from generator.bank.drafts import kept_manifest, newest_manifests
from generator.language.punctuation import bare
from generator.language.sentences import split_sentences
from generator.model.errors import RequestError
from generator.word.readback import Flow

_MOST = 300
"""Newest drafts that are looked through."""
_LEAST = 0.25
"""Share of a file's sentences that must stand in a draft for the file to be taken for it."""


def recognise(bank: Bank, flow: Flow, name: str) -> tuple[str, dict[str, Any]]:
    """(id, manifest) of the draft that the file `name` is. Raises RequestError if the bank knows none."""
    if flow.draft_id:
        manifest = kept_manifest(bank, flow.draft_id)
        if manifest is None:
            raise RequestError(
                f"本机的句库里没有《{name}》这篇初稿的记录。", "请在拟这篇初稿的电脑和工作文件夹里收稿。"
            )
        return flow.draft_id, manifest
    sentences = _sentences([text for _, text in flow.stretches])
    best = max(
        ((len(sentences & _of_manifest(manifest)), draft_id, manifest) for draft_id, manifest in newest_manifests(bank, _MOST)),
        key=lambda one: one[0],
        default=None,
    )  # fmt: skip
    if best is None or best[0] < max(1, _LEAST * len(sentences)):
        raise RequestError(
            f"认不出《{name}》是哪一篇初稿。",
            "只有 nigao draft 拟的稿子能收；别的讲话请用 nigao mine 入库。",
        )
    return best[1], best[2]


def _of_manifest(manifest: dict[str, Any]) -> set[str]:
    return _sentences([block["text"] for block in manifest["blocks"]])


def _sentences(texts: Sequence[str]) -> set[str]:
    """The bare sentences of `texts` that are long enough to tell one draft from another."""
    cut = (bare(text[start:end]) for text in texts for start, end in split_sentences(text))
    return {one for one in cut if len(one) > 7}
