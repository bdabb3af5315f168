"""A process that reads files for us, so that a parser's crash or hang costs one file; it can do more with them."""

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any

from generator.model.manuscript import Manuscript, Skipped
from generator.reading.files import speeches_or_skip
from generator.reading.limits import Limits
from generator.reading.office import Converted

_OWN_MEGABYTES = 1024
"""Address space that Python and its libraries take before any file is read."""
_GRACE = 10
"""Seconds after its time is up in which a process that was left alone ends itself."""
_NOT_READ = "（读别的文件不受影响）"


Task = Callable[..., Any]


class Worker:
    """One process at a time, started at first need and again after a crash; a context manager.

    `task`, if given, is what `do` lets it do: something that can be sent to another process, and is sent once.
    """

    def __init__(self, limits: Limits, task: Task | None = None) -> None:
        self._limits = limits
        self._task = task
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._ended = False

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def start(self) -> None:
        """Start the process now, not at first need."""
        self._pipe = self._pipe or self._start()

    def end(self) -> None:
        """End the process at once, whatever it is doing; whoever waits for its answer hears that there is none.

        May be called from another thread than the one that waits.
        """
        self._ended = True
        process = self._process
        if process is not None:
            with contextlib.suppress(ValueError):  # it was closed in between
                process.kill()

    def read(
        self, path: Path, converted: Converted | None = None
    ) -> Generator[Manuscript | Skipped, None, None]:
        """What `speeches_or_skip` gives; Skipped too if reading crashes or goes beyond the limits.

        Closed before its end, it ends the process: what was still to come is not waited for.
        """
        try:
            pipe = self._pipe or self._start()
            pipe.send((path, converted))
            while (answer := self._answer(pipe, path)) is not None:
                yield answer
        except (EOFError, OSError):
            self._stop()
            yield Skipped(str(path), f"读的时候出错中断，可能已损坏{_NOT_READ}")
        except GeneratorExit:
            self._stop()
            raise

    def _answer(self, pipe: Connection, path: Path) -> Manuscript | Skipped | None:
        """The next of what is read; None at the end."""
        if self._pipe is not pipe:
            return None
        if pipe.poll(self._limits.seconds):
            answer: Manuscript | Skipped | None = pipe.recv()
            return answer
        self._stop()
        return Skipped(str(path), f"读了 {self._limits.seconds} 秒还没有读完{_NOT_READ}")

    def do(self, *arguments: object) -> Any:
        """What the task gives for `arguments`; raises EOFError or OSError if the process breaks off."""
        try:
            pipe = self._pipe or self._start()
            pipe.send(_Doing(arguments))
            return pipe.recv()
        except (EOFError, OSError):
            self._stop()
            raise

    def _start(self) -> Connection:
        if self._ended:
            raise EOFError
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs, self._limits, self._task), daemon=True)
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
    """What is started inside does not hear Ctrl-C from its first moment: the one who asks decides when to end.

    One that is pressed meanwhile is heard afterwards, where signals can be held back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    with _holding_back(signal.SIGINT):
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _holding_back(one: signal.Signals) -> Iterator[None]:
    """A signal that comes inside comes at the end; on Windows nothing is held back."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # which would let the signals through when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {one})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class _Doing:
    """Asks for the task to be done with these arguments."""

    arguments: tuple[object, ...]


def _serve(pipe: Connection, limits: Limits, task: Task | None) -> None:
    """Read and do what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _cap_memory(limits)
    with contextlib.suppress(EOFError, OSError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while True:
            asked = pipe.recv()
            if isinstance(asked, _Doing):
                assert task is not None
                pipe.send(task(*asked.arguments))
                continue
            path, converted = asked
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
