"""Whatever order speeches come and go in, the phrases are those of the speeches that are there."""

import sys
import tempfile
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bank import bands, members, runs
from generator.bank.bank import Bank
from generator.bank.clusters import Wording, alike, cluster, wording
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import LevelWord, Sentence, Traits
from generator.model.speech import Speech

_LONG = "推动全市各级人大代表深入基层一线倾听群众呼声回应社会关切把好事办好实事办实"
_WORDINGS = [
    _LONG,
    _LONG.replace("深入", "走进"),
    _LONG.replace("深入", "走进").replace("呼声", "声音"),
    _LONG.replace("深入", "走进").replace("呼声", "声音").replace("关切", "期盼").replace("办好", "做好"),
    _LONG.replace("办好", "做好").replace("办实", "做实").replace("全市", "辖区").replace("回应", "答复"),
    _LONG.replace("回应", "不能不回应"),
    _LONG[:20],
    _LONG[1:20],
    "要抓好落实。",
    "要抓好落实！",
]


def _sentence(place: int, number: int, key: str, form: str, why_not: str) -> Sentence:
    text = _WORDINGS[number]
    words = (LevelWord(0, 2, form, 0),) if form else ()
    return Sentence(
        key,
        place,
        0,
        0,
        len(text),
        text,
        text,
        "监督",
        "举措",
        why_not=why_not,
        traits=Traits(level_words=words),
    )


@st.composite
def _speech(draw: st.DrawFn) -> tuple[Sentence, ...]:
    """Some sentences; one key may be read with other level words here than there, and be of no use."""
    numbers = draw(st.lists(st.integers(0, len(_WORDINGS) - 1), min_size=1, max_size=4))
    return tuple(
        _sentence(
            place,
            number,
            draw(st.sampled_from([f"k{number}", f"j{9 - number}"])),
            draw(st.sampled_from(["", "", "", "全域"])),
            draw(st.sampled_from(["", "", "", "残句"])),
        )
        for place, number in enumerate(numbers)
    )


_STEPS = st.lists(
    st.tuples(st.sampled_from("甲乙丙丁"), st.none() | _speech(), st.booleans()), min_size=1, max_size=10
)


def _phrases(bank: Bank) -> dict[str, str]:
    return dict(bank.connection.execute("select key, phrase from member"))


def _from_scratch(speeches: Iterable[Sequence[Sentence]]) -> dict[str, str]:
    return cluster(
        wording(one.key, one.core, one.era, (word.form for word in one.traits.level_words))
        for sentences in speeches
        for one in sentences
        if one.usable
    )


def _add(bank: Bank, path: str, sentences: tuple[Sentence, ...]) -> None:
    manuscript = Manuscript(path, path, (Paragraph("同志们："),))
    bank.add(Speech(path, path, SourceInfo(), (), sentences), manuscript, path, "own")


@given(_STEPS, st.sampled_from([1, 3, 4096]))
@settings(max_examples=60, deadline=None)
def test_any_coming_and_going_ends_in_the_phrases_of_what_is_there(
    steps: list[tuple[str, tuple[Sentence, ...] | None, bool]], enough: int
) -> None:
    """Steps in one transaction or in several, with much or little waited for."""
    there: dict[str, tuple[Sentence, ...]] = {}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "_ENOUGH", enough)
        patch.setattr(bands, "_AT_ONCE", enough)
        patch.setattr(runs, "_HELD", enough)
        with Bank(Path(folder) / "bank.sqlite") as bank:
            for chunk in _chunks(steps):
                with bank.changing():
                    for path, sentences in chunk:
                        if sentences is None:
                            bank.remove(path)
                            there.pop(path, None)
                        else:
                            _add(bank, path, sentences)
                            there[path] = sentences
                assert _phrases(bank) == _from_scratch(there.values())
            kept = [
                bank.connection.execute(f"select count(*) from {table}").fetchone()[0]
                for table in ("shape", "band")
            ]
            with bank.changing():
                members.Members(bank.connection).make_anew()
            assert _phrases(bank) == _from_scratch(there.values())
            assert kept == [
                bank.connection.execute(f"select count(*) from {table}").fetchone()[0]
                for table in ("shape", "band")
            ]


