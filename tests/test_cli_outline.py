"""`nigao outline` and `nigao search`: what a speech is, and where a sentence stands."""

import itertools
import json
import re

import pytest
from cli_support import NEW_SENTENCE, SENTENCE, SPEECH, desktop, light, untouched, workspace
from desk_support import archive, build_tree, nigao

from generator.desk.content import shipped_root

__all__ = ["desktop", "light", "workspace"]

SLOTS = {
    "opening", "提高政治站位", "服务大局", "立法", "监督", "重大事项与任免", "代表工作", "全过程人民民主", "基层人大",
    "自身建设", "closing",
}  # fmt: skip
ROLES = set("标题 称谓 引言 过渡 小标题 领句 论述 举措 事实 引语 号召 致谢".split())
KINDS = set("地区 机构 项目 人名 职务 会议 届次 日期 数量 口号 遮盖".split())
SENTENCE_FIELDS = {
    "key": str, "paragraph": int, "sentence": int, "start": int, "end": int, "text": str, "slot": str, "role": str,
    "topic": (str, type(None)), "confidence": (int, float), "level": (int, type(None)),
    "ordinal": (int, type(None)), "local": list, "variables": list, "era": list, "usable": bool,
    "why_not": (str, type(None)),
}  # fmt: skip
DROPPED_FIELDS = {"paragraph": int, "start": int, "end": int, "text": str, "reason": str}
SHIPPED = sorted((shipped_root() / "phrasebank" / "speeches").glob("*.txt"))
MESSY = sorted((shipped_root() / "tests" / "data" / "messy").glob("*.txt"))


def outline_of(path):
    result = nigao("outline", path, "--json", "--workspace", archive())
    assert result.code == 0, result.err
    assert result.err == ""
    return result.json


def body_of(path):
    """The non-empty lines of a speech less its header."""
    text = path.read_text(encoding="utf-8").partition("---\n")[2].partition("---\n")[2]
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("path", [*SHIPPED[::4], *MESSY], ids=lambda path: path.stem)
def test_sentences_and_dropped_parts_tile_every_paragraph_exactly_once(path):
    found = outline_of(path)
    parts = sorted(
        (part["paragraph"], part["start"], part["end"], part["text"])
        for part in (*found["sentences"], *found["dropped"])
    )
    paragraphs = [list(group) for _, group in itertools.groupby(parts, key=lambda part: part[0])]
    assert [group[0][0] for group in paragraphs] == list(range(len(paragraphs)))
    for group in paragraphs:
        covered = [part for part in group if part[1] != part[2]]
        assert covered[0][1] == 0
        for (_, _, end, _), (_, start, _, _) in itertools.pairwise(covered):
            assert start == end, group
        for _, start, end, text in covered:
            assert len(text) == end - start


@pytest.mark.parametrize("path", MESSY, ids=lambda path: path.stem)
def test_an_advert_cut_out_of_a_sentence_is_told_where_it_stood(path):
    found = outline_of(path)
    sizes = {}
    for one in found["sentences"]:
        sizes[one["paragraph"]] = max(one["end"], sizes.get(one["paragraph"], 0))
    text = "".join(one["text"] for one in found["sentences"])
    for part in found["dropped"]:
        if part["start"] == part["end"]:
            assert 0 <= part["start"] <= sizes[part["paragraph"]]
            assert part["text"] not in text


@pytest.mark.parametrize("path", SHIPPED[:3], ids=lambda path: path.stem)
def test_a_clean_speech_is_given_back_whole(path):
    found = outline_of(path)
    assert found["dropped"] == []
    paragraphs = itertools.groupby(found["sentences"], key=lambda one: one["paragraph"])
    assert ["".join(one["text"] for one in group) for _, group in paragraphs] == body_of(path)


