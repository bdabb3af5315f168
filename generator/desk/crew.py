"""Many files read and mined by several processes, each of which loads the dictionary once."""

import os
from collections.abc import Collection, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.desk.intake import mine_or_skip, told
from generator.desk.mined import Mined
from generator.language.lexicon import Lexicon
from generator.model.manuscript import Known, Manuscript, Skipped, SourceInfo
from generator.model.speech import Speech
from generator.reading.batch import work_on_files
from generator.reading.limits import Limits
from generator.reading.names import identity, shown
from generator.reading.office import Converted
from generator.reading.seen import Seen
from generator.reading.worker import Worker

Found = Manuscript | Mined | Skipped | Known
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
) -> Generator[tuple[Path, Found], None, None]:
    """Each of `files` with what it says, in their order; not read: what has one of the digests `known`.

    `info` overrides what the files say of themselves. Of a file with many speeches these are read, not mined.
    """
    seen = Seen(limits, known.__contains__)

    def work(worker: Worker, path: Path, converted: Converted | None) -> Sequence[Found]:
        if seen.has(path):
            return (Known(shown(path)),)
        speeches = list(worker.read(path, converted))
        if len(speeches) > 1 or isinstance(speeches[0], Skipped):
            return speeches
        place = identity(path)
        try:
            return (Mined(speeches[0], place, worker.do(told(speeches[0], info), place)),)
        except (EOFError, OSError):
            return (Skipped(str(path), "读懂它的时候出错中断（别的文件不受影响）"),)

    with closing(work_on_files(files, work, _Mining(lexicon), limits, jobs, seen)) as found:
        for path, speeches in zip(files, found, strict=True):
            for one in speeches:
                yield path, one


@dataclass(frozen=True, slots=True)
class _Mining:
    """What a worker does with a manuscript that it has read."""

    lexicon: Lexicon

    def __call__(self, manuscript: Manuscript, path: str) -> Speech | Skipped:
        return mine_or_skip(manuscript, path, self.lexicon)
