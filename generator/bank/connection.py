"""Opening the bank file: created if absent, refused if it is something else."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from generator.bank.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from generator.bank.transaction import READ_PATIENCE, damaged, failure, transaction
from generator.model.errors import BankError

_HINT = "请把它移走（或改名）后重试，程序会新建一个句库；如果它确实是句库，请先备份。"


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the bank at `path`, made new (readable by its owner only) if there is none.

    One of an earlier version is brought up to date (a copy of it stays beside it). Raises BankError if the file
    is not a bank, was made by a newer program, or cannot be opened.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # never readable by others, not for a moment
        connection = sqlite3.connect(path, timeout=READ_PATIENCE, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise failure(path, error) from None
    try:
        _open(connection, path)
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise failure(path, error) from None
    except BankError:
        connection.close()
        raise
    return connection


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that can only read the bank at `path`, which must be of this version; nothing is written.

    Only what a program left half done when it broke off (power failed, it was killed) is taken back first. Works on
    a read-only disk. Raises BankError as `connect` does.
    """
    try:
        try:
            return _read_only(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
        _take_back(path)
        return _read_only(path)
    except (sqlite3.Error, OSError) as error:
        raise failure(path, error) from None


def _read_only(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=READ_PATIENCE, isolation_level=None
    )
    try:
        if _version(connection, path) < SCHEMA_VERSION:
            raise BankError(
                f"句库“{path}”是旧版的，要先升级，而这里不能写。", "请把工作文件夹复制到可以写的地方再用。"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def _take_back(path: Path) -> None:
    """SQLite undoes a change that broke off as soon as somebody who may write looks into the bank."""
    with closing(sqlite3.connect(path, timeout=READ_PATIENCE, isolation_level=None)) as connection:
        connection.execute("pragma user_version").fetchone()


def identity_of(path: Path) -> tuple[int, int] | None:
    """What tells the file at `path` from any that lies there before or after it; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_current(path: Path) -> bool:
    """Whether the file at `path` is a bank of this version, by its header alone: it can be read as it is."""
    return _numbers(path) == (SCHEMA_VERSION, APPLICATION_ID)


def _numbers(path: Path) -> tuple[int, int]:
    """The version and the application that the header of a database names; 0 where it cannot be read."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return 0, 0
    return int.from_bytes(header[60:64]), int.from_bytes(header[68:72])


def _open(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("pragma foreign_keys = on")
    if path.stat().st_size and not connection.execute("pragma page_count").fetchone()[0]:
        raise damaged(path)  # too short for a bank: SQLite would write over it
    if _is_empty(connection):
        _create(connection)
    _check(connection, path)


def _is_empty(connection: sqlite3.Connection) -> bool:
    asked = "select count(*) from sqlite_master", "pragma application_id", "pragma user_version"
    return not any(connection.execute(one).fetchone()[0] for one in asked)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection, path)
    if version < SCHEMA_VERSION:
        _upgrade(connection, path, version)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the bank, at most this program's. Raises BankError if it is no bank, or a newer one."""
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise BankError(f"“{path}”不是拟稿的句库文件。", _HINT)
    version = int(connection.execute("pragma user_version").fetchone()[0])
    _refuse_newer(path, version)
    if version < 1:
        raise BankError(f"“{path}”不是完整的句库，可能没有建完。", _HINT)
    return version


def refuse_newer(path: Path) -> None:
    """Raise BankError if the header of the file at `path` says that it is a bank of a newer program."""
    version, application = _numbers(path)
    if application == APPLICATION_ID:
        _refuse_newer(path, version)


def _refuse_newer(path: Path, version: int) -> None:
    if version > SCHEMA_VERSION:
        raise BankError(
            f"句库“{path}”是更新的程序建的（版本 {version}，本程序认到 {SCHEMA_VERSION}）。",
            "请升级程序后再用这个句库。",
        )


def _upgrade(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring an older bank up to date, step by step in one transaction, after a copy of it is kept beside it."""
    from generator.bank.migrations import migrate

    backup = path.with_name(f"{path.stem}-版本{version}备份{path.suffix}")
    with sqlite3.connect(backup) as copy:
        connection.backup(copy)
    copy.close()
    backup.chmod(0o600)
    with transaction(connection):
        try:
            for step in range(version, SCHEMA_VERSION):
                migrate(connection, step)
        except ValueError:
            raise BankError(f"句库“{path}”里存的原文已经损坏，没能升级。", _HINT) from None
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another program has made them while we waited for our turn."""
    with transaction(connection):
        if not _is_empty(connection):
            return
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
        for statement in TABLES.split(";"):
            if statement.strip():
                connection.execute(statement)
