"""The frame of a lead: what it shares at its head and end with those written to match it."""

_AUXILIARIES = ("我们要", "还要", "也要", "更要", "要", "必须")


def common_frame(one: str, other: str) -> tuple[int, int]:
    """How many characters two leads share at the head, 要 left out, and at the end before the final mark.

    >>> common_frame("持续抓好经济监督。", "要持续抓好生态监督。")
    (4, 2)
    """
    first, second = plain_lead(one), plain_lead(other)
    head = _same(first, second)
    return head, _same(first[head:][::-1], second[head:][::-1])


def mould(text: str) -> tuple[str, int]:
    """First character and length of a short lead, 要 left out: what 要抓实理论武装。 and 要抓细日常言行。 share."""
    plain = plain_lead(text)
    return plain[:1], len(plain)


def plain_lead(text: str) -> str:
    """A lead without 要 before it and the mark behind it."""
    word = next((word for word in _AUXILIARIES if text.startswith(word)), "")
    return text.removeprefix(word).rstrip("。；！")


def _same(one: str, other: str) -> int:
    least = min(len(one), len(other))
    return next((index for index in range(least) if one[index] != other[index]), least)


def same_build(one: str, other: str) -> bool:
    """Whether two leads of several clauses are as long, clause by clause, and half of their characters are the same in place.

    >>> same_build("走进群众，要带着感情", "倾听群众，要带着耐心")
    True
    >>> same_build("走进群众，要带着感情", "依靠组织，要守住规矩")
    False
    """
    if "，" not in one or len(one) != len(other):
        return False
    pairs = list(zip(one, other, strict=True))
    if any((first == "，") != (second == "，") for first, second in pairs):
        return False
    return 2 * sum(first == second for first, second in pairs) >= len(pairs)
