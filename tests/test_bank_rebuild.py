"""A bank that is rebuilt keeps what only it knows; a damaged one gives up what can still be read."""

import sqlite3
import threading
from pathlib import Path

import pytest
from cli_support import SENTENCE, SPEECH, light, refused
from desk_support import build_tree, nigao

from generator.bank.bank import Bank
from generator.bank.overview import overview
from generator.bank.salvage import Salvaged, faults, salvage
from generator.desk.repair import rebuild
from generator.model.errors import BankError
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.speech import Speech

__all__ = ["light"]

PAGE = 4096


def bank_path(workspace: Path) -> Path:
    return workspace / "phrasebank" / "bank.sqlite"


def found(workspace: Path) -> list[str]:
    return [
        line
        for line in nigao("search", "建议卡", "--workspace", workspace).out.splitlines()
        if SENTENCE in line
    ]


@pytest.fixture
def mined(light: Path, tmp_path: Path) -> Path:
    """A workspace with one speech of its own, whose file is gone, and one draft."""
    folder = build_tree(tmp_path / "桌面", {"讲话.txt": SPEECH})
    assert nigao("mine", folder, "--own", "--workspace", light).code == 0
    (folder / "讲话.txt").unlink()
    with Bank(bank_path(light)) as bank, bank.keeping_drafts("2026-12-01T00:00:00", {"稿一": "{}"}):
        pass
    return light


def scribble(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


def pages_of(path: Path, table: str) -> list[int]:
    """The pages (from 0) that hold a table's rows, but for its root."""
    with sqlite3.connect(path) as connection:
        root = connection.execute("select rootpage from sqlite_master where name = ?", (table,)).fetchone()[0]
        data, pages = path.read_bytes(), []
        waiting = [root]
        while waiting:
            page = waiting.pop()
            start = (page - 1) * PAGE
            if data[start] == 5:
                count = int.from_bytes(data[start + 3 : start + 5], "big")
                cells = (start + int.from_bytes(data[start + 12 + 2 * n :][:2], "big") for n in range(count))
                waiting += [int.from_bytes(data[cell : cell + 4], "big") for cell in cells]
                waiting.append(int.from_bytes(data[start + 8 : start + 12], "big"))
            elif page != root:
                pages.append(page - 1)
    connection.close()
    return sorted(pages)


def test_a_sound_bank_is_the_same_after_it_was_rebuilt(mined: Path) -> None:
    with Bank(bank_path(mined)) as bank:
        before = (
            bank.digest(),
            sorted(bank.keys_beginning("")),
            overview(bank, {}),
            len(list(bank.manuscripts())),
        )
    result = nigao("bank", "rebuild", "--workspace", mined)
    assert (result.code, "初稿 1 篇" in result.out) == (0, True)
    with Bank(bank_path(mined)) as bank:
        assert (
            bank.digest(),
            sorted(bank.keys_beginning("")),
            overview(bank, {}),
            len(list(bank.manuscripts())),
        ) == before
        assert bank.connection.execute("select id from draft").fetchall() == [("稿一",)]
    beside = {path.name for path in bank_path(mined).parent.iterdir()}
    assert beside - {"bank.sqlite.content.json", "bank.sqlite.words"} == {"bank.sqlite"}
    assert bank_path(mined).stat().st_mode & 0o077 == 0


def test_a_damaged_bank_is_set_aside_and_what_was_derived_comes_back(mined: Path) -> None:
    scribble(bank_path(mined), pages_of(bank_path(mined), "sentence"))
    assert faults(bank_path(mined))
    result = nigao("bank", "rebuild", "--workspace", mined)
    assert result.code == 0, result.err
    assert "有损坏" in result.out
    assert faults(bank_path(mined)) == []
    assert found(mined)
    with Bank(bank_path(mined)) as bank:
        assert bank.connection.execute("select count(*) from draft").fetchone() == (1,)
    (aside,) = bank_path(mined).parent.glob("bank-损坏-*.sqlite")
    assert faults(aside)


def salvaged(path: Path) -> tuple[Salvaged, list[str]]:
    """What was carried over from the bank at `path`, and the names of the sources that came."""
    with Bank(path.with_name("新")) as bank:
        return salvage(path, bank), [source.name for source in bank.sources()]


def test_a_torn_page_of_sources_costs_those_on_it(tmp_path: Path) -> None:
    path = many_sources(tmp_path / "旧", 60)
    pages = pages_of(path, "source")
    scribble(path, pages[2:3])
    done, names = salvaged(path)
    assert 40 < len(names) < 60
    assert {names[0], names[-1]} == {"1.txt", "60.txt"}
    assert done.lost["source"] == 60 - len(names)


def test_a_source_whose_text_is_spoilt_is_named(tmp_path: Path) -> None:
    path = many_sources(tmp_path / "旧", 3)
    with sqlite3.connect(path) as connection:
        connection.execute("update source set text = 'x' where name = '2.txt'")
    connection.close()
    done, names = salvaged(path)
    assert (names, done.unreadable) == (["1.txt", "3.txt"], ("2.txt",))


def many_sources(path: Path, count: int) -> Path:
    with Bank(path) as bank, bank.changing():
        for number in range(1, count + 1):
            name = f"{number}.txt"
            manuscript = Manuscript(name, name, (Paragraph("要把监督做实。" * 40),))
            bank.add(Speech(name, name, SourceInfo(), (), ()), manuscript, name, "own")
    return path


def test_what_is_no_bank_is_refused_and_left_alone(light: Path) -> None:
    bank_path(light).write_bytes(b"x" * 9000)
    refused(nigao("bank", "rebuild", "--workspace", light), "bank.sqlite")
    assert bank_path(light).read_bytes() == b"x" * 9000
    bank_path(light).unlink()
    refused(nigao("bank", "rebuild", "--workspace", light), "还没有句库")
    assert list(bank_path(light).parent.iterdir()) == []


def test_of_a_bank_that_is_cut_off_the_rest_is_saved(tmp_path: Path) -> None:
    path = many_sources(tmp_path / "旧", 60)
    path.write_bytes(path.read_bytes()[: (pages_of(path, "source")[-3]) * PAGE])
    done, names = salvaged(path)
    assert 40 < len(names) < 60
    assert names[0] == "1.txt"
    assert done.lost["source"]


@pytest.mark.parametrize("left", [b"", b"SQLite format 3\0", "我的句库".encode() * 900])
def test_what_is_beyond_repair_is_not_sent_to_the_repair_again(light: Path, left: bytes) -> None:
    whole = bank_path(light).read_bytes()
    data = whole[:4096] if left.startswith(b"SQLite") else left
    bank_path(light).write_bytes(data)
    told = refused(nigao("bank", "rebuild", "--workspace", light), "bank.sqlite")
    assert "rebuild" not in "".join(told)
    assert "备份" in told[1]
    assert "nigao mine" in told[1]
    assert bank_path(light).read_bytes() == data


def test_a_bank_file_that_is_empty_is_told_before_a_new_one_is_made(light: Path) -> None:
    bank_path(light).write_bytes(b"")
    assert "空文件" in nigao("doctor", "--workspace", light).out
    assert "是空的（0 字节）" in nigao("bank", "--workspace", light).err
    assert "0 字节" not in nigao("bank", "--workspace", light).err


def test_tables_of_later_versions_that_are_kept_are_carried_over(tmp_path: Path) -> None:
    for name in ("旧", "新"):
        with Bank(tmp_path / name) as bank:
            bank.connection.execute("create table later (id integer primary key, key text)")
    with Bank(tmp_path / "旧") as bank, bank.changing():
        bank.connection.execute("insert into later values (3, 'k')")
    with Bank(tmp_path / "新") as bank:
        assert salvage(tmp_path / "旧", bank).kept["later"] == 1
        assert bank.connection.execute("select * from later").fetchall() == [(3, "k")]


def test_another_programs_database_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "空.sqlite").write_bytes(b"")
    with Bank(tmp_path / "新") as bank, pytest.raises(BankError):
        salvage(tmp_path / "空.sqlite", bank)


