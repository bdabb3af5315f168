"""The identity of a sentence: a hash of it as it stood in its source, before anything is made of it."""

import hashlib
import re

from generator.language.ordinals import parse_ordinal
from generator.language.punctuation import bare

_MASK = re.compile(r"[XxＸ×✕*＊]+(?![A-Za-z])|_{2,}|[○〇]{2,}|[□■]+|某{2,}")
_SPACE = re.compile(r"\s+")
MASK_SIGN = "某"


def sentence_key(text: str) -> str:
    """16 hexadecimal characters: SHA-256 of the text (NFKC; spaces, marks, ordinal removed; a mask one sign)."""
    text = _SPACE.sub("", text)
    ordinal = parse_ordinal(text)
    core = text[ordinal.length :] if ordinal else text
    return hashlib.sha256(bare(_MASK.sub(MASK_SIGN, core)).encode()).hexdigest()[:16]
