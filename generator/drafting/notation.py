"""The outline notation: rendered text → Skeleton, and back."""

import re
from collections.abc import Iterable, Sequence

from generator.drafting.keys import nearest
from generator.drafting.tokens import LINE_MARK, Tokens
from generator.language.ordinals import parse_ordinal
from generator.model.errors import ContentError
from generator.model.skeleton import (
    Blank,
    Fact,
    Literal,
    PartCount,
    PartRequest,
    Request,
    Skeleton,
    SkeletonBlock,
    SkeletonSpan,
)

MARKS = ("日期", "讲话人", "称谓", "落款", "结尾")
UNNUMBERED = "不编号"
_MARK = re.compile(r"〔([^〕]*)〕")
_BLANK = re.compile(r"【(待填|此处写)：([^】]+)】")
_HEADING = re.compile(r"(#{1,5})(?:[ 　]+(.*)|$)")
_POINT = re.compile(r"(-{1,3}|\+{1,3})(?:[ 　]+(.*)|$)")
_LEFT_OVER = re.compile(r"\{\{|\}\}|｛｛|｝｝|\{%|%\}")
_BAR = re.compile(r"(?<!\\)｜")
Spans = tuple[SkeletonSpan, ...]


def parse(
    text: str, tokens: Tokens, numbering: tuple[str, ...], name: str, heading_holds: str = ""
) -> Skeleton:
    """The skeleton that `text` writes in the outline notation; `name` is the template's, for messages.

    Raises ContentError with file and line for an unknown 〔…〕, a skipped level, `+` with no paragraph
    before it, an empty heading or a left-over delimiter.
    """
    parser = _Parser(tokens, name)
    for number, raw in enumerate(text.split("\n"), 1):
        marks = LINE_MARK.findall(raw)
        line = LINE_MARK.sub("", raw).strip(" \t\r\u3000")
        if line:
            parser.add(line, int(marks[0]) if marks else number)
    return Skeleton(tuple(parser.blocks), numbering, heading_holds)


