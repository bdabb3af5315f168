"""Changing the bank: one at a time, all or nothing; and what to tell the user if it cannot be."""

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.errors import BankError

_DAMAGED_HINT = "是句库的，请运行 nigao bank rebuild，用存着的原文修复；不是的，请把它移走（或改名）后重试，程序会新建一个。"
_BUSY = 1.0
"""Seconds that SQLite itself waits for another program before we look again."""
READ_PATIENCE = 30.0
"""Seconds that reading waits while another program writes its changes."""
PATIENCE = 3600.0
"""Seconds that a change waits for another program to finish its own."""
_HINT = "请把它移走（或改名）后重试，程序会新建一个句库；如果它确实是句库，请先备份。"


def damaged(path: Path) -> BankError:
    """What to say of a file that cannot be read as a bank."""
    return BankError(f"“{path}”不是句库文件，或已经损坏。", _DAMAGED_HINT)


def failure(path: Path, error: Exception) -> BankError:
    """What SQLite or the system says against the bank at `path`, for the user."""
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return damaged(path)
    if "full" in text or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return BankError(f"磁盘已满，句库“{path}”没有改动。", "请腾出空间后再运行一次。")
    if "disk I/O error" in text:
        return BankError(
            f"读写句库“{path}”时磁盘出错，句库没有改动。", "请检查磁盘空间和网络位置后再运行一次。"
        )
    if "locked" in text:
        return BankError(f"句库“{path}”正被另一个程序使用。", "请等它结束后再试。")
    if (
        isinstance(error, PermissionError)
        or "unable to open" in text
        or "readonly" in text
        or not os.access(path.parent, os.W_OK)
    ):
        return BankError(
            f"无法打开或写入句库“{path}”。",
            "请检查文件夹是否可写，或用 --workspace 换一个工作文件夹；只能读的句库，可以查句、核稿、看来源，拟稿（-o）、导出到别处。",
        )
    return BankError(f"句库“{path}”打不开：{text}", _HINT)


@contextmanager
def transaction(
    connection: sqlite3.Connection, waiting: Callable[[], None] | None = None, patience: float = PATIENCE
) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back on any exception.

    While another program changes the bank it is waited for, at most `patience` seconds; `waiting`
    is called once before. Raises BankError if the bank stays locked or cannot be written.
    """
    try:
        _begin(connection, waiting, patience)
        try:
            yield
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
    except sqlite3.Error as error:
        raise failure(_path_of(connection), error) from None


def _begin(connection: sqlite3.Connection, waiting: Callable[[], None] | None, patience: float) -> None:
    """Take the right to write, looking again and again, so that Ctrl-C is heard in between."""
    deadline = time.monotonic() + patience
    connection.execute(f"pragma busy_timeout = {int(min(_BUSY, patience) * 1000)}")
    try:
        while True:
            try:
                connection.execute("begin immediate")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
            if waiting is not None:
                waiting()
                waiting = None
    finally:
        connection.execute(f"pragma busy_timeout = {int(READ_PATIENCE * 1000)}")


def _path_of(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("pragma database_list").fetchone()[2])
