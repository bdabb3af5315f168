"""Punctuation that was typed wrong: half-width, doubled, 第一、, 、等."""

import re
from collections.abc import Callable, Iterator

from generator.checking.check import Check, Spot, examples
from generator.checking.paper import Paper

_CJK = "\u3400-\u9fff"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_HALF = re.compile(
    rf"(?<=[{_CJK}”’》）】])[,;:?!](?!//)|[,;:?!](?=[{_CJK}“‘《（])|(?<=[{_CJK}”’》）])\.(?=[{_CJK}“]|$)"
    rf"|(?<=[{_CJK}”’》）\d])\((?=[^()]*[{_CJK}\d])|(?<=[{_CJK}\d])\)(?=[{_CJK}，。；：？！、”]|$)|^\((?=[{_CJK}\d])"
    rf"|(?<=[\d%％]),(?=[{_CJK}])"
)
_STRAIGHT = re.compile(r"\"|(?<![A-Za-z])'(?![A-Za-z])")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％]+")
_DOUBLED = re.compile(r"[，。；：、！？,]{2,}|[%％‰]{2,}|(?<=[（“《【])[，。；、：]|[，、；：](?=[）】])")
_KEPT = re.compile(r"[！？]{2,3}")
_ORDINAL = re.compile(
    r"(?:(?<=^)|(?<=[。；：]))(?:(第[一二三四五六七八九十]{1,2})(、)|([一二三四五六七八九十]{1,3})([，,．.：:])(?=[\u3400-\u9fff])"
    r"|([（(][一二三四五六七八九十]{1,3}[）)])([、，.])|([（(]\d{1,2}[）)])([、，.])|(\d{1,2})([、，])(?=[\u3400-\u9fff]))"
)
_MARKS = {1: "，", 3: "、", 5: "", 7: "", 9: "."}
"""Group of the ordinal → the mark that belongs behind it."""
_ETC = re.compile(r"、等(?!级|于|额|待|候|闲|差|次|量|同|位|号|第|价|效|了|得|到|着|在|一会|不)")
_BETWEEN_QUOTED = re.compile("(?<=[”》])、(?=[“《])")
"""GB/T 15834—2011, 4.5.3.5."""
_ETC_TWICE = re.compile(r"等等(?=[，。；、])|(?<=等)、等")


def _replaced(
    pattern: re.Pattern[str], message: str, wanted: Callable[[str], str]
) -> Callable[[Paper], Iterator[Spot]]:
    """A finder of `pattern` in the paragraphs as typed, whose suggestion is plain."""

    def find(paper: Paper) -> Iterator[Spot]:
        for number, text in enumerate(paper.paragraphs):
            for match in pattern.finditer(text):
                new = wanted(match[0])
                yield Spot(number, *match.span(), message.format(match[0]), new, plain=new != match[0])

    return find


def _one(marks: str) -> str:
    """What stands for a row of marks: the gravest of them."""
    return next((mark for mark in "。！？；：，、%％‰" if mark in marks.replace(",", "，")), "")


def find_straight(paper: Paper) -> Iterator[Spot]:
    """Straight quotes; where they come in pairs each is told which way to turn."""
    for number, text in enumerate(paper.paragraphs):
        found = list(_STRAIGHT.finditer(text))
        for place, match in enumerate(found):
            paired = len(found) % 2 == 0 and len({one[0] for one in found}) == 1
            new = ("“”" if match[0] == '"' else "‘’")[place % 2] if paired else ""
            yield Spot(number, *match.span(), "直引号应当改成中文引号", new, plain=bool(new))


def find_doubled(paper: Paper) -> Iterator[Spot]:
    """Two marks on end, or a mark at the inner edge of brackets."""
    for number, text in enumerate(paper.paragraphs):
        for match in _DOUBLED.finditer(text):
            if _KEPT.fullmatch(match[0]):
                continue
            new = _one(match[0]) if len(match[0]) > 1 else ""
            yield Spot(number, *match.span(), f"标点“{match[0]}”重了或放错了地方", new, plain=bool(new))


def find_ordinal_marks(paper: Paper) -> Iterator[Spot]:
    """第一、 and （一）、 and 一，: the wrong mark behind an ordinal."""
    for number, text in enumerate(paper.paragraphs):
        for match in _ORDINAL.finditer(text):
            group = next(one for one in _MARKS if match[one])
            if group in (3, 9) and match.start():
                continue
            mark = _MARKS[group]
            old, wanted = match[group] + match[group + 1], match[group] + mark
            message = f"“{old}”应当写成“{wanted}”"
            yield Spot(number, *match.span(), message, wanted, plain=True)


CHECKS = (
    Check(
        "form.halfwidth", "警告", "半角的标点", _replaced(_HALF, "半角的“{}”应当用全角", lambda mark: _FULL[mark]),
        examples("要学习,要实践。", "要学习；要实践.", "监督法(2024年修正)要学。", "重点是:代表工作。"),
        examples("时间是8:30，增长5.2%，详见https://a.cn/x。", "1.学习。"),
    ),
    Check(
        "form.straight", "警告", "直引号", find_straight,
        examples('增强"四个意识"。'), examples("增强“四个意识”。", "It's ok。"),
    ),
    Check(
        "form.fullwidth", "提示", "全角的数字和字母", _replaced(_WIDE, "全角的“{}”应当用半角", lambda text: "".join(chr(ord(char) - 0xFEE0) for char in text)),
        examples("２０２６年的工作。"), examples("2026年的工作。"),
    ),
    Check(
        "form.doubled", "警告", "标点重了、放错了地方", find_doubled,
        examples("要学习，，要实践。", "增长7.2%%。", "要学习。。", "要实践、，要总结。", "“，要学习”"),
        examples("要学习，要实践！", "怎么能不干？！"),
    ),
    Check(
        "form.ordinal.mark", "警告", "序号后面的标点不对（第一、（一）、）", find_ordinal_marks,
        examples("第一、要学习。", "（一）、学习", "一，学习理论", "1、学习理论"),
        examples("第一，要学习。", "（一）学习", "一、学习理论", "1.学习理论", "会议第一、第二项议程。", "一、二级公路。"),
    ),
    Check(
        "form.etc", "警告", "“等”前面用了顿号", _replaced(_ETC, "“等”前面不用顿号", lambda _: "等"),
        examples("抓好教育、医疗、养老、等工作。"), examples("抓好教育、医疗、养老等工作。", "划分优、等级、良。"),
    ),
    Check(
        "form.etc.twice", "提示", "“等”重了", _replaced(_ETC_TWICE, "“{}”写一个“等”就够", lambda _: "等"),
        examples("抓好教育、医疗等等。"), examples("抓好教育、医疗等。"),
    ),
    Check(
        "form.quoted", "提示", "引号、书名号之间用了顿号", _replaced(_BETWEEN_QUOTED, "并列的引号、书名号之间通常不用顿号", lambda _: ""),
        examples("增强“四个意识”、“四个自信”。", "学习《监督法》、《代表法》。"),
        examples("增强“四个意识”“四个自信”。", "学习《监督法》（2024年修正）、《代表法》。"),
    ),
)  # fmt: skip
