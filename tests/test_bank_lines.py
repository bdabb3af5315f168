"""The full-text index: it holds what the sentences hold, finds every part of them, and stays in step."""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desk_support import archive
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bank.bank import Bank
from generator.bank.candidates import candidates
from generator.bank.grams import NUMBER, tag
from generator.bank.query import Filters, Query
from generator.bank.schema import DERIVED
from generator.model.manuscript import Manuscript, SourceInfo
from generator.model.sentence import Sentence
from generator.model.speech import Speech

_TEXTS = (
    "要把AI用好。", "要把ai用好。", "同志们：", "同志们！", "一要抓落实。", "二要抓落实。", "“两个确立”", "a-b_c 100%的",
    "要抓落实，抓落实。", "𠮷野家", "……", "\ue020与" * 2,
)  # fmt: skip
_MARK = tag("slot", "")[0]


@pytest.fixture(scope="module")
def filled() -> Iterator[Bank]:
    with Bank(archive() / "phrasebank" / "bank.sqlite", reading=True) as opened:
        yield opened


def _found(bank: Bank, *words: str) -> set[str]:
    return {line.text for line in candidates(bank.connection, Query(words), Filters())}


def _texts(bank: Bank) -> list[str]:
    return [row[0] for row in bank.connection.execute("select distinct text from sentence order by text")]


def test_every_part_of_every_sentence_is_found_and_nothing_else(filled: Bank) -> None:
    texts, chance = _texts(filled), random.Random(1)
    for text in chance.sample(texts, 150):
        size = chance.choice((1, 1, 2, 2, 3, 4, 7))
        start = chance.randrange(max(1, len(text) - size))
        word = text[start : start + size]
        assert _found(filled, word) == {one for one in texts if word.lower() in one.lower()}, word


def test_words_that_stand_anywhere_in_a_sentence_are_found_together(filled: Bank) -> None:
    texts, chance = _texts(filled), random.Random(2)
    for text in chance.sample([one for one in texts if len(one) > 12], 60):
        words = text[:2], text[-5:-2], text[6]
        assert text in _found(filled, *words)
        assert _found(filled, *words) == {one for one in texts if all(word in one for word in words)}


def test_words_are_not_found_across_sentences_or_made_up_of_pairs(filled: Bank) -> None:
    texts, chance = _texts(filled), random.Random(3)
    for _ in range(150):
        word = "".join(chance.choice(chance.choice(texts)) for _ in range(3))
        assert _found(filled, word) == {one for one in texts if word.lower() in one.lower()}, word


def _speech(name: str, texts: tuple[str, ...]) -> Speech:
    sentences = tuple(
        Sentence(f"k{_TEXTS.index(text) // 2}", 0, number, 0, len(text), text, text, "监督", "举措",
                 why_not="" if number % 2 else "半句")
        for number, text in enumerate(texts)
    )  # fmt: skip
    return Speech(name, name, SourceInfo(date=f"2026-01-{len(texts) + 10}"), texts, sentences)


def _add(bank: Bank, name: str, texts: tuple[str, ...], kind: str) -> None:
    with bank.changing():
        bank.add(_speech(name, texts), Manuscript(name, name, ()), name, kind)


_CHANGES = st.lists(
    st.tuples(
        st.sampled_from("甲乙丙丁"),
        st.none() | st.lists(st.sampled_from(_TEXTS), max_size=6).map(tuple),
        st.sampled_from(("own", "outside")),
    ),
    max_size=8,
)


def _index(bank: Bank) -> tuple[object, ...]:
    """What the index holds, but for the numbers of its lines and marks of sources that are gone."""
    connection = bank.connection
    connection.execute("create virtual table if not exists temp.held using fts5vocab (main, gram, instance)")
    rows = f"select h.term, l.text from (select term, doc as rowid from held) gram join line l on l.number = {NUMBER}"
    tokens = connection.execute(rows.replace("h.term", "gram.term")).fetchall()
    lines = connection.execute("select key, text, band, seen, usable, own, newest from line").fetchall()
    return sorted(lines), sorted(row for row in tokens if not row[0].startswith(_MARK))


@settings(max_examples=25, deadline=None)
@given(_CHANGES)
def test_an_index_that_was_changed_step_by_step_is_that_of_a_new_bank(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, tuple[str, ...] | None, str]]
) -> None:
    folder = tmp_path_factory.mktemp("bank")
    left: dict[str, tuple[tuple[str, ...], str]] = {}
    with Bank(folder / "changed.sqlite") as changed, Bank(folder / "new.sqlite") as new:
        for name, texts, kind in changes:
            left.pop(name, None)
            if texts is None:
                with changed.changing():
                    changed.remove(name)
            else:
                left[name] = texts, kind
                _add(changed, name, texts, kind)
        for name, (texts, kind) in left.items():
            _add(new, name, texts, kind)
        assert _index(changed) == _index(new)
        seen = Counter(text for texts, _ in left.values() for text in set(texts) if text != "……")
        assert dict(new.connection.execute("select text, seen from line")) == seen
        for word in ("抓落实", "ai", "_", "\ue020", "𠮷", "要抓落实，"):
            assert _found(changed, word) == {text for text in seen if word in text.lower()}


def test_a_change_that_fails_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        _add(bank, "甲", ("一要抓落实。",), "own")
        before = _index(bank)
        with pytest.raises(ZeroDivisionError), bank.changing():
            bank.add(_speech("乙", ("同志们：",)), Manuscript("乙", "乙", ()), "乙", "own")
            bank.remove("甲")
            raise ZeroDivisionError
        assert _index(bank) == before
        assert _found(bank, "落实") == {"一要抓落实。"}
        assert _found(bank, "同志") == set()


def test_a_bank_of_the_version_before_gets_its_index(tmp_path: Path) -> None:
    path = tmp_path / "bank.sqlite"
    with Bank(path) as bank:
        _add(bank, "甲", _TEXTS[:6], "own")
        _add(bank, "乙", _TEXTS[4:], "outside")
        before = _index(bank)
    later = (
        "drop table shape; drop table band; drop index sentence_best; alter table sentence drop column rank;"
        "alter table usage drop column text; alter table source drop column told"
    )
    with closing(sqlite3.connect(path)) as old:
        old.executescript(f"drop table gram; drop table line; drop index source_kind; {later}")
        old.execute("pragma user_version = 4")
    with Bank(path) as bank:
        assert _index(bank) == before
        assert _found(bank, "落实") == {text for text in _TEXTS if "落实" in text}


def test_the_tables_of_the_index_are_derived(filled: Bank) -> None:
    """So that a rebuild makes them anew and carries none over."""
    names = "select name from sqlite_master where type = 'table' and (name = 'line' or name like 'gram%')"
    assert {row[0] for row in filled.connection.execute(names)} - {"gram"} <= set(DERIVED)
