"""Two windows at one bank: what is done in one while the other waits for an answer, and a window that is closed."""

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest
from cli_support import SENTENCE
from desk_support import environment, nigao
from test_cli_bank_exchange import REWORDED, book, exported, filled, listed, put, row_of, workspace

__all__ = ["book", "exported", "filled", "workspace"]

pty = pytest.importorskip("pty", reason="there is no pseudo-terminal here", exc_type=ImportError)
OTHERWISE = "要教会代表写好一张建议卡，说清缘由。"


class Window:
    """A `nigao` at a terminal of its own."""

    def __init__(self, master, process):
        self.master, self.process, self.shown = master, process, ""

    def until(self, text):
        """Read on until `text` is shown; what was shown since the last time."""
        end, read = time.monotonic() + 60, b""
        while text not in read.decode("utf-8", "ignore"):
            assert time.monotonic() < end, read.decode("utf-8", "replace")
            if select.select([self.master], [], [], 1)[0]:
                read += os.read(self.master, 65536)
        return read.decode("utf-8", "ignore")

    def type(self, text):
        os.write(self.master, text.encode())

    def stop(self, name):
        """Send it a signal; one that comes just before it begins to wait for an answer is heard with the next."""
        end = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < end:
            self.process.send_signal(getattr(signal, name))
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=2)

    def end(self):
        """The exit code, once it has ended."""
        return self.process.wait(timeout=60)


@contextmanager
def window(workspace, *args):
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from generator.cli.main import run; run()", "--workspace", workspace, *args],
        cwd=workspace, env=environment(workspace.parent), stdin=slave, stdout=slave, stderr=slave, close_fds=True,
    )  # fmt: skip
    os.close(slave)
    try:
        yield Window(master, process)
    finally:
        process.kill()
        process.wait()
        os.close(master)


def saved(book, path, text):
    put(book["代表工作"], row_of(book["代表工作"], "建议卡，"), "句子", text)
    book.save(path)
    return path


def test_what_was_changed_while_the_user_read_is_a_conflict_and_he_is_asked_again(workspace, book, tmp_path):
    theirs, ours = (saved(book, tmp_path / f"{n}.xlsx", text) for n, text in enumerate((OTHERWISE, REWORDED)))
    with window(workspace, "bank", "import", ours) as waiting:
        waiting.until("照此改动句库吗")
        assert nigao("--workspace", workspace, "bank", "import", theirs, "--yes").code == 0
        waiting.type("y\n")
        told = waiting.until("没有要改的")
        assert "又有了改动" in told
        assert "冲突 1 处" in told
        assert waiting.end() == 0
    assert OTHERWISE in listed(workspace)


def test_a_rebuild_meanwhile_takes_nothing_from_what_is_agreed_to_then(workspace, book, tmp_path):
    with window(workspace, "bank", "import", saved(book, tmp_path / "改.xlsx", REWORDED)) as waiting:
        waiting.until("照此改动句库吗")
        assert nigao("--workspace", workspace, "bank", "rebuild").code == 0
        waiting.type("y\n")
        waiting.until("已导入")
        assert waiting.end() == 0
    assert REWORDED in listed(workspace)


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_window_that_is_closed_keeps_what_was_reviewed(workspace, name):
    with window(workspace, "bank", "review") as waiting:
        waiting.until("怎么办")
        waiting.type("x\n")
        waiting.until("怎么办")
        waiting.stop(name)
    assert "1 条" in nigao("--workspace", workspace, "bank", "history").out
    assert any(state == "不用" for state, *_ in listed(workspace).values())
    assert SENTENCE in listed(workspace)
