"""What sources are told as, so that their user can tell them apart: files of one name in different folders."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.bank.sources import ADDED, MERGED

_SEPARATORS = re.compile(r"[/\\]+")


class Called(NamedTuple):
    """A source by number with the name of its file, its path and its ISO date (empty: unknown)."""

    id: int
    name: str
    path: str
    date: str


def tell_apart(connection: sqlite3.Connection) -> None:
    """Write down what each source is told as; inside a transaction. It hangs on what the bank holds, not on what came
    first."""
    rows = connection.execute("select id, name, path, date, told from source").fetchall()
    told = told_of([Called(*row[:4]) for row in rows])
    changed = [(told[row[0]], row[0]) for row in rows if told[row[0]] != row[4]]
    connection.executemany("update source set told = ? where id = ?", changed)


def told_of(sources: Sequence[Called]) -> Mapping[int, str]:
    """Number of a source → what it is told as: its name, where others have it too, behind as many of its folders as it
    takes, what a pack brought behind its date; what is still the same is numbered."""
    named: dict[str, list[Called]] = defaultdict(list)
    for one in sources:
        named[one.name].append(one)
    return {number: told for same in named.values() for number, told in _of_one_name(same).items()}


def _of_one_name(same: Sequence[Called]) -> dict[int, str]:
    if len(same) == 1:
        return {same[0].id: same[0].name}
    here = [one for one in same if not one.path.startswith((ADDED, MERGED))]
    before = dict(zip(here, folders_apart([one.path for one in here]), strict=True))
    told: dict[int, str] = {}
    times: Counter[str] = Counter()
    for one in sorted(same, key=lambda one: (one.date, one.path)):
        folders = f"并入 {one.date}".rstrip() if one.path.startswith(MERGED) else before.get(one, "")
        name = f"{folders}/{one.name}".lstrip("/")
        times[name] += 1
        told[one.id] = name if times[name] == 1 else f"{name}（{times[name]}）"
    return told


def folders_apart(paths: Sequence[str]) -> list[str]:
    """Of each path the last folders, joined by /, that no other has as its last; no more than are needed. Empty for
    one that stands in no folder, or alone."""
    parts = [_SEPARATORS.split(path)[:-1] for path in paths]
    shared = Counter("/".join(folders[-deep:]) for folders in parts for deep in range(1, len(folders) + 1))
    return [_shortest(folders, shared) if len(paths) > 1 else "" for folders in parts]


def _shortest(folders: Sequence[str], shared: Mapping[str, int]) -> str:
    """The fewest last `folders` that one path alone has; the last of those that are `shared` to the top."""
    endings = ["/".join(folders[-deep:]) for deep in range(1, len(folders) + 1)]
    return next((one for one in endings if shared[one] == 1), endings[0] if endings else "").strip("/")
