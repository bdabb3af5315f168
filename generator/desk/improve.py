"""What a check found, written into copies of the file: as comments, or as plain replacements."""

from collections.abc import Sequence
from pathlib import Path

from generator.checking.pairs import quoted
from generator.desk.examine import Examined
from generator.model.errors import RequestError
from generator.model.finding import Finding
from generator.reading.decode import decode
from generator.reading.encoded import encoded_like
from generator.word.annotating import Remark, annotated
from generator.word.correcting import Edit, corrected, corrected_text


def fault_of_kind(path: Path, *, comments: bool) -> RequestError | None:
    """What to say of a copy that is asked for with comments (--annotate), or corrected (--fix).

    None if the file at `path` is a .docx (or, without `comments`, a .txt).
    """
    suffix = path.suffix.lower()
    if comments and suffix != ".docx":
        return RequestError(
            f"查完了，但《{path.name}》不是 .docx，写不成批注。",
            "不要批注，就去掉 --annotate；要批注，请先在 Word 或 WPS 里另存为 .docx 再核。",
        )
    if suffix not in (".docx", ".txt"):
        return RequestError(
            f"查完了，但《{path.name}》不能直接改。",
            "不用改好的，就去掉 --fix；要改好的，请先另存为 .docx（.txt 也行）再核。",
        )
    return None


def with_comments(path: Path, examined: Examined, day: str) -> tuple[bytes, int]:
    """The .docx at `path` with every finding as a comment dated `day`, and how many found their place."""
    remarks = [_remark(one) for one in examined.findings]
    return annotated(path, examined.paper.paragraphs, remarks, day)


def _remark(one: Finding) -> Remark:
    said = [f"建议：{one.suggestion}"] if one.suggestion else []
    return Remark(one.paragraph, one.start, one.end, (f"{one.severity}：{one.message}", *said))


def plain_edits(examined: Examined) -> tuple[Edit, ...]:
    """The replacements that may be made without asking: none inside quotes, none that touches another."""
    quotes = quoted(examined.paper)
    edits: list[Edit] = []
    for one in examined.findings:
        inside = any(
            span.paragraph == one.paragraph and span.start < one.start and one.end < span.end
            for span in quotes
        )
        last = edits[-1] if edits else None
        apart = last is None or last.paragraph != one.paragraph or last.end <= one.start
        if one.plain and not inside and apart:
            edits.append(Edit(one.paragraph, one.start, one.end, one.suggestion))
    return tuple(edits)


def with_edits(path: Path, examined: Examined) -> tuple[bytes, Sequence[Edit]]:
    """The .docx or .txt (in its own encoding, with its own line ends) with the plain replacements made, and those that were."""
    edits, paragraphs = plain_edits(examined), examined.paper.paragraphs
    if path.suffix.lower() == ".docx":
        return corrected(path, paragraphs, edits)
    data = path.read_bytes()
    text, done = corrected_text(decode(data, path.name), paragraphs, edits)
    return encoded_like(data, text), done


def untouched(examined: Examined, done: Sequence[Edit]) -> int:
    """How many findings no edit of `done` touches: the user decides on them."""
    return sum(
        not any(
            one.paragraph == edit.paragraph and edit.start < one.end and one.start < edit.end for edit in done
        )
        for one in examined.findings
    )
