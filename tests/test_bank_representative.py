"""One wording stands for a phrase wherever it is shown: in a search, in what is exported, in a review."""

from collections import Counter
from pathlib import Path

import pytest

from generator.bank.alike import search_like
from generator.bank.bank import Bank
from generator.bank.found import Hit
from generator.bank.listing import Listed, listing
from generator.bank.overview import overview
from generator.bank.query import Filters, Query, parse
from generator.bank.search import search
from generator.bank.waiting import waiting
from generator.mining.keys import sentence_key
from generator.model.manuscript import Manuscript, SourceInfo
from generator.model.sentence import Sentence
from generator.model.speech import Speech

_OLD = "要坚持主任会议成员领衔督办重点建议，由提建议的代表打分评价，满意不满意代表说了算。"
_NEW = "要坚持主任会议成员领衔督办重点建议，由提出建议的代表打分评价，满意不满意代表说了算。"


def _add(
    bank: Bank, name: str, date: str, text: str, kind: str = "own", why_not: str = "", slot: str = "代表工作"
) -> None:
    role = "举措" if slot == "代表工作" else "论述"
    sentence = Sentence(sentence_key(text), 3, 0, 0, len(text), text, text, slot, role, why_not=why_not)
    speech = Speech(name, name, SourceInfo(date=date), ("", "", "", text), (sentence,))
    with bank.changing():
        bank.add(speech, Manuscript(name, name, ()), name, kind)


def _all_shown(bank: Bank) -> set[tuple[str, str]]:
    """Text and file of the one phrase of a bank, as each that shows it has them."""
    hits: list[Hit] = [
        *search(bank, parse(["代表"])).hits,
        *search(bank, parse(["主任会议", "打分"])).hits,
        *search_like(bank, _OLD).hits,
    ]
    listed: list[Listed] = [*listing(bank), *waiting(bank)]
    return {(hit.text, hit.source.file) for hit in hits} | {(one.text, one.file) for one in listed}


@pytest.mark.parametrize("names", [("2025.txt", "2026.txt"), ("二五年.txt", "丁.txt")])
def test_the_newest_own_wording_is_shown_everywhere(tmp_path: Path, names: tuple[str, str]) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        _add(bank, names[1], "2026-03-20", _NEW)
        _add(bank, names[0], "2025-03-18", _OLD)
        assert _all_shown(bank) == {(_NEW, names[1])}
        _add(bank, "外地.txt", "2026-09-01", _OLD, kind="outside")
        assert _all_shown(bank) == {(_NEW, names[1])}


def test_a_wording_that_cannot_be_used_stands_for_none_that_can(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        _add(bank, "2025.txt", "2025-03-18", _OLD)
        _add(bank, "2026.txt", "2026-03-20", _OLD, why_not="靠上文")
        assert _all_shown(bank) == {(_OLD, "2025.txt")}


def test_a_search_shows_another_wording_only_where_the_first_does_not_answer(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        _add(bank, "2026.txt", "2026-03-20", _NEW)
        _add(bank, "2025.txt", "2025-03-18", _OLD)
        (only,) = search(bank, parse(["由提建议的代表"])).hits
        assert (only.text, only.source.file, only.seen) == (_OLD, "2025.txt", 2)
        (of_file,) = search(bank, parse(["代表"]), Filters(source="2025")).hits
        assert (of_file.text, of_file.source.file) == (_OLD, "2025.txt")
        (without,) = search(bank, parse(["代表", "-提出"])).hits
        assert without.text == _OLD


def test_as_many_sources_are_told_by_a_search_as_by_the_list(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        _add(bank, "2026.txt", "2026-03-20", _NEW)
        _add(bank, "2025.txt", "2025-03-18", _OLD)
        _add(bank, "2024.txt", "2024-03-18", _OLD, why_not="靠上文")
        assert search(bank, parse(["打分"])).hits[0].seen == listing(bank)[0].sources == 2


def test_a_phrase_is_counted_once_in_the_same_slot_by_all_who_count(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        _add(bank, "2025.txt", "2025-03-18", _OLD, slot="监督")
        _add(bank, "2026.txt", "2026-03-20", _NEW)
        _add(bank, "别的.txt", "2024-01-01", "要用好执法检查这把利剑，把法律落到实处。", slot="监督")
        held = overview(bank, {})
        listed = listing(bank)
        assert held.phrases == len(listed) == 2
        slots, roles = Counter(one.slot for one in listed), Counter(one.role for one in listed)
        assert {slot: sum(counts.values()) for slot, counts in held.roles.items()} == slots
        assert Counter({role: n for counts in held.roles.values() for role, n in counts.items()}) == roles
        for slot, count in slots.items():
            assert len(search(bank, Query(), Filters(slot=slot)).hits) == count
        for role, count in roles.items():
            assert len(search(bank, Query(), Filters(role=role)).hits) == count
        assert [hit.slot for hit in search_like(bank, _OLD, Filters(slot="监督")).hits] == []
        (found,) = search(bank, parse(["由提建议的代表"]), Filters(slot="监督")).hits
        assert found.text == _OLD
