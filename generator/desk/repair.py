"""Building the bank anew from what it keeps: the text of its sources, drafts, decisions and memory."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.bank.bank import Bank
from generator.bank.connection import refuse_newer
from generator.bank.decisions import extend
from generator.bank.salvage import Salvaged, faults, require_bank, salvage
from generator.bank.transaction import failure, transaction
from generator.model.errors import BankError, reason

_COMPANIONS = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did; `aside` is where the damaged file lies now, None if it was sound."""

    salvaged: Salvaged
    aside: Path | None


def rebuild(path: Path, refresh: Callable[[Bank], None], waiting: Callable[[], None]) -> Rebuilt:
    """Put a new bank in the place of the one at `path`; `refresh` derives the rest from what is kept.

    The old file stays as it is until the new one is whole, and nobody else changes it meanwhile (`waiting` is called
    if somebody is at it); a damaged one is then set aside, not deleted. Raises BankError if there is no bank, a newer
    program made it, it cannot be read at all, or not be replaced.
    """
    require_bank(path)
    refuse_newer(path)
    wrong = bool(faults(path))
    fresh = _fresh(path)
    try:
        with ExitStack() as held:
            if not wrong:
                held.enter_context(_held(path, waiting))
            salvaged = _fill(fresh, path, refresh)
            if os.name == "nt":  # there a file that is open cannot be replaced
                held.close()
            return Rebuilt(salvaged, _put(fresh, path, wrong))
    finally:
        for leftover in (fresh, *(Path(f"{fresh}{suffix}") for suffix in _COMPANIONS)):
            with suppress(OSError):
                leftover.unlink()


def _fill(fresh: Path, path: Path, refresh: Callable[[Bank], None]) -> Salvaged:
    """Make of the empty file `fresh` a bank with all that the one at `path` keeps, and what `refresh` derives of it."""
    with Bank(fresh) as bank:
        salvaged = salvage(path, bank)
        with bank.changing():
            bank.set_meta("lexicon", "rebuild")
        refresh(bank)
        with bank.changing():
            extend(bank)
    return salvaged


@contextmanager
def _held(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Nobody else changes the bank at `path`; whoever wants to waits and then finds the new one."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, transaction(connection, waiting):
        yield


def _fresh(path: Path) -> Path:
    """An empty file beside the bank at `path`."""
    try:
        handle, name = tempfile.mkstemp(prefix="bank-", suffix=".rebuild", dir=path.parent)
    except OSError as error:
        raise failure(path, error) from None
    os.close(handle)
    return Path(name)


def _put(fresh: Path, path: Path, wrong: bool) -> Path | None:
    """The new bank in the place of the old; where that was set aside, if something was `wrong` with it."""
    try:
        aside = _set_aside(path) if wrong else None
        fresh.replace(path)
    except OSError as error:
        raise BankError(
            f"换不下句库“{path}”：{reason(error)}。", "请关闭正在使用它的程序，再运行一次。"
        ) from None
    return aside


def _set_aside(path: Path) -> Path:
    """Move a damaged bank, with the files that SQLite keeps beside it, out of the way."""
    number = 1
    while (aside := path.with_name(f"{path.stem}-损坏-{number}{path.suffix}")).exists():
        number += 1
    path.replace(aside)
    for suffix in _COMPANIONS:
        with suppress(OSError):
            Path(f"{path}{suffix}").replace(f"{aside}{suffix}")
    return aside
