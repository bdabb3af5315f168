"""Blocks of a draft → the paragraphs of a Word body: runs, controls, comment marks, bookmarks."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element as Element

from generator.model.draft import Block, Draft, Span
from generator.word import comments
from generator.word.bindings import Bindings
from generator.word.carried import ID_BOOKMARK, bookmark
from generator.word.choices import Choice, choice_of
from generator.word.controls import blank_control, blank_name, choice_control
from generator.word.finish import Finish
from generator.word.markup import parsed, run, text_run, w
from generator.word.names import HEADING_LEAD, LEAD, PARAGRAPH_STYLES, TO_FILL, StyleIds
from generator.word.notes import Note
from generator.word.numbering import LEVELS, AutoNumbers, has_ordinal
from generator.word.pinyin import Pinyin, Ruby
from generator.word.titles import title_lines

TITLE_GROUP = ("标题", "日期", "讲话人")


class Setting(NamedTuple):
    """What writing a body needs beside its blocks. `title_length` is how many characters a title line holds."""

    finish: Finish
    ids: StyleIds
    notes: Sequence[Note]
    bindings: Bindings | None
    numbers: AutoNumbers | None
    title_length: int
    ruby: Ruby

    def numbering_of(self, block: Block) -> list[str]:
        """What the block's paragraph says of its number."""
        if self.numbers is None or block.style not in LEVELS:
            return []
        return self.numbers.own_properties(block, self.ids.indent(PARAGRAPH_STYLES[block.style]))


def body(draft: Draft, setting: Setting) -> Iterator[str]:
    """The paragraphs of `draft`, in order."""
    writer = _Writer(draft, setting)
    before = ""
    for _, group in itertools.groupby(enumerate(draft.blocks), key=lambda numbered: numbered[1].paragraph):
        numbered = list(group)
        first = numbered[0][1]
        if _blank_line(before, first.style):
            yield _paragraph(setting.ids[PARAGRAPH_STYLES["正文"]])
        content = (element for number, block in numbered for element in writer.block(number, block))
        style = setting.ids[PARAGRAPH_STYLES[first.style]]
        yield _paragraph(style, content, setting.numbering_of(first))
        before = first.style


def block_content(
    draft: Draft, block_id: str, setting: Setting, first_control: int, first_comment: int
) -> list[Element]:
    """What stands inside the bookmark of one block; controls and the comments of `setting` are numbered from there."""
    number, block = next(pair for pair in enumerate(draft.blocks) if pair[1].id == block_id)
    return parsed(_Writer(draft, setting, first_control, first_comment).content(number, block))


def written_text(block: Block, *, auto: bool) -> str:
    """The text of `block` as it stands in the file: with `auto` without the ordinal that Word writes itself."""
    return "".join(span.text for span in _written(block, auto))


def _written(block: Block, auto: bool) -> tuple[Span, ...]:
    return block.spans[1:] if auto and has_ordinal(block) else block.spans


def _blank_line(before: str, style: str) -> bool:
    """After the title group and before the signature, as the standard has it."""
    under_title = before in TITLE_GROUP and style not in TITLE_GROUP
    return under_title or (style == "落款" and before not in ("", "落款"))


def _paragraph(style: str, content: Iterable[str] = (), numbering: Iterable[str] = ()) -> str:
    return w("p", w("pPr", w("pStyle", val=style), *numbering), *content)


class _Writer:
    """Writes blocks one after another; numbers controls and finds the comments of each."""

    def __init__(
        self, draft: Draft, setting: Setting, first_control: int = 1, first_comment: int = 0
    ) -> None:
        self._setting = setting
        self._controls = itertools.count(first_control)
        self._pinyin = Pinyin(setting.finish.pinyin)
        self._first = next((n for n, block in enumerate(draft.blocks) if block.text), 0)
        self._count = len(draft.blocks)
        self._notes: dict[int, list[tuple[int, Note]]] = {}
        for number, note in enumerate(setting.notes, first_comment):
            self._notes.setdefault(note.block, []).append((number, note))

    def block(self, number: int, block: Block) -> Iterator[str]:
        """The block's content inside its bookmark; an empty block has neither (LibreOffice would spoil it)."""
        if not block.text:
            return
        name = self._setting.finish.draft_id
        doubled = number == self._first and bool(name)
        yield w("bookmarkStart", id=number, name=bookmark(block.id))
        if doubled:
            yield w("bookmarkStart", id=self._count, name=ID_BOOKMARK + name)
        yield from self.content(number, block)
        if doubled:
            yield w("bookmarkEnd", id=self._count)
        yield w("bookmarkEnd", id=number)

    def content(self, number: int, block: Block) -> Iterator[str]:
        """The runs, controls and comment marks of the block, as XML."""
        notes = self._notes.get(number, [])
        choice = choice_of(block) if self._setting.finish.notes != "none" else None
        breaks = self._breaks(block)
        place = start = len(block.spans) - len(_written(block, self._setting.numbers is not None))
        while place < len(block.spans):
            last = choice.last if choice and place == choice.first else place
            covered = range(place, last + 1)
            for n, note in notes:
                if max(note.first, start) in covered:
                    yield comments.opening(n)
            yield from self._content(block, place, choice, breaks)
            for n, note in notes:
                if note.last in covered:
                    yield from comments.closing(n, self._setting.ids.get("annotation reference"))
            place = last + 1

    def _content(
        self, block: Block, place: int, choice: Choice | None, breaks: Sequence[int]
    ) -> Iterator[str]:
        span, style = block.spans[place], self._character_style(block, place)
        if choice and place == choice.first:
            content = [text_run(choice.texts[0], style)]
            yield choice_control(next(self._controls), block.id, choice.texts, content)
        elif span.kind == "blank":
            yield self._blank(span, style)
        else:
            before = sum(len(one.text) for one in block.spans[:place]) if breaks else 0
            yield from self._lines(span.text, style, [one - before for one in breaks])

    def _blank(self, span: Span, style: str) -> str:
        name = blank_name(span)
        bindings = self._setting.bindings
        return blank_control(
            next(self._controls),
            name,
            span.text,
            style=self._setting.ids[TO_FILL],
            around=style,
            binding=bindings.element(name) if bindings else None,
        )

    def _breaks(self, block: Block) -> list[int]:
        """Offsets in the text at which a line of a title ends."""
        if block.style != "标题":
            return []
        lines = title_lines(block.text, self._setting.title_length)
        return list(itertools.accumulate(map(len, lines[:-1])))

    def _lines(self, text: str, style: str, breaks: Iterable[int]) -> Iterator[str]:
        """Runs of `text`, a new line at each of `breaks` that lies in it."""
        start = 0
        for end in (one for one in breaks if 0 < one <= len(text)):
            yield from self._runs(text[start:end], style)
            yield run(w("br"), style)
            start = end
        yield from self._runs(text[start:], style)

    def _runs(self, text: str, style: str) -> Iterator[str]:
        """Runs of `text`, pinyin over what is listed."""
        for piece, syllable in self._pinyin.pieces(text):
            yield self._setting.ruby.over(piece, syllable, style) if syllable else text_run(piece, style)

    def _character_style(self, block: Block, place: int) -> str:
        """The id of the character style of the span at `place`; empty: that of the paragraph."""
        if block.style != "正文" or place >= block.lead:
            return ""
        return self._setting.ids[HEADING_LEAD if block.level == 1 else LEAD]
