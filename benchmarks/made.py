"""Speeches in any number, all different: chains of words as the shipped speeches put them one behind another."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from benchmarks.common import SAMPLES

_LONGEST = 60
_BODY = 22
"""Sentences of a speech."""


@cache
def _chains() -> tuple[list[str], dict[str, list[str]]]:
    """The words that sentences begin with, and what follows each word."""
    import jieba

    first: list[str] = []
    following: dict[str, list[str]] = {}
    for path in sorted(SAMPLES.glob("*.txt")):
        for sentence in path.read_text(encoding="utf-8").split("。"):
            words = [*jieba.cut(sentence.strip().rsplit("\n", 1)[-1]), "。"]
            if len(words) > 8:
                first.append(words[0])
                for one, other in pairwise(words):
                    following.setdefault(one, []).append(other)
    return first, following


def sentences(seed: int) -> Iterator[str]:
    """Sentences of 15 characters or more, without end."""
    chance = random.Random(seed)
    first, following = _chains()
    while True:
        words = [chance.choice(first)]
        while words[-1] != "。" and len(words) < _LONGEST:
            words.append(chance.choice(following[words[-1]]))
        made = "".join(words)
        if len(made) >= 15 and words[-1] == "。":
            yield made


def speeches(count: int, seed: int = 7) -> Iterator[str]:
    """Texts of some 1,000 characters."""
    source = sentences(seed)
    for number in range(count):
        body = [next(source) for _ in range(_BODY)]
        paragraphs = ["".join(body[place : place + 4]) for place in range(0, _BODY, 4)]
        yield f"在第{number}次会议上的讲话\n同志们：\n" + "\n".join(paragraphs)


def reworded(sentence: str, chance: random.Random) -> str:
    """The sentence with one to three characters left out, put in or changed, a tenth of them at most."""
    chars = list(sentence)
    for _ in range(chance.randint(1, max(1, min(3, len(chars) // 20)))):
        place = chance.randrange(len(chars) - 1)
        chars[place : place + 1] = chance.choice([[], [chars[place], "再"], ["新"]])
    return "".join(chars)
