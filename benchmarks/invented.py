"""A bank of any size out of the shipped archive's own clauses, the same for the same seed."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import shipped_content
from generator.bank.bank import Bank
from generator.bank.lines import enter
from generator.bank.storing import store
from generator.bank.transaction import transaction
from generator.mining.keys import sentence_key
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Sentence
from generator.model.speech import Speech
from generator.reading.files import read_manuscript

A_SPEECH = 100
"""Sentences of a speech."""
_SLOTS = ("监督", "代表工作", "立法", "自身建设", "服务大局")
_ROLES = ("举措", "论述", "领句", "事实")


def clauses() -> list[str]:
    """The clauses of the sample speeches, each once, 4 to 30 characters long, in a fixed order."""
    found = {
        clause
        for path in shipped_content().samples()
        for paragraph in read_manuscript(path).paragraphs
        for clause in re.split("[，。；：！？]", paragraph.text)
    }
    return sorted(clause for clause in found if 4 <= len(clause) <= 30)


def sentences(count: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """So many sentences as their clauses, two to four each; the clauses that stand early come more often."""
    chance, known = random.Random(seed), clauses()
    random.Random(seed).shuffle(known)
    for _ in range(count):
        yield tuple(
            known[int(len(known) * chance.random() ** 1.6)] for _ in range(chance.choice((2, 3, 3, 4)))
        )


def written(parts: tuple[str, ...]) -> str:
    """The clauses as a sentence."""
    return "，".join(parts) + "。"


def fill(path: Path, count: int, seed: int = 1) -> None:
    """A bank at `path` with `count` sentences in speeches of a hundred, each a phrase of its own."""
    texts = map(written, sentences(count, seed))
    with Bank(path) as bank, transaction(bank.connection):
        for number in range(count // A_SPEECH):
            speech = _speech(number, [next(texts) for _ in range(A_SPEECH)])
            manuscript = Manuscript(speech.name, speech.name, tuple(map(Paragraph, speech.paragraphs)))
            came = (None, f"/旧稿/{speech.name}", "own" if number % 3 else "outside", "")
            enter(bank.connection, store(bank.connection, speech, manuscript, came))


def _speech(number: int, texts: list[str]) -> Speech:
    info = SourceInfo(date=f"{2016 + number % 10}-{1 + number % 12:02}-15")
    made = tuple(
        Sentence(
            sentence_key(text), 0, place, 0, len(text), text, text, _SLOTS[place % 5], _ROLES[place % 4],
            why_not="" if place % 5 else "靠上文",
        )
        for place, text in enumerate(texts)
    )  # fmt: skip
    return Speech(f"讲话{number}.txt", str(number), info, tuple(texts), made)
