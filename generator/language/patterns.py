"""Regular expressions that are compiled when they are first used: many a command needs none of them."""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern; what is asked of it is asked of the compiled one."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __reduce__(self) -> tuple[type["_Lazy"], tuple[str]]:
        """To another process it goes as it was made, whatever was asked of it before."""
        return _Lazy, (self._source,)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source), name)
        setattr(self, name, found)
        return found


def pattern(source: str) -> re.Pattern[str]:
    """As `re.compile(source)`, but put off."""
    return cast(re.Pattern[str], _Lazy(source))
