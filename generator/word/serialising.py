"""The tree of a part as bytes, one way for all parts."""

from lxml import etree
from lxml.etree import _Element as Element


def serialised(root: Element) -> bytes:
    """The part with this root: UTF-8, with a declaration that it stands alone."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
