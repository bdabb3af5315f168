"""How a .docx says that a paragraph looks and is listed: by its style, the styles below that, and itself."""

from dataclasses import dataclass, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""WordprocessingML's namespace, as lxml writes it before a name."""
_VAL = f"{W}val"
_OFF = ("0", "false", "off")
_LONGEST_CHAIN = 32
"""Styles followed from one to the next; a chain that never ends is cut here."""


@dataclass(frozen=True, slots=True)
class Look:
    """What reading wants to know of a paragraph's format."""

    style: str = ""
    outline_level: int | None = None
    """1–9; None for body text."""
    centred: bool = False

    def with_properties(self, properties: etree._Element | None) -> "Look":
        """This look, changed by what a `w:pPr` says."""
        alignment = value_of(properties, "jc")
        outline = value_of(properties, "outlineLvl")
        return replace(
            self,
            centred=alignment == "center" if alignment else self.centred,
            outline_level=_level(outline) if outline else self.outline_level,
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """The list that a paragraph is in: its number, the level if said, the styles that lead to it."""

    number: str = ""
    level: int | None = None
    """0–8."""
    styles: tuple[str, ...] = ()


class Styles:
    """The styles of a document; `root` is its `w:styles`, None if it has none."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style[@{W}type='paragraph']")
        self._elements = {style.get(f"{W}styleId", ""): style for style in styles}
        lists = [] if root is None else root.findall(f"{W}style[@{W}type='numbering']")
        self._lists = {style.get(f"{W}styleId", ""): style for style in lists}
        runs = [] if root is None else root.findall(f"{W}style[@{W}type='character']")
        self.hiding = frozenset(one.get(f"{W}styleId", "") for one in runs if vanishes(one))
        """The ids of the character styles whose text is not printed."""
        self._looks: dict[str, Look] = {}
        self._default = next((key for key, style in self._elements.items() if _is_default(style)), "")

    def look(self, properties: etree._Element | None) -> Look:
        """The look of a paragraph whose `w:pPr` is `properties`."""
        return self._look_of(self._style(properties)).with_properties(properties)

    def listing(self, properties: etree._Element | None) -> Listing:
        """The list of a paragraph whose `w:pPr` is `properties`: its own, else that of its style."""
        chain = self._chain(self._style(properties))
        said = [one.find(f"{W}pPr/{W}numPr") for one in chain]
        own = None if properties is None else properties.find(f"{W}numPr")
        numbers = (value_of(one, "numId") for one in (own, *said))
        levels = (whole_value(one, "ilvl") for one in (own, *said))
        return Listing(
            next(filter(None, numbers), ""),
            next((level for level in levels if level is not None), None),
            tuple(one.get(f"{W}styleId", "") for one in chain),
        )

    def listing_of(self, style: str) -> Listing:
        """The list that a list style stands for."""
        element = self._lists.get(style)
        found = None if element is None else element.find(f"{W}pPr/{W}numPr")
        return Listing(value_of(found, "numId"))

    def _style(self, properties: etree._Element | None) -> str:
        style = value_of(properties, "pStyle")
        return style if style in self._elements else self._default

    def _look_of(self, style: str) -> Look:
        if style not in self._looks:
            self._looks[style] = self._resolved(style)
        return self._looks[style]

    def _resolved(self, style: str) -> Look:
        """The look of a style laid over those that it is based on."""
        chain = self._chain(style)
        look = Look()
        for element in reversed(chain):
            look = look.with_properties(element.find(f"{W}pPr"))
        return replace(look, style=value_of(chain[0], "name")) if chain else look

    def _chain(self, style: str) -> list[etree._Element]:
        """A style and those that it is based on, itself first."""
        chain: list[etree._Element] = []
        while style in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[style])
            style = value_of(chain[-1], "basedOn")
        return chain


def vanishes(element: etree._Element) -> bool:
    """Whether the `w:rPr` in `element` (a run, a style, a `w:pPr`) hides what it is about."""
    return is_on(element.find(f"{W}rPr/{W}vanish"))


def is_on(switch: etree._Element | None) -> bool:
    """Whether an element that switches something on is there, and does not say that it is off."""
    return switch is not None and switch.get(_VAL) not in _OFF


def value_of(parent: etree._Element | None, name: str) -> str:
    """`w:val` of the child called `name`; empty if it or its value is not there."""
    child = None if parent is None else parent.find(W + name)
    return "" if child is None else child.get(_VAL, "")


def whole_value(parent: etree._Element | None, name: str) -> int | None:
    """`value_of` as a whole number from 0; None if it is none."""
    said = value_of(parent, name)
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else None


def _level(value: str) -> int | None:
    """Our level of Word's outline level: 0–8 become 1–9, anything else is body text."""
    return int(value) + 1 if value in set("012345678") else None


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")
