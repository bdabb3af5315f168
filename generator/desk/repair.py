"""Building the bank anew from what it keeps: the text of its sources, drafts, decisions and memory."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.bank.bank import Bank
from generator.bank.connection import refuse_newer
from generator.bank.decisions import extend
from generator.bank.salvage import Salvaged, faults, require_bank, salvage
from generator.model.errors import BankError, reason

_COMPANIONS = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did; `aside` is where the damaged file lies now, None if it was sound."""

    salvaged: Salvaged
    aside: Path | None


def rebuild(path: Path, refresh: Callable[[Bank], None]) -> Rebuilt:
    """Put a new bank in the place of the one at `path`; `refresh` derives the rest from what is kept.

    The old file stays as it is until the new one is whole; a damaged one is then set aside, not
    deleted. Raises BankError if there is no bank, a newer program made it, it cannot be read at all, or not be replaced.
    """
    require_bank(path)
    refuse_newer(path)
    wrong = faults(path)
    handle, name = tempfile.mkstemp(prefix="bank-", suffix=".rebuild", dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        with Bank(fresh) as bank:
            salvaged = salvage(path, bank)
            with bank.changing():
                bank.set_meta("lexicon", "rebuild")
            refresh(bank)
            with bank.changing():
                extend(bank)
        aside = _set_aside(path) if wrong else None
        fresh.replace(path)
    except OSError as error:
        raise BankError(
            f"换不下句库“{path}”：{reason(error)}。", "请关闭正在使用它的程序，再运行一次。"
        ) from None
    finally:
        for leftover in (fresh, *(Path(name + suffix) for suffix in _COMPANIONS)):
            with suppress(OSError):
                leftover.unlink()
    return Rebuilt(salvaged, aside)


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
