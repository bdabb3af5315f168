"""WordprocessingML elements by their short names, and parts as bytes."""

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml import etree
from lxml.etree import _Element as Element

ROOTS = {prefix: nsmap[prefix] for prefix in ("w", "r")}


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """`<w:tag>` around `children`; `w("sz", val=32)` is `<w:sz w:val="32"/>`."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def run(content: Element, style: str = "") -> Element:
    """A run in the character style with id `style`; the hint keeps quotes and dashes Chinese."""
    named = [w("rStyle", val=style)] if style else []
    return w("r", w("rPr", *named, w("rFonts", hint="eastAsia")), content)


def text_run(text: str, style: str = "") -> Element:
    """A run of `text`, its spaces kept."""
    content = w("t")
    content.text = text
    content.set(qn("xml:space"), "preserve")
    return run(content, style)


def part(tag: str, *children: Element) -> bytes:
    """A whole part with the root `<w:tag>`, as UTF-8."""
    root = OxmlElement(f"w:{tag}", nsdecls=ROOTS)
    root.extend(children)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
