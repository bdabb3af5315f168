"""Files of one name in different folders: whoever reads of one knows which it is."""

import json
import sqlite3
from contextlib import closing

from cli_support import SENTENCE, SPEECH, light
from desk_support import build_tree, nigao
from openpyxl import load_workbook

from generator.bank.told import Called, told_of

__all__ = ["light"]

_OTHER = SPEECH.replace("卡", "纸").replace("建议", "意见").replace("代表", "委员")


def _called(*paths, date=""):
    return [Called(number, path.rsplit("/", 1)[-1], path, date) for number, path in enumerate(paths)]


def test_only_what_is_named_alike_is_told_with_its_folders_and_with_no_more_than_it_takes():
    told = told_of(
        _called(
            "/家/稿/2021/讲话.docx",
            "/家/稿/2022/主任/讲话.docx",
            "/家/稿/2023/主任/讲话.docx",
            "/家/稿/汇报.docx",
        )
    )
    assert [told[n] for n in range(4)] == [
        "2021/讲话.docx",
        "2022/主任/讲话.docx",
        "2023/主任/讲话.docx",
        "汇报.docx",
    ]


def test_a_file_above_and_one_below_are_told_apart_and_so_are_those_of_windows():
    told = told_of(_called("/家/稿/讲话.docx", "/家/稿/旧/讲话.docx"))
    assert [told[n] for n in range(2)] == ["稿/讲话.docx", "旧/讲话.docx"]
    told = told_of(
        [Called(1, "讲话.docx", r"C:\稿\甲\讲话.docx", ""), Called(2, "讲话.docx", r"C:\稿\乙\讲话.docx", "")]
    )
    assert [told[n] for n in (1, 2)] == ["甲/讲话.docx", "乙/讲话.docx"]


def test_what_a_pack_brought_is_told_by_its_date_and_never_twice_the_same():
    merged = [Called(n, "讲话.docx", f"并入/{n}{n}/讲话.docx", "2023-05-01") for n in (1, 2)]
    told = told_of([*merged, Called(3, "讲话.docx", "/家/讲话.docx", "2024-01-01")])
    assert told == {
        1: "并入 2023-05-01/讲话.docx",
        2: "并入 2023-05-01/讲话.docx（2）",
        3: "讲话.docx",
    }
    assert told_of(list(reversed(merged))) == {one.id: told[one.id] for one in merged}


def _two(light, tmp_path):
    """A bank that holds two speeches from files of one name; their folder."""
    folder = build_tree(tmp_path / "旧讲话", {"2021/讲话.txt": SPEECH, "2022/讲话.txt": _OTHER})
    result = nigao("mine", folder, "--own", "--workspace", light)
    assert result.code == 0, result.err
    return folder


def test_search_sources_stats_and_sheets_tell_which_of_two_files_it_is(light, tmp_path):
    _two(light, tmp_path)
    run = lambda *asked: nigao(*asked, "--workspace", light).out  # noqa: E731
    assert "2021/讲话.txt 第 5 段" in run("search", "教会代表写好")
    assert "2022/讲话.txt 第 5 段" in run("search", "教会委员写好")
    hit = json.loads(run("search", "教会代表写好", "--context", "1", "--json"))["hits"][0]
    assert hit["text"] == SENTENCE and hit["source"]["file"] == "2021/讲话.txt"
    assert "街坊邻里" in hit["context"]["before"][0]
    assert "教会委员" not in run("search", "写好", "--source", "2021/讲话")
    for asked in (("bank", "sources"), ("bank", "stats")):
        assert "2021/讲话.txt" in run(*asked) and "2022/讲话.txt" in run(*asked)
    sheet = tmp_path / "句库.xlsx"
    assert nigao("bank", "export", sheet, "--workspace", light).code == 0
    book = load_workbook(sheet)
    files = {str(row[0].value) for row in book["来源"].iter_rows(min_row=2)}
    assert {"2021/讲话.txt", "2022/讲话.txt"} <= files
    held = [str(cell.value) for row in book["代表工作"].iter_rows(min_row=2) for cell in row]
    assert any(one.startswith("2021/讲话.txt 第") for one in held)


def test_mining_tells_which_of_two_files_it_means_also_where_it_skips_them(light, tmp_path):
    folder = build_tree(
        tmp_path / "旧讲话",
        {
            "2021/讲话.txt": SPEECH,
            "2022/讲话.txt": _OTHER,
            "甲/空.txt": "",
            "乙/空.txt": "",
            "乙/也空.txt": "",
        },
    )
    (light / "拟稿.yaml").write_text("单位: {地区: 云河市}", encoding="utf-8")
    told = nigao("mine", folder, "--workspace", light).out
    assert "先算本单位：2021/讲话.txt、2022/讲话.txt（" in told
    assert "  甲/空.txt " in told and "  乙/空.txt " in told and "  也空.txt" in told


def test_the_folder_comes_and_goes_with_the_other_file_of_its_name_and_a_pack_never_tells_it(light, tmp_path):
    folder = build_tree(tmp_path / "旧讲话", {"2021/讲话.txt": SPEECH})
    run = lambda *asked: nigao(*asked, "--workspace", light).out  # noqa: E731
    nigao("mine", folder, "--own", "--workspace", light)
    assert "2021/" not in run("search", "教会代表写好")
    build_tree(folder, {"2022/讲话.txt": _OTHER})
    nigao("mine", folder, "--own", "--workspace", light)
    assert "2021/讲话.txt" in run("search", "教会代表写好")
    pack = tmp_path / "包.nigao"
    assert nigao("bank", "pack", pack, "--workspace", light).code == 0
    there = build_tree(tmp_path / "别处", {"拟稿.yaml": ""})
    assert nigao("bank", "merge", pack, "--yes", "--workspace", there).code == 0
    assert "2021/" not in nigao("bank", "sources", "--workspace", there).out


def test_check_tells_which_of_two_files_a_speech_is_copied_from(light, tmp_path):
    _two(light, tmp_path)
    copied = build_tree(tmp_path / "新稿", {"新讲话.txt": _OTHER + "完。"}) / "新讲话.txt"
    result = nigao("check", copied, "--workspace", light)
    assert "100% 和《2022/讲话.txt》相同" in result.out and "100% 和《2021/" not in result.out


def test_a_bank_of_version_9_tells_its_sources_apart_and_no_draft_goes_on_with_the_old_names(light, tmp_path):
    _two(light, tmp_path)
    with closing(sqlite3.connect(light / "phrasebank" / "bank.sqlite")) as bank, bank:
        bank.execute("alter table source drop column told")
        bank.execute(
            "create table if not exists kept (kind text, name text, stamp text, checked integer, data blob)"
        )
        bank.execute("insert into kept values ('offered', '', '', 0, x'')")
        bank.execute("pragma user_version = 9")
    assert "2021/讲话.txt" in nigao("search", "教会代表写好", "--workspace", light).out
    with closing(sqlite3.connect(light / "phrasebank" / "bank.sqlite")) as bank:
        assert (
            not bank.execute("select 1 from sqlite_master where name = 'kept'").fetchone()
            or not bank.execute("select 1 from kept").fetchone()
        )
