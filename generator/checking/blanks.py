"""What was left open: blanks of our drafts, masks, words to the writer."""

import re
from collections.abc import Iterator

from generator.checking.check import Check, Spot, examples
from generator.checking.paper import Paper
from generator.language.masks import find_masks

_BLANK = re.compile(
    r"【(?:待填|此处写|此处|请填|待定|待补|填)[^】]*】|【[^】]{0,20}(?:待填|待补|待定|填写|补充)[^】]*】|[（(](?:待填|待定|待补充?|待核实?|略|此处[^）)]{0,10}|请?核实|数据待[^）)]{0,6})[）)]|\{\{[^}]*\}\}|｛｛[^｝]*｝｝|〔[^〕]*〕|＿+"
)
_TO_WRITER = re.compile(
    r"(?:此处(?:可|宜|应|需)?(?:补充|插入|展开|举例|添加|省略)|请(?:在此)?补充|仅供(?:大家|各位)?(?:学习)?参考|供(?:大家|各位)(?:学习)?参考|范文|文档编号|TODO|todo)"
)


def find_blanks(paper: Paper) -> Iterator[Spot]:
    """【待填：…】, 【此处写：…】, （待定）."""
    for number, text in enumerate(paper.paragraphs):
        for match in _BLANK.finditer(text):
            yield Spot(number, *match.span(), "空白没有填")


def find_all_masks(paper: Paper) -> Iterator[Spot]:
    """××, XX, ___ and a post with no name before 同志."""
    for number, text in enumerate(paper.plain):
        for start, mark in find_masks(_BLANK.sub(lambda match: "　" * len(match[0]), text)):
            end = start + len(mark.text)
            if _is_sign(text, start, end):
                continue
            if not _is_multiplication(text, start, end) and not mark.text.startswith("领导"):
                hidden = f"（{mark.meaning}）" if mark.meaning else ""
                yield Spot(number, start, end, f"遮盖的字没有填{hidden}")


def _is_sign(text: str, start: int, end: int) -> bool:
    """A sign that is spoken of (画“×”), X光."""
    return text[start - 1 : start] + text[end : end + 1] == "“”" or text[end : end + 1] in ("光", "射")


def _is_multiplication(text: str, start: int, end: int) -> bool:
    """7×24, 5*8."""
    return text[max(0, start - 1) : start].isdigit() and text[end : end + 1].isdigit()


def find_notes_to_writer(paper: Paper) -> Iterator[Spot]:
    """A word to the one who writes, not to the hall."""
    for number, match in paper.matches(_TO_WRITER):
        yield Spot(number, *match.span(), f"“{match[0]}”是写给起草人的，不是讲给会场的")


CHECKS = (
    Check(
        "leftover.blank", "错误", "没有填的空白", find_blanks,
        examples("在【待填：会议】上的讲话", "【此处写：去年的成绩】", "共（待定）人参加。"), examples("会议分三个阶段（略有调整）。", "【代表风采】栏目"),
    ),
    Check(
        "leftover.mask", "错误", "遮盖的字（××、XX、某市）", find_all_masks,
        examples("××县人大常委会", "XX同志讲了话。", "刚才，县委书记同志指出，要抓落实。", "来到____村。"), examples("7×24小时服务", "县委书记王明同志指出，要抓落实。"),
    ),
    Check(
        "leftover.note", "警告", "写给起草人的话", find_notes_to_writer,
        examples("（此处补充数据）要抓落实。", "以上内容仅供参考。"), examples("要把代表意见作为参考。"),
    ),
)  # fmt: skip
