"""A bank of an earlier version opens, keeps what is kept, and is mined anew; one of a newer version is refused."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.bank.bank import Bank
from generator.bank.schema import APPLICATION_ID, SCHEMA_VERSION
from generator.desk.desk import Desk
from generator.desk.workspace import create_workspace
from generator.model.errors import BankError
from generator.model.manuscript import Paragraph, SourceInfo

_TABLES_1 = """
create table meta (key text primary key, value text not null);
create table draft (id text primary key, at text not null, manifest text not null);
create table source (
    id integer primary key, digest text not null, path text not null, name text not null, kind text not null,
    title text not null, occasion text not null, level text not null, place text not null,
    speaker text not null, standing text not null, date text not null, text text not null
);
create unique index source_path on source (path);
create index source_digest on source (digest);
create table sentence (
    id integer primary key, key text not null, source integer not null references source on delete cascade,
    paragraph integer not null, sentence integer not null, slot text not null, role text not null,
    topic text not null, confidence real not null, text text not null, core text not null,
    usable integer not null, why_not text not null, era text not null, since text not null, until text not null,
    traits text not null
);
create index sentence_slot on sentence (slot, usable);
create index sentence_key on sentence (key);
create index sentence_source on sentence (source);
create table sibling_set (
    id integer primary key, source integer not null references source on delete cascade,
    kind text not null, members text not null
);
create index sibling_set_source on sibling_set (source);
create index sibling_set_kind on sibling_set (kind);
create table member (key text primary key, phrase text not null) without rowid;
create index member_phrase on member (phrase);
create table local_name (
    source integer not null references source on delete cascade, kind text not null, text text not null
);
create index local_name_source on local_name (source);
"""
_NEAR_6 = """
create table shape (id integer primary key, key text not null, guard text not null, text text not null);
create index shape_key on shape (key);
create table band (
    number integer not null, shape integer not null, primary key (number, shape)
) without rowid;
insert into shape values (1, 'k', '', '旧句旧句旧句旧句旧句旧句旧句');
insert into band values (-5, 1);
"""
_BODY = "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。"
_TEXT = (
    "在全市人大工作会议上的讲话",
    "同志们：",
    "人大工作的生命力在于联系群众。下面，我讲两点意见。",
    "一、坚持党的领导，把牢政治方向",
    f"持续抓好理论学习。{_BODY}",
    f"持续抓好请示报告。{_BODY}",
    "二、坚持依法履职，增强监督实效",
    "要用好执法检查这把利器，推动银杏水库水源保护落到实处。",
)
_PATH = "/旧稿/讲话.txt"
_DRAFTS = [("a1", "2025-03-01T09:00:00", '{"场合": "工作会议讲话"}'), ("a2", "2025-04-01T09:00:00", "{}")]
_NAME = "bank-版本1备份.sqlite"


def _paragraphs() -> list[dict[str, object]]:
    """As version 1 kept them: with the hints of their format."""
    return [
        {"text": text, "style": "", "outline_level": None, "centred": number == 0}
        for number, text in enumerate(_TEXT)
    ]


def _make(path: Path, version: int = 1, app: int = APPLICATION_ID, tables: str = _TABLES_1) -> Path:
    """A bank of version 1: a speech of ours, one of others, drafts, and something mined that nobody mines now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_paragraphs(), ensure_ascii=False)
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(tables)
        old.execute(f"pragma application_id = {app}")
        old.execute(f"pragma user_version = {version}")
        old.execute("insert into meta values ('lexicon', 'old')")
        old.executemany("insert into draft values (?, ?, ?)", _DRAFTS)
        old.executemany(
            "insert into source values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (3, "d3", _PATH, "讲话.txt", "own", _TEXT[0], "工作会议讲话", "市", "云河市", "主任", "部署", "2025-03-01", text),
                (7, "d7", "/旧稿/别处.txt", "别处.txt", "outside", _TEXT[0], "", "", "", "", "", "", text),
            ],
        )  # fmt: skip
        old.execute(
            "insert into sentence values (1, 'k', 3, 0, 0, '监督', '举措', '', 1.0, '旧句。', '旧句。', 1, '', '', '', '', '{}')"
        )
        old.execute("insert into member values ('k', 'k')")
        old.execute('insert into sibling_set values (1, 3, \'领句\', \'[["监督", "", "k"]]\')')
        old.execute("insert into local_name values (3, '地区', '旧地名')")
    return path


