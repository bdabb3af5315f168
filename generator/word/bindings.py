"""The custom XML part that bound blanks share: one value a name."""

from collections.abc import Iterable, Mapping

from lxml import etree

from generator.word.controls import short_name
from generator.word.markup import w
from generator.word.serialising import serialised

NAMESPACE = "urn:nigao:blanks:1"
STORE = "{6E1A0D52-9704-4B1C-8A11-6B6C616E6B73}"
_PREFIX = "b"


class Bindings:
    """Names of blanks in the order of their first place; each has an element in the part."""

    def __init__(self, names: Iterable[str]) -> None:
        self._numbers: Mapping[str, int] = {
            name: n for n, name in enumerate(dict.fromkeys(map(short_name, names)), 1)
        }

    def element(self, name: str) -> str:
        """`w:dataBinding` for a blank with this name."""
        return w(
            "dataBinding",
            prefixMappings=f"xmlns:{_PREFIX}='{NAMESPACE}'",
            xpath=f"/{_PREFIX}:blanks[1]/{_PREFIX}:v{self._numbers[short_name(name)]}[1]",
            storeItemID=STORE,
        )

    def part(self) -> bytes:
        """The part, every value still empty."""
        root = etree.Element(f"{{{NAMESPACE}}}blanks", nsmap={_PREFIX: NAMESPACE})
        for name, number in self._numbers.items():
            etree.SubElement(root, f"{{{NAMESPACE}}}v{number}", name=name)
        return serialised(root)


def names_in(root: etree._Element) -> list[str]:
    """The names in the part with this root, in their order; none if it is none of ours."""
    ours = root.tag == f"{{{NAMESPACE}}}blanks"
    return [element.get("name", "") for element in root] if ours else []


def set_values(root: etree._Element, values: Mapping[str, str]) -> bool:
    """Writes `values` into the part with this root; whether it is ours and holds one of them."""
    if root.tag != f"{{{NAMESPACE}}}blanks":
        return False
    found = [element for element in root if element.get("name", "") in values]
    for element in found:
        element.text = values[element.get("name", "")]
    return bool(found)
