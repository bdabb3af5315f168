"""The identity of a sentence: a hash of it as it stood in its source, before anything is made of it."""

import hashlib
import re

from generator.language.punctuation import bare

_MASK = re.compile(r"[XxＸ×✕*＊]+(?![A-Za-z])|_{2,}|[○〇]{2,}|[□■]+|某{2,}")
_MASK_MARK = re.compile("[XxＸ×✕*＊_○〇□■某]")
_N = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(
    rf"[（(](?:{_N}|\d{{1,2}})[）)]、?|第{_N}[，、：]|第{_N}是|第{_N}要(?![务素件])|{_N}、|{_N}是(?!一)|{_N}要|\d{{1,2}}[.．、](?!\d)"
)
"""Frozen, unlike `language.ordinals`: whoever finds new ordinals there must not move keys."""
_ORDINAL_HEADS = frozenset("（(第一二三四五六七八九十")
MASK_SIGN = "某"


def sentence_key(text: str) -> str:
    """16 hexadecimal characters: SHA-256 of the text (NFKC; spaces, marks, ordinal removed; a mask one sign)."""
    text = "".join(text.split())
    ordinal = _ORDINAL.match(text) if text[:1] in _ORDINAL_HEADS or text[:1].isdigit() else None
    core = text[ordinal.end() :] if ordinal else text
    masked = _MASK.sub(MASK_SIGN, core) if _MASK_MARK.search(core) else core
    return hashlib.sha256(bare(masked).encode()).hexdigest()[:16]