def _rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as bank:
        return bank.execute(query).fetchall()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return _make(tmp_path / "phrasebank" / "bank.sqlite")


@dataclass(frozen=True)
class Mined:
    """The bank of version 1 after a desk opened it three times: what was announced, and the bank's digests."""

    path: Path
    announced: list[str]
    digests: list[str]


@pytest.fixture(scope="module")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Mined:
    workspace = create_workspace(tmp_path_factory.mktemp("工作"))
    found = Mined(_make(workspace.bank_path), [], [])
    desk = Desk(workspace, found.announced.append)
    for _ in range(3):
        with desk.open_bank(fill=False) as bank:
            found.digests.append(bank.digest())
    return found


def test_an_old_bank_opens_with_its_sources_and_drafts(old: Path) -> None:
    with Bank(old) as bank:
        assert [(one.id, one.path, one.kind) for one in bank.sources()] == [
            (3, _PATH, "own"),
            (7, "/旧稿/别处.txt", "outside"),
        ]
        assert bank.digest_of(_PATH) == "d3"
    assert _rows(old, "select * from draft order by id") == _DRAFTS
    assert _rows(old, "pragma user_version") == [(SCHEMA_VERSION,)]


def test_text_and_what_was_given_of_a_source_are_carried_over(old: Path) -> None:
    with Bank(old) as bank:
        (_, _, own), (_, _, outside) = bank.manuscripts()
    assert own.info == SourceInfo("工作会议讲话", "市", "云河市", "主任", "部署", "2025-03-01")
    assert outside.info == SourceInfo()
    expected = tuple(Paragraph(text, centred=number == 0) for number, text in enumerate(_TEXT))
    assert own.paragraphs == outside.paragraphs == expected


def test_an_upgraded_bank_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.sqlite"
    for path in (old, new):
        with Bank(path):
            pass
    columns = "select m.type, m.name, m.tbl_name, c.name, c.type from sqlite_master m left join pragma_table_info(m.name) c order by 2, 4"
    assert _rows(old, columns) == _rows(new, columns)


def test_a_copy_of_the_old_bank_stays_beside_it_as_it_was(old: Path) -> None:
    dump = "select name, sql from sqlite_master order by name"
    before = _rows(old, dump), _rows(old, "select * from source"), _rows(old, "select * from sibling_set")
    with Bank(old):
        pass
    copy = old.with_name(_NAME)
    after = _rows(copy, dump), _rows(copy, "select * from source"), _rows(copy, "select * from sibling_set")
    assert after == before
    assert _rows(copy, "pragma user_version") == [(1,)]
    assert _rows(copy, "select * from draft order by id") == _DRAFTS
    assert copy.stat().st_mode & 0o077 == 0


def test_an_upgraded_bank_is_not_upgraded_again(old: Path) -> None:
    with Bank(old):
        pass
    old.with_name(_NAME).unlink()
    with Bank(old) as bank:
        assert len(bank.sources()) == 2
    assert sorted(path.name for path in old.parent.iterdir()) == ["bank.sqlite"]


def test_a_bank_that_cannot_be_upgraded_stays_as_it_was(tmp_path: Path) -> None:
    """Here a table that the step makes is there already."""
    path = _make(tmp_path / "bank.sqlite", tables=_TABLES_1 + "create table unit (id integer primary key);")
    before = path.read_bytes()
    with pytest.raises(BankError):
        Bank(path)
    assert path.read_bytes() == before
    assert _rows(path, "select count(*) from sibling_set") == [(1,)]