def _chunks(
    steps: list[tuple[str, tuple[Sentence, ...] | None, bool]],
) -> list[list[tuple[str, tuple[Sentence, ...] | None]]]:
    """The steps parted after those that are marked."""
    chunks: list[list[tuple[str, tuple[Sentence, ...] | None]]] = [[]]
    for path, sentences, last in steps:
        chunks[-1].append((path, sentences))
        if last:
            chunks.append([])
    return chunks


def test_what_only_a_removed_speech_held_together_falls_apart(tmp_path: Path) -> None:
    ends, link = (2, 4), 0
    with Bank(tmp_path / "bank.sqlite") as bank:
        with bank.changing():
            for number in (*ends, link):
                _add(bank, str(number), (_sentence(0, number, f"k{number}", "", ""),))
        assert set(_phrases(bank).values()) == {"k0"}
        with bank.changing():
            bank.remove(str(link))
        assert _phrases(bank) == {"k2": "k2", "k4": "k4"}


def test_a_change_that_fails_leaves_nothing_waiting(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        with pytest.raises(ZeroDivisionError), bank.changing():
            _add(bank, "甲", (_sentence(0, 0, "k0", "", ""),))
            raise ZeroDivisionError
        with bank.changing():
            _add(bank, "乙", (_sentence(0, 1, "k1", "", ""),))
        assert _phrases(bank) == {"k1": "k1"}


@pytest.mark.parametrize("at_once", [1, 200])
def test_none_that_are_alike_are_held_apart_by_their_lengths(tmp_path: Path, at_once: int) -> None:
    """Texts of one character share all their numbers."""
    wordings = [Wording("a", "", "甲" * size) for size in range(13, 170)]
    found: set[tuple[int, int]] = set()
    with Bank(tmp_path / "bank.sqlite") as bank, bank.writing():
        for start in range(0, len(wordings), at_once):
            some = wordings[start : start + at_once]
            rows = list(enumerate(some, start + 1))
            bank.connection.executemany(
                "insert into shape values (?, ?, ?, ?)", [(number, *one) for number, one in rows]
            )
            found |= {(min(pair), max(pair)) for pair in bands.meet(bank.connection, start)}
    numbered = list(enumerate(wordings, 1))
    expected = {(a, b) for (a, one), (b, other) in combinations(numbered, 2) if alike(one, other)}
    assert expected <= found
    assert len(found) < len(wordings) ** 2 / 4


def _filled(path: Path, wordings: Sequence[Wording]) -> list[list[tuple[object, ...]]]:
    """The tables of a bank into which these come in two halves."""
    with Bank(path) as bank:
        for half in (wordings[::2], wordings[1::2]):
            with bank.writing():
                joined = members.Members(bank.connection)
                joined.expect(half)
                joined.settle()
        return [bank.connection.execute(f"select * from {table}").fetchall() for table in ("member", "band")]


def test_the_libraries_change_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wordings = [wording(f"k{number}", text, (), ()) for number, text in enumerate(_WORDINGS)]
    wordings += [
        wording(f"m{place}", _LONG[:place] + "人大" + _LONG[place:], (), ()) for place in range(0, 36, 3)
    ]
    before, filled = cluster(wordings), _filled(tmp_path / "with.sqlite", wordings)
    assert dict(filled[0]) == before
    assert 1 < len(set(before.values())) < len(before)
    for library in ("numpy", "rapidfuzz", "rapidfuzz.distance"):
        monkeypatch.setitem(sys.modules, library, None)
    from generator.bank.clusters import distance
    from generator.bank.signatures import numpy_or_none

    distance.cache_clear()
    numpy_or_none.cache_clear()
    try:
        assert cluster(wordings) == before
        assert _filled(tmp_path / "without.sqlite", wordings) == filled
    finally:
        distance.cache_clear()
        numpy_or_none.cache_clear()
