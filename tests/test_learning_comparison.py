"""What became of a draft: which sentence is which, what is wording and what is fact, what is learnt from it."""

import hashlib
import re
import shutil

import pytest
from learning_support import (
    PLACE,
    add_paragraph,
    copied,
    edit,
    move_paragraph,
    open_office,
    sentences,
)
from word_support import SAMPLE, through_libreoffice

from generator.bank.batches import revoke
from generator.bank.decisions import Decision, decide
from generator.learning.alignment import align
from generator.learning.comparison import compare
from generator.learning.diff import differences, share_kept
from generator.learning.facts import Facts
from generator.learning.given import words_said
from generator.learning.page import page
from generator.learning.pieces import pieces_of_file
from generator.mining.keys import sentence_key
from generator.model.draft import Block, Span
from generator.model.errors import ReadError, RequestError

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
OWN = "要给每一名代表配一本民情手记，走到哪里记到哪里，年底晒出来让选民评一评。"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    opened = open_office(tmp_path_factory.mktemp("对照"))
    yield opened
    opened.bank.connection.close()


@pytest.fixture(scope="module")
def made(office):
    """A draft as it was written, and its bytes."""
    path, draft = office.draft(name="初稿.docx")
    return draft, path.read_bytes()


@pytest.fixture
def path(made, tmp_path):
    file = tmp_path / "稿.docx"
    file.write_bytes(made[1])
    return file


def point(draft, number=0):
    """A numbered point of the draft, and its chosen sentences beside the lead: key → text."""
    found = [block for block in draft.blocks if block.lead and block.style == "正文"][number]
    body = found.spans[found.lead :]
    return found, sentences(_only(found, body))


def _only(block, spans):
    return SAMPLE._replace(blocks=(block._replace(spans=spans, lead=0),))


def fates(lecture):
    """What met another fate than being kept: (fate, before, after)."""
    return [(one.fate, one.before, one.after) for one in lecture.comparison.lines if one.fate != "kept"]


def texts(before, after):
    """The pairs of two texts, whose sentences stand in one paragraph, as (before, after, moved)."""
    one, other = (pieces_of_file([("1", text)]) for text in (before, after))
    return [
        ("" if pair.before is None else one[pair.before].text, "" if pair.after is None else other[pair.after].text, pair.moved)
        for pair in align(one, other)
    ]  # fmt: skip


def test_every_sentence_of_both_is_told_once_in_the_order_of_the_file():
    found = texts("春天来了。夏天很热。秋天收获粮食。", "秋天收获粮食。冬天下雪路滑。春天来了。")
    assert found == [
        ("秋天收获粮食。", "秋天收获粮食。", found[0][2]),
        ("", "冬天下雪路滑。", False),
        ("春天来了。", "春天来了。", found[2][2]),
        ("夏天很热。", "", False),
    ]
    assert found[0][2] != found[2][2]


def test_a_reworded_sentence_is_found_by_likeness_and_another_is_not():
    found = texts(
        "要把建议办理抓在手上。要常到群众中去。", "要把建议的办理牢牢抓在手上。预算审查贵在抓住要害。"
    )
    assert found[0] == ("要把建议办理抓在手上。", "要把建议的办理牢牢抓在手上。", False)
    assert ("要常到群众中去。", "", False) in found


def test_a_blank_is_replaced_as_a_whole():
    found = differences("做好【待填：当年的大事，如换届选举】工作。", "做好县乡换届选举准备工作。")
    assert found == [
        ("=", "做好"),
        ("-", "【待填：当年的大事，如换届选举】"),
        ("+", "县乡换届选举准备"),
        ("=", "工作。"),
    ]


def test_differences_read_well_and_put_together_give_both():
    found = differences("要抓好落实工作。", "要狠抓落实工作。")
    assert "".join(text for sign, text in found if sign != "+") == "要抓好落实工作。"
    assert "".join(text for sign, text in found if sign != "-") == "要狠抓落实工作。"
    assert found[0] == ("=", "要")
    assert [sign for sign, _ in found] == ["=", "-", "+", "="]
    assert share_kept("甲乙丙丁", "甲丙丁") == 0.75


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今天我们召开【待填：会议】，研究工作。", "今天我们召开全县人大工作推进会，研究工作。"),
        ("（2026年12月1日）", "（2026年12月3日）"),
        ("全县办理建议187件。", "全县办理建议203件。"),
        ("松原岭县人大常委会要带头。", "白水河县人大常委会要带头。"),
    ],
)
def test_a_blank_a_figure_a_date_a_place_is_a_fact(lexicon, before, after):
    facts = Facts([PLACE], lexicon)
    assert facts.only(before, after)
    assert not facts.only(before, after.replace("。", "，马上就办。").replace("）", "，会后印发）"))


def test_an_untouched_draft_is_kept_whole(office, path):
    lecture = office.study(path)
    assert (lecture.comparison.kept, lecture.comparison.found) == (1.0, 1.0)
    assert {one.field for one in lecture.lessons.decisions} == {"kept"}
    assert lecture.source is None