def test_the_copy_of_an_old_bank_can_itself_be_opened(old: Path) -> None:
    with Bank(old) as bank:
        expected = list(bank.manuscripts())
    with Bank(old.with_name(_NAME)) as copy:
        assert list(copy.manuscripts()) == expected


def test_the_desk_mines_an_old_bank_anew(mined: Mined) -> None:
    with Bank(mined.path) as bank:
        texts = {row.text for row in bank.phrases()}
        assert _BODY in texts
        assert "旧句。" not in texts
        sources = {one.path: one for one in bank.sources("own", "outside")}
        assert (sources[_PATH].id, sources[_PATH].kind, sources[_PATH].date) == (3, "own", "2025-03-01")
        assert sources["/旧稿/别处.txt"].kind == "outside"
        names = {mark.text for mark in bank.local_names(["地区"])}
        assert "银杏水库" in names
        assert "旧地名" not in names
        leads = [one for one in bank.sets("领句") if one.source_id == 3]
        assert [one.pattern for one in leads] == ["持续抓好…"]
    assert _rows(mined.path, "select * from sentence where key = 'k'") == []


def test_the_desk_leaves_drafts_and_copy_alone(mined: Mined) -> None:
    assert _rows(mined.path, "select * from draft order by id") == _DRAFTS
    assert _rows(mined.path.with_name(_NAME), "select text from sentence") == [("旧句。",)]


def test_the_desk_tells_of_it_once_and_then_leaves_the_bank_alone(mined: Mined) -> None:
    assert len(mined.announced) == 1
    assert len(set(mined.digests)) == 1


_NO_RANK = (
    "drop index sentence_best; alter table sentence drop column rank; alter table usage drop column text;"
    "alter table source drop column told;"
)
"""What makes a bank of today one of version 7."""


@pytest.mark.parametrize(
    ("version", "tables"),
    [
        (5, ""),
        (6, _NEAR_6),
    ],
)
def test_phrases_of_an_earlier_bank_are_made_anew(
    mined: Mined, tmp_path: Path, version: int, tables: str
) -> None:
    path = tmp_path / "bank.sqlite"
    shutil.copy(mined.path, path)
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(f"drop table shape; drop table band; {tables} delete from member; {_NO_RANK}")
        old.execute(f"pragma user_version = {version}")
    with Bank(path) as bank:
        assert bank.phrases()
    _assert_as_mined(
        mined,
        path,
        "select * from member",
        "select key, guard, text from shape order by 1, 2, 3",
        "select b.id >> 25, w.key from band b join shape w on w.id = b.id & 33554431 order by 1, 2",
    )


def test_sentences_of_a_bank_of_version_7_get_their_rank(mined: Mined, tmp_path: Path) -> None:
    path = tmp_path / "bank.sqlite"
    shutil.copy(mined.path, path)
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(_NO_RANK)
        old.execute("pragma user_version = 7")
    with Bank(path) as bank:
        assert bank.phrases()
    _assert_as_mined(mined, path, "select id, rank from sentence order by id")


def _assert_as_mined(mined: Mined, path: Path, *asked: str) -> None:
    """The bank at `path` has the schema of the mined one, and gives as much to these queries."""
    for query in (*asked, "select type, name, tbl_name from sqlite_master order by 1, 2, 3"):
        assert _rows(path, query) == _rows(mined.path, query) != []


def test_a_bank_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = _make(tmp_path / "bank.sqlite", version=SCHEMA_VERSION + 1)
    before = path.read_bytes()
    with pytest.raises(BankError) as caught:
        Bank(path)
    assert str(path) in caught.value.message
    assert str(SCHEMA_VERSION + 1) in caught.value.message
    assert "升级" in caught.value.hint
    assert "移走" not in caught.value.hint
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["bank.sqlite"]


def test_another_programs_file_of_an_old_version_is_no_bank(tmp_path: Path) -> None:
    path = _make(tmp_path / "bank.sqlite", app=1)
    before = path.read_bytes()
    with pytest.raises(BankError) as caught:
        Bank(path)
    assert "不是" in caught.value.message
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["bank.sqlite"]
