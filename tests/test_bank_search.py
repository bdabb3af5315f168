"""Search: every word must stand in a sentence; each phrase is shown once, the best first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MineText

from generator.bank.bank import Bank
from generator.bank.found import Hit
from generator.bank.query import Filters, parse
from generator.bank.search import search
from generator.model.manuscript import Manuscript, Paragraph

_COMMON = "要盯住群众反映强烈的突出问题，一件一件抓好整改落实，做到件件有着落。"
_UNUSABLE = "刚才大家讲得很好，整改要抓紧。"
_HEAD = ("同志们：", "下面，我讲几点意见。")
_FILES = {
    "甲.txt": (
        *_HEAD,
        "一、坚持依法监督",
        f"{_COMMON}整改要盯紧。办理建议187件，整改落实到位。",
        "要用好执法检查。" * 3 + _UNUSABLE,
    ),
    "乙.txt": (
        *_HEAD,
        "一、坚持依法监督",
        f"坚持{_COMMON[1:]}要让代表动起来。",
        "要用好“专题询问”方式，推动整改。" * 2,
    ),
    "丙.txt": (
        *_HEAD,
        "一、做好代表工作",
        f"{_COMMON}要密切联系群众，办好代表建议。",
        "要搭建履职平台。" * 3 + _UNUSABLE,
    ),
}


@pytest.fixture(scope="module")
def bank(mine_text: MineText, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    with Bank(tmp_path_factory.mktemp("bank") / "bank.sqlite") as opened:
        with opened.changing():
            for name, paragraphs in _FILES.items():
                manuscript = Manuscript(name, name, tuple(map(Paragraph, paragraphs)))
                opened.add(mine_text(*paragraphs, name=name), manuscript, str(Path("/稿") / name), "own")
        yield opened


def find(bank: Bank, *words: str, limit: int = 200, skip: int = 0, **narrowing: str) -> list[Hit]:
    return [*search(bank, parse(words), Filters(**narrowing), limit=limit, skip=skip).hits]  # type: ignore[arg-type]


def test_every_word_must_stand_in_the_sentence(bank: Bank) -> None:
    hits = find(bank, "整改", "突出问题")
    assert hits
    assert all("整改" in hit.text and "突出问题" in hit.text for hit in hits)


def test_a_space_parts_two_words(bank: Bank) -> None:
    assert find(bank, "整改 突出问题") == find(bank, "整改", "突出问题")


def test_a_phrase_is_shown_once_with_the_number_of_its_sources(bank: Bank) -> None:
    (hit,) = find(bank, "突出问题")
    assert hit.seen == 3


def test_what_can_be_used_comes_first_and_of_that_what_is_seen_most(bank: Bank) -> None:
    hits = find(bank, "整改")
    keys = {row.key for row in bank.phrases()}
    usable = [hit.key in keys for hit in hits]
    assert usable == sorted(usable, reverse=True)
    seen = [hit.seen for hit in hits[: sum(usable)]]
    assert seen == sorted(seen, reverse=True)
    rest = hits[sum(usable) :]
    assert [(hit.text, hit.seen) for hit in rest] == [(_UNUSABLE, 2), ("办理建议187件，整改落实到位。", 1)]
    assert rest[0].seen > seen[-1]


def test_a_hit_says_where_it_stands(bank: Bank, mine_text: MineText) -> None:
    (hit,) = find(bank, "密切联系群众")
    source = next(one for one in mine_text(*_FILES["丙.txt"]).sentences if one.key == hit.key)
    assert (hit.source.file, hit.source.paragraph, hit.source.sentence) == (
        "丙.txt",
        source.paragraph,
        source.sentence,
    )
    assert (hit.text, hit.slot, hit.role) == (source.text, source.slot, source.role)


def test_half_width_quotes_find_what_was_typed_in_full(bank: Bank) -> None:
    assert find(bank, '"专题询问"方式') == find(bank, "“专题询问”方式") != []


def test_slot_and_role_narrow_the_search(bank: Bank) -> None:
    assert {hit.slot for hit in find(bank, "要", slot="代表工作")} == {"代表工作"}
    assert {hit.role for hit in find(bank, "要", role="举措")} == {"举措"}
    assert find(bank, "要", slot="没有这个槽位") == []


def test_no_more_hits_than_asked_for(bank: Bank) -> None:
    assert len(find(bank, "要")) > 2
    assert find(bank, "要", limit=2) == find(bank, "要")[:2]


@pytest.mark.parametrize("word", ["%", "_", "'", "；drop table sentence", "航天"])
def test_a_word_that_stands_nowhere_finds_nothing_whatever_its_signs(bank: Bank, word: str) -> None:
    assert find(bank, word) == []
