"""A process that reads files for us, so that a parser's crash or hang costs one file."""

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from generator.model.manuscript import Manuscript, Skipped
from generator.reading.files import speeches_or_skip
from generator.reading.limits import Limits
from generator.reading.office import Converted

_OWN_MEGABYTES = 1024
"""Address space that Python and its libraries take before any file is read."""
_GRACE = 10
"""Seconds after its time is up in which a process that was left alone ends itself."""
_NOT_READ = "（读别的文件不受影响）"


class Worker:
    """One process at a time, started at first need and again after a crash; a context manager."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, path: Path, converted: Converted | None = None) -> Iterator[Manuscript | Skipped]:
        """What `speeches_or_skip` gives; Skipped too if reading crashes or goes beyond the limits."""
        pipe = self._pipe or self._start()
        try:
            pipe.send((path, converted))
            while (answer := self._answer(pipe, path)) is not None:
                yield answer
        except (EOFError, OSError):
            self._stop()
            yield Skipped(str(path), f"读的时候出错中断，可能已损坏{_NOT_READ}")

    def _answer(self, pipe: Connection, path: Path) -> Manuscript | Skipped | None:
        """The next of what is read; None at the end."""
        if self._pipe is not pipe:
            return None
        if pipe.poll(self._limits.seconds):
            answer: Manuscript | Skipped | None = pipe.recv()
            return answer
        self._stop()
        return Skipped(str(path), f"读了 {self._limits.seconds} 秒还没有读完{_NOT_READ}")

    def _start(self) -> Connection:
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs, self._limits), daemon=True)
        with _deaf_to_ctrl_c():
            self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _stop(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started inside does not hear Ctrl-C from its first moment: the one who asks decides when to end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: Connection, limits: Limits) -> None:
    """Read what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _cap_memory(limits)
    with contextlib.suppress(EOFError, OSError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while True:
            path, converted = pipe.recv()
            faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True, file=nowhere)
            for answer in _read(path, converted, limits):
                faulthandler.cancel_dump_traceback_later()
                pipe.send(answer)
            faulthandler.cancel_dump_traceback_later()
            pipe.send(None)


def _read(path: Path, converted: Converted | None, limits: Limits) -> Iterator[Manuscript | Skipped]:
    try:
        yield from speeches_or_skip(path, limits, converted)
    except MemoryError:
        yield Skipped(str(path), f"读它要用的内存超过 {limits.memory} MB{_NOT_READ}")
    except RecursionError:
        yield Skipped(str(path), f"层次太深，读不了{_NOT_READ}")
    except Exception as error:  # a fault of a parser is one file's, not the run's
        yield Skipped(str(path), f"读的时候出错（{type(error).__name__}）{_NOT_READ}")


def _cap_memory(limits: Limits) -> None:
    """Where the system can."""
    if sys.platform != "win32":
        import resource

        most = (_OWN_MEGABYTES + limits.memory) * 1024 * 1024
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
