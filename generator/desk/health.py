"""What this machine has and lacks, and whether the bank is sound."""

import importlib.util
import os
import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.bank.connection import refuse_newer
from generator.bank.salvage import faults
from generator.desk.card import read_card
from generator.desk.content import Content, shipped_root
from generator.desk.limits import limit_rows, read_limits
from generator.desk.roster import read_roster
from generator.desk.workspace import Workspace
from generator.model.errors import NigaoError
from generator.reading.office_run import libreoffice, text_programs
from generator.word.looks import OFFICIAL

_FONT_SECONDS = 20


class State(StrEnum):
    """How a thing was found."""

    GOOD = "好"
    MISSING = "缺"
    BAD = "坏"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what it is, how it was found, and what that means for the user."""

    name: str
    state: State
    said: str


def examine(workspace: Workspace) -> Iterator[Check]:
    """All checks, one after another; none of them changes anything or raises."""
    yield Check("Python", State.GOOD, f"{platform.python_version()}，SQLite {sqlite3.sqlite_version}")
    for name, check in (
        ("工作文件夹", _folder),
        ("内容文件", _content),
        ("单位情况", _card),
        ("句库", _bank),
        ("读稿的限制", _limits),
    ):
        yield _guarded(name, check, workspace)
    yield _office()
    yield _text_programs()
    yield _pdf()
    yield _fast()
    yield _fonts()


def _guarded(name: str, check: Callable[[Workspace], tuple[State, str]], workspace: Workspace) -> Check:
    try:
        return Check(name, *check(workspace))
    except NigaoError as error:
        return Check(name, State.BAD, f"{error.message}{error.hint}")


def _folder(workspace: Workspace) -> tuple[State, str]:
    writable = os.access(workspace.root, os.W_OK)
    return (State.GOOD, str(workspace.root)) if writable else (State.BAD, f"{workspace.root} 不可写")


def _content(workspace: Workspace) -> tuple[State, str]:
    content = Content(workspace.root, shipped_root())
    content.lexicon()
    return State.GOOD, f"短语文件 {len(content.curated())} 个，词表都能读"


def _card(workspace: Workspace) -> tuple[State, str]:
    """The 单位 card and the roster of 拟稿.yaml."""
    card, tenures = read_card(workspace.settings), read_roster(workspace.settings)
    levels = Content(workspace.root, shipped_root()).lexicon().levels.by_name
    level = card.get("本级", "")
    if level and level not in levels:
        return State.BAD, f"“拟稿.yaml”的“本级”没有“{level}”这一级；可用的有：{'、'.join(levels)}"
    if not card:
        return State.MISSING, "“拟稿.yaml”的“单位”还没有填；填了，起草就不用每次写：nigao init"
    return State.GOOD, f"填了{'、'.join(card)}" + (f"；名册 {len(tenures)} 条" if tenures else "")


def _bank(workspace: Workspace) -> tuple[State, str]:
    path = workspace.bank_path
    if not path.is_file():
        return State.MISSING, "还没有；第一次入库或拟稿时会建好"
    if not path.stat().st_size:
        return State.BAD, "是空文件（0 字节），里面的讲话可能丢了；有备份的请换上，没有的请重新入库"
    refuse_newer(path)
    if faults(path):
        return State.BAD, "有损坏；请运行 nigao bank rebuild 修复，坏的文件会留着"
    return State.GOOD, f"完好，{path.stat().st_size / 1024 / 1024:.1f} MB：{path}"


def _limits(workspace: Workspace) -> tuple[State, str]:
    rows = limit_rows(read_limits(workspace.settings))
    return State.GOOD, "每个文件 " + "，".join(
        f"{name} {value}" for name, value in rows
    ) + "（拟稿.yaml 的“限制”里可改）"


def _office() -> Check:
    found = libreoffice()
    lacking = "装了才能直接读 .doc、.wps、.rtf、.odt；不装就先另存为 .docx"
    return Check("LibreOffice", State.GOOD if found else State.MISSING, found or lacking)


def _text_programs() -> Check:
    found = text_programs()
    lacking = "LibreOffice 读不了的 .doc，有它们可以再试一次；可以不装"
    return Check("antiword、catdoc", State.GOOD if found else State.MISSING, "、".join(found) or lacking)


def _pdf() -> Check:
    found = importlib.util.find_spec("pdfminer") is not None
    lacking = "装了才能读有文字的 .pdf：pip install pdfminer.six"
    return Check(
        "pdfminer.six", State.GOOD if found else State.MISSING, "能读有文字的 .pdf" if found else lacking
    )


def _fast() -> Check:
    found = all(importlib.util.find_spec(one) for one in ("numpy", "rapidfuzz"))
    lacking = "装了，入库时归并近似的句子更快，结果一样；可以不装：pip install numpy rapidfuzz"
    return Check(
        "numpy、rapidfuzz",
        State.GOOD if found else State.MISSING,
        "归并近似的句子用它们" if found else lacking,
    )


def _fonts() -> Check:
    """The typefaces of an official document; only where fontconfig can be asked."""
    program = shutil.which("fc-list")
    if program is None:
        return Check(
            "公文字体",
            State.MISSING,
            "这台电脑上查不了；请在 Word 的字体框里看有没有小标宋、仿宋、楷体、黑体",
        )
    try:
        done = subprocess.run(
            [program, ":", "family"],
            capture_output=True,
            timeout=_FONT_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Check("公文字体", State.MISSING, "没能查到字体")
    families = done.stdout.decode("utf-8", "replace")
    lacking = [
        font.name for font in OFFICIAL.fonts if font.name not in families and font.alternative not in families
    ]
    if lacking:
        return Check(
            "公文字体",
            State.MISSING,
            f"没有 {'、'.join(lacking)}；预览时用相近的字体代替，Word 文件本身不受影响",
        )
    return Check("公文字体", State.GOOD, "齐全")
