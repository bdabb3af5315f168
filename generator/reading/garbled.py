"""Text that was once read in the wrong encoding and saved so: brought back, or known to be lost."""

from collections.abc import Iterator

from generator.reading.familiar import FLUENT, fluency
from generator.reading.lost import LOST, MOST_LOST

_MIXED_UP = (
    ("gb18030", "utf-8"),
    ("western", "utf-8"),
    ("western", "gb18030"),
    ("cp950", "utf-8"),
    ("gb18030", "cp950"),
    ("cp950", "gb18030"),
)
"""Read as the first, though written in the second: the accidents that happen to Chinese text."""
_RUINS = "锟斤拷"
"""What is left of any text that went through UTF-8 and GBK in the wrong order."""
_LEAST = 8
"""Characters; a shorter text says too little of itself."""
_SAMPLE = 20_000
_LEAST_KEPT = 0.3
"""Characters brought back for one that is garbled; by chance there are hardly any."""


def mended(text: str) -> Iterator[str]:
    """Each text in Chinese that `text` may have been before; few fit at all."""
    for wrong, right in _MIXED_UP:
        try:
            before = _bytes(text.lstrip("\ufeff"), wrong, "strict").decode(right)
        except UnicodeError:
            continue
        if fluency(before) >= FLUENT:
            yield before


def is_garbled(text: str) -> bool:
    """Whether characters of `text` were lost when it was read in a wrong encoding."""
    sample = text[:_SAMPLE]
    if len(sample) < _LEAST:
        return False
    if sample.count(LOST) + sample.count(_RUINS) > MOST_LOST * len(sample):
        return True
    return fluency(sample) < FLUENT and any(_torn(sample, *pair) for pair in _MIXED_UP)


def _torn(text: str, wrong: str, right: str) -> bool:
    """Whether `text` reads like Chinese if what does not fit is left out."""
    before = _bytes(text, wrong, "ignore").decode(right, "ignore")
    return len(before) >= _LEAST_KEPT * len(text) and fluency(before) >= FLUENT


def _bytes(text: str, encoding: str, errors: str) -> bytes:
    """`text` in `encoding`; western is cp1252 with Latin-1 where that has no sign, as browsers read it."""
    if encoding != "western":
        return text.encode(encoding, errors)
    return b"".join(_western(sign, errors) for sign in text)


def _western(sign: str, errors: str) -> bytes:
    if "\x80" <= sign <= "\x9f":
        return sign.encode("latin-1")
    return sign.encode("cp1252", errors)
