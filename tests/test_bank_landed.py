"""Real banks of every version that the program ever wrote open as they were left, and do what a bank of today does.

`data/banks` holds one of each (4 and 5 never left their branches), made by the program of its time: two speeches taken
in, from version 3 on one of them recorded as said, from version 6 on a phrase struck and another reworded.
"""

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_support import small_workspace
from desk_support import build_tree, nigao

from generator.bank.schema import SCHEMA_VERSION

BANKS = Path(__file__).parent / "data" / "banks"
VERSIONS = sorted(int(path.name.removesuffix(".sqlite.gz").partition("-")[2]) for path in BANKS.iterdir())
SAID_SINCE, DECIDED_SINCE = 3, 6
STRUCK = "要管好政府的钱袋子。"
AS_MINED, REWORDED = "学一次就对照着改一次", "学一次就对照着改一回"


def old_bank(root: Path, version: int) -> Path:
    """A workspace at `root` with the bank of `version`."""
    stored = gzip.decompress((BANKS / f"version-{version}.sqlite.gz").read_bytes())
    return build_tree(small_workspace(root), {"phrasebank/bank.sqlite": stored})


@pytest.fixture(scope="module", params=VERSIONS)
def opened(request, tmp_path_factory):
    """A workspace whose bank was of an old version until it was used, and that version."""
    root = old_bank(tmp_path_factory.mktemp("旧库") / "工作", request.param)
    assert nigao("bank", "--workspace", root).code == 0
    return root, request.param


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A bank that took the same two speeches in today, in the words that the newest of the old ones keeps."""
    folder = tmp_path_factory.mktemp("新库")
    newest = old_bank(folder / "旧", VERSIONS[-1])
    for name, text in stored(newest, "select name, text from source where kind in ('own', 'outside')"):
        build_tree(folder, {name: "\n".join(one["text"] for one in json.loads(text)["paragraphs"])})
    root = small_workspace(folder / "新")
    assert nigao("mine", folder / "本单位.txt", "--own", "--workspace", root).code == 0
    assert nigao("mine", folder / "外单位.txt", "--outside", "--workspace", root).code == 0
    return root


def found(root, *words):
    result = nigao("search", *words, "--json", "--limit", "100", "--workspace", root)
    assert result.code == 0, result.err
    return [hit["wording"] or hit["text"] for hit in result.json["hits"]]


def stored(root, query):
    with closing(sqlite3.connect(root / "phrasebank" / "bank.sqlite")) as bank:
        return bank.execute(query).fetchall()


def test_there_is_a_bank_of_every_version_that_left_its_branch():
    assert [one for one in range(1, SCHEMA_VERSION + 1) if one not in (4, 5)] == VERSIONS


def test_it_is_of_todays_version_and_sound(opened):
    root, _ = opened
    assert stored(root, "pragma user_version") == [(SCHEMA_VERSION,)]
    assert stored(root, "pragma integrity_check") == [("ok",)]
    assert stored(root, "pragma foreign_key_check") == []


def test_an_older_one_is_kept_beside_it(opened):
    root, version = opened
    beside = [path.name for path in (root / "phrasebank").glob("bank-*.sqlite")]
    assert beside == ([f"bank-版本{version}备份.sqlite"] if version < SCHEMA_VERSION else [])


def test_its_speeches_are_as_a_new_bank_would_hold_them(opened, fresh):
    root, _ = opened
    query = (
        "select source.name, source.kind, source.date, source.place, slot, role, topic, sentence.text, usable, traits "
        "from sentence join source on source.id = sentence.source order by 1, paragraph, sentence"
    )
    assert stored(root, query) == stored(fresh, query)


def test_its_sentences_are_found(opened):
    root, version = opened
    assert "要用好执法检查这把利器。" in found(root, "执法检查", "利器")
    wording = REWORDED if version >= DECIDED_SINCE else AS_MINED
    assert [wording in text for text in found(root, "学一次")] == [True]


def test_what_was_said_is_remembered(opened):
    root, version = opened
    listed = nigao("bank", "used", "--workspace", root)
    assert listed.code == 0
    assert ("全市人大工作会议" in listed.out) == (version >= SAID_SINCE)


def test_a_struck_phrase_stays_struck_when_the_bank_is_made_anew(opened):
    root, version = opened
    assert nigao("bank", "rebuild", "--workspace", root).code == 0
    assert found(root, "管好政府的钱袋子") == ([] if version >= DECIDED_SINCE else [STRUCK])
