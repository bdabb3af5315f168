"""Page numbers, as they are printed and as they come along when text is copied."""

import re

_MARK = re.compile(
    r"[-—–－―·.\s]*\d{1,4}[-—–－―·.\s]*|第\s*\d{1,4}\s*页\s*[,，/]?\s*(?:共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)


def is_page_mark(line: str) -> bool:
    """Whether a line is nothing but the number of a page: 3, — 3 —, 第3页 共8页, 3/8."""
    return _MARK.fullmatch(line.strip()) is not None
