"""Opening the bank file: created if absent, refused if it is something else."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.bank.migrations import migrate
from generator.bank.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from generator.model.errors import BankError

_HINT = "请把它移走（或改名）后重试，程序会新建一个句库；如果它确实是句库，请先备份。"


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the bank at `path`, made new (readable by its owner only) if there is none.

    One of an earlier version is brought up to date (a copy of it stays beside it). Raises BankError if the file
    is not a bank, was made by a newer program, or cannot be opened.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.exists() and path.stat().st_size > 0
        connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise failure(path, error) from None
    try:
        _open(connection, path, existed)
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise failure(path, error) from None
    except BankError:
        connection.close()
        raise
    return connection


def _open(connection: sqlite3.Connection, path: Path, existed: bool) -> None:
    connection.execute("pragma foreign_keys = on")
    if existed:
        _check(connection, path)
    else:
        _create(connection)
        path.chmod(0o600)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise BankError(f"“{path}”不是拟稿的句库文件。", _HINT)
    version = connection.execute("pragma user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise BankError(
            f"句库“{path}”是更新的程序建的（版本 {version}，本程序认到 {SCHEMA_VERSION}）。",
            "请升级程序后再用这个句库。",
        )
    if version < 1:
        raise BankError(f"“{path}”不是完整的句库，可能没有建完。", _HINT)
    if version < SCHEMA_VERSION:
        _upgrade(connection, path, version)


def _upgrade(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring an older bank up to date, step by step in one transaction, after a copy of it is kept beside it."""
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
    with transaction(connection):
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
        for statement in TABLES.split(";"):
            if statement.strip():
                connection.execute(statement)


def failure(path: Path, error: Exception) -> BankError:
    """What SQLite or the system says against the bank at `path`, for the user."""
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return BankError(f"“{path}”不是句库文件，或已经损坏。", _HINT)
    if "locked" in text:
        return BankError(f"句库“{path}”正被另一个程序使用。", "请等它结束后再试。")
    if (
        isinstance(error, PermissionError)
        or "unable to open" in text
        or "readonly" in text
        or not os.access(path.parent, os.W_OK)
    ):
        return BankError(
            f"无法打开或写入句库“{path}”。", "请检查文件夹是否可写，或用 --workspace 换一个工作文件夹。"
        )
    return BankError(f"句库“{path}”打不开：{text}", _HINT)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back on any exception.

    Raises BankError if the bank is locked or cannot be written.
    """
    try:
        connection.execute("begin immediate")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
    except sqlite3.Error as error:
        raise failure(_path_of(connection), error) from None


def _path_of(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("pragma database_list").fetchone()[2])
