"""Running `nigao` as a user does, and one workspace whose bank holds the shipped archive."""

import atexit
import contextlib
import functools
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from generator.cli.main import run
from generator.desk.content import shipped_root

MARKER = "拟稿.yaml"


@dataclass(frozen=True)
class Result:
    """What a run left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


class _Stream(io.TextIOWrapper):
    """A stream that keeps what is written to it, as text and as bytes."""

    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    def text(self):
        return self.buffer.getvalue().decode("utf-8")


def nigao(*args, here=None):
    """Run `nigao` in this process, in the folder `here`, with nobody at the terminal and nothing of ours set."""
    out, err, stdin, before = _Stream(), _Stream(), sys.stdin, Path.cwd()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "NIGAO_"))}
    code = 0
    try:
        sys.stdin = io.StringIO()
        os.chdir(here or before)
        with (
            patch.dict(os.environ, kept, clear=True),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            run([str(one) for one in args])
    except SystemExit as done:
        code = done.code
    finally:
        sys.stdin = stdin
        os.chdir(before)
    return Result(code, out.text(), err.text())


def environment(home, **more):
    """The environment of a user whose home is `home` and who has set nothing of ours."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "NIGAO_", "PYTHON"))
    }
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), **more}


def spawn(*args, here, home, stdin=subprocess.DEVNULL, code="", **more):
    """Run `nigao` as a process of its own; with `code` run that Python text instead."""
    program = code or "from generator.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, args)],
        cwd=here,
        env=environment(home, **more),
        stdin=stdin,
        capture_output=True,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def listing(folder):
    """Every file below `folder` with a digest of its bytes; folders with an empty one."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


@functools.cache
def archive():
    """A workspace whose bank holds the shipped archive and nothing else; never write to it."""
    root = Path(tempfile.mkdtemp(prefix="nigao-archive-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    assert nigao("init", root).code == 0
    assert nigao("--workspace", root, "mine", "--samples").code == 0
    return root


@functools.cache
def archive_of_sentences():
    """A workspace like the archive's, but without the paragraphs written as a whole; never write to it."""
    root = Path(tempfile.mkdtemp(prefix="nigao-sentences-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    assert nigao("init", root).code == 0
    leave_out_wholes(root)
    assert nigao("--workspace", root, "mine", "--samples").code == 0
    return root


def leave_out_wholes(root):
    """Put an empty file in the place of each shipped one with paragraphs written as a whole."""
    for path in sorted((shipped_root() / "phrasebank").glob("整段-*.yaml")):
        (root / "phrasebank" / path.name).write_text("说明: 不用\n短语: []\n", encoding="utf-8")


def filled_workspace(root, *, wholes=True):
    """A workspace of one's own at `root`, with a copy of the archive's bank."""
    assert nigao("init", root).code == 0
    like = archive() if wholes else archive_of_sentences()
    shutil.copy(like / "phrasebank" / "bank.sqlite", root / "phrasebank" / "bank.sqlite")
    if not wholes:
        leave_out_wholes(root)
    return root


def build_tree(root, files):
    """Write {relative path: text or bytes} below `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


_NUMBER = iter(range(1_000_000))


@functools.cache
def manifest(occasion, *sets, seed=1, workspace=None):
    """The manifest of a draft made at the command line; `sets` are 键=值. The date is fixed unless set."""
    root = workspace or archive()
    target = Path(tempfile.gettempdir()) / f"nigao-{os.getpid()}-{next(_NUMBER)}.json"
    dated = sets if any(one.startswith("日期=") for one in sets) else (*sets, "日期=2026-12-01")
    asked = [part for one in dated for part in ("--set", one)]
    try:
        done = nigao(
            "--workspace", root, "draft", occasion, *asked, "--seed", seed, "--text", "--manifest", target
        )
        assert done.code == 0, done.err
        made = json.loads(target.read_text(encoding="utf-8"))
    finally:
        target.unlink(missing_ok=True)
    made["printed"] = done.out
    return made
