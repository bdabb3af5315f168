"""One path → its Manuscript, whatever kind of file it is."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.model.errors import NigaoError, ReadError, reason
from generator.model.manuscript import Manuscript, Skipped
from generator.reading.bundles import speeches_in
from generator.reading.decode import empty_file
from generator.reading.familiar import familiarity, fluency
from generator.reading.kinds import HEAD, Kind, kind_of
from generator.reading.limits import Limits
from generator.reading.names import shown
from generator.reading.office import Converted, Office
from generator.reading.plain import read_text


def _read_docx(path: Path, data: bytes) -> Manuscript:
    from generator.reading.docx import read_docx

    return read_docx(path, data)


def _read_web(path: Path, data: bytes) -> Manuscript:
    from generator.reading.web import read_web

    return read_web(path, data)


def _read_pdf(path: Path, data: bytes) -> Manuscript:
    from generator.reading.pdf import read_pdf

    return read_pdf(path, data)


_READERS: dict[Kind, Callable[[Path, bytes], Manuscript]] = {
    Kind.DOCX: _read_docx,
    Kind.TEXT: read_text,
    Kind.WEB: _read_web,
    Kind.PDF: _read_pdf,
}
"""Each brings in its libraries when it is first needed."""
_MOST_BYTES_A_CHARACTER = 4
_LEAST_FAMILIAR = 0.4
"""Share below which a converted text is the noise of a file that was no text."""
_MOST_AT_ONCE = 2_000_000
"""Characters that are worked on as one text; only mining takes in more, speech by speech."""
_DEFAULT = Limits()
_T = TypeVar("_T")


def read_manuscript(path: Path, limits: Limits = _DEFAULT) -> Manuscript:
    """The Manuscript of one file, told by its content first, then by its suffix.

    What another program must read first is given to it. Raises ReadError, with a reason and a
    hint in Chinese, if there is no such file, it may not be opened, is empty, too large for one speech, damaged,
    of a kind that is not supported or bears a mark of secrecy; ContentError for a faulty header.
    """
    converted = None
    if kind_of_file(path, limits) is Kind.OFFICE:
        with Office(limits) as office:
            converted = office.convert([path])[path]
    manuscript = read_here(path, limits, converted)
    length = sum(len(paragraph.text) for paragraph in manuscript.paragraphs)
    if length > _MOST_AT_ONCE:
        raise ReadError(
            f"《{shown(path)}》有 {length // 10_000} 万字，不是一篇讲话",
            "请把要看的那一篇另存成一个文件；整个文件可以用 nigao mine 入库，会分成一篇一篇",
        )
    return manuscript


def read_here(path: Path, limits: Limits = _DEFAULT, converted: Converted | None = None) -> Manuscript:
    """The Manuscript of one file by this process alone; `converted` is what another program made of it.

    Raises as `read_manuscript` does.
    """
    kind = kind_of_file(path, limits)
    data = _opened(path, lambda: path.read_bytes())
    if converted is not None:
        manuscript = _read_converted(path, data, converted)
    else:
        if kind is Kind.TEXT and len(data) > limits.characters * _MOST_BYTES_A_CHARACTER:
            raise _too_long(path, limits)
        manuscript = _reader(path, kind)(Path(shown(path)), data)
    if sum(len(paragraph.text) for paragraph in manuscript.paragraphs) > limits.characters:
        raise _too_long(path, limits)
    return manuscript


def read_or_skip(
    path: Path, limits: Limits = _DEFAULT, converted: Converted | None = None
) -> Manuscript | Skipped:
    """`read_here`, with what it raises as a value."""
    try:
        return read_here(path, limits, converted)
    except NigaoError as error:
        return skipped(path, error)


def speeches_or_skip(
    path: Path, limits: Limits = _DEFAULT, converted: Converted | None = None
) -> Iterator[Manuscript | Skipped]:
    """What `read_or_skip` gives; of a file far longer than a speech its speeches, one by one."""
    made = read_or_skip(path, limits, converted)
    if isinstance(made, Skipped):
        yield made
        return
    for one in speeches_in(made):
        yield replace(one, path=str(path.with_name(one.path))) if isinstance(one, Skipped) else one


def skipped(path: Path, error: NigaoError) -> Skipped:
    """The file at `path`, left out for `error`."""
    return Skipped(str(path), error.message.removeprefix(f"《{shown(path)}》"))


def kind_of_file(path: Path, limits: Limits = _DEFAULT) -> Kind:
    """The kind of the file at `path`; raises ReadError unless it is a regular file of a size to be read."""
    return _opened(path, lambda: _sniffed(path, limits))


def missing(path: Path) -> ReadError:
    """The fault of a path at which there is nothing."""
    return ReadError(f"《{shown(path)}》不存在", f"找的是 {path}，请检查路径是否写对")


def _opened(path: Path, action: Callable[[], _T]) -> _T:
    """What `action` gives; ReadError for what the system has against it."""
    try:
        return action()
    except PermissionError:
        raise ReadError(f"《{shown(path)}》没有读取权限", "请检查文件权限，或先关闭占用它的程序") from None
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        raise ReadError(f"《{shown(path)}》打不开（{reason(error)}）", "请检查磁盘或网络位置后重试") from None


def _sniffed(path: Path, limits: Limits) -> Kind:
    if path.is_dir():
        raise ReadError(
            f"《{shown(path)}》是文件夹，不能当作一份稿子读", "请给出其中的文件，并检查文件夹权限"
        )
    if not os.path.lexists(path):
        raise missing(path)
    if not path.is_file():
        raise ReadError(f"《{shown(path)}》不是普通文件", "请换成 .docx、.txt 或 .md 文件")
    size = path.stat().st_size
    if size == 0:
        raise empty_file(shown(path))
    if size > limits.megabytes * 1024 * 1024:
        raise ReadError(f"《{shown(path)}》超过 {limits.megabytes} MB，不像一份稿子", "请检查是否选错了文件")
    with path.open("rb") as file:
        return kind_of(file.read(HEAD), path.suffix.lower())


def _reader(path: Path, kind: Kind) -> Callable[[Path, bytes], Manuscript]:
    if kind in _READERS:
        return _READERS[kind]
    if kind is Kind.SHEET:
        raise ReadError(
            f"《{shown(path)}》是表格或演示文稿，不是讲话稿", "如有讲话，请复制到 Word 文档里另存"
        )
    suffix = path.suffix.lower()
    kind_name = f" {suffix} " if suffix else "没有扩展名的"
    hint = "在 Word 或 WPS 中打开，选“另存为”，类型选“Word 文档 (*.docx)”"
    raise ReadError(f"《{shown(path)}》暂不支持{kind_name}文件，请先另存为 .docx", hint)


def _read_converted(path: Path, data: bytes, converted: Converted) -> Manuscript:
    """What a file held, read from what another program made of it, under its own name and digest."""
    if converted.problem:
        raise ReadError(f"《{shown(path)}》{converted.problem}", converted.hint)
    reader = read_text if converted.is_text else _read_docx
    made = reader(Path(shown(path)), converted.data)
    if familiarity(made.text) < _LEAST_FAMILIAR and not fluency(made.text):
        raise ReadError(
            f"《{shown(path)}》不是 Word、WPS 的文稿，或已损坏",
            "请在 Word 或 WPS 中打开，另存为 .docx 后重试",
        )
    remarks = (*made.remarks, converted.remark) if converted.remark else made.remarks
    return replace(made, digest=hashlib.sha256(data).hexdigest(), remarks=remarks)


def _too_long(path: Path, limits: Limits) -> ReadError:
    return ReadError(
        f"《{shown(path)}》的文字超过 {limits.characters // 10_000} 万，请分成几个文件",
        "或在工作文件夹的 拟稿.yaml 里把“限制”的“字数”写大一些",
    )
