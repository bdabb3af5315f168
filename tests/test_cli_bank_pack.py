"""`nigao bank pack` and `merge`: what one office passes on to another, and what is refused."""

import json
import os
import shutil
import sqlite3
import zipfile
from io import BytesIO

import openpyxl
import pytest
from cli_support import SENTENCE, SPEECH, refused, small_workspace, untouched
from desk_support import build_tree, nigao

OTHER = SPEECH.replace("在代表工作推进会上的讲话", "在建议督办会上的讲话").replace(
    "要教会代表写好一张建议卡，一卡只说一件事，说清缘由和盼望。",
    "要让代表坐下来同承办单位当面算账，一笔一笔算清楚。",
)
INTERNAL = "内部资料\n" + SPEECH.replace("建议卡", "意见卡").replace(
    "在代表工作推进会上的讲话", "在内部会上的讲话"
)
REWORDED = "要教会代表写好每一张建议卡，一卡只说一件事，说清缘由。"


def office(root, *speeches):
    """A workspace of an office with these speeches in its bank."""
    small_workspace(root)
    build_tree(
        root.parent / f"{root.name}-稿", {f"{root.name}{n}.txt": text for n, text in enumerate(speeches)}
    )
    done = nigao("--workspace", root, "mine", root.parent / f"{root.name}-稿", "--own", "--allow-internal")
    assert done.code == 0, done.err
    return root


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    folder = tmp_path_factory.mktemp("两家")
    return office(folder / "甲", SPEECH), office(folder / "乙", SPEECH, OTHER, INTERNAL)


@pytest.fixture
def two(offices, tmp_path):
    shutil.copytree(offices[1].parent / "乙-稿", tmp_path / "乙-稿")
    return tuple(shutil.copytree(one, tmp_path / one.name) for one in offices)


