"""Comments: their part, and the marks in the body that they hang on."""

from collections.abc import Iterable

from generator.word.markup import part, text_run, w
from generator.word.notes import Note

AUTHOR, INITIALS = "拟稿", "拟"


def comments_part(notes: Iterable[Note], day: str, style: str, reference: str) -> bytes:
    """word/comments.xml: the notes numbered from 0, dated `day` (ISO), in the styles with these ids."""
    return part("comments", *(_comment(n, note, day, style, reference) for n, note in enumerate(notes)))


def opening(number: int) -> str:
    """Where the comment's range begins."""
    return w("commentRangeStart", id=number)


def closing(number: int, reference: str) -> tuple[str, str]:
    """Where it ends, and the run that refers to the comment."""
    properties = w("rPr", w("rStyle", val=reference)) if reference else w("rPr")
    return w("commentRangeEnd", id=number), w("r", properties, w("commentReference", id=number))


def _comment(number: int, note: Note, day: str, style: str, reference: str) -> str:
    mark = w("r", w("rPr", *([w("rStyle", val=reference)] if reference else [])), w("annotationRef"))
    first, *others = (text_run(line) for line in note.lines)
    paragraphs = [_paragraph(style, mark, first), *(_paragraph(style, run) for run in others)]
    attributes = {"author": AUTHOR, "initials": INITIALS, "date": f"{day}T00:00:00Z"}
    return w("comment", *paragraphs, id=number, **attributes)


def _paragraph(style: str, *runs: str) -> str:
    properties = [w("pPr", w("pStyle", val=style))] if style else []
    return w("p", *properties, *runs)
