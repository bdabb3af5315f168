"""Damaged files by the ten thousand through every reader: none may crash it or keep it for long.

Run by `make fuzz`; `python -m benchmarks.fuzz 20000` sets the number. Each file starts as a sound
one and is then damaged by Hypothesis: bytes changed, cut out, doubled, moved, spliced from another
file, and for .docx the same done to the XML inside. What is no Manuscript must be a NigaoError.
"""

import io
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

import docx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.model.errors import NigaoError
from generator.reading.files import read_here

_FILES = 100_000
_AT_ONCE = 500
"""Examples a campaign; Hypothesis remembers all of one."""
_SECONDS = 20
"""Of work (not of waiting) in which a damaged file must be read or refused."""
_TEXT = (
    "在会议上的讲话\n同志们：\n一、提高政治站位\n要把监督做实，用好“四个机关”这块牌子。\n（一）加强学习\n谢谢大家。\n"
    * 3
)
_AWKWARD = (
    "\n",
    "\r",
    "\u3000",
    "——",
    "“",
    "---\n",
    "# ",
    "一、",
    "\ue000",
    "\u2028",
    "（",
    "1.",
    "×××",
    "￼",
    "机密★1年\n",
)
_ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-16-be", "utf-8-sig", "cp950")
_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>网</title></head><body><nav>首页</nav>'
    "<h1 align=center>讲话</h1><ol start=2><li>甲<li value=7>乙</ol><table><tr><td>格</table><p>同志<b>们</b><br>好"
    "<ruby>懿<rt>yi</rt></ruby><pre>一\n二</pre><!-- 注 --></body></html>"
)
_ARCHIVE = (
    "From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; "
    "charset=gb2312\nContent-Transfer-Encoding: quoted-printable\n\n<p>=CD=AC=D6=BE=C3=C7=A3=BA</p>\n--B--\n"
)


def _word() -> bytes:
    made = docx.Document()
    made.add_heading("一、提高站位", 1)
    made.add_paragraph("编号", style="List Number")
    made.add_paragraph("又一", style="List Number 2")
    made.add_paragraph("正文第一行\n第二行\t完")
    made.add_table(2, 2).cell(0, 0).text = "格"
    made.sections[0].header.paragraphs[0].text = "页眉"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _pdf() -> bytes:
    content = "BT /F 16 Tf 80 700 Td (Speech at the meeting of the city) Tj 0 -20 Td (and so on.) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
    )
    body, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return (
        f"{body}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode()


_WORD = _word()
_SEEDS: dict[str, tuple[bytes, ...]] = {
    ".docx": (_WORD,),
    ".txt": (
        *(_TEXT.encode(one) for one in ("utf-8", "gb18030", "utf-16", "utf-16-be", "utf-8-sig")),
        "---\n场合：交流发言\n日期：2026年1月2日\n---\n正文".encode(),
        _TEXT.encode().decode("latin-1").encode(),
    ),
    ".md": (("# 讲话\n\n## 一、甲\n\n" + _TEXT).encode(),),
    ".html": (_PAGE.encode(), _PAGE.encode("gb18030"), _ARCHIVE.encode()),
    ".doc": (_PAGE.encode(), _TEXT.encode("gb18030"), _WORD, b"{\\rtf1 x}"),
    ".pdf": (_pdf(),),
}
_SHARES = {
    ".docx": 0.2,
    "xml": 0.25,
    ".txt": 0.1,
    "text": 0.1,
    ".md": 0.05,
    ".html": 0.15,
    ".doc": 0.05,
    ".pdf": 0.1,
}
_ALL = tuple(seed for seeds in _SEEDS.values() for seed in seeds)


@st.composite
def _damaged(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """One of `seeds`, damaged one to six times, mostly once or twice."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 2, 3, 6)))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(0, 64))
        piece = data[start : start + length]
        match draw(st.integers(0, 9)):
            case 0 | 6 | 7:
                data = data[:start] + draw(st.binary(max_size=8)) + data[start + 1 :]
            case 1 | 8:
                data = data[:start] + data[start + length :]
            case 2:
                data = data[:start] + piece * draw(st.integers(1, 50)) + data[start:]
            case 3:
                place = draw(st.integers(0, len(data)))
                data = data[:place] + piece + data[place:]
            case 4:
                other = draw(st.sampled_from(_ALL))
                data = data[:start] + other[draw(st.integers(0, len(other))) :][:200] + data[start:]
            case 5:
                data = data[:start]
            case _:
                data = data[:start] + data[start : start + 1].swapcase() + data[start + 1 :]
    return data


@st.composite
def _rewritten(draw: st.DrawFn) -> bytes:
    """A text that somebody's hand, not a disk, has spoilt; in any of the usual encodings."""
    text = _TEXT
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        piece = draw(st.one_of(st.text(max_size=12), st.sampled_from(_AWKWARD)))
        text = (
            text[:start]
            + piece * draw(st.sampled_from((1, 1, 1, 40)))
            + text[start + draw(st.integers(0, 30)) :]
        )
    return text.encode(draw(st.sampled_from(_ENCODINGS)), "replace")


def _packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _damaged_inside() -> st.SearchStrategy[bytes]:
    """A Word file one part of which was damaged before it was packed."""
    with zipfile.ZipFile(io.BytesIO(_WORD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    small = {
        name: data for name, data in parts.items() if not name.endswith((".jpeg", "stylesWithEffects.xml"))
    }
    chosen = [name for name in small if name.endswith((".xml", ".rels"))]
    return st.one_of(
        [
            _damaged((small[name],)).map(lambda data, name=name: _packed({**small, name: data}))
            for name in chosen
        ]
    )


def _too_long(*_: int | FrameType | None) -> None:
    raise TimeoutError(f"more than {_SECONDS} seconds")


def _survives(path: Path, data: bytes, outcomes: Counter[str]) -> None:
    """Read it; anything but a Manuscript or an error of ours goes up and ends the run."""
    path.write_bytes(data)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    try:
        made = read_here(path)
        assert made.paragraphs
        assert all(paragraph.text for paragraph in made.paragraphs)
        outcomes["read"] += 1
    except NigaoError as error:
        assert "《" in error.message
        outcomes["refused"] += 1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _campaign(kind: str, count: int, folder: Path) -> Counter[str]:
    suffix = {"xml": ".docx", "text": ".md"}.get(kind, kind)
    outcomes: Counter[str] = Counter()
    own = {"xml": _damaged_inside(), "text": _rewritten()}
    strategy = own[kind] if kind in own else _damaged(_SEEDS[kind])

    def check(data: bytes) -> None:
        _survives(folder / f"稿{suffix}", data, outcomes)

    settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )(given(strategy)(check))()
    return outcomes


def main() -> None:
    """Run all campaigns, and print how many files were read and refused; a crash or a hang ends with its file."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else _FILES
    signal.signal(signal.SIGPROF, _too_long)
    start, total = time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        for kind, share in _SHARES.items():
            left, outcomes = round(wanted * share), Counter[str]()
            while (done := outcomes.total()) < left:
                outcomes += _campaign(kind, min(left - done, _AT_ONCE), Path(name))
            print(
                f"{kind:6} {outcomes.total():7} files: {outcomes['read']} read, {outcomes['refused']} refused",
                flush=True,
            )
            total += outcomes
    print(f"{total.total()} files, no crash, none took {_SECONDS} s; {time.monotonic() - start:.0f} s in all")


if __name__ == "__main__":
    main()
