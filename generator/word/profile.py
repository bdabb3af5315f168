"""What a look says: page and grid, typefaces, named styles. Sizes in points, lengths in twips (1/20 pt)."""

from typing import NamedTuple


class Font(NamedTuple):
    """A typeface by the name that Word stores; `alternative` may stand in where it is not installed."""

    name: str
    alternative: str = ""
    family: str = "auto"
    charset: str = "86"
    """86: Chinese (GB 2312); 00: Latin."""


class Page(NamedTuple):
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


class ParagraphStyle(NamedTuple):
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


class CharacterStyle(NamedTuple):
    """A named character style: a typeface, a size, a shade behind the text (RRGGBB)."""

    id: str
    name: str
    sample: str = ""
    font: Font | None = None
    size: float | None = None
    shade: str = ""


class Look(NamedTuple):
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
