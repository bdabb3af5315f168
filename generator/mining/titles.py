"""The lines before the text: title, date, byline."""

import re
from collections.abc import Sequence

from generator.language.openings import ends_as_title, is_date_line, salutation_end
from generator.language.ordinals import parse_ordinal
from generator.mining.cleaning import CleanParagraph

_BYLINE = re.compile(
    r"^[（(]?[\u4e00-\u9fff、]{0,24}(?:人大|人民代表大会|党组|主席团|[省市县区镇乡州旗]委|政府|政协|工委|法院|检察院|大会)[\u4e00-\u9fff、]{0,14}"
    r"(?:主任|书记|主席|秘书长|[省市县区镇乡]长|委员|局长|院长|检察长)?\s*[\u4e00-\u9fff×XxＸ*＊某]{0,4}[）)]?(?:[（(][\dX×〇一二三四五六七八九十年月日.\-]{4,14}[）)])?$"
)
_FINAL = ("。", "！", "？", "：", "；")
_TITLE_LINES = 6
_LONGEST_TITLE, _LONGEST_FIRST, _LONGEST_LATER, _LONGEST_BYLINE = 60, 40, 14, 40


def body_start(paragraphs: Sequence[CleanParagraph], centred: Sequence[bool]) -> int:
    """Index of the first paragraph behind title, date and byline lines."""
    speech = [paragraph for paragraph in paragraphs if paragraph.is_speech][:_TITLE_LINES]
    for count, paragraph in enumerate(speech):
        following = speech[count + 1].text if count + 1 < len(speech) else ""
        motto = not count and not paragraph.text.endswith(_FINAL) and _goes_under(paragraph.text, following)
        if not motto and not _is_title_line(paragraph.text, centred[paragraph.index], count):
            return paragraph.index
    return paragraphs[0].index if paragraphs else 0


def _goes_under(first: str, following: str) -> bool:
    """Whether a first line, however it is worded (家门口的站，老百姓的“话匣子”), is a title by the line behind it."""
    signed = len(following) <= _LONGEST_BYLINE and _BYLINE.match(following) is not None
    return following.startswith("——") or (
        signed and len(first) <= _LONGEST_FIRST and parse_ordinal(first) is None
    )


def _is_title_line(text: str, centred: bool, count: int) -> bool:
    if salutation_end(text) or any(mark in text for mark in _FINAL) or parse_ordinal(text):
        return False
    if is_date_line(text) or ends_as_title(text) or centred:
        return len(text) <= _LONGEST_TITLE
    if count and len(text) <= _LONGEST_BYLINE and (_BYLINE.match(text) or text.startswith("——")):
        return True
    return len(text) <= (_LONGEST_LATER if count else _LONGEST_FIRST) and "，" not in text
