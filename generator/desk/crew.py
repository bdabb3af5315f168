"""Many files read and mined by several processes, each of which loads the dictionary once."""

import os
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.desk.intake import mine_or_skip, told
from generator.desk.mined import Mined
from generator.language.lexicon import Lexicon
from generator.model.manuscript import Manuscript, Skipped, SourceInfo
from generator.model.speech import Speech
from generator.reading.batch import work_on_files
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
    lexicon: Lexicon,
    limits: Limits,
    info: SourceInfo,
    known: Collection[str],
    jobs: int,
) -> Generator[Manuscript | Mined | Skipped, None, None]:
    """What each of `files` says, in their order; only read, not mined: what has one of the digests `known`.

    `info` overrides what the files say of themselves.
    """

    def work(worker: Worker, path: Path, converted: Converted | None) -> Manuscript | Mined | Skipped:
        manuscript = worker.read(path, converted)
        if isinstance(manuscript, Skipped) or manuscript.digest in known:
            return manuscript
        place = identity(path)
        try:
            return Mined(manuscript, place, worker.do(told(manuscript, info), place))
        except (EOFError, OSError):
            return Skipped(str(path), "读懂它的时候出错中断（别的文件不受影响）")

    return work_on_files(files, work, _Mining(lexicon), limits, jobs)


@dataclass(frozen=True, slots=True)
class _Mining:
    """What a worker does with a manuscript that it has read."""

    lexicon: Lexicon

    def __call__(self, manuscript: Manuscript, path: str) -> Speech | Skipped:
        return mine_or_skip(manuscript, path, self.lexicon)
