"""Many files → their Manuscripts, in their order; a bad one is a value."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from generator.model.errors import NigaoError
from generator.model.manuscript import Known, Manuscript, Skipped
from generator.reading.files import kind_of_file, read_or_skip
from generator.reading.kinds import Kind
from generator.reading.limits import Limits
from generator.reading.names import shown
from generator.reading.office import Converted, Office
from generator.reading.seen import Seen
from generator.reading.worker import Task, Worker

_AT_ONCE = 20
"""Files given to LibreOffice together; its start is most of the work for one."""
_AHEAD = 3
"""Files a worker that are worked on before they are asked for."""
_DEFAULT = Limits()
_T = TypeVar("_T")


def read_files(
    files: Sequence[Path], limits: Limits = _DEFAULT, known: Callable[[str], bool] | None = None
) -> Generator[tuple[Path, Manuscript | Skipped | Known], None, None]:
    """Each of `files` with what it holds, or why it was skipped, in their order; many speeches one by one.

    They are read in a process of their own, and those of old word processors converted in batches.
    A file whose bytes are `known` by their SHA-256 is not read.
    """
    seen = Seen(limits, known)
    with Worker(limits) as worker, closing(_converted(files, limits, seen)) as given:
        for path, converted in given:
            if seen.has(path):
                yield path, Known(shown(path))
                continue
            for one in worker.read(path, converted):
                yield path, one


def work_on_files(
    files: Sequence[Path],
    work: Callable[[Worker, Path, Converted | None], _T],
    task: Task,
    limits: Limits = _DEFAULT,
    jobs: int = 1,
    known: Callable[[str], bool] | None = None,
) -> Generator[tuple[Path, _T | Known], None, None]:
    """Each of `files` with what `work` makes of it with one of `jobs` workers (that can do `task`), in their order.

    A few files are worked on ahead of the one that is asked for; not those with `known` bytes (SHA-256).
    """
    seen = Seen(limits, known)
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(limits, task)) for _ in range(jobs)]
        free: SimpleQueue[Worker] = SimpleQueue()
        for worker in workers:
            worker.start()  # here, in the main thread, where they can be made deaf to Ctrl-C
            free.put(worker)

        def turn(path: Path, converted: Converted | None) -> _T | Known:
            worker = free.get()
            try:
                return work(worker, path, converted)
            finally:
                free.put(worker)

        given = stack.enter_context(closing(_converted(files, limits, seen)))
        pool = stack.enter_context(ThreadPoolExecutor(jobs))
        pending: deque[tuple[Path, Future[_T | Known]]] = deque()
        try:
            for path, converted in given:
                one: Future[_T | Known] = Future()
                if seen.has(path):
                    one.set_result(Known(shown(path)))
                else:
                    one = pool.submit(turn, path, converted)
                pending.append((path, one))
                if len(pending) > jobs * _AHEAD:
                    yield _result(pending)
            while pending:
                yield _result(pending)
        finally:
            for _, waiting in pending:
                waiting.cancel()
            for worker in workers:
                worker.end()


def _result(pending: deque[tuple[Path, Future[_T]]]) -> tuple[Path, _T]:
    path, future = pending.popleft()
    return path, future.result()


def _converted(
    files: Sequence[Path], limits: Limits, seen: Seen
) -> Generator[tuple[Path, Converted | None], None, None]:
    """Each file with what LibreOffice made of it, if it is one of an old word processor that was not `seen`."""
    legacy = [path for path in dict.fromkeys(files) if _is_office(path, limits) and not seen.has(path)]
    places = {path: place for place, path in enumerate(legacy)}
    with Office(limits) as office:
        made: Mapping[Path, Converted] = {}
        for path in files:
            if path in places and path not in made:
                made = office.convert(legacy[places[path] : places[path] + _AT_ONCE])
            yield path, made.get(path)


def read_ours(files: Sequence[Path]) -> Iterator[Manuscript | Skipped]:
    """What each of `files`, which are known to be harmless, holds; read by this process."""
    return map(read_or_skip, files)


def _is_office(path: Path, limits: Limits) -> bool:
    try:
        return kind_of_file(path, limits) is Kind.OFFICE
    except NigaoError:
        return False  # reading it will say why