def edit(root, **changes):
    """Edit phrases in a workbook and import it: sentence → {column: value}."""
    target = root.parent / "整理.xlsx"
    assert nigao("--workspace", root, "bank", "export", target, "--force").code == 0
    book = openpyxl.load_workbook(target)
    for sheet in book:
        columns = {cell.value: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            for column, value in changes.get(str(sheet.cell(row, 1).value), {}).items():
                sheet.cell(row, columns[column]).value = value
    book.save(target)
    done = nigao("--workspace", root, "bank", "import", target, "--yes")
    assert done.code == 0, done.err


def pack(root, *options, name="包.nigao"):
    target = root.parent / name
    done = nigao("--workspace", root, "bank", "pack", target, "--force", *options)
    assert done.code == 0, done.err
    return target


def merge(root, file, *options):
    done = nigao("--workspace", root, "bank", "merge", file, *options)
    assert done.code == 0, done.err
    return done


def texts(root):
    """Every phrase that is offered: its sentence → slot."""
    target = root.parent / "看.xlsx"
    assert nigao("--workspace", root, "bank", "export", target, "--force").code == 0
    found = {}
    for sheet in openpyxl.load_workbook(BytesIO(target.read_bytes()), read_only=True):
        lines = sheet.iter_rows(values_only=True)
        if next(lines)[0] == "句子":
            found |= {line[0]: line[2] for line in lines if line[1] == "取用"}
    return found


def test_new_known_and_conflicting_are_counted_and_nothing_happens_unasked(two):
    ours, theirs = two
    edit(theirs, **{SENTENCE: {"槽位": "监督"}})
    edit(ours, **{SENTENCE: {"槽位": "立法"}})
    file = pack(theirs)
    with untouched(ours):
        told = merge(ours, file)
    assert "新的 1 篇，已有 1 篇" in told.out
    assert "冲突 1 条" in told.out
    assert "您的“立法”，对方的“监督”（您定得晚，用您的）" in told.out
    assert "--yes" in told.err
    merge(ours, file, "--yes")
    assert texts(ours)[SENTENCE] == "立法"
    assert "要让代表坐下来同承办单位当面算账，一笔一笔算清楚。" in texts(ours)


def test_merging_twice_changes_nothing_and_can_be_undone(two):
    ours, theirs = two
    edit(theirs, **{SENTENCE: {"句子": REWORDED}})
    before = texts(ours)
    file = pack(theirs)
    merge(ours, file, "--yes")
    once = texts(ours)
    assert REWORDED in once
    with untouched(ours / "phrasebank"):
        assert "没有新的内容" in merge(ours, file, "--yes").err
    assert nigao("--workspace", ours, "bank", "undo").code == 0
    assert texts(ours) == before
    merge(ours, file, "--yes")
    assert texts(ours) == once


def test_what_was_struck_stays_struck(two):
    ours, theirs = two
    edit(ours, **{SENTENCE: {"状态": "不用"}})
    edit(theirs, **{SENTENCE: {"状态": "不用"}})
    edit(theirs, **{SENTENCE: {"状态": "取用"}})
    merge(ours, pack(theirs), "--yes")
    assert SENTENCE not in texts(ours)
    told = merge(theirs, pack(ours), "--yes")
    assert "您的“取用”，对方的“不用”（您定得晚，用您的）" in told.out
    assert SENTENCE in texts(theirs)


def test_a_strike_is_passed_on(two):
    ours, theirs = two
    edit(theirs, **{SENTENCE: {"状态": "不用"}})
    merge(ours, pack(theirs), "--yes")
    assert SENTENCE not in texts(ours)


def test_a_pack_holds_no_paths_no_users_no_memory_and_nothing_internal(two):
    _, theirs = two
    speech = theirs.parent / "讲过.txt"
    speech.write_text(SPEECH, encoding="utf-8")
    assert (
        nigao("--workspace", theirs, "used", speech, "--speaker", "周启明", "--meeting", "秘密会").code == 0
    )
    done = nigao("--workspace", theirs, "bank", "pack", theirs.parent / "包")
    assert "乙2.txt" in done.err
    with zipfile.ZipFile(theirs.parent / "包.nigao") as archive:
        held = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert SENTENCE in held
    for text in (
        str(theirs.parent),
        theirs.parent.name,
        "周启明",
        "秘密会",
        "意见卡",
        f'"{os.environ.get("USER", "root")}"',
    ):
        assert text not in held
    with zipfile.ZipFile(pack(theirs, "--allow-internal")) as archive:
        assert "意见卡" in archive.read("sources.jsonl").decode()


def test_a_speech_of_another_place_comes_in_as_anothers(two):
    ours, theirs = two
    (theirs / "拟稿.yaml").write_text("单位:\n  地区: 云河市\n", encoding="utf-8")
    merge(ours, pack(theirs), "--yes")
    told = nigao("--workspace", ours, "bank", "sources").out
    assert "外单位" in next(line for line in told.splitlines() if "乙1.txt" in line)


def test_ones_own_file_takes_the_place_of_what_a_pack_said_of_it(two):
    ours, theirs = two
    file = pack(theirs)
    merge(ours, file, "--yes")
    done = nigao("--workspace", ours, "mine", theirs.parent / "乙-稿" / "乙1.txt", "--outside")
    assert "读入 1 篇" in done.out
    told = nigao("--workspace", ours, "bank", "sources").out
    assert sum("乙1.txt" in line for line in told.splitlines()) == 1
    assert "没有新的内容" in merge(ours, file, "--yes").err


def rewritten(file, **parts):
    """The bytes of a pack with some of its parts replaced."""
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**held, **{name.replace("_", "."): data for name, data in parts.items()}}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _line(file, part, **changes):
    with zipfile.ZipFile(file) as archive:
        first = json.loads(archive.read(part).decode().splitlines()[0])
    return (json.dumps({**first, **changes}) + "\n").encode()


