"""`nigao mine`: speeches of every encoding into the bank, once each, and what is told of it."""

import re
import shutil

import pytest
from cli_support import NEW_SENTENCE, SENTENCE, SPEECH, desktop, light, light_workspace, untouched
from desk_support import archive, build_tree, nigao
from docx import Document

from generator.desk.content import shipped_root

__all__ = ["desktop", "light"]

ENCODINGS = {
    "utf-8": SPEECH.encode(),
    "utf-8 with mark": SPEECH.encode("utf-8-sig"),
    "gb18030": SPEECH.encode("gb18030"),
    "utf-16": SPEECH.encode("utf-16"),
    "utf-16 big": b"\xfe\xff" + SPEECH.encode("utf-16-be"),
    "windows lines": SPEECH.replace("\n", "\r\n").encode("gb18030"),
}


def mine(workspace, *args):
    result = nigao("mine", *args, "--workspace", workspace)
    assert result.code == 0, result.out + result.err
    return result.out


def counts(printed):
    """(read, known, skipped) of a run's first line."""
    found = re.match(r"读入 (\d+) 篇，已在库 (\d+) 篇，跳过 (\d+) 篇\n", printed)
    return tuple(map(int, found.groups()))


def slots(printed):
    """slot → (new, known) of a run's table."""
    rows = re.findall(r"^  (\S+) +(\d+) +(\d+)$", printed, re.M)
    return {slot: (int(new), int(known)) for slot, new, known in rows}


def hits(workspace, *words):
    result = nigao("search", *words, "--json", "--workspace", workspace)
    assert (result.code, result.err) == (0, "")
    return result.json["hits"]


def outline(path):
    found = nigao("outline", path, "--json", "--workspace", archive()).json
    return {**found, "source": None}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_gives_the_same_outline_in_every_encoding(desktop, encoding):
    build_tree(desktop, {"另存.txt": ENCODINGS[encoding]})
    assert outline(desktop / "另存.txt") == outline(desktop / "讲话.txt")


def test_a_word_file_gives_the_same_outline_as_the_text(desktop):
    document = Document()
    for line in SPEECH.splitlines():
        document.add_paragraph(line)
    document.save(desktop / "讲话.docx")
    assert outline(desktop / "讲话.docx") == outline(desktop / "讲话.txt")


def test_what_was_mined_is_found_with_its_source(light, desktop):
    assert counts(mine(light, desktop / "讲话.txt")) == (1, 0, 0)
    [hit] = hits(light, "建议卡", "盼望")
    assert hit["text"] == SENTENCE
    assert hit["slot"] == "代表工作"
    assert (hit["source"]["file"], hit["source"]["paragraph"]) == ("讲话.txt", 4)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_speech_saved_anew_in_another_encoding_brings_no_new_phrase(light, desktop, encoding):
    mine(light, desktop / "讲话.txt")
    build_tree(desktop, {"讲话.txt": ENCODINGS[encoding]})
    mine(light, desktop / "讲话.txt")
    assert [hit["seen"] for hit in hits(light, "建议卡", "盼望")] == [1]


def test_mining_twice_is_the_same_as_once(light, desktop):
    mine(light, desktop)
    with untouched(light, desktop):
        printed = mine(light, desktop)
    assert counts(printed) == (0, 1, 0)
    assert slots(printed) == {}


def test_a_changed_file_replaces_its_phrases(light, desktop):
    mine(light, desktop / "讲话.txt")
    build_tree(desktop, {"讲话.txt": SPEECH.replace(SENTENCE, NEW_SENTENCE)})
    printed = mine(light, desktop / "讲话.txt")
    assert counts(printed) == (1, 0, 0)
    assert sum(new for new, _ in slots(printed).values()) == 1
    assert hits(light, "建议卡", "盼望") == []
    assert [hit["seen"] for hit in hits(light, "建议卡", "联络员")] == [1]


def test_a_file_that_became_unreadable_keeps_its_phrases(light, desktop):
    mine(light, desktop / "讲话.txt")
    build_tree(desktop, {"讲话.txt": b"", "另一篇.txt": SPEECH.replace(SENTENCE, NEW_SENTENCE)})
    assert counts(mine(light, desktop)) == (1, 0, 1)
    assert len(hits(light, "建议卡", "盼望")) == 1


