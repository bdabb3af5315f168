"""Points made of one paragraph that was written as a whole (整段): its order, its theme, its occasion, what it leaves out."""

import functools
from collections import defaultdict

import pytest
from drafting_support import archive, desk_and_bank, draft, spans_in

CASES = [
    ("工作会议讲话", "市", ()),
    ("机关会议讲话", "县", ()),
    ("经验交流会讲话", "区", ("主题=代表联络站建设",)),
    ("交流发言", "市", ("主题=学习贯彻全过程人民民主重大理念",)),
    ("执法检查动员讲话", "县", ("主题=安全生产法",)),
]


@functools.cache
def rows():
    """key → the sentence of the shipped phrase bank."""
    _, bank = desk_and_bank(archive())
    return {row.key: row for row in bank.phrases()}


def wholes(made):
    """block id → the sentences of whole paragraphs in it, in the order of the draft."""
    found = defaultdict(list)
    for block in made["blocks"]:
        for span in block["spans"]:
            row = rows().get(span["key"]) if span["kind"] == "phrase" else None
            if row is not None and row.traits.whole and row not in found[block["id"]]:
                found[block["id"]].append(row)
    return {block: found[block] for block in found if found[block]}


@pytest.mark.parametrize(("occasion", "level", "sets"), CASES)
def test_most_points_are_of_one_paragraph_in_its_order(occasion, level, sets):
    made = draft(occasion, level, 5, *sets)
    found = wholes(made)
    points = [block for block in made["blocks"] if block["topic"]]
    of_one = [
        rows_
        for rows_ in found.values()
        if len({(row.source_id, row.source.paragraph) for row in rows_}) == 1
    ]
    assert len(of_one) >= 0.7 * len(points)
    for sentences in of_one:
        places = [row.source.sentence for row in sentences]
        assert places == sorted(places)


@pytest.mark.parametrize(("occasion", "level", "sets"), CASES)
def test_a_reason_comes_first_and_alone(occasion, level, sets):
    for sentences in wholes(draft(occasion, level, 6, *sets)).values():
        roles = [row.role for row in sentences]
        assert roles.count("论述") <= 1 or len({row.source.paragraph for row in sentences}) > 1
        assert "论述" not in roles[1:] or len({row.source.paragraph for row in sentences}) > 1


def test_what_is_written_for_a_theme_is_said_for_it_alone():
    def themed(*sets):
        made = draft("经验交流会讲话", "区", 3, *sets)
        return [row for sentences in wholes(made).values() for row in sentences if row.traits.themes]

    asked = themed("主题=代表联络站建设")
    assert len(asked) >= 20
    assert all("联络站" in row.traits.themes for row in asked)
    assert not themed()
    assert all(
        row.traits.themes != asked[0].traits.themes for row in themed("主题=民生实事项目人大代表票决制")
    )


def test_a_whole_paragraph_keeps_its_own_openings():
    made = draft("工作会议讲话", "市", 5)
    said = "".join(span["text"] for span in spans_in(made, "phrase", "literal", "fact"))
    for sentences in wholes(made).values():
        for row in sentences:
            if not row.traits.level_words:
                assert row.text in said
                assert row.text.startswith("要") or f"要{row.text}" not in said


@pytest.mark.parametrize("occasion", ["工作会议讲话", "座谈会汇报发言"])
def test_what_must_be_said_stays_when_a_paragraph_is_cut(occasion):
    by_paragraph = defaultdict(list)
    for row in rows().values():
        if row.traits.whole:
            by_paragraph[row.source_id, row.source.paragraph].append(row)
    seen = 0
    for seed in range(1, 5):
        for sentences in wholes(draft(occasion, "市", seed, "字数=2200")).values():
            paragraph = by_paragraph[sentences[0].source_id, sentences[0].source.paragraph]
            must = [row for row in paragraph if row.traits.must and row.role != "论述"]
            cut = len(sentences) < sum(row.role != "论述" for row in paragraph)
            seen += bool(must) and cut
            assert set(must) <= set(sentences)
    assert seen


def test_a_report_is_made_of_paragraphs_that_are_mostly_said_as_they_were_written():
    said, written = 0, 0
    for seed in range(1, 4):
        for sentences in wholes(draft("座谈会汇报发言", "县", seed)).values():
            first = sentences[0]
            said += len(sentences)
            written += sum(
                row.role == "事实"
                for row in rows().values()
                if row.traits.whole
                and (row.source_id, row.source.paragraph) == (first.source_id, first.source.paragraph)
            )
    assert said >= 0.85 * written


def test_the_work_with_deputies_in_a_report_names_their_proposals():
    for seed in range(1, 8):
        topics = [block["topic"] for block in draft("座谈会汇报发言", "市", seed)["blocks"]]
        assert "建议办理" in topics


def test_no_heading_names_what_another_part_is_about():
    slots = ("立法", "代表工作", "基层人大", "自身建设")
    for seed in (12, 28):
        made = draft("工作会议讲话", "市", seed)
        heads = [block for block in made["blocks"] if block["style"] == "一级标题"]
        assert not [
            head["text"] for head in heads for slot in slots if slot in head["text"] and slot != head["slot"]
        ]


def test_a_long_report_has_several_paragraphs_to_a_point_and_no_single_sentences():
    made = draft("座谈会汇报发言", "县", 5, "字数=4200")
    points = {block["id"]: block for block in made["blocks"] if block["topic"]}
    sources = {
        span["source"]["file"] for block in points.values() for span in block["spans"] if span["source"]
    }
    assert sources == {"整段-汇报.yaml"}
    paragraphs = [{row.source.paragraph for row in found} for found in wholes(made).values()]
    assert sum(len(one) > 1 for one in paragraphs) > len(points) / 2


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("occasion", "theme"), [("机关会议讲话", "保密"), ("经验交流会讲话", "民生实事项目票决制")]
)
def test_a_point_on_the_theme_goes_on_with_nothing_on_another_matter(occasion, theme, seed):
    made = draft(occasion, "区", seed, f"主题={theme}")
    points = 0
    for block in made["blocks"]:
        said = [rows()[span["key"]] for span in block["spans"] if span["kind"] == "phrase"]
        body = [row for row in said if row.role not in ("小标题", "领句")]
        if block["topic"] and any(row.traits.themes for row in body):
            points += 1
            assert [row.core for row in body if not row.traits.themes] == []
    assert points >= 8
