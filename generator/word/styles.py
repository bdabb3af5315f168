"""A look's named styles, as the styles part of a .docx."""

from collections.abc import Iterator

from generator.word.markup import part, w
from generator.word.profile import CharacterStyle, Font, Look, ParagraphStyle


def styles_part(look: Look) -> bytes:
    """word/styles.xml: defaults, the four base styles that Word expects, then the look's own."""
    paragraphs = (_paragraph(style, rank, look) for rank, style in enumerate(look.paragraphs, 1))
    characters = (_character(style, rank) for rank, style in enumerate(look.characters, 51))
    return part("styles", _defaults(look), _latent(), _normal(look), *_bases(), *paragraphs, *characters)


def _defaults(look: Look) -> str:
    run = w("rPr", _fonts(look.font, look.latin), w("kern", val=2), *_size(look.size), _language())
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _latent() -> str:
    """Keeps Word's own styles out of the gallery."""
    hidden = {"defSemiHidden": 1, "defUnhideWhenUsed": 1, "defQFormat": 0}
    return w("latentStyles", defLockedState=0, defUIPriority=99, **hidden, count=376)


def _normal(look: Look) -> str:
    """Normal repeats the defaults, for LibreOffice takes the grid's base size from Normal alone."""
    spacing = w("spacing", val=look.page.character_pitch - round(look.size * 20))
    fonts = _fonts(look.font, look.latin)
    run = w("rPr", fonts, spacing, w("kern", val=2), *_size(look.size), _language())
    return _style("paragraph", "Normal", "Normal", *_shown(True, 0), _line(look), run, default=1)


def _line(look: Look) -> str:
    """How lines are laid: every page full to its last line, Chinese rules for breaking, no extra spaces."""
    return w(
        "pPr",
        w("widowControl", val=0),
        w("kinsoku"),
        w("wordWrap"),
        w("overflowPunct"),
        w("topLinePunct", val=0),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        w("adjustRightInd"),
        w("snapToGrid"),
        w("spacing", before=0, after=0, line=look.page.line_pitch, lineRule="exact"),
        w("jc", val="both"),
    )


def _bases() -> Iterator[str]:
    sides = ("top", 0), ("left", 108), ("bottom", 0), ("right", 108)
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides))
    for kind, name, properties in (
        ("character", "Default Paragraph Font", ()),
        ("table", "Normal Table", (w("tblPr", w("tblInd", w=0, type="dxa"), margins),)),
        ("numbering", "No List", ()),
    ):
        yield _style(kind, name.replace(" ", ""), name, *_shown(False, 99), *properties, default=1)


def _paragraph(style: ParagraphStyle, rank: int, look: Look) -> str:
    following = style.id if style.outline is None else "BodyText"
    return _style(
        "paragraph",
        style.id,
        style.name,
        w("basedOn", val="Normal"),
        w("next", val=following),
        *_shown(bool(style.sample), rank),
        w("pPr", *_paragraph_properties(style)),
        w("rPr", *_run_properties(style, look)),
    )


def _character(style: CharacterStyle, rank: int) -> str:
    fonts = [_fonts(style.font)] if style.font else []
    size = _size(style.size) if style.size else []
    shade = [w("shd", val="clear", color="auto", fill=style.shade)] if style.shade else []
    base = w("basedOn", val="DefaultParagraphFont")
    run = w("rPr", *fonts, *size, *shade)
    return _style("character", style.id, style.name, base, *_shown(bool(style.sample), rank), run)


def _style(kind: str, id: str, name: str, *children: str, **attributes: str | int) -> str:
    return w("style", w("name", val=name), *children, type=kind, **attributes, styleId=id)


def _shown(shown: bool, rank: int) -> Iterator[str]:
    """Place in the gallery of styles; out of it unless `shown`."""
    yield w("uiPriority", val=rank)
    yield from [w("qFormat")] if shown else [w("semiHidden"), w("unhideWhenUsed")]


def _paragraph_properties(style: ParagraphStyle) -> Iterator[str]:
    """In the order of the schema."""
    if style.outline is not None:
        yield from (w("keepNext"), w("keepLines"))
    if not style.on_grid:
        yield w("snapToGrid", val=0)
    if style.single:
        yield w("spacing", line=240, lineRule="auto")
    if style.indent:
        yield w("ind", left=0, firstLineChars=style.indent * 100, firstLine=_twips(style.indent, style))
    if style.inset:
        yield w("ind", rightChars=style.inset * 100, right=_twips(style.inset, style))
    if style.align:
        yield w("jc", val=style.align)
    if style.outline is not None:
        yield w("outlineLvl", val=style.outline)


def _twips(characters: int, style: ParagraphStyle) -> int:
    return round(characters * style.size * 20)


def _run_properties(style: ParagraphStyle, look: Look) -> Iterator[str]:
    if style.font:
        yield _fonts(style.font, style.latin or look.latin)
    yield from (w(tag, val=int(style.bold)) for tag in ("b", "bCs"))
    yield from _size(style.size)


def _fonts(font: Font, latin: Font | None = None) -> str:
    """Chinese in `font`; `latin`, if given, for digits and letters."""
    names = dict.fromkeys(("ascii", "hAnsi", "cs"), latin.name) if latin else {}
    return w("rFonts", hint="eastAsia", eastAsia=font.name, **names)


def _size(points: float) -> list[str]:
    return [w(tag, val=round(points * 2)) for tag in ("sz", "szCs")]


def _language() -> str:
    return w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
