"""The familiar words of the shipped texts, written to phrasebank/familiar.txt below those that were put there by hand.

Run by `make familiar` after the shipped phrases, samples, templates or slots have changed; with `-` it is printed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import ROOT, new_desk, shipped_lexicon
from generator.language.familiar import strange_in
from generator.language.words import tag

FILE = ROOT / "phrasebank" / "familiar.txt"
MARK = "# 以下由 make familiar 从自带的短语、示例讲话、模板和词表里取出，不要手工改。"
_WORD_LISTS = ("slots.yaml",)


def _texts() -> Iterator[str]:
    """Every text that comes with the program and may be said anywhere."""
    with new_desk().open_bank(fill=True) as bank:
        yield from (row.text for row in bank.phrases())
    lexicon = shipped_lexicon()
    yield from (*lexicon.terms.vocabulary, *lexicon.terms.abbreviations, *lexicon.terms.national)
    files = [*(ROOT / "templates").glob("*.txt"), *(ROOT / "phrasebank" / name for name in _WORD_LISTS)]
    for file in sorted(files):
        yield from file.read_text("utf-8").splitlines()


def listed(by_hand: str) -> str:
    """The text of the list below what was put there by hand."""
    known = {line.strip() for line in by_hand.splitlines()}
    found = {word for text in _texts() for word in strange_in(text, tag(text)) if not word.isascii()}
    return "".join(f"{line}\n" for line in (by_hand.rstrip(), MARK, *sorted(found - known)))


def by_hand(path: Path = FILE) -> str:
    """What was put into the list by hand."""
    return path.read_text("utf-8").partition(MARK)[0]


if __name__ == "__main__":
    text = listed(by_hand())
    if sys.argv[1:] == ["-"]:
        sys.stdout.buffer.write(text.encode())
    else:
        FILE.write_text(text, "utf-8")
