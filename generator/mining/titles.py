"""The lines before the text: title, date, byline; and the salutation, wherever it stands."""

import re
from collections.abc import Sequence

from generator.language.ordinals import parse_ordinal
from generator.mining.cleaning import CleanParagraph

_ADDRESSEE = (
    "(?:同志们?|代表们?|委员们?|朋友们?|领导|主任|副主任|书记|主席|秘书长|市长|县长|区长|省长|镇长|乡长|州长|部长|院长|检察长|组长|会长|"
    "党员|主席团成员|来宾|嘉宾|老师|专家|学员|女士们|先生们|乡亲们|人员|大家好)"
)
_SALUTATION = re.compile(
    rf"(?=[^：:！]{{1,45}}[：:])(?:[^，。；：！？“”、]{{0,12}}{_ADDRESSEE}[、，]?)+[：:]"
)
_TITLE_END = re.compile(
    r"(?:讲话|发言|报告|主持词|致辞|讲稿|发言稿|讲话稿|提纲|党课|汇报|动员|开幕词|闭幕词|表态)(?:稿|材料|提纲)?(?:[（(].{0,12}[）)])?$"
)
_DATE_LINE = re.compile(r"^[（(〔]?(?:[\dX*×二〇○零一三四五六七八九]{2,6}年|[\d]{4}[.\-/]).{0,14}[）)〕]?$")
_BYLINE = re.compile(
    r"^[（(]?[\u4e00-\u9fff、]{0,24}(?:人大|人民代表大会|党组|主席团|[省市县区镇乡州旗]委|政府|政协|工委|法院|检察院|大会)[\u4e00-\u9fff、]{0,14}"
    r"(?:主任|书记|主席|秘书长|[省市县区镇乡]长|委员|局长|院长|检察长)?\s*[\u4e00-\u9fff×XxＸ*＊某]{0,4}[）)]?(?:[（(][\dX×〇一二三四五六七八九十年月日.\-]{4,14}[）)])?$"
)
_FINAL = ("。", "！", "？", "：", "；")
_TITLE_LINES = 6
_LONGEST_TITLE, _LONGEST_FIRST, _LONGEST_LATER, _LONGEST_BYLINE = 60, 40, 14, 40


def salutation_end(text: str) -> int:
    """Where the salutation ends with which `text` begins; 0 if it begins with none."""
    match = _SALUTATION.match(text)
    return match.end() if match else 0


def body_start(paragraphs: Sequence[CleanParagraph], centred: Sequence[bool]) -> int:
    """Index of the first paragraph behind title, date and byline lines."""
    speech = [paragraph for paragraph in paragraphs if paragraph.is_speech][:_TITLE_LINES]
    for count, paragraph in enumerate(speech):
        following = speech[count + 1].text if count + 1 < len(speech) else ""
        motto = not count and following.startswith("——") and not paragraph.text.endswith(_FINAL)
        if not motto and not _is_title_line(paragraph.text, centred[paragraph.index], count):
            return paragraph.index
    return paragraphs[0].index if paragraphs else 0


def _is_title_line(text: str, centred: bool, count: int) -> bool:
    if salutation_end(text) or any(mark in text for mark in _FINAL) or parse_ordinal(text):
        return False
    if is_date_line(text) or _TITLE_END.search(text) or centred:
        return len(text) <= _LONGEST_TITLE
    if count and len(text) <= _LONGEST_BYLINE and (_BYLINE.match(text) or text.startswith("——")):
        return True
    return len(text) <= (_LONGEST_LATER if count else _LONGEST_FIRST) and "，" not in text


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and no more: （2026年2月26日）."""
    return bool(_DATE_LINE.match(text))
