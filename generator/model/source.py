"""Where a sentence stands."""

from typing import NamedTuple

_ADDED = "自己添的（"


class Source(NamedTuple):
    """Where a unit stands: file (its name; where several have it, behind its folders and a /), paragraph and sentence, both from 0."""

    file: str
    paragraph: int
    sentence: int


def bare(file: str) -> str:
    """The name of a file alone, without the folders by which it is told from others of its name."""
    return file.rpartition("/")[2]


def added_on(day: str) -> str:
    """The name of the source of sentences that the user added one by one on an ISO `day`."""
    return f"{_ADDED}{day}）"


def place_in(file: str, *paragraphs: int) -> str:
    """Where in a file its paragraphs (from 0) stand, as users are told: 第 3 段, of a phrase file 第 57、60 条; nothing
    of what was added one by one."""
    if file.startswith(_ADDED):
        return ""
    numbers = "、".join(str(one + 1) for one in dict.fromkeys(paragraphs))
    return f"第 {numbers} {'条' if file.endswith('.yaml') else '段'}"


def cited(file: str, *paragraphs: int) -> str:
    """A file and where in it: 县讲话.docx 第 3 段."""
    return f"{file} {place_in(file, *paragraphs)}".rstrip()
