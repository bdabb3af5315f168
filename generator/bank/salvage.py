"""A bank that may be damaged: what is wrong with it, and what of it can be carried over into a new one."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from generator.bank.bank import Bank
from generator.bank.schema import DERIVED
from generator.bank.sql import marks
from generator.bank.transaction import damaged, failure
from generator.model.errors import BankError

_MOST_FAULTS = 5
_HEADER = b"SQLite format 3"
_WAY_BACK = (
    "有备份的，拿备份换上；没有的，把它改名留着，再用 nigao mine 把旧讲话重新入库，程序会新建一个句库。"
)
_FARTHEST = 100_000
"""Numbers of rows that are tried one by one."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Rows carried over and rows that could not be read, by table; `unreadable` are names of such sources."""

    kept: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()


def faults(path: Path) -> list[str]:
    """What SQLite has against the file at `path`, at most five lines in its own words; empty if it is sound."""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            found = [str(row[0]) for row in connection.execute(f"pragma integrity_check({_MOST_FAULTS})")]
            orphans = connection.execute("pragma foreign_key_check").fetchmany(_MOST_FAULTS)
    except sqlite3.Error as error:
        return [str(error)]
    return [fault for fault in found if fault != "ok"] + [f"orphan in {row[0]}" for row in orphans]


def salvage(old: Path, new: Bank) -> Salvaged:
    """Carry all that is kept (sources with their text, drafts, decisions, memory) from `old` over to `new`.

    What was derived is left behind; mine it anew. One that is cut off is read as far as it goes. Raises BankError if
    `old` is no database at all, or nothing can be read of it.
    """
    kept, lost, unreadable = {}, {}, []
    with closing(sqlite3.connect(old, timeout=30)) as connection:
        tables = _readable_tables(old, connection)
        with new.changing():
            for table in sorted(
                _tables(new.connection) & tables - set(DERIVED)
            ):  # batches before what hangs on them
                kept[table], lost[table], names = _copy(connection, new.connection, table)
                unreadable += names
    return Salvaged(kept, lost, tuple(unreadable))


def _readable_tables(path: Path, connection: sqlite3.Connection) -> set[str]:
    """Raises BankError if there are none; it does not send to a rebuild, out of which it comes."""
    try:
        connection.execute(
            "pragma writable_schema = on"
        )  # else SQLite reads nothing of a file that is cut off
        tables = _tables(connection)
    except sqlite3.Error as error:
        told = failure(path, error)
        raise _beyond_repair(path) if told.hint == damaged(path).hint else told from None
    if not tables:
        raise _beyond_repair(path)
    return tables


def _beyond_repair(path: Path) -> BankError:
    with path.open("rb") as file:
        ours = file.read(len(_HEADER)) == _HEADER
    what = "损坏得太厉害，修不好了，没有动它" if ours else "不是句库文件，修不了，没有动它"
    return BankError(f"“{path}”{what}。", _WAY_BACK)


def _tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' "
        "and sql not like 'create virtual%'"
    )
    return {str(row[0]) for row in rows}


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> tuple[int, int, list[str]]:
    """Rows copied, rows lost at least, and the names of sources whose text is no longer whole."""
    columns = [name for name in _columns(new, table) if name in _columns(old, table)]
    named = ", ".join(f'"{name}"' for name in columns)
    count, torn = 0, []
    reader = _Reader(old, table, named)
    for row in reader.rows():
        values = dict(zip(columns, row, strict=True))
        if "text" in values and table == "source" and not _is_json(values["text"]):
            torn.append(str(values["name"]))
        else:
            try:
                new.execute(f'insert or replace into "{table}" ({named}) values ({marks(columns)})', row)
                count += 1
            except sqlite3.IntegrityError:  # what it hangs on could not be read
                reader.lost += 1
    return count, reader.lost + len(torn), torn


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f'pragma table_info("{table}")')]


def _is_json(text: object) -> bool:
    try:
        return isinstance(json.loads(str(text)), dict)
    except ValueError:
        return False


class _Reader:
    """Reads a table from both ends to where it is torn, then row by row what lies between."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: str) -> None:
        self._connection = connection
        self._query = f'select rowid, {columns} from "{table}" '
        self.lost = 0
        """Numbers in the gap at which no row could be read; some may never have been given."""

    def rows(self) -> Iterator[Sequence[object]]:
        ends: list[int] = []
        for order in ("asc", "desc"):
            last = None
            try:
                for number, *row in self._connection.execute(f"{self._query} order by rowid {order}"):
                    if ends and number <= ends[0]:
                        return
                    last = number
                    yield row
                return
            except sqlite3.DatabaseError:
                ends.append(last or 0)
        yield from self._between(*ends)

    def _between(self, low: int, high: int) -> Iterator[Sequence[object]]:
        """The rows after `low` and before `high` (0: unknown) that can still be found by their number."""
        for number in range(low + 1, min(high or low + _FARTHEST, low + _FARTHEST)):
            try:
                row = self._connection.execute(f"{self._query} where rowid = ?", (number,)).fetchone()
            except sqlite3.DatabaseError:
                row = None
                self.lost += 1
            if row is not None:
                yield row[1:]


def require_bank(path: Path) -> None:
    """Raise BankError if there is no file at `path`, or nothing in it."""
    if not path.is_file():
        raise BankError(f"还没有句库“{path}”。", "请先用 nigao mine 把旧讲话入库。")
    if not path.stat().st_size:
        raise BankError(f"句库文件“{path}”是空的（0 字节），没有可修的。", _WAY_BACK)
