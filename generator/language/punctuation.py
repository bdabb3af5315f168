"""Punctuation and width: a paragraph as typed comes in, as it should have been typed comes out."""

import re
import unicodedata
from itertools import accumulate

from generator.language.patterns import pattern

_CJK = r"\u3400-\u9fff"
_HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_BESIDE_CJK = pattern(
    rf"(?<=[{_CJK}”’》）])[,;:?!(](?!//)|[)](?=[{_CJK}，。；：？！、]|$)|[,;:?!(](?=[{_CJK}“‘《])"
)
_BRACKETS = pattern(rf"\((?=[^()]*[{_CJK}]|[^()]*\)[{_CJK}])([^()]*)\)")
_STOP = pattern(rf"(?<=[{_CJK}”’》）])\.(?=[{_CJK}“]|$)")
_SPACE = pattern(
    rf"(?<=[{_CJK}，。；：？！、“”‘’（）《》])[ \t\u00a0\u3000]+(?=[{_CJK}，。；：？！、“”‘’（）《》XＸ*×\d,;:?!)])"
    rf"|(?<=[XＸ*×\d,;:?!(])[ \t\u00a0\u3000]+(?=[{_CJK}，。；：？！、“”])"
)
_CONTROL = pattern(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ue000-\uf8ff\ufffe\uffff]")
_DOUBLE = pattern("[“”]")
_SINGLE = pattern(r"(?<![A-Za-z])['‘’](?![A-Za-z])")
_WIDE = pattern("[０-９Ａ-ｚ]")
_MARKS = re.compile(r"[\W_]+")
_NESTED = pattern("“([^“”]*(?:“[^“”]+”[^“”]*)+)”")
_INNER = str.maketrans("“”", "‘’")
_TIDY = re.compile("[\u4e00-\u9fffA-Za-z0-9，。；：、！？“”（）《》]*")
"""Text in which nothing can be amiss but the order of quotes."""
_TIDY_MARKS = re.compile("[，。；：、！？“”（）《》]+")


def _narrow(text: str) -> str:
    """Full-width digits and letters (not punctuation) as half-width."""
    if not _WIDE.search(text):
        return text
    return "".join(
        unicodedata.normalize("NFKC", char)
        if "０" <= char <= "９" or ("Ａ" <= char <= "ｚ" and char.isalpha())
        else char
        for char in text
    )


def _pair_quotes(text: str) -> str:
    """Straight double quotes as pairs; wrong pairs (“…“, '…“) set right, if the count allows it."""
    text = text.replace('"', "“")
    if (text.count("“") + text.count("”")) % 2 and len(_SINGLE.findall(text)) == 1:
        text = _SINGLE.sub("“", text)
    quotes = [match.start() for match in _DOUBLE.finditer(text)]
    if len(quotes) % 2 or _balanced(text):
        return text
    chars = list(text)
    for index, position in enumerate(quotes):
        chars[position] = "“" if index % 2 == 0 else "”"
    return "".join(chars)


def _balanced(text: str) -> bool:
    """Whether every closing double quote has an opening one before it, and none stays open."""
    depths = list(accumulate(1 if quote == "“" else -1 for quote in _DOUBLE.findall(text)))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def normalise(text: str) -> str:
    """A paragraph with Chinese punctuation full-width, stray spaces and control characters gone.

    Numbers, times, URLs and Latin words keep their half-width marks. Idempotent.
    """
    if _TIDY.fullmatch(text) and _balanced(text):
        return text
    while (tidied := _tidy(text)) != text:
        text = tidied
    return text


def _tidy(text: str) -> str:
    text = _narrow(unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\t", " "))))
    text = _SPACE.sub("", text)
    text = _BRACKETS.sub(r"（\1）", text)
    text = _BESIDE_CJK.sub(lambda match: _HALF_TO_FULL[match[0]], text)
    text = _STOP.sub("。", text)
    return _pair_quotes(text).strip(" \u3000\u00a0\n")


def bare(text: str) -> str:
    """Letters, digits and Han only, NFKC: what two sentences are compared by."""
    if _TIDY.fullmatch(text):
        return _TIDY_MARKS.sub("", text)
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def word_count(text: str) -> int:
    """Length as Word's 字数: each CJK character or mark 1, each run of Latin letters or digits 1."""
    latin = re.findall(r"[A-Za-z0-9]+(?:[.,:'-][A-Za-z0-9]+)*", text)
    rest = re.sub(r"[A-Za-z0-9]+(?:[.,:'-][A-Za-z0-9]+)*|\s", "", text)
    return len(latin) + len(rest)


def nested(message: str) -> str:
    """`message` with the quotation marks within quotation marks as single ones: “‘百企万岗’行动”, as GB/T 15834 asks."""
    return _NESTED.sub(lambda match: f"“{match[1].translate(_INNER)}”", message)
