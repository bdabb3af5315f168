"""The parts of a reference document beside its styles: body, footers, settings, fonts, properties."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from generator.word.markup import HEAD, part, run, text_run, w
from generator.word.profile import Font, Look, Page

WORD = "http://schemas.microsoft.com/office/word"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LINKED = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}
FOOTERS = {"default": "footer1", "even": "footer2"}


def body_part(look: Look) -> bytes:
    """word/document.xml: a line in each style for whoever edits the look, and the section."""
    lines = (_sample(style.id, text_run(style.sample)) for style in look.paragraphs if style.sample)
    runs = (text_run(style.sample, style.id) for style in look.characters if style.sample)
    return part("document", w("body", *lines, _sample("BodyText", *runs), _section(look.page)))


def _sample(style: str, *runs: str) -> str:
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def _section(page: Page) -> str:
    sides = {side: getattr(page, side) for side in ("top", "right", "bottom", "left", "header", "footer")}
    return w(
        "sectPr",
        *(_footer_reference(kind, link) for kind, link in FOOTERS.items()),
        w("pgSz", w=page.width, h=page.height),
        w("pgMar", **sides, gutter=0),
        w("cols", space=425),
        w("docGrid", type="linesAndChars", linePitch=page.line_pitch, charSpace=0),
    )


def _footer_reference(kind: str, link: str) -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{link}"/>'


def footer_part(side: str, look: Look) -> bytes:
    """A footer "— 1 —" at `side` (left or right), one character in."""
    style = next(style for style in look.paragraphs if style.name == "footer")
    inset = w("ind", **{f"{side}Chars": 100, side: round(style.size * 20)})
    properties = w("pPr", w("pStyle", val=style.id), inset, w("jc", val=side))
    return part("ftr", w("p", properties, text_run("— "), *_page_number(), text_run(" —")))


def _page_number() -> Iterator[str]:
    yield run(w("fldChar", fldCharType="begin"))
    yield run(w("instrText", "PAGE"))
    yield run(w("fldChar", fldCharType="separate"))
    yield text_run("1")
    yield run(w("fldChar", fldCharType="end"))


def settings_part() -> bytes:
    """word/settings.xml. No updateFields: Word would ask a question at each opening."""
    return part(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        _compatibility(),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _compatibility() -> str:
    flags = (
        "spaceForUL",
        "balanceSingleByteDoubleByteWidth",
        "doNotLeaveBackslashAlone",
        "ulTrailSpace",
        "doNotExpandShiftReturn",
        "adjustLineHeightInTable",
        "useFELayout",
    )
    mode = w("compatSetting", name="compatibilityMode", uri=WORD, val=15)
    return w("compat", *(w(flag) for flag in flags), mode)


def fonts_part(look: Look) -> bytes:
    """word/fontTable.xml: each typeface with the one that may stand in for it."""
    return part("fonts", *(_font(font) for font in look.fonts))


def _font(font: Font) -> str:
    alternative = [w("altName", val=font.alternative)] if font.alternative else []
    shape = (w("charset", val=font.charset), w("family", val=font.family), w("pitch", val="variable"))
    return w("font", *alternative, *shape, name=font.name)


def properties_part(look: Look) -> bytes:
    """docProps/core.xml: the look's title and language, no author."""
    return _xml(
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(look.title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def content_types_part() -> bytes:
    """[Content_Types].xml."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **LINKED}.items()
    )
    return _xml(
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def package_links_part() -> bytes:
    """_rels/.rels: where the body and the properties are."""
    body, properties = f"{OFFICE}/officeDocument", f"{PACKAGE}/relationships/metadata/core-properties"
    return _links(("body", body, "word/document.xml"), ("properties", properties, "docProps/core.xml"))


def body_links_part() -> bytes:
    """word/_rels/document.xml.rels: every part goes by its own name."""
    return _links(*((name, f"{OFFICE}/{kind}", f"{name}.xml") for name, kind in LINKED.items()))


def _links(*links: tuple[str, str, str]) -> bytes:
    items = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links
    )
    return _xml(f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>')


def _xml(text: str) -> bytes:
    return (HEAD + text).encode()
