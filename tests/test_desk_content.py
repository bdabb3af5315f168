"""Edited content reaches the bank at the next command; the user's file wins over the shipped one."""

import json
import re

import pytest
from cli_support import DAY, PLACE, SENTENCE, SPEECH, desktop, light_workspace, refused, untouched, workspace
from desk_support import build_tree, nigao, spawn

from generator.desk.content import shipped_root

__all__ = ["desktop", "workspace"]

OWN = """\
槽位: 监督
短语:
  - {文: "要把群众夜里打来的求助电话当作监督选题的来处。", 作用: 举措, 话题: 监督选题}
"""
PHRASE = "要把群众夜里打来的求助电话当作监督选题的来处。"
CHANGED = "内容文件有改动"


def search(workspace, *words):
    """The hits, and what was said on standard error."""
    result = nigao("search", *words, "--json", "--limit", "5000", "--workspace", workspace)
    assert result.code == 0, result.err
    return result.json["hits"], result.err


def phrases_of(workspace, file):
    return {hit["text"] for hit in search(workspace, "监督")[0] if hit["source"]["file"] == file}


@pytest.mark.parametrize("data", [OWN.encode(), OWN.replace(": 监督\n", "：监督\n").encode("gb18030")])
def test_an_edited_phrase_file_reaches_the_bank_at_the_next_command_with_one_line(workspace, data):
    build_tree(workspace, {"phrasebank/监督.yaml": data})
    hits, said = search(workspace, "求助电话")
    assert [(hit["text"], hit["source"]["file"]) for hit in hits] == [(PHRASE, "监督.yaml")]
    assert CHANGED in said
    assert len(said.splitlines()) == 1
    with untouched(workspace):
        assert search(workspace, "求助电话") == (hits, "")


def test_the_users_file_takes_the_place_of_the_shipped_one_until_it_is_removed(workspace):
    shipped = phrases_of(workspace, "监督.yaml")
    assert len(shipped) > 20
    own = build_tree(workspace, {"phrasebank/监督.yaml": OWN}) / "phrasebank" / "监督.yaml"
    assert phrases_of(workspace, "监督.yaml") == {PHRASE}
    own.write_text(OWN.replace("夜里", "清晨"), encoding="utf-8")
    assert phrases_of(workspace, "监督.yaml") == {PHRASE.replace("夜里", "清晨")}
    own.unlink()
    assert phrases_of(workspace, "监督.yaml") == shipped
    assert search(workspace, "求助电话")[0] == []


def test_a_phrase_file_of_the_users_own_is_added_and_goes_with_the_file(workspace):
    shipped = phrases_of(workspace, "监督.yaml")
    own = build_tree(workspace, {"phrasebank/我的短语.yaml": OWN}) / "phrasebank" / "我的短语.yaml"
    assert phrases_of(workspace, "我的短语.yaml") == {PHRASE}
    assert phrases_of(workspace, "监督.yaml") == shipped
    own.unlink()
    hits, said = search(workspace, "求助电话")
    assert hits == []
    assert CHANGED in said


def test_every_command_brings_the_bank_up_to_date(workspace, desktop):
    for number, args in enumerate(
        [("bank",), ("draft", "交流发言", *DAY, "--text"), ("mine", desktop), ("search", "监督")]
    ):
        build_tree(workspace, {"phrasebank/我的短语.yaml": OWN + f"# {number}\n"})
        result = nigao(*args, "--workspace", workspace)
        assert result.code == 0, result.err
        assert CHANGED in result.err.splitlines()[0], args


@pytest.fixture(scope="module")
def small_bank(tmp_path_factory):
    """A bank with one speech in it."""
    root = build_tree(light_workspace(tmp_path_factory.mktemp("小")), {"讲话.txt": SPEECH})
    assert nigao("mine", "讲话.txt", here=root).code == 0
    return root / "phrasebank" / "bank.sqlite"


@pytest.fixture
def small(tmp_path, small_bank):
    """A workspace with one speech in its bank."""
    return build_tree(tmp_path / "小", {"拟稿.yaml": "", "phrasebank/bank.sqlite": small_bank.read_bytes()})


def test_a_phrase_of_the_users_own_is_used_in_a_draft(small):
    wish = '# 题\n{{ 选(槽位="监督", 作用="举措", 话题="监督选题") }}\n'
    build_tree(small, {"phrasebank/监督.yaml": OWN, "templates/我的场合.txt": wish})
    shown = nigao("draft", "我的场合", *DAY, *PLACE, "--text", "--workspace", small)
    assert PHRASE in shown.out


def slot_of(workspace):
    """The slot of SENTENCE, and what the command before said."""
    updated = nigao("bank", "--workspace", workspace)
    [hit], said = search(workspace, "建议卡", "盼望")
    assert (hit["text"], said) == (SENTENCE, "")
    return hit["slot"], updated.err