class _Parser:
    """Reads line after line; knows the heading level it is under and whether a paragraph is open."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        self.blocks: list[SkeletonBlock] = []
        self._tokens, self._name = tokens, name
        self._level = 0
        self._depth = 0

    def add(self, line: str, number: int) -> None:
        if _LEFT_OVER.search(line):
            raise self._fault(
                number, "有没写完的“{{”或“}}”", "成对写出“{{ … }}”；确要写出这些符号，请换一种写法。"
            )
        heading, point, mark = _HEADING.match(line), _POINT.match(line), _MARK.match(line)
        if heading:
            self._heading(len(heading[1]) - 1, heading[2] or "", number)
        elif point:
            self._point(point[1], point[2] or "", number)
        elif line.startswith("#"):
            raise self._fault(number, "“#”后面要空一格", "写成“## 小标题”；确要以 # 开头，请在行首加“\\”。")
        elif mark:
            self._marked(mark[1], line[mark.end() :], number)
        else:
            self._append(SkeletonBlock("正文", (), self._spans(line), line=number))

    def _heading(self, level: int, text: str, number: int) -> None:
        text, numbered = self._unnumbered(text, number)
        if not text:
            raise self._fault(number, "小标题是空的", "在“#”后面写上文字，或删去这一行。")
        if level and numbered and parse_ordinal(text):
            raise self._fault(
                number, "小标题里手写了序号", "去掉序号，程序会按“编号”自动写上；不要序号就写〔不编号〕。"
            )
        if level == 0:
            self._append(SkeletonBlock("标题", self._spans(text), line=number))
            return
        if level > self._level + 1 or level > 3:
            raise self._fault(
                number,
                f"标题跳级了（上一级是 {self._level} 级，这里是 {level} 级）",
                "一级用“##”，二级用“###”，三级用“####”，依次使用。",
            )
        self._level, self._depth = level, 0
        self._append(SkeletonBlock("小标题", self._spans(text), level=level, numbered=numbered, line=number))

    def _point(self, sign: str, text: str, number: int) -> None:
        joined = sign[0] == "+"
        if joined and (not self.blocks or self.blocks[-1].kind not in ("正文", "要点")):
            raise self._fault(number, "“+”前面没有可以接着写的段落", "段首的要点用“-”，接着写的用“+”。")
        if len(sign) > self._depth + 1:
            raise self._fault(number, "要点跳级了", "先写“-”，再写下一级“--”。")
        self._depth = len(sign)
        text, numbered = self._unnumbered(text, number)
        lead, *body = _BAR.split(text, maxsplit=1)
        if not lead.strip():
            raise self._fault(number, "要点没有领句", "写成“- 领句。｜展开的文字”。")
        self._append(
            SkeletonBlock(
                "要点",
                self._spans(lead.strip()),
                self._spans(body[0].strip()) if body else (),
                len(sign),
                joined,
                numbered,
                number,
            )
        )

    def _marked(self, mark: str, text: str, number: int) -> None:
        if mark == UNNUMBERED:
            raise self._fault(
                number,
                f"〔{UNNUMBERED}〕不能单独放在行首",
                f"写在“## ”或“- ”后面，例如：## 〔{UNNUMBERED}〕小标题。",
            )
        if mark not in MARKS:
            raise self._fault(number, f"不认识〔{mark}〕", nearest(mark, MARKS))
        if mark == "结尾":
            self._level = self._depth = 0
        elif not text.strip():
            raise self._fault(number, f"〔{mark}〕后面没有文字", "写上文字，或删去这一行。")
        self._append(SkeletonBlock(mark, self._spans(text.strip()), line=number))

    def _unnumbered(self, text: str, number: int) -> tuple[str, bool]:
        mark = _MARK.match(text)
        if mark and mark[1] != UNNUMBERED:
            raise self._fault(number, f"不认识〔{mark[1]}〕", f"这里只能写〔{UNNUMBERED}〕。")
        return (text[mark.end() :].strip(), False) if mark else (text.strip(), True)

    def _append(self, block: SkeletonBlock) -> None:
        if block.kind in ("正文", *MARKS, "标题"):
            self._depth = 0
        self.blocks.append(block)

    def _spans(self, text: str) -> Spans:
        spans: list[SkeletonSpan] = []
        for span in self._tokens.read(_unescape(text)):
            spans.extend(with_blanks(span.text) if isinstance(span, Literal) else (span,))
        return tuple(spans)

    def _fault(self, number: int, problem: str, hint: str) -> ContentError:
        return ContentError(f"模板“{self._name}”第 {number} 行：{problem}。", hint)


def _unescape(text: str) -> str:
    text = text.replace("\\｜", "｜")
    return text[1:] if text.startswith("\\") and text != "\\" else text


def with_blanks(text: str) -> list[Literal | Blank]:
    """Literal text with its 【待填：…】 as blanks."""
    spans: list[Literal | Blank] = []
    position = 0
    for match in _BLANK.finditer(text):
        if match.start() > position:
            spans.append(Literal(text[position : match.start()]))
        spans.append(Blank(match[2], match[1]))
        position = match.end()
    if position < len(text):
        spans.append(Literal(text[position:]))
    return spans


def format_skeleton(skeleton: Skeleton) -> str:
    """The skeleton in the outline notation, one block a line; requests as they are written in a template."""
    return "".join(f"{_format_block(block)}\n" for block in skeleton.blocks)


def _format_block(block: SkeletonBlock) -> str:
    lead, body = (_escape_start(_format_spans(spans)) for spans in (block.lead, block.body))
    unnumbered = "" if block.numbered else f"〔{UNNUMBERED}〕"
    if block.kind == "标题":
        return f"# {lead}"
    if block.kind == "小标题":
        escape = "\\" if block.numbered and parse_ordinal(lead) else ""
        return f"{'#' * (block.level + 1)} {unnumbered}{escape}{lead}"
    if block.kind == "要点":
        bar = " ｜" if lead.endswith("\\") else "｜"
        sign = ("+" if block.joined else "-") * block.level
        return f"{sign} {unnumbered}{lead}" + (f"{bar}{body}" if body else "")
    if block.kind == "正文":
        return body
    return f"〔{block.kind}〕{lead}"


def _escape_start(text: str) -> str:
    return "\\" + text if text.startswith(("#", "-", "+", "〔", "\\", " ", "\u3000")) else text


def _format_spans(spans: Sequence[SkeletonSpan]) -> str:
    return "".join(_format_span(span) for span in spans)


def _format_span(span: SkeletonSpan) -> str:
    match span:
        case Literal() | Fact() | Blank():
            return span.text.replace("｜", "\\｜")
        case PartCount():
            return "{{ 部分数 }}"
        case Request():
            return call(
                "选",
                (
                    ("槽位", span.slot),
                    ("作用", span.role),
                    ("话题", span.topic),
                    ("环节", span.move),
                    ("字数", span.characters),
                    ("提示", span.guide),
                ),
            )
        case PartRequest():
            return call("部分", _part_arguments(span))


def _part_arguments(part: PartRequest) -> tuple[tuple[str, object], ...]:
    """What is written in 部分(…): all that is not the default."""
    return (
        ("槽位", part.slot),
        ("要点", _each_point(part) or part.points),
        ("字数", part.characters),
        ("话题", list(part.topics)),
        ("形式", part.form if part.form != "分段" else ""),
        ("标题", part.heading),
        ("段首标题", part.run_in or ""),
        ("引言", "" if part.intro else False),
        ("编号", "" if part.numbered else False),
        ("节奏", part.rhythm),
        ("写实", part.to_write or part.to_tell or ""),
    )


def _each_point(part: PartRequest) -> list[str]:
    """What each point is about, as it is written: its topic, else its slot."""
    topics = part.point_topics or ("",) * len(part.point_slots)
    return [topic or slot for slot, topic in zip(part.point_slots, topics, strict=True)]


def call(name: str, arguments: Iterable[tuple[str, object]]) -> str:
    """选(…) or 部分(…) as it is typed in a template; what is empty or None is left out."""
    given = (f"{key}={_written(value)}" for key, value in arguments if value or value is False)
    return f"{{{{ {name}({', '.join(given)}) }}}}"


def _written(value: object) -> str:
    """A value as it is typed in a template: texts in straight double quotes."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_written, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
