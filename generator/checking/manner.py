"""Hints on manner: headings of unequal rhythm, stock phrases, length, quotations to be looked up."""

import re
from collections.abc import Iterator

from generator.checking.check import Check, Example, Spot, examples
from generator.checking.layout import Line, lines_of
from generator.checking.paper import Length, Paper

_NEAR = 2
"""Characters by which headings of one set may differ."""
_STOCK = re.compile(
    "进一步|切实|不断|扎实|积极|全力|着力|深入|大力|认真|坚决|充分|牢牢|奋力|持续|高度重视|全面|有效|始终"
)
_MOST_STOCK = 24
"""Stock words in 1,000 characters."""
_LEAST = 800
"""Characters below which density tells nothing."""
_TOLERANCE = 0.18
_WHO = "习近平|总书记|毛泽东|邓小平|江泽民|胡锦涛|周恩来|列宁|马克思|恩格斯|委员长|总理"
_QUOTATION = re.compile(
    rf"(?:(?:{_WHO})[^。“”]{{0,40}}(?:指出|强调|要求|说|讲|提出|告诫|论述|指示)[^。“”]{{0,12}}|"
    r"(?:宪法|《[^》]{2,30}法》|[\u4e00-\u9fff]{2,12}(?:法|条例|报告|决定|意见|文件))(?:第[一二三四五六七八九十百\d]+条)?[^。“”]{0,8}(?:规定|指出|写明|明确|强调)[^。“”]{0,40})"
    r"[：，]?“(?P<quoted>[^”]{8,})”"
)


def find_uneven(paper: Paper) -> Iterator[Spot]:
    """A heading whose clauses are not as long as those of the others of its set."""
    for group in _sets(lines_of(paper)):
        shapes = [_shape(line) for line in group]
        if len(group) < 3:
            continue
        usual = max(shapes, key=shapes.count)
        if shapes.count(usual) * 2 <= len(shapes):
            continue
        for line, shape in zip(group, shapes, strict=True):
            if _differs(shape, usual):
                message = f"标题和同级的节奏不一（别的是{_said(usual)}字，这里是{_said(shape)}字）"
                yield Spot(line.number, 0, len(line.text), message)


def _sets(lines: list[Line]) -> list[list[Line]]:
    """Headings of one style that count on from each other."""
    groups: dict[tuple[str, int], list[Line]] = {}
    part = 0
    for line in lines:
        if line.kind != "小标题" or not line.ordinal:
            continue
        part += line.ordinal.style == "一、"
        key = (line.ordinal.style, 0 if line.ordinal.style == "一、" else part)
        groups.setdefault(key, []).append(line)
    return list(groups.values())


def _shape(line: Line) -> tuple[int, ...]:
    text = line.text[line.ordinal.length if line.ordinal else 0 :].rstrip("。；")
    return tuple(len(part) for part in re.split("[，、：]", text))


def _differs(one: tuple[int, ...], usual: tuple[int, ...]) -> bool:
    return len(one) != len(usual) or any(abs(a - b) > _NEAR for a, b in zip(one, usual, strict=True))


def _said(shape: tuple[int, ...]) -> str:
    return "+".join(map(str, shape))


def find_stock(paper: Paper) -> Iterator[Spot]:
    """One hint on the first paragraph where stock words stand too close."""
    found = list(paper.matches(_STOCK))
    rate = 1000 * len(found) / max(paper.characters, 1)
    if paper.characters < _LEAST or rate <= _MOST_STOCK:
        return
    counts: dict[str, int] = {}
    for _, match in found:
        counts[match[0]] = counts.get(match[0], 0) + 1
    most = sorted(counts, key=lambda word: -counts[word])[:5]
    listed = "、".join(f"{word} {counts[word]} 次" for word in most)
    number, first = found[0]
    yield Spot(number, *first.span(), f"套话偏多，每千字 {rate:.0f} 处：{listed}")


def find_off_length(paper: Paper) -> Iterator[Spot]:
    """Much longer or shorter than asked for."""
    asked = paper.setting.asked
    wanted = asked.characters or (round(asked.minutes * asked.pace) if asked.minutes else None)
    if not wanted or not paper.paragraphs:
        return
    there = paper.characters
    if abs(there - wanted) > _TOLERANCE * wanted:
        more = "多" if there > wanted else "少"
        message = (
            f"全文 {there} 字，念完约 {there / asked.pace:.0f} 分钟；要求 {wanted} 字（约 {wanted / asked.pace:.0f} 分钟），"
            f"{more}了 {abs(there - wanted)} 字"
        )
        yield Spot(0, 0, len(paper.paragraphs[0]), message)


def find_quotations(paper: Paper) -> Iterator[Spot]:
    """What a leader or a law is made to say."""
    for number, match in paper.matches(_QUOTATION):
        start, end = match.span("quoted")
        yield Spot(number, start - 1, end + 1, "引语，请与原文逐字核对")


CHECKS = (
    Check(
        "form.rhythm", "提示", "同级标题长短不齐", find_uneven,
        examples("一、坚持党的领导，把牢方向\n二、坚持依法监督，推动发展\n三、抓好代表工作"),
        examples("一、坚持党的领导，把牢方向\n二、坚持依法监督，推动发展\n三、坚持为民履职，凝聚人心"),
    ),
    Check(
        "form.stock", "提示", "套话太密", find_stock,
        examples("要进一步切实抓好工作，不断积极全面深入推进。" * 60), examples("代表建议一件一件办，群众看得见。" * 60),
    ),
    Check(
        "form.length", "警告", "字数、分钟和要求的差得多", find_off_length,
        (Example("要学习。" * 50, {"asked": Length(400)}), Example("要学习。" * 50, {"asked": Length(None, 5)})),
        (Example("要学习。" * 50, {"asked": Length(210)}), Example("要学习。" * 50)),
    ),
    Check(
        "quote.original", "提示", "引用领导人的话、法律条文，要对原文", find_quotations,
        examples("习近平总书记指出：“人民民主是一种全过程的民主。”", "监督法第五条明确规定，“各级人民代表大会常务委员会依法监督”。"),
        examples("要做到“两个维护”。", "习近平总书记多次强调依法监督。"),
    ),
)  # fmt: skip
