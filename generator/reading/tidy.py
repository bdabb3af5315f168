"""What every reader does to the text of a paragraph: invisible characters go, the ends are trimmed."""

import re

_INVISIBLE = re.compile("[\ue000-\uf8ff\u00ad\u200b-\u200f\u2060\ufeff]")


def tidy(text: str) -> str:
    """`text` without spaces (full-width too) at its ends.

    Private-use characters, which mark places inside our own drafts, and zero-width ones are dropped.
    """
    return _INVISIBLE.sub("", text).strip()
