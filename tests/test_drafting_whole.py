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
