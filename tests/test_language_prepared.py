"""The dictionary sorted by character: kept for the next program, and as good as made anew whatever is there."""

import pytest

from generator.language import prepared
from generator.language.dictionary import Dictionary
from generator.language.prepared import keep_in, read_prepared, save_prepared
from generator.language.tagger import Tagger
from generator.language.unknown import Model

_TEXTS = ("云河市人大常委会依法履职。", "李国华到岚水河畔调研，乸煜顸", "A1 2026年\r\n")


@pytest.fixture(scope="module")
def said():
    """What is said of some texts without anything kept."""
    return _said(read_prepared())


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "词.words"
    keep_in(path)
    yield path
    keep_in(tmp_path / "没有这个文件夹" / "词.words")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What a program leaves behind."""
    path = tmp_path_factory.mktemp("词典") / "词.words"
    keep_in(path)
    read_prepared()
    save_prepared()
    return path


@pytest.fixture
def written(whole, kept):
    kept.write_bytes(whole.read_bytes())
    return kept


def _said(rows):
    dictionary = Dictionary(rows)
    tagger = Tagger(dictionary, Model(rows))
    return dictionary.total, [(tagger.tag(text), tagger.cutter.cut(text)) for text in _TEXTS]


def _forbid_sorting(monkeypatch):
    def read():
        raise AssertionError("sorted again")

    monkeypatch.setattr(prepared, "read_dictionary", read)


@pytest.mark.usefixtures("written")
def test_the_next_program_finds_it_ready_and_says_the_same(said, monkeypatch):
    _forbid_sorting(monkeypatch)
    assert _said(read_prepared()) == said


def test_it_is_for_its_owner_only(whole):
    assert whole.stat().st_mode & 0o077 == 0


def test_nothing_is_written_before_it_is_to_be_kept_nor_what_is_there_already(kept):
    read_prepared()
    assert not kept.exists()
    save_prepared()
    kept.unlink()
    save_prepared()
    assert not kept.exists()


def test_what_another_jieba_says_is_not_taken(written, monkeypatch):
    before = written.read_bytes()
    monkeypatch.setattr(prepared, "edition", lambda: "another")
    parts = ["新词", "7", "n"]
    monkeypatch.setattr(prepared, "read_dictionary", lambda: parts)
    assert Dictionary(read_prepared()).count("新词") == read_prepared().total == 7
    save_prepared()
    assert written.read_bytes() != before
    _forbid_sorting(monkeypatch)
    assert Dictionary(read_prepared()).count("新词") == 7


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data + b" ",
        lambda data: data.replace("监督".encode(), "监毒".encode(), 1),
        lambda data: data[: data.index(b"\n") + 1] + b"1\t2\n",
        lambda data: data[data.index(b"\n") + 1 :],
        lambda _: b"SQLite format 3\0" * 1000,
    ],
    ids=["empty", "cut off", "longer", "another word", "another text", "no digest", "foreign"],
)
def test_a_spoilt_file_is_as_good_as_none_and_made_good(written, said, spoil, monkeypatch):
    written.write_bytes(spoil(written.read_bytes()))
    assert _said(read_prepared()) == said
    save_prepared()
    _forbid_sorting(monkeypatch)
    assert _said(read_prepared()) == said


def test_where_nothing_can_be_written_all_is_read_as_ever(tmp_path, kept, said):
    kept.mkdir()
    assert _said(read_prepared()) == said
    save_prepared()
    assert [*kept.iterdir()] == []
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
