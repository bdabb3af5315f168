"""What drafts worked out is kept in the bank for the next one: the same drafts, and nothing out of date."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from cli_support import DAY, PLACE, filled_workspace
from desk_support import nigao

from generator.bank import selection
from generator.bank.bank import Bank
from generator.bank.decisions import Decision, decide
from generator.bank.offers import offers

OCCASION = "交流发言"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which one draft was made."""
    root = filled_workspace(tmp_path_factory.mktemp("留着") / "工作")
    assert _draft(root, "一.docx").code == 0
    return root


def _draft(root: Path, name: str, *more: str):
    return nigao("draft", OCCASION, *DAY, *PLACE, "-o", name, "--force", *more, here=root)


def _bank(root: Path) -> Path:
    return root / "phrasebank" / "bank.sqlite"


def _kept(root: Path) -> int:
    with contextlib.closing(sqlite3.connect(_bank(root))) as connection:
        return int(connection.execute("select count(*) from kept").fetchone()[0])


def _sql(root: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(_bank(root))) as connection, connection:
        connection.execute(statement)


def test_rows_that_were_kept_are_those_of_the_tables(root: Path) -> None:
    with Bank(_bank(root)) as bank:
        kept = bank.phrases(occasions=(OCCASION,))
        read = offers(bank.connection, occasions=(OCCASION,))
    assert [row._replace(suspect_at=None) for row in kept] == read
    assert any(row.suspect_at for row in kept) and any(row.suspect_at == () for row in kept)
    assert {type(word) for row in kept for word in row.traits.level_words} == {
        type(word) for row in read for word in row.traits.level_words
    }


def test_a_draft_from_what_is_kept_is_the_same_to_the_byte(root: Path) -> None:
    _sql(root, "delete from kept")
    assert _draft(root, "新读.docx").code == 0
    assert _kept(root) > 0
    assert _draft(root, "留着.docx").code == 0
    assert (root / "新读.docx").read_bytes() == (root / "留着.docx").read_bytes()


@pytest.mark.parametrize(
    "damage",
    ["update kept set data = substr(data, 1, 99)", "update kept set data = x'e9'", "drop table kept"],
)
def test_what_is_damaged_or_gone_is_worked_out_again(root: Path, damage: str) -> None:
    assert _draft(root, "好.docx").code == 0
    _sql(root, damage)
    result = _draft(root, "坏.docx")
    assert result.code == 0, result.err
    assert (root / "好.docx").read_bytes() == (root / "坏.docx").read_bytes()
    assert _kept(root) > 0


def test_a_decision_drops_what_is_kept_and_the_next_draft_heeds_it(tmp_path: Path) -> None:
    root = filled_workspace(tmp_path / "工作")
    assert _draft(root, "前.docx").code == 0
    with Bank(_bank(root)) as bank:
        row = bank.phrases(occasions=(OCCASION,))[0]
        decide(bank, "review", [Decision(row.key, "state", "不用")], "2026-11-22T10:00:00", "王", "")
        assert bank.kept.find("rows", "") is None
    assert _kept(root) == 0
    with Bank(_bank(root)) as bank:
        assert row.key not in {one.key for one in bank.phrases(occasions=(OCCASION,))}


def test_only_the_last_kinds_of_drafts_are_kept(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank:
        for number in range(12):
            bank.kept.put("数", str(number), (number, "字", (None, 1.5)))
            with bank.keeping_drafts("2026-11-22T10:00:00", {}):
                pass
        assert bank.kept.find("数", "11") == (11, "字", (None, 1.5))
        assert [number for number in range(12) if bank.kept.find("数", str(number))] == list(range(4, 12))


def test_what_was_worked_out_before_another_program_changed_the_bank_is_not_kept(tmp_path: Path) -> None:
    with Bank(tmp_path / "bank.sqlite") as bank, Bank(tmp_path / "bank.sqlite") as other:
        bank.kept.put("数", "1", (1,))
        with other.writing():
            other.connection.execute("insert into draft values ('甲', '', '{}')")
        with bank.keeping_drafts("2026-11-22T10:00:00", {}):
            pass
        assert bank.kept.find("数", "1") is None


def test_a_draft_that_could_not_be_written_keeps_nothing(tmp_path: Path) -> None:
    class FailedError(Exception):
        pass

    with Bank(tmp_path / "bank.sqlite") as bank:
        bank.kept.put("数", "1", (1,))
        with pytest.raises(FailedError), bank.keeping_drafts("2026-11-22T10:00:00", {"甲": "{}"}):
            raise FailedError
        assert bank.kept.find("数", "1") is None


@pytest.mark.parametrize("asked", [("--block", "1.1"), ("--block", "1"), ("--headings",)])
def test_of_a_big_bank_redraft_reads_what_it_needs(
    root: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    assert _draft(root, "稿.docx").code == 0
    read: list[int] = []
    whole = Bank.phrases

    def counted(bank: Bank, *args: object, **given: object):
        rows = whole(bank, *args, **given)  # type: ignore[arg-type]
        read.append(len(rows))
        return rows

    monkeypatch.setattr(Bank, "phrases", counted)
    monkeypatch.setattr(selection, "_SMALL", 10)
    result = nigao("redraft", "稿.docx", *asked, "-o", "换.docx", "--force", here=root)
    assert result.code == 0 or "另一" in result.err, result.err
    with Bank(_bank(root)) as bank:
        assert 0 < read[0] < len(offers(bank.connection)) / 5
