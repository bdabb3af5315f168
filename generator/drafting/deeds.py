"""What only the office itself can know that it did: not said for it where it is asked to tell."""

from generator.language.patterns import pattern as lazy

_DEED = lazy(
    r"被[^，。]{0,10}吸收|再次|先后|走访|一同|举办|废止|联网|全口径|入户|委托|察看|复核|[\u4e00-\u9fff](?<![为除])了(?!解)"
)


def is_deed(text: str) -> bool:
    """Whether a sentence of a report tells what was done, not how the office works."""
    return bool(_DEED.search(text))