@pytest.mark.parametrize("path", [SHIPPED[0], *MESSY], ids=lambda path: path.stem)
def test_the_outline_has_every_field_of_the_contract(path):
    found = outline_of(path)
    assert found["schema"] == 1
    assert found["source"] == path.name
    assert isinstance(found["title"], str | None)
    assert isinstance(found["salutation"], str | None)
    for one in found["sentences"]:
        for name, kind in SENTENCE_FIELDS.items():
            assert isinstance(one[name], kind), (name, one)
        assert one["slot"] in SLOTS
        assert one["role"] in ROLES
        assert 0 <= one["confidence"] <= 1
        assert one["level"] in (1, 2, 3, None)
        assert one["usable"] == (one["why_not"] is None)
        assert all({"kind", "text"} <= set(mark) <= {"kind", "text", "meaning"} for mark in one["local"])
        assert all(mark["kind"] in KINDS for mark in one["local"])
        assert all(mark["text"] in one["text"] for mark in (*one["local"], *one["variables"]))
        assert all(era in one["text"] for era in one["era"])
    for part in found["dropped"]:
        for name, kind in DROPPED_FIELDS.items():
            assert isinstance(part[name], kind), (name, part)


def test_sentences_are_numbered_within_their_paragraph_in_order():
    found = outline_of(SHIPPED[0])["sentences"]
    assert len(found) > 20
    for _, group in itertools.groupby(found, key=lambda one: one["paragraph"]):
        numbers = [one["sentence"] for one in group]
        assert numbers == list(range(len(numbers)))


def test_title_salutation_headings_and_ordinals_are_found(desktop):
    found = outline_of(desktop / "讲话.txt")
    assert found["title"] == "在代表工作推进会上的讲话"
    assert found["salutation"] == "同志们："
    headings = [one for one in found["sentences"] if one["role"] == "小标题"]
    assert [(one["ordinal"], one["level"]) for one in headings] == [(1, 1), (2, 1), (3, 1)]
    assert headings[0]["text"] == "一、把建议提得更准"
    assert headings[0]["slot"] == "代表工作"


def test_an_untitled_speech_has_neither_title_nor_salutation(desktop):
    untitled = SPEECH.split("\n", 2)[2]
    found = outline_of(build_tree(desktop, {"无题.txt": untitled}) / "无题.txt")
    assert (found["title"], found["salutation"]) == (None, None)


def test_a_key_does_not_hang_on_ordinal_spaces_or_marks(desktop):
    other = SPEECH.replace("一、把建议", "三、把建议").replace("建议卡，一卡", "建议卡,  一卡")
    first, second = (
        {one["key"] for one in outline_of(build_tree(desktop, {name: text}) / name)["sentences"]}
        for name, text in (("甲.txt", SPEECH), ("乙.txt", other))
    )
    assert first == second


def test_the_outline_changes_nothing_and_makes_no_workspace(workspace, desktop, monkeypatch):
    monkeypatch.setenv("HOME", str(desktop))
    with untouched(workspace, desktop):
        assert nigao("outline", "讲话.txt", here=desktop).code == 0
        assert nigao("outline", desktop / "讲话.txt", here=workspace).code == 0


def test_the_printed_outline_shows_every_sentence_and_with_why_the_evidence(desktop):
    plain = nigao("outline", "讲话.txt", "--workspace", archive(), here=desktop).out
    for one in outline_of(desktop / "讲话.txt")["sentences"]:
        assert one["text"] in plain
        slot = {"opening": "开头", "closing": "结尾"}.get(one["slot"], one["slot"])
        assert f"[{slot}/{one['role']}]" in plain
    assert "依据：" not in plain
    assert "依据：" in nigao("outline", "讲话.txt", "--why", "--workspace", archive(), here=desktop).out


def search(*args, workspace=None):
    result = nigao("search", *args, "--json", "--workspace", workspace or archive())
    assert (result.code, result.err) == (0, "")
    return result.json


def test_search_gives_one_object_with_every_field_of_the_contract():
    found = search("预算", "绩效")
    assert (found["schema"], found["query"]) == (1, "预算 绩效")
    assert found["hits"]
    for hit in found["hits"]:
        assert set(hit) >= {"key", "text", "slot", "role", "topic", "source", "seen", "last_said"}
        assert "预算" in hit["text"]
        assert "绩效" in hit["text"]
        assert hit["slot"] in SLOTS
        assert hit["seen"] >= 1
        assert hit["last_said"] is None
        assert set(hit["source"]) == {"file", "paragraph", "sentence"}
    assert len({hit["key"] for hit in found["hits"]}) == len(found["hits"])


