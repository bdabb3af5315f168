"""Opening the bank to look at it: at once and only to read, wherever that is right."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from generator.bank.bank import Bank
from generator.bank.connection import is_current
from generator.desk.content import Content, shipped_root
from generator.desk.freshness import Stale, find_stale
from generator.desk.workspace import Workspace

_LATER = "内容文件有改动，句库还没有跟上：这次看的是改动以前的，下次拟稿、入库（或运行 nigao bank）时更新。"


def open_for_search(workspace: Workspace, announce: Callable[[str], None]) -> Bank:
    """The bank of a workspace, to be read.

    A bank that is not there, empty, or of an earlier version is made, filled, upgraded first; edited curated
    phrases are taken in. Mining the speeches again can take long, so after a change of slots, terms or levels
    the bank is shown as it is, and the user told; so it is where it cannot be written.
    """
    path = workspace.bank_path
    if is_current(path):
        with ExitStack() as stack:
            bank = stack.enter_context(Bank(path, reading=True))
            stale = find_stale(bank, Content(workspace.root, shipped_root()))
            if is_read_only(path) or (bank.has_speeches() and (not stale or stale.mined)):
                _tell(stale, announce)
                stack.pop_all()
                return bank
    from generator.desk.desk import Desk

    return Desk(workspace, announce).open_bank(fill=True)


def open_as_it_is(path: Path, content: Content, announce: Callable[[str], None]) -> Bank:
    """The bank at `path`, only to be read, whatever `content` says by now, of which the user is told."""
    with ExitStack() as stack:
        bank = stack.enter_context(Bank(path, reading=True))
        _tell(find_stale(bank, content), announce)
        stack.pop_all()
    return bank


def _tell(stale: Stale, announce: Callable[[str], None]) -> None:
    if stale:
        announce(_LATER)


def is_read_only(path: Path) -> bool:
    """Whether the bank at `path` can be looked at, but not changed."""
    return is_current(path) and not (_opens_to_write(path) and os.access(path.parent, os.W_OK))


def _opens_to_write(path: Path) -> bool:
    """Tried, not asked: what may be written on a shared folder the system does not always know before."""
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError:
        return False
    return True
