"""A look that someone edited, against the shipped one that it is nearest to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

from generator.model.errors import ReadError
from generator.reading.docx_styles import W
from generator.word.look import build
from generator.word.looks import LOOKS
from generator.word.names import HEADING_LEAD, LEAD, PARAGRAPH_STYLES, REQUIRED, TO_FILL
from generator.word.package import unpack
from generator.word.profile import Look
from generator.word.wordfile import WordFile

_OURS = (HEADING_LEAD, LEAD, TO_FILL)
"""Styles that only files made from one of our looks have."""
_SAME_FONTS = (
    {"仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体"},
    {"楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体"},
    {"黑体", "SimHei", "方正黑体_GBK", "方正黑体简体"},
    {"方正小标宋简体", "方正小标宋_GBK", "方正小标宋GBK", "小标宋体", "FZXiaoBiaoSong-B05S"},
)
_SIDES = {"top": "上边距", "bottom": "下边距", "left": "左边距", "right": "右边距"}
_ALIGNED = {"both": "两端", "center": "居中", "right": "靠右", "end": "靠右", "left": "靠左", "start": "靠左"}
_CHAIN = 16
_NEAR = 1.0
"""Millimetres by which a margin may differ."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where a look differs from the standard: of what, in which respect, wanted and found."""

    of: str
    respect: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class LookReport:
    """What is to be said of a look. `standard` is the title of the look that it was compared with."""

    standard: str
    missing: tuple[str, ...]
    deviations: tuple[Deviation, ...]


def check_look(path: Path, looks: Sequence[Path] = ()) -> LookReport:
    """Compares the look at `path` with the nearest of `looks` (the shipped ones if none are given).

    A file that was made from no look of ours is near to none: it is compared with the first.
    Raises ReadError if one of them is no Word file.
    """
    sheet = _sheet_at(path)
    first, *others = [partial(_named, one) for one in looks] or [partial(_shipped, look) for look in LOOKS]
    standards = [first, *(others if any(sheet.has(name) for name in _OURS) else ())]
    reports = [_compared(sheet, *standard()) for standard in standards]
    return min(reports, key=lambda report: len(report.deviations))


def _named(path: Path) -> tuple[str, "_Sheet"]:
    return path.stem, _sheet_at(path)


def _shipped(look: Look) -> tuple[str, "_Sheet"]:
    parts = unpack(build(look))
    styles, body = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("styles", "document"))
    return look.title, _Sheet(styles, body)


def _sheet_at(path: Path) -> "_Sheet":
    file = WordFile(path)
    styles = file.related("styles")
    if styles is None:
        raise ReadError(f"《{path.name}》里没有样式", "请以自带的 公文格式.docx 为底稿改版式")
    return _Sheet(styles, file.body)


def _compared(sheet: "_Sheet", title: str, standard: "_Sheet") -> LookReport:
    missing = tuple(name for name in REQUIRED if not sheet.has(name))
    names = dict.fromkeys(("Normal", *PARAGRAPH_STYLES.values(), HEADING_LEAD, LEAD, TO_FILL, "footer"))
    found = [
        Deviation(name, respect, wanted, sheet.facts(name).get(respect, "没有写"))
        for name in names
        if sheet.has(name) and standard.has(name)
        for respect, wanted in standard.facts(name).items()
        if not _same(wanted, sheet.facts(name).get(respect, ""))
    ]
    return LookReport(title, missing, (*_page(standard, sheet), *found))


def _page(standard: "_Sheet", sheet: "_Sheet") -> Iterator[Deviation]:
    found = sheet.page()
    for respect, wanted in standard.page().items():
        if abs(wanted - found.get(respect, 0.0)) > _NEAR:
            yield Deviation("页面", respect, f"{wanted:g} 毫米", f"{found.get(respect, 0.0):g} 毫米")


def _same(wanted: str, found: str) -> bool:
    return wanted == found or any({wanted, found} <= fonts for fonts in _SAME_FONTS)


class _Sheet:
    """The styles of a document by name, each with what it says, what it is based on included."""

    def __init__(self, styles: Element, body: Element) -> None:
        self._by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
        named = ((_value(style, "name").lower(), style) for style in self._by_id.values())
        self._by_name: Mapping[str, Element] = dict(named)
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault")
        self._section = next(body.iter(f"{W}sectPr"), None)

    def has(self, name: str) -> bool:
        """Whether there is a style with this name."""
        return name.lower() in self._by_name

    def facts(self, name: str) -> dict[str, str]:
        """What the style makes of a text, in the words of a Chinese Word."""
        size = self._of(name, "rPr", "sz", "val")
        points = float(size or 0) / 2
        told = {
            "中文字体": self._of(name, "rPr", "rFonts", "eastAsia"),
            "字号": f"{points:g} 磅" if size else "",
            "加粗": "是" if self._of(name, "rPr", "b", "val") not in ("", "0", "false") else "否",
            "底色": self._of(name, "rPr", "shd", "fill"),
        }
        if self._by_name[name.lower()].get(f"{W}type") == "paragraph":
            told |= {
                "对齐": _ALIGNED.get(self._of(name, "pPr", "jc", "val"), ""),
                "首行缩进": self._indent(name, points),
                "行距": self._line(name),
                "大纲级别": self._outline(name),
            }
        return {respect: text for respect, text in told.items() if text}

    def page(self) -> dict[str, float]:
        """Sides of the sheet and margins in millimetres."""
        size = None if self._section is None else self._section.find(f"{W}pgSz")
        margins = None if self._section is None else self._section.find(f"{W}pgMar")
        if size is None or margins is None:
            return {}
        told = {"纸宽": _millimetres(size, "w"), "纸高": _millimetres(size, "h")}
        return told | {title: _millimetres(margins, side) for side, title in _SIDES.items()}

    def _of(self, name: str, group: str, tag: str, attribute: str) -> str:
        """An attribute from the style, the styles that it is based on, or the defaults."""
        style: Element | None = self._by_name[name.lower()]
        character = style is not None and style.get(f"{W}type") == "character"
        for _ in range(_CHAIN):
            if style is None:
                break
            found = style.find(f"{W}{group}/{W}{tag}")
            if found is not None and (attribute == "val" or found.get(W + attribute) is not None):
                return found.get(W + attribute, "1")
            style = self._by_id.get(_value(style, "basedOn"))
        if character or self._defaults is None:
            return ""
        found = self._defaults.find(f"{W}{group}/{W}{tag}")
        return "" if found is None else found.get(W + attribute, "")

    def _indent(self, name: str, points: float) -> str:
        characters = self._of(name, "pPr", "ind", "firstLineChars")
        if characters:
            return f"{int(characters) / 100:g} 字"
        twips = self._of(name, "pPr", "ind", "firstLine")
        return f"{int(twips) / 20 / points:.2g} 字" if twips and points else "0 字"

    def _line(self, name: str) -> str:
        line = self._of(name, "pPr", "spacing", "line")
        exact = self._of(name, "pPr", "spacing", "lineRule") == "exact"
        return f"固定 {int(line) / 20:g} 磅" if line and exact else "不固定"

    def _outline(self, name: str) -> str:
        level = self._of(name, "pPr", "outlineLvl", "val")
        return f"{int(level) + 1} 级" if level in set("012345678") else "正文"


def _value(style: Element, tag: str) -> str:
    child = style.find(W + tag)
    return "" if child is None else child.get(f"{W}val", "")


def _millimetres(element: Element, attribute: str) -> float:
    text = element.get(W + attribute, "0")
    return round(int(text) / 1440 * 25.4, 1) if text.lstrip("-").isdecimal() else 0.0
