"""The names of styles that a look must have, and their ids in one that a program may have changed."""

from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element as Element

from generator.model.errors import ContentError
from generator.word.look_file import LookFile
from generator.word.markup import qn

PARAGRAPH_STYLES: Mapping[str, str] = {
    "标题": "Title",
    "日期": "Subtitle",
    "讲话人": "讲话人",
    "称谓": "讲话称谓",
    "正文": "Body Text",
    "一级标题": "heading 1",
    "二级标题": "heading 2",
    "三级标题": "heading 3",
    "落款": "落款",
}
HEADING_LEAD, LEAD, TO_FILL, RUBY = "段首黑体", "段首楷体", "待填", "注音"
_INSTEAD = {"讲话人": "Subtitle"}
"""What serves in a look that was made before the style was."""
_USUAL_SIZE = 32
REQUIRED = tuple(
    name
    for name in (*dict.fromkeys(PARAGRAPH_STYLES.values()), HEADING_LEAD, LEAD, TO_FILL)
    if name not in _INSTEAD
)


class StyleIds:
    """Ids by name: a program that saves a look may change its ids, the names stay."""

    def __init__(self, look: LookFile) -> None:
        root = look.related("styles")
        styles = [] if root is None else root.findall(qn("w:style"))
        self._styles = {_name_of(style).lower(): style for style in styles}
        self._ids: dict[str, str] = {
            name: style.get(qn("w:styleId"), "") for name, style in self._styles.items()
        }
        missing = [name for name in REQUIRED if name.lower() not in self._ids]
        if missing:
            hint = "请以自带的 公文格式.docx 为底稿改版式；nigao look check 可以逐项检查"
            raise ContentError(f"版式文件缺少样式：{'、'.join(missing)}", hint)

    def __getitem__(self, name: str) -> str:
        """The id of a style that every look has, or of the one that serves instead."""
        return self._ids.get(name.lower()) or self._ids[_INSTEAD[name].lower()]

    def get(self, name: str) -> str:
        """The id of a style that a look may lack; empty if it does."""
        return self._ids.get(name.lower(), "")

    def element(self, name: str) -> Element:
        """`w:style` of a style that every look has."""
        return self._styles[name.lower()]

    def indent(self, name: str) -> str:
        """`w:ind` of a paragraph style; empty if it says nothing of it."""
        found = self.element(name).find(f"{qn('w:pPr')}/{qn('w:ind')}")
        return "" if found is None else str(etree.tostring(found, encoding="unicode", with_tail=False))

    def half_points(self, name: str) -> int:
        """The size of the type of a style that the look has, from it or the styles that it is based on."""
        by_id = {style.get(qn("w:styleId")): style for style in self._styles.values()}
        style = self._styles.get(name.lower())
        for _ in range(len(by_id)):
            if style is None:
                break
            size, base = style.find(f"{qn('w:rPr')}/{qn('w:sz')}"), style.find(qn("w:basedOn"))
            if size is not None:
                return int(float(size.get(qn("w:val"), _USUAL_SIZE)))
            style = None if base is None else by_id.get(base.get(qn("w:val"), ""))
        return _USUAL_SIZE


def _name_of(style: Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), ""))
