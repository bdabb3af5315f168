"""The bank takes in, replaces and forgets; twice is once; a failure leaves it as it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import MineText

from generator.bank.bank import Bank
from generator.bank.overview import overview
from generator.model.errors import BankError
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Mark
from generator.model.speech import Speech

_FIRST = (
    "在全市人大工作会议上的讲话",
    "同志们：",
    "开好这次会议意义重大。下面，我讲两点意见。",
    "一、坚持党的领导，把牢政治方向",
    "持续抓好理论学习。要把学习抓在经常，推动全市人大干部学深悟透。",
    "持续抓好请示报告。重大事项都要及时向市委请示报告，办理建议187件。",
    "二、坚持依法履职，增强监督实效",
    "要用好执法检查这把利器，推动银杏水库水源保护落到实处。要盯紧问题整改，做到件件有着落。",
)
_SECOND = (
    *_FIRST[:4],
    "要把群众的事一件一件办好，让群众得到实惠。要盯紧问题整改，做到件件有着落。",
    *_FIRST[6:],
)


def _manuscript(speech: Speech, paragraphs: tuple[str, ...], digest: str) -> Manuscript:
    return Manuscript(speech.name, digest, tuple(map(Paragraph, paragraphs)), speech.info)


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with Bank(tmp_path / "phrasebank" / "bank.sqlite") as opened:
        yield opened


def _take_in(
    bank: Bank, mine_text: MineText, paragraphs: tuple[str, ...], path: str, digest: str, kind: str = "own"
) -> None:
    speech = mine_text(*paragraphs, name=Path(path).name, place="云河市")
    with bank.changing():
        bank.add(speech, _manuscript(speech, paragraphs, digest), path, kind)


def _state(bank: Bank) -> object:
    return (
        bank.digest(),
        bank.sources(),
        bank.phrases(),
        [one._replace(id=0) for kind in ("小标题", "领句") for one in bank.sets(kind)],
        bank.local_names(("地区", "数量")),
        overview(bank, {}),
        list(bank.manuscripts()),
        sorted(bank.keys_beginning("")),
    )


def test_what_was_taken_in_can_be_asked_for(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    speech = mine_text(*_FIRST, place="云河市")
    usable = [one for one in speech.sentences if one.usable]
    phrases = bank.phrases()
    assert [(row.key, row.text, row.core, row.slot, row.role) for row in phrases] == [
        (one.key, one.text, one.core, one.slot, one.role) for one in usable
    ]
    assert [row.traits for row in phrases] == [one.traits for one in usable]
    assert {row.source.file for row in phrases} == {"讲话.txt"}
    assert bank.keys_beginning("") == {one.key for one in speech.sentences}


def test_phrases_can_be_asked_for_by_slot(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    assert {row.slot for row in bank.phrases(["监督"])} == {"监督"}
    assert bank.phrases(["没有这个槽位"]) == []
    assert len(bank.phrases(["监督", "提高政治站位"])) > len(bank.phrases(["监督"]))


def test_a_sentence_that_is_local_in_one_source_is_offered_only_from_the_other(
    bank: Bank, mine_text: MineText
) -> None:
    text = (*_FIRST[:4], "要奋力谱写双溪人大工作的新篇章。要让群众得到实惠。要让发展成果惠及全体人民。")
    for place in ("双溪县", "云河市"):
        speech = mine_text(*text, name=f"{place}.txt", place=place)
        with bank.changing():
            bank.add(speech, _manuscript(speech, text, place), f"/{place}.txt", "own")
    assert [row.source.file for row in bank.phrases() if "双溪" in row.text] == ["云河市.txt"]


def test_matched_headings_and_leads_come_back_as_sets(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    cores = {one.key: one.core for one in mine_text(*_FIRST).sentences}
    (leads,) = bank.sets("领句")
    (headings,) = bank.sets("小标题")
    assert [cores[key] for _, _, key in leads.members] == ["持续抓好理论学习。", "持续抓好请示报告。"]
    assert [slot for slot, _, _ in headings.members] == ["提高政治站位", "监督"]


def test_names_of_all_sources_are_kept_longest_first(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    assert bank.local_names(["地区"]) == [Mark("地区", "银杏水库"), Mark("地区", "云河市")]
    assert Mark("数量", "187件") in bank.local_names(["数量"])


def test_a_source_taken_in_twice_is_the_same_as_once(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    _take_in(bank, mine_text, _SECOND, "/甲/另一篇.txt", "d2")
    before = _state(bank)
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    assert _state(bank) == before


def test_a_changed_file_replaces_what_was_mined_from_it(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    _take_in(bank, mine_text, _SECOND, "/甲/讲话.txt", "d2")
    assert [source.path for source in bank.sources()] == ["/甲/讲话.txt"]
    assert bank.digest_of("/甲/讲话.txt") == "d2"
    assert bank.keys_beginning("") == {one.key for one in mine_text(*_SECOND).sentences}
    assert bank.sets("领句") == []


def test_a_removed_source_takes_everything_of_its_own_with_it(bank: Bank, mine_text: MineText) -> None:
    empty = _state(bank)
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    assert _state(bank) != empty
    with bank.changing():
        bank.remove("/甲/讲话.txt")
    assert _state(bank) == empty
    rows = [
        bank.connection.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("sentence", "member", "unit", "local_name")
    ]
    assert rows == [0, 0, 0, 0]


def test_removing_one_source_leaves_the_other_as_if_alone(
    bank: Bank, mine_text: MineText, tmp_path: Path
) -> None:
    _take_in(bank, mine_text, _SECOND, "/乙/另一篇.txt", "d2")
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    with bank.changing():
        bank.remove("/甲/讲话.txt")
    with Bank(tmp_path / "alone.sqlite") as alone:
        _take_in(alone, mine_text, _SECOND, "/乙/另一篇.txt", "d2")
        assert _state(bank) == _state(alone)


def test_the_order_in_which_files_come_does_not_matter(
    bank: Bank, mine_text: MineText, tmp_path: Path
) -> None:
    files = [(_FIRST, "/甲/讲话.txt", "d1"), (_SECOND, "/乙/另一篇.txt", "d2")]
    for paragraphs, path, digest in files:
        _take_in(bank, mine_text, paragraphs, path, digest)
    with Bank(tmp_path / "other.sqlite") as other:
        for paragraphs, path, digest in reversed(files):
            _take_in(other, mine_text, paragraphs, path, digest)
        assert bank.digest() == other.digest()
        assert [row._replace(source_id=0) for row in bank.phrases()] == [
            row._replace(source_id=0) for row in other.phrases()
        ]
        assert [one.members for one in bank.sets("小标题")] == [one.members for one in other.sets("小标题")]


def test_an_exception_leaves_the_bank_as_it_was(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    before = _state(bank)
    speech = mine_text(*_SECOND)
    with pytest.raises(ZeroDivisionError), bank.changing():
        bank.remove("/甲/讲话.txt")
        bank.add(speech, _manuscript(speech, _SECOND, "d2"), "/乙/另一篇.txt", "own")
        bank.set_meta("lexicon", "x")
        raise ZeroDivisionError
    assert _state(bank) == before
    assert bank.meta("lexicon") == ""
    _take_in(bank, mine_text, _SECOND, "/乙/另一篇.txt", "d2")
    assert len(bank.sources()) == 2


def test_what_was_committed_is_there_when_the_bank_is_opened_again(
    mine_text: MineText, tmp_path: Path
) -> None:
    path = tmp_path / "bank.sqlite"
    with Bank(path) as bank:
        _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
        with bank.changing():
            bank.set_meta("lexicon", "甲")
        before = _state(bank)
    with Bank(path) as again:
        assert _state(again) == before
        assert again.meta("lexicon") == "甲"


def test_a_stored_manuscript_is_the_one_that_came(bank: Bank, mine_text: MineText) -> None:
    speech = mine_text(*_FIRST)
    info = SourceInfo("工作会议讲话", "市", "云河市", "主任", "部署", "2026-02-26")
    shaped = Manuscript(
        "讲话.docx", "d1", (Paragraph("标题", "标题 1", 1, True), *map(Paragraph, _FIRST)), info
    )
    with bank.changing():
        bank.add(replace(speech, info=info), shaped, "/甲/讲话.docx", "own")
    ((path, kind, manuscript),) = bank.manuscripts()
    assert (path, kind) == ("/甲/讲话.docx", "own")
    assert (manuscript.paragraphs, manuscript.info, manuscript.digest) == (shaped.paragraphs, info, "d1")


def test_the_same_bytes_are_known_by_kind(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1", kind="shipped")
    assert bank.with_digest("d1", ("shipped",)) == ("/甲/讲话.txt", "shipped")
    assert bank.with_digest("d1", ("own", "outside")) is None
    assert bank.with_digest("d2", ("shipped",)) is None
    assert [source.kind for source in bank.sources("shipped", "own")] == ["shipped"]
    assert bank.sources("own") == []


def test_counts_add_up_to_the_phrases(bank: Bank, mine_text: MineText) -> None:
    _take_in(bank, mine_text, _FIRST, "/甲/讲话.txt", "d1")
    held = overview(bank, {})
    phrases = len({row.phrase for row in bank.phrases()})
    assert held.phrases == phrases == sum(sum(counts.values()) for counts in held.roles.values())
    assert {one.name: one.usable for one in held.sources} == {"讲话.txt": len(bank.phrases())}


def test_a_draft_is_kept_once_as_it_was_generated(bank: Bank) -> None:
    with bank.keeping_drafts("2026-02-26T10:00:00", {"a1": "{}"}):
        pass
    with bank.keeping_drafts("2026-02-27T10:00:00", {"a1": '{"other": 1}'}):
        pass
    assert bank.connection.execute("select * from draft").fetchall() == [("a1", "2026-02-26T10:00:00", "{}")]


def test_a_bank_that_another_program_holds_is_said_to_be_in_use(bank: Bank) -> None:
    with (
        Bank(bank.path, patience=0) as other,
        bank.changing(),
        pytest.raises(BankError, match="正被另一个程序使用"),
        other.changing(),
    ):
        other.set_meta("x", "y")
    assert bank.meta("x") == ""
