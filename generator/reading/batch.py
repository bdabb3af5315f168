"""Many files → their Manuscripts, one after another; a bad one is a value."""

import os
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.errors import NigaoError
from generator.model.manuscript import Manuscript, Skipped
from generator.reading.files import kind_of_file, missing, read_or_skip
from generator.reading.folders import find_files
from generator.reading.kinds import Kind
from generator.reading.limits import Limits
from generator.reading.office import Converted, Office
from generator.reading.worker import Worker

_AT_ONCE = 20
"""Files given to LibreOffice together; its start is most of the work for one."""
_DEFAULT = Limits()


def read_folder(paths: Sequence[Path], limits: Limits = _DEFAULT) -> Iterator[Manuscript | Skipped]:
    """What each file under `paths` holds, or why it was skipped, in the order of `find_files`.

    Raises ReadError, before anything is read, if one of `paths` does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise missing(path)
    return read_files(list(find_files(paths)), limits)


def read_files(
    files: Sequence[Path], limits: Limits = _DEFAULT
) -> Generator[Manuscript | Skipped, None, None]:
    """What each of `files` holds, or why it was skipped, in their order.

    They are read in a process of their own, and those of old word processors converted in batches.
    """
    legacy = [path for path in dict.fromkeys(files) if _is_office(path, limits)]
    places = {path: place for place, path in enumerate(legacy)}
    with Worker(limits) as worker, Office(limits) as office:
        made: Mapping[Path, Converted] = {}
        for path in files:
            if path in places and path not in made:
                made = office.convert(legacy[places[path] : places[path] + _AT_ONCE])
            yield worker.read(path, made.get(path))


def read_ours(files: Sequence[Path]) -> Iterator[Manuscript | Skipped]:
    """What each of `files`, which are known to be harmless, holds; read by this process."""
    return map(read_or_skip, files)


def _is_office(path: Path, limits: Limits) -> bool:
    try:
        return kind_of_file(path, limits) is Kind.OFFICE
    except NigaoError:
        return False  # reading it will say why
