"""What a look says: page and grid, typefaces, named styles. Sizes in points, lengths in twips (1/20 pt)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface by the name that Word stores; `alternative` may stand in where it is not installed."""

    name: str
    alternative: str = ""
    family: str = "auto"
    charset: str = "86"
    """86: Chinese (GB 2312); 00: Latin."""


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet, its margins, and how many lines of how many characters stand on it."""

    width: int = 11906
    height: int = 16838
    top: int = 2098
    bottom: int = 1984
    left: int = 1587
    right: int = 1474
    header: int = 851
    footer: int = 1427
    lines: int = 22
    characters: int = 28

    @property
    def line_pitch(self) -> int:
        """Distance from line to line: 579 for 22 lines on 225 mm."""
        return (self.height - self.top - self.bottom) // self.lines

    @property
    def character_pitch(self) -> int:
        """Distance from character to character: 315 for 28 characters on 156 mm."""
        return (self.width - self.left - self.right) // self.characters


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A named paragraph style; whatever is left out comes from Normal.

    `indent` is the first line's, `inset` the one on the right, both in characters. `outline` counts
    from 0 and puts the paragraph into the navigation pane. `latin` is the typeface of digits and
    letters. `single`: lines as high as their characters need, off the grid of lines.
    """

    id: str
    name: str
    sample: str = ""
    font: Font | None = None
    latin: Font | None = None
    size: float = 16
    bold: bool = False
    align: str = ""
    indent: int = 0
    inset: int = 0
    outline: int | None = None
    on_grid: bool = True
    single: bool = False


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A named character style: a typeface, a size, a shade behind the text (RRGGBB)."""

    id: str
    name: str
    sample: str = ""
    font: Font | None = None
    size: float | None = None
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that a reference document says. `size` and the two fonts are those of Normal."""

    title: str
    page: Page
    font: Font
    latin: Font
    size: float
    paragraphs: tuple[ParagraphStyle, ...]
    characters: tuple[CharacterStyle, ...]

    @property
    def fonts(self) -> tuple[Font, ...]:
        """Every typeface in use, once, in the order of first use."""
        named = [style.font for style in self.paragraphs] + [style.font for style in self.characters]
        return tuple(dict.fromkeys([self.latin, self.font, *filter(None, named)]))


FANGSONG = Font("仿宋_GB2312", "仿宋")
KAITI = Font("楷体_GB2312", "楷体")
HEITI = Font("黑体", "SimHei")
SONGTI = Font("宋体", "SimSun")
XIAOBIAOSONG = Font("方正小标宋简体", "华文中宋")
TIMES = Font("Times New Roman", family="roman", charset="00")

OFFICIAL = Look(
    title="公文格式",
    page=Page(),
    font=FANGSONG,
    latin=TIMES,
    size=16,
    paragraphs=(
        ParagraphStyle(
            "Title",
            "Title",
            "标题：方正小标宋简体，2号，居中",
            font=XIAOBIAOSONG,
            size=22,
            align="center",
            on_grid=False,
        ),
        ParagraphStyle("Subtitle", "Subtitle", "日期、讲话人：楷体，3号，居中", font=KAITI, align="center"),
        ParagraphStyle("SpeechSalutation", "讲话称谓", "称谓：仿宋，3号，顶格："),
        ParagraphStyle("BodyText", "Body Text", "正文：仿宋，3号，首行缩进2字。", indent=2),
        ParagraphStyle("Heading1", "heading 1", "一、一级标题：黑体", font=HEITI, indent=2, outline=0),
        ParagraphStyle("Heading2", "heading 2", "（一）二级标题：楷体", font=KAITI, indent=2, outline=1),
        ParagraphStyle("Heading3", "heading 3", "1.三级标题：仿宋加粗", bold=True, indent=2, outline=2),
        ParagraphStyle("SpeechSignature", "落款", "落款：仿宋，3号，右空2字", align="right", inset=2),
        ParagraphStyle("Footer", "footer", font=SONGTI, latin=SONGTI, size=14, on_grid=False, single=True),
        ParagraphStyle("CommentText", "annotation text", size=10.5, align="left", on_grid=False, single=True),
    ),
    characters=(
        CharacterStyle("LeadHei", "段首黑体", "段首黑体：段内一级小标题。", font=HEITI),
        CharacterStyle("LeadKai", "段首楷体", "段首楷体：领句。", font=KAITI),
        CharacterStyle("ToFill", "待填", "【待填：名称】", shade="FFFF00"),
        CharacterStyle("CommentReference", "annotation reference", size=10.5),
    ),
)
