"""Taking machinery out of a body: comments, controls, hidden bookmarks. Text stays as it is."""

from collections.abc import Collection

from lxml.etree import _Element as Element

from generator.reading.docx_styles import W
from generator.word.carried import BOOKMARK

_COMMENT_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


def strip_comments(body: Element, ids: Collection[str] | None = None) -> None:
    """Takes out the marks of the comments with these ids (None: of all)."""
    for mark in list(body.iter(*_COMMENT_MARKS)):
        if ids is not None and mark.get(f"{W}id") not in ids:
            continue
        run = mark.getparent()
        alone = mark.tag == _COMMENT_MARKS[2] and run is not None and _holds_nothing_else(run, mark)
        _remove(run if alone and run is not None else mark)


def strip_controls(body: Element) -> None:
    """Puts the content of every control in its place; a table of contents stays what it is."""
    for control in list(body.iter(f"{W}sdt")):
        if control.find(f"{W}sdtPr/{W}docPartObj") is not None:
            continue
        content, parent = control.find(f"{W}sdtContent"), control.getparent()
        if parent is None:
            continue
        place = parent.index(control)
        parent[place : place + 1] = [] if content is None else list(content)


def strip_bookmarks(body: Element) -> None:
    """Takes out our hidden bookmarks."""
    ids = set()
    for start in list(body.iter(f"{W}bookmarkStart")):
        if start.get(f"{W}name", "").startswith(BOOKMARK):
            ids.add(start.get(f"{W}id"))
            _remove(start)
    for end in list(body.iter(f"{W}bookmarkEnd")):
        if end.get(f"{W}id") in ids:
            _remove(end)


def _holds_nothing_else(run: Element, mark: Element) -> bool:
    return all(child is mark or child.tag == f"{W}rPr" for child in run)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
