"""Marks of secrecy: a file that bears one is refused; a mark for the office only is reported."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.model.errors import ReadError

_GRADE = "绝密|机密|秘密"
_TERM = r"(?:[\d一二三四五六七八九十]{1,3}(?:年|个月|月|天|日)|长期|启用前|公开前|解密前|宣布前|开启前)"
_COPY = r"(?:(?:份号|编号|№|no)?[.:]?\d{1,8}号?)?"
_HASTE = r"(?:特急|特提|加急|平急|急件|特件)?"
_OPEN, _CLOSE = r"[\[(<〔【《「“]?", r"[\])>〕】》」”]?"
_STARRED = re.compile(
    rf"{_COPY}{_OPEN}(?:密级:?)?({_GRADE})(?:级|件|文件)?{_CLOSE}(?:[★☆*][^。,;]{{0,20}}|[·.]?{_TERM}){_CLOSE}{_HASTE}{_COPY}"
)
"""A grade with its star or its term, on a line of its own: a mark wherever it stands."""
_NAMED = re.compile(
    rf"{_COPY}{_OPEN}(?:密级|秘密等级|保密等级|涉密等级):?({_GRADE})级?(?:保密期限:?.{{0,12}})?{_CLOSE}"
)
_BARE = re.compile(rf"{_COPY}{_OPEN}({_GRADE})(?:级|件|文件|资料|材料)?{_CLOSE}{_HASTE}{_COPY}")
"""The grade alone: a mark only where a mark is put."""
_BEHIND = re.compile(r"[^。;!?]{2,60}([\[(<〔【][^\[(<〔【\])>〕】]{2,40}[\])>〕】])")
"""What stands in brackets at the end of a title: read as if on a line of its own."""
_CARE = r"(?:请勿|不得|严禁|注意|妥善|仅供|会后|阅后|用后|专供)[^。;]{1,10}"
_INTERNAL = re.compile(
    rf"{_OPEN}(内部(?:资料|材料|文件|刊物|讲话|使用|传阅|掌握|参考|发行|情况)*(?:[,、(]?{_CARE})*|"
    rf"(?:仅|只)限?供?内部(?:使用|参考|传阅|掌握)|(?:请勿|不得|严禁)外传|注意保[密存管]|工作秘密|敏感信息|不予公开)[!。]?{_CLOSE}"
)
_FIRST_PAGE = 900
"""Characters: a page of 22 lines of 28 characters, with room for one set closer."""
_LAST_LINES = 5
"""Lines at the end where marks for the office only are put too."""
_COLUMNS = re.compile(r"\s+")
"""What parts a mark from the number of the copy or the name of the paper on the same line."""
_SPACES = re.compile(r"[\s\u3000\u200b-\u200f\ufeff]+")


def refuse_secret(name: str, lines: Sequence[str], margins: Sequence[str] = ()) -> None:
    """Raise ReadError, naming the file but not its text, if it bears a mark of secrecy.

    `lines` are its paragraphs and text boxes, `margins` the lines of its headers and footers.
    """
    grade = _grade(lines, margins)
    if grade:
        hint = "涉密文件一律不得入库；请按保密规定处理。若密级已解除，请先去掉标志"
        raise ReadError(f"《{name}》有密级标志（{grade}），没有读取", hint)


def internal_mark(lines: Sequence[str], margins: Sequence[str] = ()) -> str:
    """The mark that keeps a file inside its office, such as 内部资料; empty if it bears none."""
    places = (*_first_page(lines), *lines[-_LAST_LINES:], *margins)
    found = (_INTERNAL.fullmatch(part) for line in places for part in (_plain(line), _behind(line)))
    return next((match[1] for match in found if match), "")


def _grade(lines: Sequence[str], margins: Sequence[str]) -> str:
    for line in (*_first_page(lines), *margins):
        match = next(filter(None, map(_BARE.fullmatch, (_plain(line), _behind(line)))), None)
        if match:
            return match[1]
    everywhere = (part for line in (*lines, *margins) for part in _parts(line))
    found = (_STARRED.fullmatch(part) or _NAMED.fullmatch(part) for part in everywhere)
    return next((match[1] for match in found if match), "")


def _parts(line: str) -> Iterator[str]:
    """What of a line may be a mark by itself: all of it, what spaces part, what is in brackets at its end."""
    yield from map(_plain, (line, *_COLUMNS.split(line)))
    yield _behind(line)


def _behind(line: str) -> str:
    """What is in brackets behind the other words of a line, brackets included; empty if nothing is."""
    match = _BEHIND.fullmatch(_plain(line))
    return match[1] if match else ""


def _first_page(lines: Sequence[str]) -> list[str]:
    """The lines that begin on the first page."""
    page, length = [], 0
    for line in lines:
        if length >= _FIRST_PAGE:
            break
        page.append(line)
        length += len(line)
    return page


def _plain(line: str) -> str:
    """A line without spaces, full-width signs narrowed; one too long to be a mark as nothing."""
    return "" if len(line) > 120 else _SPACES.sub("", unicodedata.normalize("NFKC", line)).lower()
