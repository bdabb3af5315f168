"""Memory: what was said is only ever added, can be revoked, and outlives whatever is mined anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.bank.bank import Bank
from generator.bank.said import LastSaid, last_said
from generator.bank.schema import APPLICATION_ID, MEMORY, SCHEMA_VERSION
from generator.bank.usage import Said, Words, record, said_lately, times_used, undo
from generator.model.draft import Used

TABLES_3 = Path(__file__).parent / "data" / "bank-3.sql"
NOW = "2026-12-01T09:00:00"


@pytest.fixture
def bank(tmp_path):
    with Bank(tmp_path / "bank.sqlite") as opened:
        yield opened


def said(*keys, date="2026-12-01", speaker="周启明", meeting="全市人大工作会议", file="讲话.docx"):
    return Said(tuple(map(Words, keys)), meeting, date, speaker, file)


def rows(bank, table):
    return bank.connection.execute(f"select * from {table} order by rowid").fetchall()


def test_what_was_said_is_remembered_with_its_meeting_and_day(bank):
    assert record(bank, said("a", "b", "a"), NOW, "秘书")
    assert [row[1:4] for row in rows(bank, "usage")] == [
        ("a", "全市人大工作会议", "2026-12-01"),
        ("b", "全市人大工作会议", "2026-12-01"),
    ]
    assert last_said(bank, ["x", "b"]) == LastSaid("2026-12-01", "全市人大工作会议")
    assert last_said(bank, ["x"]) is None


def test_the_same_speech_recorded_again_counts_once(bank):
    assert record(bank, said("a", "b"), NOW, "")
    assert not record(bank, said("b", "a"), "2026-12-02T09:00:00", "")
    assert len(rows(bank, "batch")) == 1


def test_a_speech_recorded_anew_replaces_what_was_recorded_and_nothing_is_erased(bank):
    record(bank, said("a", "b"), NOW, "")
    assert record(bank, said("b", "c"), "2026-12-02T09:00:00", "")
    assert said_lately(bank, "周启明", "2026-12-31", 3) == {"b", "c"}
    assert len(rows(bank, "usage")) == 4


def test_only_the_last_speeches_of_this_speaker_up_to_the_day_count(bank):
    for number, speaker in ((1, "周启明"), (2, "周启明"), (3, "林海"), (4, "周启明"), (5, "周启明")):
        record(
            bank,
            said(f"k{number}", date=f"2026-12-0{number}", speaker=speaker, file=f"{number}.docx"),
            NOW,
            "",
        )
    assert said_lately(bank, "周启明", "2026-12-31", 2) == {"k4", "k5"}
    assert said_lately(bank, "周启明", "2026-12-04", 2) == {"k2", "k4"}
    assert said_lately(bank, "周启明", "2026-12-31", 0) == frozenset()
    assert said_lately(bank, "林海", "2026-12-31", 9) == {"k3"}


def test_undo_revokes_the_newest_record_of_a_file_by_a_row_of_its_own(bank):
    record(bank, said("a"), NOW, "")
    record(bank, said("b", date="2026-12-05"), "2026-12-05T09:00:00", "")
    assert undo(bank, "讲话.docx", "2026-12-06T09:00:00", "") == ("2026-12-05", "全市人大工作会议", 1)
    assert said_lately(bank, "周启明", "2026-12-31", 3) == {"a"}
    assert undo(bank, "别的.docx", "2026-12-06T09:00:00", "") is None
    assert [row[1] for row in rows(bank, "batch")] == ["used", "used", "undo"]
    assert len(rows(bank, "usage")) == 2


def test_the_digest_of_the_bank_tells_that_something_was_said(bank):
    before = bank.digest()
    record(bank, said("a"), NOW, "")
    assert bank.digest() != before


def test_a_bank_of_version_2_gets_a_memory_and_keeps_its_drafts(tmp_path):
    path = tmp_path / "bank.sqlite"
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(TABLES_3.read_text(encoding="utf-8").replace(MEMORY.strip(), ""))
        old.execute(f"pragma application_id = {APPLICATION_ID}")
        old.execute("pragma user_version = 2")
        old.execute("insert into draft values ('a1', '2026-01-01', '{}')")
    with Bank(path) as bank:
        assert bank.connection.execute("pragma user_version").fetchone() == (SCHEMA_VERSION,)
        assert rows(bank, "draft") == [("a1", "2026-01-01", "{}")]
        assert record(bank, said("a"), NOW, "")
        assert said_lately(bank, "周启明", "2026-12-31", 1) == {"a"}


def test_how_often_a_phrase_was_used_counts_speeches_and_leaves_out_what_was_revoked(bank):
    bank.connection.executemany("insert into member values (?, ?)", [("a", "a"), ("a2", "a")])
    record(bank, said("a", "b", date="2026-03-01", meeting="主任会议", file="一.docx"), NOW, "")
    record(bank, said("a2", "a", date="2026-05-01", meeting="座谈会", file="二.docx"), NOW, "")
    record(bank, said("b", date="2026-09-01", file="三.docx"), NOW, "")
    undo(bank, "三.docx", "2026-09-02T09:00:00", "")
    assert times_used(bank, ["a", "a2", "b", "x"]) == {
        "a": Used(2, "2026-05-01", "座谈会"),
        "a2": Used(2, "2026-05-01", "座谈会"),
        "b": Used(1, "2026-03-01", "主任会议"),
    }