def test_a_hit_stands_where_it_says():
    hits = [hit for hit in search("代表", "--limit", "200")["hits"] if hit["source"]["file"].endswith(".txt")]
    assert len(hits) > 10
    for hit in hits[:10]:
        source = hit["source"]
        line = body_of(shipped_root() / "phrasebank" / "speeches" / source["file"])[source["paragraph"]]
        assert hit["text"] in line


def test_slot_role_and_limit_narrow_a_search():
    assert {hit["slot"] for hit in search("要", "--slot", "监督")["hits"]} == {"监督"}
    assert {hit["role"] for hit in search("监督", "--role", "领句")["hits"]} == {"领句"}
    assert len(search("监督", "--limit", "3")["hits"]) == 3
    assert search("监督", "--limit", "3")["hits"] == search("监督", "--limit", "9")["hits"][:3]


@pytest.mark.parametrize("words", [("没有这样的词",), ("监督", "没有这样的词"), ("%",), ("'; drop",)])
def test_a_search_without_hits_is_no_failure(words):
    assert search(*words)["hits"] == []
    printed = nigao("search", *words, "--workspace", archive())
    assert (printed.code, printed.out) == (0, "")
    assert "没有找到" in printed.err


def test_printed_hits_tell_sentence_slot_and_source():
    hit = search("预算", "绩效")["hits"][0]
    printed = nigao("search", "预算", "绩效", "--workspace", archive()).out
    assert hit["text"] in printed
    assert f"[{hit['slot']}/{hit['role']}] {hit['source']['file']}" in printed
    assert re.search(rf"第 {hit['source']['paragraph'] + 1} [段条]", printed)


def test_a_sentence_said_in_two_speeches_is_one_hit_seen_twice(light, desktop):
    other = SPEECH.replace("同志们：\n", "各位代表：\n").replace("刚才几位代表", "几位代表刚才")
    build_tree(desktop, {"又一篇.txt": other})
    assert nigao("mine", desktop, "--workspace", light).code == 0
    hits = search("建议卡", "盼望", workspace=light)["hits"]
    assert [(hit["text"], hit["seen"]) for hit in hits] == [(SENTENCE, 2)]


def test_only_json_goes_to_standard_output_even_when_the_bank_is_filled_first(tmp_path):
    root = tmp_path / "新"
    assert nigao("init", root).code == 0
    result = nigao("search", "监督", "--json", here=root)
    assert result.code == 0
    assert json.loads(result.out)["hits"]
    assert len(result.err.splitlines()) == 1
    assert "句库是空的" in result.err
    assert nigao("search", "监督", "--json", here=root).err == ""


def test_the_bank_is_counted_by_slot_role_and_source(light, desktop):
    build_tree(desktop, {"讲话.txt": SPEECH + NEW_SENTENCE})
    nigao("mine", desktop / "讲话.txt", "--outside", "--workspace", light)
    result = nigao("bank", "--workspace", light)
    assert (result.code, result.err) == (0, "")
    assert str(light / "phrasebank" / "bank.sqlite") in result.out
    counts = dict(re.findall(r"^  (\S+) +(\d+)", result.out, re.M))
    for name in ("监督", "代表工作", "举措", "小标题", "讲话.txt", "监督.yaml"):
        assert int(counts[name]) > 0, name
    line = next(line for line in result.out.splitlines() if "讲话.txt" in line and "-" not in line)
    assert "外单位" in line


def test_the_templates_are_listed_the_users_own_beside_the_shipped(workspace):
    build_tree(workspace, {"templates/我的场合.txt": "---\n说明: 自己写的\n字数: 1234\n---\n# 题\n"})
    result = nigao("template", "list", "--workspace", workspace)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    for name in ("工作会议讲话", "机关会议讲话", "交流发言", "座谈会汇报发言", "经验交流会讲话"):
        assert any(line.split()[0] == name for line in lines)
    own = next(line for line in lines if "我的场合" in line)
    assert "1234" in own
    assert "自己写的" in own