def test_edited_slots_are_applied_to_what_was_mined_before_and_taken_back_with_the_file(small):
    assert slot_of(small) == ("代表工作", "")
    shipped = (shipped_root() / "phrasebank" / "slots.yaml").read_text(encoding="utf-8")
    head, mark, tail = shipped.partition("\n  监督:\n")
    cues = "线索: {\n      一卡只说一件事: 6, 说清缘由: 6, 写好一张: 6, 和盼望: 6,"
    edited = head + mark + tail.replace("线索: {", cues, 1)
    own = build_tree(small, {"phrasebank/slots.yaml": edited}) / "phrasebank" / "slots.yaml"
    slot, said = slot_of(small)
    assert slot == "监督"
    assert CHANGED in said
    assert len(said.splitlines()) == 1
    assert slot_of(small) == ("监督", "")
    own.unlink()
    slot, said = slot_of(small)
    assert slot == "代表工作"
    assert CHANGED in said


def test_a_search_does_not_wait_until_all_is_mined_again_and_says_so(small):
    before = search(small, "建议卡")[0]
    shipped = (shipped_root() / "phrasebank" / "slots.yaml").read_text(encoding="utf-8")
    build_tree(small, {"phrasebank/slots.yaml": shipped + "\n# 改过\n"})
    with untouched(small):
        hits, said = search(small, "建议卡")
    assert hits == before
    assert CHANGED in said
    assert "nigao bank" in said
    assert nigao("bank", "--workspace", small).code == 0
    assert search(small, "建议卡")[1] == ""


def draft_spans(workspace, home, file):
    """The phrases of a draft, and what was said; in a process of its own, whose words do not stay."""
    result = spawn(
        "draft", "交流发言", *DAY, *PLACE, "--text", "--manifest", home / file, here=workspace, home=home
    )
    assert result.code == 0, result.err
    blocks = json.loads((home / file).read_text(encoding="utf-8"))["blocks"]
    spans = [span for block in blocks for span in block["spans"] if span["kind"] == "phrase"]
    return [span["text"] for span in spans], result.err


TERM = """
  - 词: {word}
    起: null
    止: 2020-01-01
    代之以: null
    直换: false
    排除: []
    注: ''
    出处: 试
"""


def test_a_formulation_that_the_user_ends_in_terms_is_in_no_later_draft(small, tmp_path):
    before, _ = draft_spans(small, tmp_path, "前.json")
    word = max(before, key=len)[:9]
    assert any(word in text for text in before)
    shipped = (shipped_root() / "phrasebank" / "terms.yaml").read_text(encoding="utf-8")
    edited = shipped.replace("\n提法:\n", "\n提法:\n" + TERM.format(word=f'"{word}"'), 1)
    build_tree(small, {"phrasebank/terms.yaml": edited})
    after, said = draft_spans(small, tmp_path, "后.json")
    assert CHANGED in said.splitlines()[0]
    assert len(after) > 10
    assert not any(word in text for text in after)


def test_a_template_of_the_users_own_wins_until_it_is_removed(workspace):
    args = ("draft", "交流发言", *DAY, "--skeleton", "--workspace", workspace)
    shipped = nigao(*args).out
    own = build_tree(workspace, {"templates/交流发言.txt": "# 我自己的题目\n"}) / "templates" / "交流发言.txt"
    assert nigao(*args).out == "# 我自己的题目\n"
    own.unlink()
    assert nigao(*args).out == shipped


def test_a_look_that_is_no_word_file_stops_the_draft_and_leaves_no_file(workspace):
    build_tree(workspace, {"templates/looks/公文格式.docx": "x"})
    with untouched(workspace):
        refused(nigao("draft", "交流发言", *DAY, "--workspace", workspace), "版式")


def test_hidden_files_and_those_of_an_open_word_are_no_content(workspace):
    build_tree(
        workspace, {"phrasebank/.x.yaml": "坏: [", "templates/~$交流.txt": "{{", "phrasebank/~$x.yaml": "["}
    )
    result = nigao("template", "list", "--workspace", workspace)
    assert (result.code, result.err) == (0, "")
    assert search(workspace, "监督")[1] == ""


def test_speeches_that_the_user_put_into_the_archive_are_mined_with_it(workspace):
    build_tree(workspace, {"phrasebank/speeches/我的示例.txt": SPEECH})
    result = nigao("mine", "--samples", "--workspace", workspace)
    assert re.match(r"读入 1 篇，已在库 \d\d 篇，跳过 0 篇\n", result.out)
    hits, _ = search(workspace, "建议卡", "盼望")
    assert [hit["source"]["file"] for hit in hits] == ["我的示例.txt"]
