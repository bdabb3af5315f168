"""Mining files with the mess of real ones (tests/data/messy): outline, adverts, names, and nothing lost."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.language.lexicon import Lexicon
from generator.language.ordinals import parse_ordinal
from generator.language.punctuation import normalise
from generator.mining.miner import mine
from generator.model.speech import Speech
from generator.reading.files import read_manuscript

FOLDER = Path(__file__).parent / "data" / "messy"
OUTLINES = FOLDER.with_name("messy_outlines")
"""Apart from the speeches, so that users can try these: a folder with nothing else in it."""
FILES = sorted(FOLDER.glob("*.txt"))
each_file = pytest.mark.parametrize("path", FILES, ids=[path.stem[:2] for path in FILES])

ADVERTS = (
    "公众号", "笔墨纸砚", "www", "http", "微信", "QQ", "范文", "字号", "隐藏", "付费", "责任编辑", "上一篇",
    "当前位置", "打印", "关闭窗口", "未完待续", "广告", "供大家学习参考", "文秘资源", "下载", "有所帮助",
)  # fmt: skip
"""Signs of what was planted as advert or web text in these files; none of them is part of a speech."""

LOCAL_NAMES = (
    "云河", "临江", "清源", "青石镇", "银杏水库", "柳溪河", "望湖", "五个一", "三城同创", "百企千项", "三问三答",
    "六带头六示范", "东进西联", "码上议", "板凳议事", "代表进社区", "周启明", "陈向东", "李国栋", "赵玉兰", "吴晓峰",
    "XX", "××", "**", "____", "某村", "某大学", "2019年", "2020", "2021年", "五届九次", "第六届",
)  # fmt: skip
"""What belongs to the invented places of these files, one year or one session."""


@pytest.fixture(scope="module")
def mined(lexicon: Lexicon) -> Mapping[Path, Speech]:
    return {path: mine(read_manuscript(path), lexicon) for path in FILES}


def _outline(speech: Speech) -> list[str]:
    return [
        f"{one.level} {one.ordinal or '-'} {one.role} {one.core}"
        for one in speech.sentences
        if one.role in ("小标题", "领句")
    ]


def test_there_are_six_messy_files_each_with_an_outline() -> None:
    assert len(FILES) == 6
    assert [path.stem for path in sorted(OUTLINES.iterdir())] == [path.stem for path in FILES]
    assert sorted(FOLDER.iterdir()) == FILES


@each_file
def test_the_outline_is_the_one_a_reader_sees(path: Path, mined: Mapping[Path, Speech]) -> None:
    expected = (OUTLINES / f"{path.stem}.outline").read_text(encoding="utf-8").splitlines()
    assert _outline(mined[path]) == expected


@pytest.mark.parametrize(
    ("number", "title", "salutation"),
    [
        ("01", "在云河市人大工作会议上的讲话", "同志们："),
        ("02", "在全市人大工作座谈会上的汇报发言", "尊敬的**主任，各位领导，同志们："),
        ("03", "青石镇人大主席团交流发言", ""),
        ("04", "在全县代表联络站建设现场会上的讲话", "同志们："),
        ("05", "在市人大机关干部大会上的讲话", "同志们："),
        ("06", "在市五届人大代表培训班开班式上的讲话", "各位代表、同志们："),
    ],
)
def test_title_and_salutation_are_found(
    number: str, title: str, salutation: str, mined: Mapping[Path, Speech]
) -> None:
    (speech,) = (speech for path, speech in mined.items() if path.stem.startswith(number))
    assert (speech.title, speech.salutation) == (title, salutation)


@each_file
def test_sentences_and_dropped_parts_tile_every_paragraph_once(
    path: Path, mined: Mapping[Path, Speech]
) -> None:
    speech = mined[path]
    for index, paragraph in enumerate(speech.paragraphs):
        parts = [(one.start, one.end, one.text) for one in speech.sentences if one.paragraph == index]
        parts += [
            (one.start, one.end, one.text)
            for one in speech.dropped
            if one.paragraph == index and one.end > one.start
        ]
        assert "".join(text for _, _, text in sorted(parts)) == paragraph
        assert all(paragraph[start:end] == text for start, end, text in parts)


@each_file
def test_nothing_of_the_file_is_lost(path: Path, mined: Mapping[Path, Speech]) -> None:
    speech = mined[path]
    for index, raw in enumerate(read_manuscript(path).paragraphs):
        text = speech.paragraphs[index]
        cut = [one for one in speech.dropped if one.paragraph == index and one.start == one.end]
        for one in reversed(cut):
            text = text[: one.start] + one.text + text[one.start :]
        assert text == normalise(raw.text)


@each_file
def test_no_advert_is_in_any_sentence(path: Path, mined: Mapping[Path, Speech]) -> None:
    for sentence in mined[path].sentences:
        assert [sign for sign in ADVERTS if sign in sentence.text] == []


def test_the_planted_adverts_are_reported_as_dropped(mined: Mapping[Path, Speech]) -> None:
    dropped = "".join(one.text for speech in mined.values() for one in speech.dropped)
    planted = "".join(read_manuscript(path).text for path in FILES)
    for sign in ADVERTS:
        assert sign in planted, f"{sign} is in none of the files"
        assert sign in dropped


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("01", "要把思想政治建设摆在首位"),
        ("05", "要把法律条文学透、把会议程序弄熟"),
        ("06", "各位代表，人民选我当代表"),
    ],
)
def test_a_word_that_an_advert_parted_is_whole_again(
    number: str, sentence: str, mined: Mapping[Path, Speech]
) -> None:
    (speech,) = (speech for path, speech in mined.items() if path.stem.startswith(number))
    (found,) = (one for one in speech.sentences if one.text.startswith(sentence))
    cuts = [one for one in speech.dropped if one.start == one.end and one.paragraph == found.paragraph]
    assert [found.start < cut.start < found.end for cut in cuts] == [True]


@each_file
def test_no_usable_sentence_holds_a_name_of_its_place(path: Path, mined: Mapping[Path, Speech]) -> None:
    leaking = [
        (name, one.text)
        for one in mined[path].sentences
        if one.usable
        for name in LOCAL_NAMES
        if name in one.text
    ]
    assert leaking == []


def test_every_planted_name_is_in_some_file() -> None:
    planted = "".join(normalise(read_manuscript(path).text) for path in FILES)
    assert [name for name in LOCAL_NAMES if name not in planted] == []


@each_file
def test_ordinals_are_gone_from_the_core(path: Path, mined: Mapping[Path, Speech]) -> None:
    for one in mined[path].sentences:
        assert one.text.endswith(one.core)
        if one.ordinal is not None:
            assert parse_ordinal(one.core) is None
            assert re.match("[一二三四五六七八九十1-9（第]", one.text)


@each_file
def test_most_of_what_has_no_name_in_it_can_be_used(path: Path, mined: Mapping[Path, Speech]) -> None:
    body = [
        one
        for one in mined[path].sentences
        if one.role in ("论述", "举措", "领句", "小标题", "号召")
        and not any(name in one.text for name in LOCAL_NAMES)
    ]
    assert sum(one.usable for one in body) >= 0.8 * len(body) > 0


@each_file
def test_marks_and_variables_stand_in_their_sentence(path: Path, mined: Mapping[Path, Speech]) -> None:
    for one in mined[path].sentences:
        assert all(mark.text in one.text for mark in (*one.local, *one.variables))
        words = one.traits.level_words
        assert [one.core[word.start : word.end] for word in words] == [mark.text for mark in one.variables]


def test_old_formulations_are_named(mined: Mapping[Path, Speech]) -> None:
    era = {term for speech in mined.values() for one in speech.sentences for term in one.era}
    assert {"一府两院", "党的十九大精神", "一府一委两院", "四个机关"} <= era
    assert any("迎接党的二十大" in term for term in era)


def test_a_stale_sentence_knows_the_last_day_on_which_it_may_be_said(mined: Mapping[Path, Speech]) -> None:
    (found,) = (
        one
        for speech in mined.values()
        for one in speech.sentences
        if one.text.startswith("对“一府两院”的工作")
    )
    assert (found.since, found.until) == ("", "2018-03-10")


def test_level_words_become_variables(mined: Mapping[Path, Speech]) -> None:
    (found,) = (one for speech in mined.values() for one in speech.sentences if "党委有号召" in one.text)
    assert [mark.text for mark in found.variables] == ["市委"]
    assert found.usable


def test_matched_leads_are_kept_as_a_set(mined: Mapping[Path, Speech]) -> None:
    speech = next(speech for path, speech in mined.items() if path.stem.startswith("04"))
    leads = {one.key: one.core for one in speech.sentences if one.role == "领句"}
    assert [[leads[key] for key in one.keys] for one in speech.units if one.kind == "领句"] == [
        ["持续抓好阵地建设。", "持续抓好队伍建设。", "要持续抓好机制建设。"]
    ]


def test_mining_is_deterministic_and_independent_of_the_order_of_files(
    mined: Mapping[Path, Speech], lexicon: Lexicon
) -> None:
    assert {path: mine(read_manuscript(path), lexicon) for path in reversed(FILES)} == dict(mined)
