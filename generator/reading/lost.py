"""Text in which a few bytes fit no encoding, or characters were lost before: read with a sign in their place."""

import re
from collections.abc import Iterator

from generator.reading.familiar import FAMILIAR_ENOUGH, familiarity

LOST = "\ufffd"
MOST_LOST = 0.005
"""Share of lost characters above which a text is no use."""
_SIGN = "□"
"""A mask, so that no sentence that bears it is offered."""
_RUN = re.compile(f"{LOST}+")
_SHOWN = 5


def mostly_read(data: bytes, encodings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(encoding, text) for each of `encodings` in which `data` is Chinese but for a few bytes, lost in the text."""
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        few = text.count(LOST) <= MOST_LOST * len(text)
        if few and familiarity(text) >= FAMILIAR_ENOUGH:
            yield encoding, text


def with_signs(text: str) -> tuple[str, str]:
    """`text` with a sign for each stretch that is lost, and a Chinese clause that names the lines, if there are any."""
    lines = (
        [number for number, line in enumerate(text.split("\n"), 1) if LOST in line] if LOST in text else []
    )
    if not lines:
        return text, ""
    named = "、".join(map(str, lines[:_SHOWN])) + (f" 等 {len(lines)}" if len(lines) > _SHOWN else "")
    return _RUN.sub(_SIGN, text), f"第 {named} 行有认不出的字，已用“{_SIGN}”代替，请核对"
