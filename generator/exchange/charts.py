"""The parts of the page of charts: plain HTML elements, no script, nothing from elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

COLOURS = ("#2f6f9f", "#6aa84f", "#c9892b", "#8e6bb0", "#999999")
"""Of the segments of a bar, in this order; the last is for all the rest."""


def element(tag: str, text: str = "", *children: Element, **attributes: str) -> Element:
    """An element with its text, children and attributes (`class_` stands for class)."""
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    made.text = text or None
    made.extend(children)
    return made


def section(title: str, note: str, *children: Element) -> Element:
    """A heading, a sentence on what is shown, and the chart."""
    return element("section", "", element("h2", title), element("p", note, class_="note"), *children)


def tiles(figures: Sequence[tuple[str, str]]) -> Element:
    """Large figures, each over what it counts."""
    boxes = (
        element("div", "", element("b", figure), element("span", name), class_="tile")
        for name, figure in figures
    )
    return element("div", "", *boxes, class_="tiles")


def legend(names: Sequence[str]) -> Element:
    """What the colours of the bars mean."""
    made = element("p", class_="legend")
    for name, colour in zip(names, COLOURS, strict=False):
        mark = SubElement(made, "i", {"style": f"background:{colour}"})
        mark.tail = f"{name}　"
    return made


def bars(rows: Iterable[tuple[str, Sequence[int], str]], most: int) -> Element:
    """One bar a row, in segments; `most` is the length that fills the width. Each ends with its own words."""
    table = element("table", class_="bars")
    for name, parts, words in rows:
        bar = element("div", class_="bar")
        for count, colour in zip(parts, COLOURS, strict=False):
            if count:
                share = 100 * count / max(most, 1)
                SubElement(bar, "i", {"style": f"width:{share:.2f}%;background:{colour}"})
        cells = (element("th", name), element("td", "", bar), element("td", words, class_="figure"))
        table.append(element("tr", "", *cells))
    return table


def heat(corner: str, columns: Sequence[str], rows: Mapping[str, Mapping[str, int]]) -> Element:
    """A table of counts, the darker the more; nothing at all is marked as a hole."""
    most = max((count for counts in rows.values() for count in counts.values()), default=1)
    head = element("tr", "", element("th", corner), *(element("th", name) for name in columns))
    table = element("table", "", head, class_="heat")
    for name, counts in rows.items():
        cells = (_heated(counts.get(column, 0), most) for column in columns)
        table.append(element("tr", "", element("th", name), *cells))
    return table


def _heated(count: int, most: int) -> Element:
    if not count:
        return element("td", "缺", class_="lack")
    depth = 0.10 + 0.55 * count / most
    return element("td", str(count), style=f"background:rgba(47,111,159,{depth:.2f})")


def cards(groups: Mapping[str, Sequence[tuple[str, str, str]]]) -> Element:
    """Groups of little cards (grade, name, words); the grade is the class that colours it."""
    made = element("div")
    for group, held in groups.items():
        boxes = (
            element("div", "", element("b", name), element("span", words), class_=f"card {grade}")
            for grade, name, words in held
        )
        made.append(element("div", "", element("h3", group), *boxes, class_="group"))
    return made
