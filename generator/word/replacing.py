"""Blocks of a draft replaced in its Word file as that now is; every other paragraph and part stays."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml.etree import _Element as Element

from generator.model.draft import Block, Draft
from generator.model.errors import RequestError
from generator.reading.docx_styles import W
from generator.word.bindings import Bindings, names_in
from generator.word.body import block_content, written_text
from generator.word.carried import NAMESPACE, block_id, bookmark, digest, from_root
from generator.word.finish import Finish
from generator.word.own_comments import OwnComments
from generator.word.package import repack
from generator.word.render import open_look, setting_of
from generator.word.same_finish import same_finish
from generator.word.serialising import serialised
from generator.word.splice import splice
from generator.word.wordfile import WordFile

_PARAGRAPH, _PROPERTIES = f"{W}p", f"{W}pPr"
_START, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_OPENING = (_START, f"{W}commentRangeStart", f"{W}permStart")
_CLOSING = (_END, f"{W}commentRangeEnd", f"{W}permEnd")
_REFERENCE = f"{W}commentReference"


def replaced(path: Path, draft: Draft, ids: Sequence[str], offered: Finish) -> tuple[bytes, str]:
    """The file at `path` with the blocks `ids` as `draft` has them, and what could not be done alike (or "").

    They are finished as the other blocks are, with the pinyin and times used of `offered`, whose draft's
    id the file bears from now on. A comment or bookmark of the user's that touches such a block stays on
    it. Raises ReadError if it is no Word file, RequestError if the bookmark of a block is not in it.
    """
    file = WordFile(path)
    numbers = {element: number for number, element in enumerate(file.body.iter(_PARAGRAPH))}
    changes: dict[str, bytes | None] = {}
    comments = OwnComments(file)
    finish, missing = same_finish(file, comments, offered)
    comments.drop([bookmark(one) for one in ids])
    writer = _Writer(file, draft, ids, finish, comments)
    changed: dict[int, Element | None] = {}
    for one in ids:
        changed |= {numbers[place]: element for place, element in writer.put(one).items()}
    with ZipFile(BytesIO(file.data)) as archive:
        main = splice(archive.read(file.main), changed, file.body)
    changes[file.main] = main or serialised(file.body)
    for name, root in file.custom_parts():
        if from_root(root) is not None:
            _tell(root, draft, ids, finish)
            changes[name] = serialised(root)
    return repack(file.data, changes | comments.changes), missing


class _Writer:
    """Puts the blocks `ids` of `draft` into the body of `file`, with their comments."""

    def __init__(
        self, file: WordFile, draft: Draft, ids: Sequence[str], finish: Finish, comments: OwnComments
    ) -> None:
        self._file, self._draft = file, draft
        setting = setting_of(draft, open_look(file.data), finish)
        notes = [note for note in setting.notes if draft.blocks[note.block].id in ids]
        self._setting = setting._replace(notes=notes, bindings=_bindings(file))
        self._first_comment = comments.free
        comments.add(notes, draft.date, setting.ids)
        known = [one.get(f"{W}val", "") for one in file.body.iter(f"{W}id")]
        self._free = 1 + max((int(one) for one in known if one.lstrip("-").isdigit()), default=0)

    def put(self, one: str) -> dict[Element, Element | None]:
        """Writes block `one` in the place of what stands there; the paragraphs that are touched (None: gone)."""
        name = bookmark(one)
        start = next((mark for mark in self._file.body.iter(_START) if mark.get(f"{W}name") == name), None)
        home = None if start is None else next(start.iterancestors(_PARAGRAPH), None)
        if start is None or home is None:
            raise RequestError(
                f"《{self._file.name}》里找不到“{one}”这一块的书签。",
                "整段复制到别处的，请直接在 Word 里改。",
            )
        held, others = self._held(home, start)
        content = block_content(self._draft, one, self._setting, self._free, self._first_comment)
        self._free += len(content)
        opening, closing = _marks([element for _, element in held])
        place = home.index(held[0][1])
        for paragraph, element in held:
            paragraph.remove(element)
        home[place:place] = [*opening, *content, *closing]
        emptied = {paragraph: self._settle(paragraph) for paragraph in others}
        return {home: home, **emptied}

    def _settle(self, paragraph: Element) -> Element | None:
        """A further paragraph of a block that was split: gone if nothing of others stands in it."""
        if any(element.tag != _PROPERTIES for element in paragraph):
            return paragraph
        parent = paragraph.getparent()
        if parent is not None:
            parent.remove(paragraph)
        return None

    def _held(self, home: Element, start: Element) -> tuple[list[tuple[Element, Element]], list[Element]]:
        """(paragraph, element) of all that belongs to the block that begins at `start`, and its other paragraphs."""
        held = [(home, element) for element in _own(home, start)]
        others = _further(self._file.body, home, start)
        for paragraph in others:
            held += [(paragraph, element) for element in _own(paragraph, None)]
        return held, others


def _bindings(file: WordFile) -> Bindings | None:
    """The values that the bound blanks of the file share; None if they are not bound."""
    names = [name for _, root in file.custom_parts() for name in names_in(root)]
    return Bindings(names) if names else None


def _further(body: Element, home: Element, start: Element) -> list[Element]:
    """The paragraphs behind `home` into which the block of the bookmark `start` was split."""
    number = start.get(f"{W}id")
    end = next((mark for mark in body.iter(_END) if mark.get(f"{W}id") == number), None)
    last = None if end is None else next(end.iterancestors(_PARAGRAPH), None)
    behind = list(home.itersiblings(_PARAGRAPH))
    return behind[: behind.index(last) + 1] if last in behind else []


def _own(paragraph: Element, start: Element | None) -> list[Element]:
    """The children of `paragraph` from the bookmark `start` (None: its beginning) to that of the next block.

    What stands before the first block of a paragraph belongs to that block.
    """
    children = [element for element in paragraph if element.tag != _PROPERTIES]
    starts = [(n, mark) for n, element in enumerate(children) for mark in _starts(element)]
    first = 0
    if start is not None and starts and starts[0][1] is not start:
        first = next(n for n, mark in starts if mark is start)
    later = [n for n, mark in starts if n >= first and mark is not start]
    return children[first : later[0] if later else None]


def _starts(element: Element) -> Iterable[Element]:
    """The marks in `element` at which a block of ours begins."""
    return (mark for mark in element.iter(_START) if block_id(mark.get(f"{W}name", "")))


def _marks(elements: Sequence[Element]) -> tuple[list[Element], list[Element]]:
    """The marks of bookmarks and comments in what is replaced: those that begin something, those that end it."""
    opening, closing = [], []
    for element in elements:
        for mark in element.iter(*_OPENING, *_CLOSING, _REFERENCE):
            if mark.tag in _OPENING:
                opening.append(mark)
            elif mark.tag in _CLOSING:
                closing.append(mark)
            else:
                run = mark.getparent()
                closing.append(mark if run is None else run)
    return opening, closing


def _tell(root: Element, draft: Draft, ids: Sequence[str], finish: Finish) -> None:
    """What travels with the file says how the blocks are written now."""
    blocks: Mapping[str, Block] = {block.id: block for block in draft.blocks}
    root.set("id", finish.draft_id)
    for element in root.iterfind(f"{{{NAMESPACE}}}block"):
        block = blocks.get(element.get("id", ""))
        if block is None or block.id not in ids:
            continue
        element.set("digest", digest(written_text(block, auto=finish.numbering == "auto")))
        element.set("keys", " ".join(block.keys))
