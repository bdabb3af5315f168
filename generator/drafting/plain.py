"""Draft → plain reading text with its ordinals."""

from itertools import groupby

from generator.model.draft import Draft


def plain_text(draft: Draft) -> str:
    """One paragraph a line, joined blocks in one, ending with a newline."""
    paragraphs = groupby(draft.blocks, key=lambda block: block.paragraph)
    return "".join("".join(block.text for block in blocks) + "\n" for _, blocks in paragraphs)