def test_hostile_and_broken_packs_are_refused_and_nothing_changes(two, tmp_path):
    ours, theirs = two
    edit(theirs, **{SENTENCE: {"槽位": "监督"}})
    good = pack(theirs)
    foreign = tmp_path / "别的.sqlite"
    with sqlite3.connect(foreign) as connection:
        connection.execute("create table x (y)")
    connection.close()
    whole = good.read_bytes()
    extra = BytesIO(whole)
    with zipfile.ZipFile(extra, "a") as archive:
        archive.writestr("../../外面.txt", "x")
    bad = {
        "炸弹": rewritten(good, sources_jsonl=b"0" * 400_000_000),
        "外国库": foreign.read_bytes(),
        "句库": (ours / "phrasebank" / "bank.sqlite").read_bytes(),
        "路径": extra.getvalue(),
        "名称": rewritten(good, sources_jsonl=_line(good, "sources.jsonl", name="../../x.txt")),
        "新版": rewritten(good, pack_json=json.dumps({"format": "nigao-pack", "version": 99, "place": ""})),
        "半截": whole[: len(whole) // 2],
        "空": b"",
        "坏行": rewritten(good, decisions_jsonl=b'{"key": 1}\n'),
        "将来": rewritten(good, decisions_jsonl=_line(good, "decisions.jsonl", at="2999-01-01T00:00:00")),
        "深": rewritten(good, sources_jsonl=b"[" * 200_000),
        "怪字段": rewritten(good, decisions_jsonl=_line(good, "decisions.jsonl", field="kept")),
    }
    for name, data in bad.items():
        (tmp_path / f"{name}.nigao").write_bytes(data)
        with untouched(ours):
            refused(
                nigao("--workspace", ours, "bank", "merge", tmp_path / f"{name}.nigao", "--yes"),
                f"{name}.nigao",
            )
    refused(nigao("--workspace", ours, "bank", "merge", tmp_path / "没有.nigao", "--yes"), "没有.nigao")


def test_a_pack_that_did_not_come_whole_is_told_as_such(two):
    ours, theirs = two
    whole = pack(theirs)
    for left in (30, whole.stat().st_size // 2, whole.stat().st_size - 1):
        cut = whole.with_name(f"半截{left}.nigao")
        cut.write_bytes(whole.read_bytes()[:left])
        told = refused(nigao("--workspace", ours, "bank", "merge", cut, "--yes"), "不是完整的")
        assert "没有收全" in told[1]
        assert "选错" not in "".join(told)


@pytest.mark.skipif(os.name == "nt", reason="files have no such modes")
@pytest.mark.parametrize("verb, name", [("pack", "包.nigao"), ("export", "句.xlsx"), ("export", "句.yaml")])
def test_what_leaves_the_bank_is_for_its_owner_alone(two, verb, name):
    root = two[0]
    target = root.parent / name
    target.write_text("原来的", encoding="utf-8")
    target.chmod(0o644)
    assert nigao("--workspace", root, "bank", verb, target, "--force").code == 0
    assert target.stat().st_mode & 0o077 == 0


def test_a_secret_speech_in_a_pack_is_left_out(two, tmp_path):
    ours, theirs = two
    good = pack(theirs)
    with zipfile.ZipFile(good) as archive:
        source = json.loads(archive.read("sources.jsonl").decode().splitlines()[0])
    source["paragraphs"].insert(0, {"text": "机密★1年", "style": "", "outline_level": None, "centred": False})
    source["digest"] = "ab" * 32
    (tmp_path / "密.nigao").write_bytes(rewritten(good, sources_jsonl=(json.dumps(source) + "\n").encode()))
    with untouched(ours / "phrasebank"):
        done = merge(ours, tmp_path / "密.nigao", "--yes")
    assert "密级标志" in done.err


def test_what_comes_from_an_office_that_did_not_say_where_it_is_is_told_by_what_it_says(two):
    ours, theirs = two
    county = SPEECH.replace("把大家请来", "把全县各乡镇人大的同志请来，全县上下都很关心，")
    folder = build_tree(theirs.parent / "县", {"县里.txt": county, "哪里.txt": OTHER.replace("建议", "意见")})
    build_tree(theirs, {"拟稿.yaml": ""})
    assert nigao("--workspace", theirs, "mine", folder, "--own").code == 0
    merge(ours, pack(theirs), "--yes")
    told = nigao("--workspace", ours, "bank", "sources").out.splitlines()
    kinds = {line.split()[0]: line.split()[1] for line in told}
    assert (kinds["县里.txt"], kinds["哪里.txt"]) == ("外单位", "本单位")
