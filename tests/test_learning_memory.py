"""What was learnt of one draft, in the next: what was struck stays away, one's own words come, and else it is told."""

import pytest
from learning_support import add_paragraph, edit, open_office, sentences
from word_support import SAMPLE

from generator.bank.usage import Said
from generator.learning.given import words_said

OWN = {
    "理论武装": "不能只在会议室里念稿子，要到车间地头去讲，讲得大伙儿愿意听、记得住。",
    "监督方式": "要掐住关键的时候，花钱以前多问一句，胜过花完以后再去追。",
}
"""Sentences without a word that tells what they are about, and the topic under which they are written."""
BEHIND = "下去不要走提前安排的路线，临时敲开的门里才有真话。"
"""Written as a paragraph of its own."""


@pytest.fixture
def office(tmp_path):
    found = open_office(tmp_path)
    yield found
    found.bank.connection.close()


def said_in(block):
    """{key: text} of the sentences that were chosen for a block."""
    return sentences(SAMPLE._replace(blocks=(block,)))


def bodies(draft):
    """The sentences of each point behind its lead."""
    found = [
        list(said_in(block._replace(spans=block.spans[block.lead :])).items())
        for block in draft.blocks
        if block.topic
    ]
    return [one for one in found if len(one) >= 4]


def test_a_sentence_that_was_struck_once_stays_away_where_there_is_another(office):
    path, made = office.draft()
    struck = dict(one[2] for one in bodies(made))
    assert len(struck) > 8
    edit(path, *((text, "") for text in struck.values()))
    office.learn(path)
    for seed in (1, 2, 3):
        _, again = office.draft(seed=seed, name=f"再{seed}.docx")
        assert struck.keys().isdisjoint(sentences(again))
        assert abs(again.characters / made.characters - 1) < 0.08
        assert not any("删过" in note for note in again.shortfalls)


def test_what_comes_back_for_want_of_another_is_told(office):
    path, made = office.draft(occasion="机关会议讲话")
    block = next(one for one in made.blocks if "会议、决定和任免的服务" in one.text)
    edit(path, *((text, "") for text in said_in(block).values()))
    office.learn(path)
    _, again = office.draft(occasion="机关会议讲话", name="再.docx")
    back = said_in(block).keys() & sentences(again).keys()
    assert back
    assert any(
        note.startswith(f"有 {len(back)} 句您从初稿里删过，没有别的可换：") for note in again.shortfalls
    )


def written(office):
    """A draft into whose points the user wrote sentences of his own: (path, topics)."""
    path, made = office.draft()
    topics = {}
    for topic, own in OWN.items():
        block = next(one for one in made.blocks if one.topic == topic)
        text = list(said_in(block).values())[-1]
        edit(path, (text, text + own))
        topics[own] = topic
    block = next(one for one in made.blocks if one.topic == "作风建设")
    add_paragraph(path, list(said_in(block).values())[-1][:20], BEHIND)
    return path, {**topics, BEHIND: "作风建设"}


def test_one_s_own_sentence_stands_again_under_the_point_into_which_it_was_written(office):
    path, topics = written(office)
    assert office.learn(path).own == len(topics)
    for seed, day in ((1, "2026-12-01"), (2, "2027-03-01"), (3, "2027-12-01")):
        _, again = office.draft(seed=seed, name=f"再{seed}.docx", 日期=day)
        for own, topic in topics.items():
            blocks = [block for block in again.blocks if block.topic == topic]
            assert any(own in block.text for block in blocks) or not blocks, (seed, own)
        assert any(own in block.text for own in topics for block in again.blocks)


def test_one_s_own_sentence_that_was_said_lately_is_left_out_and_that_is_told(office):
    path, topics = written(office)
    lecture = office.study(path)
    said = Said(words_said(lecture.comparison), "全县人大工作会议", "2026-12-01", "周启明", path.name)
    office.learn(path, said)
    _, again = office.draft(name="再.docx", 日期="2027-03-01", 姓名="周启明")
    left = [own for own in topics if not any(own in block.text for block in again.blocks)]
    assert left
    (note,) = [note for note in again.shortfalls if note.startswith("您自己写的")]
    assert f"您自己写的 {len(left)} 句近几次讲过，这次没有用" in note
    assert "必提" in note
