"""How a speech begins: what its title ends in, lines of a date, the salutation."""

import re

_ADDRESSEE = (
    "(?:同志们?|代表们?|委员们?|朋友们?|领导|主任|副主任|书记|主席|秘书长|市长|县长|区长|省长|镇长|乡长|州长|部长|院长|检察长|组长|会长|"
    "党员|主席团成员|来宾|嘉宾|老师|专家|学员|女士们|先生们|乡亲们|同仁们?|同事们?|同行们?|人员|大家好)"
)
_LONGEST_SALUTATION = 45
_SALUTATION = re.compile(
    rf"(?=[^：:！]{{1,{_LONGEST_SALUTATION}}}[：:])(?:[^，。；：！？“”、]{{0,12}}{_ADDRESSEE}[、，]?)+[：:]"
)
_TITLE_END = re.compile(
    r"(?:讲话|发言|报告|主持词|致辞|讲稿|发言稿|讲话稿|提纲|党课|汇报|动员|开幕词|闭幕词|表态)(?:稿|材料|提纲)?(?:[（(].{0,12}[）)])?$"
)
_DATE_LINE = re.compile(r"^[（(〔]?(?:[\dX*×二〇○零一三四五六七八九]{2,6}年|[\d]{4}[.\-/]).{0,14}[）)〕]?$")


def salutation_end(text: str) -> int:
    """Where the salutation ends with which `text` begins; 0 if it begins with none."""
    head = text[: _LONGEST_SALUTATION + 1]
    match = _SALUTATION.match(text) if "：" in head or ":" in head else None
    return match.end() if match else 0


def ends_as_title(text: str) -> bool:
    """Whether a line ends in what titles of speeches end in: 讲话, 发言, 主持词 …"""
    return bool(_TITLE_END.search(text))


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and no more: （2026年2月26日）."""
    return bool(_DATE_LINE.match(text))