def test_what_was_struck_reworded_moved_and_written_in_is_told_apart(office, made, path):
    draft, _ = made
    (one, body), (two, _) = point(draft), point(draft, 2)
    (struck, gone), (key, old) = list(body.items())[:2]
    new = old[:-1] + "，一项一项地办。"
    edit(path, (gone, ""), (old, new))
    move_paragraph(path, two.text[:12], one.text[:8])
    add_paragraph(path, two.text[:12], OWN)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    lecture = office.study(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    found = fates(lecture)
    assert [fate for fate, _, _ in found if fate not in ("moved", "changed")] == ["added", "struck"]
    assert ("added", "", OWN) in found
    assert {block.id: block.fate for block in lecture.comparison.blocks}[two.id] == "moved"
    assert Decision(struck, "struck", lecture.comparison.draft_id) in lecture.lessons.decisions
    wordings = {one.key: one.value for one in lecture.lessons.decisions if one.field == "wording"}
    assert {found: text.removeprefix("要") for found, text in wordings.items()} == {
        key: new.removeprefix("要")
    }
    assert Decision(key, "level", "县") in lecture.lessons.decisions
    speech, manuscript = lecture.source
    assert [one.text for one in speech.sentences] == [OWN]
    assert manuscript.only == (sentence_key(OWN),)
    said = [one.key for one in words_said(lecture.comparison)]
    assert {key, sentence_key(OWN)} <= set(said)
    assert struck not in said


def test_facts_and_names_of_ones_own_are_not_learnt(office, made, path):
    draft, _ = made
    block, body = point(draft)
    keys, old = list(body)[:3], list(body.values())[:3]
    edit(
        path,
        (old[0], old[0][:-1] + f"，{PLACE}要走在前面。"),
        (old[1], old[1][:-1] + "，年内办结187件。"),
        (old[2], old[2][:-1] + "，【待填：单位】抓好落实。"),
    )
    add_paragraph(path, block.text[:12], f"要在{PLACE}建好示范站点，把周启明同志的办法推开。")
    lecture = office.study(path)
    assert [fate for fate, _, _ in fates(lecture)].count("changed") == 3
    assert not [one for one in lecture.lessons.decisions if one.key in keys]
    assert not [one for one in lecture.lessons.decisions if one.field == "wording"]
    assert lecture.source is None or not [one for one in lecture.source[0].sentences if one.usable]


def test_a_heading_taken_from_the_alternatives_counts_for_the_one_taken(office, made, path):
    draft, _ = made
    heading = next(block for block in draft.blocks if block.style == "一级标题" and block.alternatives)
    other = heading.alternatives[0]
    old = next(iter(sentences(_only(heading, heading.spans)).values()))
    edit(path, (old, other.text))
    decisions = office.study(path).lessons.decisions
    assert Decision(other.key, "kept", office.study(path).comparison.draft_id) in decisions
    assert not [one for one in decisions if one.field == "wording"]


def test_a_reworded_heading_and_lead_are_learnt_as_they_would_stand_alone(office, made, path):
    draft, _ = made
    heading = next(block for block in draft.blocks if block.style == "一级标题")
    block, _ = point(draft)
    lead = _only(block, block.spans[: block.lead])
    (one, old), (two, was) = (
        next(iter(sentences(_only(heading, heading.spans)).items())),
        next(iter(sentences(lead).items())),
    )
    edit(path, (old, f"{old}见行动。"), (was, f"{was.rstrip('。')}不放松。"))
    learnt = {
        found.key: found.value for found in office.study(path).lessons.decisions if found.field == "wording"
    }
    assert learnt[one] == f"{old}见行动"
    assert learnt[two].removeprefix("要") == f"{was.rstrip('。')}不放松。"


def test_a_lead_of_ones_own_joins_the_set_of_its_siblings(office, made, path):
    draft, _ = made
    siblings = [block for block in draft.blocks if block.lead and block.id.startswith("3.")]
    last = siblings[-1]
    text = f"{'一二三四五六'[last.ordinal]}要做实票决项目，办好民生实事。票决项目贵在群众点头，代表投下的每一票都连着家家户户的盼望。"
    add_paragraph(path, last.text[:10], text)
    speech, manuscript = office.study(path).source
    (found,) = [one for one in speech.units if one.kind == "领句"]
    leads = {next(iter(sentences(_only(one, one.spans[: one.lead])))) for one in siblings}
    assert leads <= set(found.keys)
    assert [one.role for one in speech.sentences] == ["领句", "论述"]
    assert set(manuscript.only) == {one.key for one in speech.sentences}


def test_a_prompt_that_was_answered_is_a_fact_and_the_answer_the_users_own():
    prompt = "【此处写：代表工作方面的做法】"
    draft = SAMPLE._replace(
        blocks=(
            Block("1.1", 0, "正文", (Span("要抓好落实。"), Span(prompt, "blank"), Span("大家辛苦了。"))),
        ),
    )
    for stretch, fates in (
        (f"要抓好落实。{OWN}大家辛苦了。", ["kept", "kept", "added", "kept"]),
        (f"要抓好落实。{prompt}{OWN}大家辛苦了。", ["kept", "kept", "added", "kept"]),
    ):
        lines = compare("稿", draft, [("1.1", stretch)], Facts([], None)).lines
        assert [line.fate for line in lines] == fates
        assert [line.after for line in lines if line.fate == "added"] == [OWN]
        assert [line.before for line in lines if line.facts] == ([prompt] if prompt not in stretch else [])


def test_a_wording_begins_as_its_phrase_does_whatever_was_put_before_it(office, made, path):
    draft, _ = made
    texts = {row.key: row.core for row in office.bank.phrases()}
    body = {
        key: text
        for number in range(6)
        for key, text in point(draft, number)[1].items()
        if text.endswith("。")
    }
    edit(path, *((text, f"{text[:-1]}，一项一项地办。") for text in body.values()))
    learnt = {one.key: one.value for one in office.study(path).lessons.decisions if one.field == "wording"}
    assert len(learnt) > 0.8 * len(body)
    assert {texts[key].startswith("要") for key in learnt} == {True, False}
    as_stored = {key for key in learnt if texts[key][:2] in body[key]}
    assert len(as_stored) > 0.8 * len(learnt)  # of the others the draft says 县委 for 市委
    assert {key for key in as_stored if learnt[key][:2] != texts[key][:2]} == set()


def test_sentences_joined_into_one_are_still_kept(office, made, path):
    draft, _ = made
    _, body = point(draft)
    first, second = list(body)[:2]
    edit(path, (body[first], body[first].replace("。", "；")))
    kept = {one.key for one in office.study(path).lessons.decisions if one.field == "kept"}
    assert {first, second} <= kept


def test_without_bookmarks_the_draft_is_known_by_its_text(office, made, path, tmp_path):
    draft, _ = made
    _, body = point(draft)
    edit(path, (next(iter(body.values())), ""))
    lecture = office.study(copied(path, tmp_path / "另存.docx"))
    assert lecture.comparison.found >= 0.95
    assert [fate for fate, _, _ in fates(lecture)] == ["struck"]


def test_a_file_that_is_no_draft_is_refused(office, tmp_path):
    from docx import Document

    document = Document()
    document.add_paragraph("这是一篇别的文章，与初稿毫不相干。写的是山里的春天。")
    document.save(str(tmp_path / "别的.docx"))
    with pytest.raises(RequestError, match="别的"):
        office.study(tmp_path / "别的.docx")
    (tmp_path / "坏.docx").write_bytes(b"PK no")
    with pytest.raises(ReadError):
        office.study(tmp_path / "坏.docx")


@needs_office
def test_after_libreoffice_nearly_every_block_is_found(office, made, path):
    draft, _ = made
    block, body = point(draft)
    (_, gone), (_, old) = list(body.items())[:2]
    edit(path, (gone, ""), (old, old[:-1] + "，一项一项地办。"))
    add_paragraph(path, block.text[:12], OWN)
    lecture = office.study(through_libreoffice(path))
    assert lecture.comparison.found >= 0.95
    assert sorted(fate for fate, _, _ in fates(lecture)) == ["added", "changed", "struck"]


def test_the_page_shows_every_sentence_and_needs_nothing_from_elsewhere(office, made, path):
    draft, _ = made
    block, body = point(draft)
    gone, old = list(body.values())[:2]
    edit(path, (gone, ""), (old, old[:-1] + "，<b>一项一项地办。"))
    add_paragraph(path, block.text[:12], OWN)
    comparison = office.study(path).comparison
    shown = page(comparison, "稿.docx")
    assert f"<del>{gone}</del>" in shown.replace("<del>要", "<del>")
    assert f"<ins>{OWN}</ins>" in shown
    assert "，&lt;b&gt;一项一项地办" in shown
    assert not re.search("<script|<link|src=|href=|url\\(", shown)
    assert shown.count("<tr") == len(comparison.lines)


def test_a_comparison_of_a_draft_with_nothing_strikes_all(lexicon):
    comparison = compare("稿", SAMPLE, [], Facts([], lexicon))
    assert (comparison.kept, comparison.found) == (0.0, 0.0)
    assert {block.fate for block in comparison.blocks} == {"struck"}


def test_choosing_prefers_what_was_kept(office):
    measures = sorted({row.key for row in office.bank.phrases() if row.role == "举措"})
    half = set(measures[::2])
    counts = []
    for kept in (half, set(measures) - half):
        decisions = [Decision(key, "kept", name) for key in sorted(kept) for name in "甲乙丙丁"]
        batch = decide(office.bank, "learn", decisions, office.now(), "", "")
        chosen = set(sentences(office.draft(seed=2, name="留下的.docx")[1]))
        counts.append(len(chosen & half))
        revoke(office.bank, batch, office.now(), "")
    assert counts[0] > 1.2 * counts[1], counts