@pytest.mark.parametrize("how", [shutil.move, shutil.copy])
def test_a_moved_or_copied_file_is_known(light, desktop, how):
    mine(light, desktop / "讲话.txt")
    (desktop / "归档").mkdir()
    how(desktop / "讲话.txt", desktop / "归档" / "旧讲话.txt")
    assert counts(mine(light, desktop / "归档")) == (0, 1, 0)
    assert [hit["seen"] for hit in hits(light, "建议卡", "盼望")] == [1]


def test_the_table_counts_new_and_known_phrases_by_slot(light, desktop):
    first = slots(mine(light, desktop / "讲话.txt"))
    assert first["代表工作"][0] > 0
    build_tree(desktop, {"又一篇.txt": SPEECH.replace(SENTENCE, SENTENCE + NEW_SENTENCE)})
    again = slots(mine(light, desktop / "又一篇.txt"))
    assert sum(new for new, _ in again.values()) == 1
    assert sum(known for _, known in again.values()) == sum(new + known for new, known in first.values())


def test_skipped_files_are_named_with_their_reasons_and_stop_nothing(light, desktop):
    build_tree(
        desktop,
        {
            "a/空.txt": b"",
            "a/坏.docx": b"PK\x03\x04",
            "a/b/目录.txt": "目录\n一\n二\n",
            "a/旧.doc": b"\xd0\xcf",
            "a/~$讲话.docx": b"x",
        },
    )
    printed = mine(light, desktop)
    assert counts(printed) == (1, 0, 4)
    table = dict(re.findall(r"^  (\S+\.\w+) +(\S.*)$", printed, re.M))
    assert set(table) == {"空.txt", "坏.docx", "目录.txt", "旧.doc"}
    assert "空文件" in table["空.txt"]
    assert "Word" in table["坏.docx"]
    assert "没有讲话" in table["目录.txt"]
    assert "没有讲话" in table["旧.doc"]
    assert not any("《" in reason for reason in table.values())


def test_a_run_in_which_all_is_known_or_skipped_is_no_failure(light, desktop):
    build_tree(desktop, {"空.txt": b""})
    mine(light, desktop)
    assert counts(mine(light, desktop)) == (0, 1, 1)


def test_the_workspace_itself_can_be_mined_without_taking_in_its_own_content(light):
    speeches = ("旧讲话/讲话.txt", "phrasebank/speeches/示例.txt", "output/初稿.txt", "templates/题.txt")
    build_tree(light, {name: f"{SPEECH}（{name}）\n" for name in speeches})
    assert counts(mine(light, light)) == (1, 0, 0)


@pytest.mark.parametrize("asked", [("--outside",), ("--outside", "--date", "2020年3月1日")], ids=len)
def test_a_known_file_is_read_again_for_what_is_now_said_of_it(light, desktop, asked):
    mine(light, desktop / "讲话.txt")
    assert counts(mine(light, desktop / "讲话.txt", *asked)) == (1, 0, 0)
    shown = nigao("bank", "--workspace", light).out.splitlines()
    assert "外单位" in next(line for line in shown if line.split()[:1] == ["讲话.txt"])
    assert [hit["seen"] for hit in hits(light, "建议卡", "盼望")] == [1]


def test_the_order_of_mining_does_not_change_a_draft(tmp_path):
    speeches = sorted((shipped_root() / "phrasebank" / "speeches").glob("*工作会议讲话.txt"))
    texts = []
    for name, order in (("甲", speeches), ("乙", speeches[::-1])):
        root = light_workspace(tmp_path / name)
        assert counts(mine(root, *order)) == (len(speeches), 0, 0)
        args = ("draft", "工作会议讲话", "--set", "日期=2026-12-01", "--set", "地区=松原岭县", "--text")
        texts.append(nigao(*args, "--workspace", root).out)
    assert texts[0] == texts[1]
    assert len(texts[0]) > 2000
