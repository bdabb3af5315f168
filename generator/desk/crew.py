"""Many files read and mined by several processes, each of which loads the dictionary once."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path

from generator.desk.craft import Mining
from generator.desk.intake import told
from generator.desk.mined import Mined
from generator.model.manuscript import Known, Manuscript, Skipped, SourceInfo
from generator.reading.batch import read_files, work_on_files
from generator.reading.limits import Limits
from generator.reading.names import identity
from generator.reading.office import Converted
from generator.reading.worker import Worker

_FEW = 20
"""Files for which a second process is not worth its start."""
_MOST = 4
"""Processes at most unless asked for more: each holds the dictionary in its own memory."""


def usual_jobs(files: int) -> int:
    """How many processes to mine so many files with: as many as there are processors, one for few files."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, _MOST) if files >= _FEW else 1


def read_and_mine(
    files: Sequence[Path],
    mining: Mining,
    limits: Limits,
    info: SourceInfo,
    known: Callable[[str], bool],
    jobs: int,
) -> Generator[tuple[Path, Manuscript | Mined | Skipped | Known], None, None]:
    """Each of `files` with what it says, in their order; not read: those with `known` bytes (SHA-256).

    `info` overrides what the files say of themselves. What holds many speeches is read one by one and left to be
    mined, so that only one is in memory.
    """

    def work(worker: Worker, path: Path, converted: Converted | None) -> Mined | Skipped | None:
        with closing(worker.read(path, converted)) as speeches:
            manuscript = next(speeches)
            if manuscript.part:
                return None
            next(speeches, None)
        if isinstance(manuscript, Skipped):
            return manuscript
        place = identity(path)
        try:
            return Mined(manuscript, place, worker.do(told(manuscript, info), place))
        except (EOFError, OSError):
            return Skipped(str(path), "读懂它的时候出错中断（别的文件不受影响）")

    for path, found in work_on_files(files, work, mining, limits, jobs, known):
        if found is None:
            yield from read_files([path], limits, known)
        else:
            yield path, found
