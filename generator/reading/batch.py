"""Many files → their Manuscripts, one after another; a bad one is a value."""

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.errors import NigaoError
from generator.model.manuscript import Known, Manuscript, Skipped
from generator.reading.files import kind_of_file, missing, read_or_skip
from generator.reading.folders import find_files
from generator.reading.kinds import Kind
from generator.reading.limits import Limits
from generator.reading.names import shown
from generator.reading.office import Converted, Office
from generator.reading.seen import Seen
from generator.reading.worker import Worker

_AT_ONCE = 20
"""Files given to LibreOffice together; its start is most of the work for one."""
_DEFAULT = Limits()


def read_folder(paths: Sequence[Path], limits: Limits = _DEFAULT) -> Iterator[Manuscript | Skipped | Known]:
    """What each file under `paths` holds, or why it was skipped, in the order of `find_files`.

    Raises ReadError, before anything is read, if one of `paths` does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise missing(path)
    return (made for _, made in read_files(list(find_files(paths)), limits))


def read_files(
    files: Sequence[Path], limits: Limits = _DEFAULT, known: Callable[[str], bool] | None = None
) -> Generator[tuple[Path, Manuscript | Skipped | Known], None, None]:
    """Each of `files` with what it holds, or why it was skipped, in their order; many speeches one by one.

    They are read in a process of their own, and those of old word processors converted in batches.
    A file whose bytes are `known` by their SHA-256 is not read.
    """
    seen = Seen(limits, known)
    legacy = [path for path in dict.fromkeys(files) if _is_office(path, limits) and not seen.has(path)]
    places = {path: place for place, path in enumerate(legacy)}
    with Worker(limits) as worker, Office(limits) as office:
        made: Mapping[Path, Converted] = {}
        for path in files:
            if seen.has(path):
                yield path, Known(shown(path))
                continue
            if path in places and path not in made:
                made = office.convert(legacy[places[path] : places[path] + _AT_ONCE])
            for one in worker.read(path, made.get(path)):
                yield path, one


def read_ours(files: Sequence[Path]) -> Iterator[Manuscript | Skipped]:
    """What each of `files`, which are known to be harmless, holds; read by this process."""
    return map(read_or_skip, files)


def _is_office(path: Path, limits: Limits) -> bool:
    try:
        return kind_of_file(path, limits) is Kind.OFFICE
    except NigaoError:
        return False  # reading it will say why
