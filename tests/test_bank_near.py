"""Of a big bank a draft reads the curated phrases and the sources nearest to it; of a small one all."""

import shutil
from dataclasses import replace

import pytest
from desk_support import archive
from drafting_support import DAY, brief_of, lexicon

from generator.bank import near
from generator.bank.bank import Bank
from generator.bank.near import Wish
from generator.desk.content import Content, shipped_root
from generator.desk.templates import load_occasion
from generator.drafting.produce import produce
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Sentence
from generator.model.speech import Speech

_WISH = Wish(("工作会议讲话",), "市", "部署", ("河湖",))
_INFO = SourceInfo("工作会议讲话", "市", "", "", "部署", "2025-01-01")


def _add(bank, name, kind, info, title="讲话"):
    sentences = tuple(
        Sentence(f"{name}{number}", number, 0, 0, 9, "一句有用的话。", "一句有用的话。", "监督", "举措")
        for number in range(10)
    )
    speech = Speech(name, name, info, (), sentences, title=title)
    bank.add(speech, Manuscript(name, name, (Paragraph("同志们："),), info), f"/{name}", kind)


@pytest.fixture
def bank(tmp_path, monkeypatch):
    monkeypatch.setattr(near, "_MOST", 20)
    with Bank(tmp_path / "bank.sqlite") as opened:
        with opened.changing():
            _add(opened, "短语", "curated", SourceInfo())
            _add(opened, "最近", "own", _INFO)
            _add(opened, "同年旧稿", "own", replace(_INFO, date="2020-01-01"))
        yield opened


def _read(bank, wish=_WISH):
    chosen = bank.nearest(wish)
    return {source.name for source in bank.sources() if chosen is None or source.id in chosen}


def _fill(bank, *more):
    with bank.changing():
        for one in more:
            _add(bank, *one)


def test_a_small_bank_is_read_whole(bank):
    assert bank.nearest(_WISH) is None


@pytest.mark.parametrize(
    "other",
    [
        ("别的场合", "own", replace(_INFO, occasion="交流发言", date="2026-01-01")),
        ("外单位", "outside", replace(_INFO, date="2026-01-01")),
        ("别的级别", "own", replace(_INFO, level="镇", date="2026-01-01")),
        ("别的身份", "own", replace(_INFO, standing="汇报", date="2026-01-01")),
        ("更旧", "own", replace(_INFO, date="2019-01-01")),
    ],
    ids=lambda other: other[0],
)
def test_what_is_farther_from_the_draft_is_left_out(bank, other):
    _fill(bank, other)
    assert _read(bank) == {"短语", "最近", "同年旧稿"}


def test_a_source_on_the_theme_comes_before_one_that_is_not(bank):
    _fill(bank, ("专题", "outside", replace(_INFO, date="2018-01-01"), "在河湖保护会议上的讲话"))
    assert _read(bank) == {"短语", "最近", "专题"}


def test_the_shipped_archive_is_left_out_if_asked(bank):
    _fill(bank, ("示例", "shipped", replace(_INFO, date="2026-01-01")), ("远", "own", SourceInfo()))
    wish = replace(_WISH, occasions=("交流发言",), standing="交流", level="")
    assert "示例" not in _read(bank, replace(wish, samples=False))


def test_what_is_read_is_all_that_the_chosen_sources_hold(bank):
    _fill(bank, ("远", "outside", SourceInfo()))
    chosen = bank.nearest(_WISH)
    assert [row for row in bank.phrases() if row.source_id in chosen] == bank.phrases(sources=chosen)
    assert {end.file for end in bank.paragraph_ends(chosen)} == {"短语", "最近", "同年旧稿"}
    assert bank.paragraph_ends(chosen) < bank.paragraph_ends()


def test_a_draft_of_a_big_bank_is_made_of_the_nearest_sources(tmp_path, monkeypatch):
    """The shipped archive as a bank too big: its draft names no other source; with room for all it is the usual one."""
    path = tmp_path / "bank.sqlite"
    shutil.copy(archive() / "phrasebank" / "bank.sqlite", path)
    template = load_occasion(Content(shipped_root(), shipped_root()), "工作会议讲话")
    brief = brief_of({"地区": "望州市"}, today=DAY)

    def made(most):
        monkeypatch.setattr(near, "_MOST", most)
        return produce(template, brief, bank, lexicon(), 1, 150)

    with Bank(path) as bank:
        usual, bounded = made(5_000), made(600)
        monkeypatch.setattr(near, "_MOST", 600)
        chosen = bank.nearest(
            Wish((brief.occasion, template.like), brief.level, brief.standing, template.focus)
        )
        names = {source.name for source in bank.sources() if source.id in chosen}
        assert len(names) < len(bank.sources())
    assert {row.file for row in bounded.sources} <= names
    assert not {row.file for row in usual.sources} <= names
    assert bounded.characters > 0.8 * usual.characters
