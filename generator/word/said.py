"""Which sentences a draft that came back from Word still says, by their keys."""

from collections.abc import Mapping
from typing import Any

from generator.language.punctuation import bare, normalise
from generator.language.sentences import split_sentences
from generator.mining.keys import sentence_key
from generator.word.readback import BlockNow, ReadBack

_SHORTEST = 8
"""Characters below which what was typed in is no sentence worth remembering."""


def keys_said(read: ReadBack, manifest: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The keys of all sentences that stand in the file now, in order, once each.

    Of an edited block those of its sentences that still stand word for word (as far as the manifest tells),
    and the keys of what was written in; of new paragraphs the keys of their sentences.
    """
    texts = _texts(manifest)
    keys = [key for block in read.blocks for key in _of_block(block, texts)]
    keys += [key for paragraph in read.added for key in map(sentence_key, _sentences(paragraph))]
    return tuple(dict.fromkeys(keys))


def _texts(manifest: Mapping[str, Any] | None) -> dict[str, str]:
    """key → the words that the draft made of the sentence, its level words included."""
    units: dict[int, list[Mapping[str, Any]]] = {}
    for block in (manifest or {}).get("blocks", ()):
        for span in block["spans"]:
            if span["unit"] is not None and span["source"]:
                units.setdefault(span["unit"], []).append(span)
    return {
        span["key"]: "".join(one["text"] for one in spans)
        for spans in units.values()
        for span in spans
        if span["kind"] == "phrase" and span["key"]
    }


def _of_block(block: BlockNow, texts: Mapping[str, str]) -> list[str]:
    if block.found == "gone":
        return []
    if not block.changed:
        return list(block.block.keys)
    now = bare(normalise(block.text))
    kept = [key for key in block.block.keys if key not in texts or bare(texts[key]) in now]
    same = [bare(texts[key]) for key in kept if key in texts]
    typed = [one for one in _sentences(block.text) if not any(text in bare(one) for text in same)]
    return [*kept, *map(sentence_key, typed)]


def _sentences(text: str) -> list[str]:
    """The sentences of `text`, as mining would cut them."""
    normal = normalise(text)
    cut = (normal[start:end] for start, end in split_sentences(normal))
    return [one for one in cut if len(bare(one)) >= _SHORTEST]
