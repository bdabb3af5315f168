"""Of a big bank a draft reads, for each thing that it asks for, the best phrases and no more; a small one whole."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from desk_support import archive
from drafting_support import DAY, brief_of, lexicon

from generator.bank import selection
from generator.bank.bank import Bank
from generator.bank.decisions import Decision, decide
from generator.bank.selection import Need, Wish
from generator.desk.content import Content, shipped_root
from generator.desk.templates import load_occasion
from generator.drafting.manifest import manifest_text
from generator.drafting.produce import produce
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Sentence, Traits
from generator.model.speech import Speech, Unit

_WISH = Wish(("工作会议讲话",), "市", ("部署",), "2026-12-01")
_NEED = Need("监督", (("举措", 6),), ("执法检查",))
_INFO = SourceInfo("工作会议讲话", "市", "", "", "部署", "2025-01-01")


def _sentence(key, **more):
    usual = {"slot": "监督", "role": "举措", "topic": "执法检查"} | more
    return Sentence(key, 0, 0, 0, 9, f"{key}是一句有用的话。", f"{key}是一句有用的话。", **usual)


def _add(bank, name, kind="own", info=_INFO, count=4, units=(), **more):
    sentences = tuple(_sentence(f"{name}{number}", **more) for number in range(count))
    speech = Speech(name, name, info, (), sentences, units=units, title="讲话")
    with bank.changing():
        bank.add(speech, Manuscript(name, name, (Paragraph("同志们："),), info), f"/{name}", kind)


@pytest.fixture
def bank(tmp_path, monkeypatch):
    monkeypatch.setattr(selection, "_SMALL", 3)
    with Bank(tmp_path / "bank.sqlite") as opened:
        yield opened


def _read(bank, need=_NEED, wish=_WISH):
    """The files from which sentences are read, with how many."""
    chosen = bank.select(wish, lambda: [need])
    rows = bank.phrases(sentences=chosen.sentences)
    return {name: sum(row.source.file == name for row in rows) for name in {row.source.file for row in rows}}


def test_a_small_bank_is_read_whole(bank):
    _add(bank, "短语", "curated", count=9)
    _add(bank, "讲话", count=3)
    assert bank.select(_WISH, lambda: [_NEED]) is None
    _add(bank, "又一篇", count=1)
    assert bank.select(_WISH, lambda: [_NEED]) is not None


def test_no_more_is_read_than_is_asked_for_and_of_one_source_few(bank):
    for number in range(9):
        _add(bank, f"讲话{number}", count=20)
    read = _read(bank)
    assert sum(read.values()) == 6
    assert max(read.values()) <= 4


@pytest.mark.parametrize(
    "other",
    [
        ("别的场合", "own", replace(_INFO, occasion="交流发言", date="2026-01-01")),
        ("别的级别", "own", replace(_INFO, level="镇", date="2026-01-01")),
        ("更旧", "own", replace(_INFO, date="2019-01-01")),
        ("外单位", "outside", _INFO),
        ("示例", "shipped", _INFO),
    ],
    ids=lambda other: other[0],
)
def test_what_is_farther_from_the_draft_comes_after(bank, other):
    _add(bank, *other)
    _add(bank, "近一")
    _add(bank, "近二")
    assert _read(bank, _NEED._replace(roles=(("举措", 8),))) == {"近一": 4, "近二": 4}


@pytest.mark.parametrize(
    "amiss",
    [
        {"slot": "立法"},
        {"role": "论述"},
        {"topic": "专题询问"},
        {"until": "2026-11-30"},
        {"since": "2026-12-02"},
        {"why_not": "半句"},
        {"traits": Traits(leans=("上文",))},
    ],
    ids=str,
)
def test_what_cannot_serve_is_not_read(bank, amiss):
    _add(bank, "合用")
    _add(bank, "不合用", **amiss)
    assert _read(bank) == {"合用": 4}


def test_what_was_said_in_another_standing_or_is_a_sample_is_not_read_if_it_may_not_be_said(bank):
    _add(bank, "合用")
    _add(bank, "汇报", info=replace(_INFO, standing="汇报"))
    _add(bank, "示例", "shipped")
    assert _read(bank) == {"合用": 4, "示例": 2}
    assert _read(bank, wish=_WISH._replace(samples=False)) == {"合用": 4}


def test_topics_are_read_in_turn_until_enough_are_filled(bank):
    for topic in ("甲", "乙", "丙"):
        _add(bank, f"{topic}一", topic=topic)
        _add(bank, f"{topic}二", topic=topic)
    need = _NEED._replace(roles=(("举措", 8),), topics=("无", "甲", "乙", "丙"), enough=2)
    assert set(_read(bank, need)) == {"甲一", "甲二", "乙一", "乙二"}


def test_a_move_is_asked_for_of_curated_phrases_for_this_occasion(bank):
    asked = {"topic": "", "role": "引言", "slot": "opening"}
    _add(bank, "讲话", **asked, traits=Traits(move="意义"))
    _add(bank, "短语", "curated", **asked, traits=Traits(move="意义"))
    _add(bank, "本场合", "curated", **asked, traits=Traits(move="意义", occasions=("工作会议讲话",)))
    _add(bank, "别场合", "curated", **asked, traits=Traits(move="意义", occasions=("主持词",)))
    _add(bank, "别的环节", "curated", **asked, traits=Traits(move="目的"))
    need = Need("opening", (("引言", 9),), ("",), move="意义")
    assert _read(bank, need) == {"短语": 4, "本场合": 4}


def test_paragraphs_that_are_said_as_a_whole_are_read_whole_and_few_those_on_the_theme_first(bank):
    _add(bank, "合用")
    for name, more in (
        ("甲", {}), ("乙", {}), ("丙", {}), ("别题", {"themes": ("河湖",)}), ("别处", {"occasions": ("主持词",)}),
    ):  # fmt: skip
        _add(bank, name, "curated", count=9, traits=Traits(whole=True, **more))
    need = _NEED._replace(enough=1)
    read = [set(_read(bank, need, _WISH._replace(turn=turn)).items()) for turn in range(3)]
    assert read == [{("合用", 4), (one, 9), (other, 9)} for one, other in ("甲乙", "乙丙", "丙甲")]
    assert ("别题", 9) in _read(bank, need, _WISH._replace(themes=("河湖保护",))).items()


def test_what_the_office_said_at_such_an_occasion_is_read_by_whole_paragraphs(bank):
    _add(bank, "去年", info=replace(_INFO, date="2025-06-01"), count=1)
    _add(bank, "同段", info=replace(_INFO, date="2024-01-01"), count=9)
    _add(bank, "别题", info=replace(_INFO, date="2023-01-01"), count=9, topic="专题询问")
    _add(bank, "外单位", "outside", info=replace(_INFO, date="2026-01-01"), count=9)
    _add(bank, "别的场合", info=replace(_INFO, occasion="机关会议讲话", date="2026-01-01"), count=9)
    need = _NEED._replace(roles=(("举措", 2),), enough=1)
    read = _read(bank, need)
    assert (read["去年"], read["同段"]) == (1, 9)
    assert "别题" not in read
    assert read.get("外单位", 0) + read.get("别的场合", 0) <= 2


def test_a_paragraph_without_a_reason_is_known_by_its_measures(bank):
    _add(bank, "合用")
    _add(bank, "没有论述的", "curated", count=3, traits=Traits(whole=True))
    need = Need("监督", (("论述", 4), ("举措", 6)), ("执法检查",), enough=1)
    assert _read(bank, need) == {"合用": 4, "没有论述的": 3}


def test_leads_and_headings_are_read_by_whole_sets(bank):
    for role, kind in (("领句", "leads"), ("小标题", "headings")):
        keys = tuple(f"{role}{number}" for number in range(4))
        unit = Unit(role, keys, ("监督",) * 4, ("执法检查",) * 4)
        _add(bank, role, units=(unit,), role=role)
        _add(bank, f"散{role}", role=role)
        chosen = bank.select(_WISH, lambda kind=kind: [_NEED._replace(roles=(), **{kind: True})])
        assert {row.source.file for row in bank.phrases(sentences=chosen.sentences)} == {role}
        assert [one.members[0][2] for one in bank.sets(role, chosen.sets)] == [f"{role}0"]


def test_what_is_meant_for_other_occasions_is_left_out_if_asked(bank):
    _add(bank, "都行", "curated")
    _add(bank, "本场合", "curated", traits=Traits(occasions=("交流发言", "主持词")))
    _add(bank, "别场合", "curated", traits=Traits(occasions=("交流发言",)))
    assert {row.source.file for row in bank.phrases(occasions=("主持词",))} == {"都行", "本场合"}
    assert {row.source.file for row in bank.phrases()} == {"都行", "本场合", "别场合"}


def test_what_the_user_moved_here_or_kept_is_read_and_what_he_struck_is_not(bank):
    _add(bank, "合用", count=12)
    _add(bank, "搬来", slot="立法")
    _add(bank, "旧稿", info=replace(_INFO, date="2001-01-01"))
    decisions = [
        Decision("搬来0", "slot", "监督"), Decision("旧稿1", "kept", "d1"), Decision("合用11", "state", "不用"),
    ]  # fmt: skip
    with bank.changing():
        decide(bank, "import", decisions, "2026-01-01", "", "表.xlsx")
    chosen = bank.select(_WISH, lambda: [_NEED._replace(roles=(("举措", 40),))])
    keys = {row.key for row in bank.phrases(sentences=chosen.sentences)}
    assert {"搬来0", "旧稿1"} <= keys
    assert "合用11" not in keys


def test_a_bank_of_version_6_gets_the_ranks_that_a_new_one_has(tmp_path):
    path = tmp_path / "bank.sqlite"
    asked = "select key, rank from sentence order by key"
    with Bank(path) as bank:
        _add(bank, "整段", "curated", traits=Traits(whole=True))
        _add(bank, "讲话")
        _add(bank, "无日期", "outside", replace(_INFO, date=""))
        ranks = bank.connection.execute(asked).fetchall()
    assert len({rank for _, rank in ranks}) == 3
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("drop index sentence_best")
        old.execute("alter table sentence drop column rank")
        old.execute("alter table usage drop column text")
        old.execute("alter table source drop column told")
        old.execute("pragma user_version = 6")
    with Bank(path) as bank:
        assert bank.connection.execute(asked).fetchall() == ranks


@pytest.mark.parametrize("occasion", ["工作会议讲话", "经验交流会讲话"])
def test_the_archive_as_a_big_bank_gives_a_draft_of_its_length_from_what_was_selected(
    tmp_path, monkeypatch, occasion
):
    path = tmp_path / "bank.sqlite"
    shutil.copy(archive() / "phrasebank" / "bank.sqlite", path)
    template = load_occasion(Content(shipped_root(), shipped_root()), occasion)
    brief = brief_of({"地区": "望州市"}, occasion=occasion, today=DAY)

    def made():
        return produce(template, brief, bank, lexicon(), 1, 150)

    with Bank(path) as bank:
        usual, read = made(), []
        monkeypatch.setattr(selection, "_SMALL", 600)
        monkeypatch.setattr(bank, "phrases", _noting(bank.phrases, read))
        bounded, again = made(), made()
    assert manifest_text(bounded) == manifest_text(again)
    assert bounded.characters > 0.9 * usual.characters
    assert 0 < len(read[0]) < 1_200
    said = {span.key for block in bounded.blocks for span in block.spans if span.kind == "phrase"}
    assert said <= {row.key for row in read[0]}


def _noting(phrases, read):
    def noted(*asked, **how):
        read.append(phrases(*asked, **how))
        return read[-1]

    return noted
