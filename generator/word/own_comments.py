"""Our own comments in a file that came back: those on blocks that are replaced go, those on new ones come."""

from collections.abc import Collection, Sequence

from lxml import etree

from generator.reading.docx_styles import W
from generator.word.carried import block_id
from generator.word.comments import AUTHOR, comments_part
from generator.word.names import StyleIds
from generator.word.notes import Note
from generator.word.serialising import serialised
from generator.word.strip import strip_comments
from generator.word.wordfile import WordFile

_ID = f"{W}id"
_START, _BEGINNING = f"{W}bookmarkStart", f"{W}commentRangeStart"


class OwnComments:
    """The comments of `file` that are ours; what is changed of them is in `changes`, by the part's name."""

    def __init__(self, file: WordFile) -> None:
        self._body = file.body
        self._name, self._part = file.related_name("comments"), file.related("comments")
        every = [] if self._part is None else self._part.findall(f"{W}comment")
        self._own = {one.get(_ID, ""): one for one in every if one.get(f"{W}author") == AUTHOR}
        numbers = [int(one.get(_ID, "")) for one in every if one.get(_ID, "").isdigit()]
        self.present = bool(self._own)
        self.free = 1 + max(numbers, default=-1)
        self.changes: dict[str, bytes] = {}

    def drop(self, bookmarks: Collection[str]) -> None:
        """Takes out our comments that begin in the blocks with these bookmarks: they speak of what is replaced."""
        dropped = self._begun_inside(bookmarks) & set(self._own)
        if self._part is None or not dropped:
            return
        strip_comments(self._body, dropped)
        for one in dropped:
            self._part.remove(self._own[one])
        self._write()

    def add(self, notes: Sequence[Note], day: str, ids: StyleIds) -> None:
        """Adds `notes`, numbered from `free` on, dated `day` (ISO)."""
        if self._part is None or not notes:
            return
        styles = ids.get("annotation text"), ids.get("annotation reference")
        for number, comment in enumerate(etree.fromstring(comments_part(notes, day, *styles)), self.free):
            comment.set(_ID, str(number))
            self._part.append(comment)
        self._write()

    def _write(self) -> None:
        if self._name is not None and self._part is not None:
            self.changes[self._name] = serialised(self._part)

    def _begun_inside(self, bookmarks: Collection[str]) -> set[str]:
        """The ids of the comments that begin inside one of our `bookmarks`."""
        found: set[str] = set()
        inside = False
        for mark in self._body.iter(_START, _BEGINNING):
            if mark.tag == _BEGINNING:
                found |= {mark.get(_ID, "")} if inside else set()
            elif block_id(mark.get(f"{W}name", "")):
                inside = mark.get(f"{W}name") in bookmarks
        return found
