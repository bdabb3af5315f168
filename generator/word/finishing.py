"""Finishing a draft outside Word: blanks filled everywhere at once, a clean copy to hand in."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml.etree import _Element as Element

from generator.model.errors import RequestError
from generator.reading.docx_styles import W
from generator.word.bindings import set_values
from generator.word.blanks import Blank, fill, find_blanks
from generator.word.comments import AUTHOR
from generator.word.controls import PROMPT, short_name
from generator.word.names import TO_FILL
from generator.word.strip import strip_bookmarks, strip_comments, strip_controls
from generator.word.wordfile import WordFile

_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_CORE = "docProps/core.xml"
_CHANGES = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_CONTROL = re.compile("[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def blanks_of(path: Path) -> tuple[Blank, ...]:
    """The blanks of the Word file at `path`, filled or not. Raises ReadError if it is none."""
    return find_blanks(WordFile(path).body)


def filled(path: Path, values: Mapping[str, str]) -> tuple[bytes, int]:
    """The file with `values` in every place of their names, and how many places that were.

    Everything else stays as it was, but for the comments that asked for these values. Raises ReadError
    if it is no Word file, RequestError for a name that is no blank of it.
    """
    file = WordFile(path)
    values = {short_name(name): _one_line(value) for name, value in values.items()}
    _require_known(values, find_blanks(file.body), path.name)
    written = fill(file.body, values, _style_id(file, TO_FILL))
    for name, root in file.custom_parts():
        if set_values(root, values):
            file.put(name, root)
    _answer_comments(file, values)
    _fill_title(file, values)
    return file.saved(), written


def clean(path: Path, *, allow_blanks: bool) -> bytes:
    """The copy to hand in: the same text without comments, controls, custom parts and hidden bookmarks.

    Raises ReadError if it is no Word file, RequestError naming the blanks that are left (unless allowed).
    """
    file = WordFile(path)
    left = [blank.name for blank in find_blanks(file.body) if blank.unfilled]
    if left and not allow_blanks:
        hint = "请先填好（nigao fill --list 可列出）；一定要带着空白存，请加 --allow-blanks"
        raise RequestError(f"《{path.name}》还有 {len(left)} 项没有填：{_listed(left)}", hint)
    strip_comments(file.body)
    strip_controls(file.body)
    strip_bookmarks(file.body)
    file.drop(*_COMMENTS, "customXml", "glossaryDocument")
    return file.saved()


def tracked_changes(path: Path) -> int:
    """How many tracked changes the file still holds."""
    return sum(1 for _ in WordFile(path).body.iter(*_CHANGES))


def _one_line(value: str) -> str:
    """A value fit for a line: breaks become spaces, what XML cannot hold is left out."""
    return _CONTROL.sub("", " ".join(value.split()))


def _require_known(values: Mapping[str, str], blanks: tuple[Blank, ...], file: str) -> None:
    known = {blank.name for blank in blanks}
    unknown = [name for name in values if name not in known]
    if unknown:
        names = _listed(blank.name for blank in blanks) or "（没有）"
        raise RequestError(f"《{file}》里没有{_listed(unknown)}这一项", f"可以填的有：{names}")


def _listed(names: Iterable[str]) -> str:
    """Names of blanks, each in its brackets: a name may hold 、 itself."""
    return "".join(f"【{name}】" for name in names)


def _style_id(file: WordFile, name: str) -> str:
    styles = file.related("styles")
    for style in () if styles is None else styles.iterfind(f"{W}style"):
        named = style.find(f"{W}name")
        if named is not None and named.get(f"{W}val") == name:
            return style.get(f"{W}styleId", "")
    return ""


def _answer_comments(file: WordFile, values: Mapping[str, str]) -> None:
    """Takes out our comments that ask for what is filled now."""
    name, comments = file.related_name("comments"), file.related("comments")
    if name is None or comments is None:
        return
    asked = tuple(f"请填写“{value}”" for value in values)
    answered = [one for one in comments.iterfind(f"{W}comment") if _asks(one, asked)]
    strip_comments(file.body, {one.get(f"{W}id", "") for one in answered})
    for comment in answered:
        comments.remove(comment)
    if answered:
        file.put(name, comments)


def _asks(comment: Element, asked: tuple[str, ...]) -> bool:
    text = "".join(node.text or "" for node in comment.iter(f"{W}t"))
    return comment.get(f"{W}author") == AUTHOR and text.startswith(asked)


def _fill_title(file: WordFile, values: Mapping[str, str]) -> None:
    """The title among the properties may hold blanks too."""
    core = file.part(_CORE)
    title = None if core is None else core.find("{http://purl.org/dc/elements/1.1/}title")
    if core is None or title is None or not PROMPT.search(title.text or ""):
        return
    title.text = PROMPT.sub(lambda match: values.get(short_name(match[1]), match[0]), title.text or "")
    file.put(_CORE, core)
