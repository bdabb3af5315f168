"""The brief (拟稿单): what the user says of the speech to be written."""

from collections.abc import Mapping
from datetime import date as Date
from types import MappingProxyType
from typing import NamedTuple


class Brief(NamedTuple):
    """Checked values of a brief.

    `values` holds every single-valued key that was given (场合 地区 会议 …) as text; the lists hold
    whole sentences or words. `level` and `standing` are resolved; `level` is empty if unknown.
    """

    occasion: str
    date: Date
    values: Mapping[str, str] = MappingProxyType({})
    level: str = ""
    standing: str = "部署"
    characters: int | None = None
    """Asked length as Word counts it; None: the template's own."""
    facts: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    subordinates: tuple[str, ...] = ()

    def get(self, key: str) -> str:
        """The value of `key`, or an empty string."""
        return self.values.get(key, "")
