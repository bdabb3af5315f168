"""What jieba's own files say: its dictionary and the tables of its model, read without starting jieba.

jieba itself reads them line by line and all at once, which takes more than a second.
"""

import functools
import importlib.util
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Any

_TABLES = ("char_state_tab", "prob_start", "prob_trans", "prob_emit")


def edition() -> str:
    """Something else as soon as one of the files is another: their sizes and when they were written."""
    files = [_folder() / "dict.txt", *(Path(str(_spec(name).origin)) for name in _TABLES)]
    return " ".join(f"{stat.st_size}-{stat.st_mtime_ns}" for stat in map(Path.stat, files))


def read_dictionary() -> list[str]:
    """Word, how often it was counted, flag; word, count, flag; and so on."""
    return (_folder() / "dict.txt").read_bytes().decode().split()


def read_table(name: str) -> Any:
    """A table of the model that jieba.posseg tags with: char_state_tab, prob_start, prob_trans or prob_emit."""
    spec = _spec(name)
    module = importlib.util.module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(module)
    return module.P


def _spec(name: str) -> ModuleSpec:
    spec = PathFinder.find_spec(name, [str(_folder() / "posseg")])
    if spec is None:
        raise ModuleNotFoundError(f"No module named 'jieba.posseg.{name}'")
    return spec


@functools.cache
def _folder() -> Path:
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'jieba'")
    return Path(spec.origin).parent