def test_a_bank_of_a_newer_program_is_refused_told_and_left_alone(light: Path) -> None:
    with sqlite3.connect(bank_path(light)) as connection:
        connection.execute("pragma user_version = 99")
        connection.execute("create table newstuff (x)")
    connection.close()
    before = bank_path(light).read_bytes()
    refused(nigao("bank", "rebuild", "--workspace", light), "更新的程序")
    told = nigao("doctor", "--workspace", light)
    assert (told.code, "更新的程序" in told.out, "完好" in told.out) == (1, True, False)
    assert bank_path(light).read_bytes() == before
    assert [path.name for path in bank_path(light).parent.iterdir()] == ["bank.sqlite"]


def test_what_is_done_while_the_bank_is_rebuilt_waits_and_is_in_the_new_one(mined: Path) -> None:
    started, waited = threading.Event(), threading.Event()

    def refresh(_: Bank) -> None:
        started.set()
        waited.wait(30)

    def note() -> None:
        started.wait(30)
        with Bank(bank_path(mined), waiting=waited.set) as bank, bank.changing():
            bank.set_meta("陪着", "在")

    other = threading.Thread(target=note)
    other.start()
    rebuild(bank_path(mined), refresh, lambda: None)
    other.join()
    assert waited.is_set()
    with Bank(bank_path(mined)) as bank:
        assert bank.meta("陪着") == "在"


def test_a_bank_that_was_open_before_a_rebuild_is_written_where_the_new_one_is(mined: Path) -> None:
    with Bank(bank_path(mined)) as bank:
        rebuild(bank_path(mined), lambda _: None, lambda: None)
        with bank.writing():
            bank.set_meta("先开的", "在")
    with Bank(bank_path(mined)) as bank:
        assert bank.meta("先开的") == "在"
