"""A file with many speeches in the bank: each is a source; what the file holds no more is forgotten."""

from pathlib import Path

import pytest
from cli_support import SPEECH, light_workspace
from desk_support import build_tree, nigao

from generator.bank.bank import Bank
from generator.desk.desk import Desk
from generator.desk.unchanged import is_known
from generator.desk.workspace import Workspace
from generator.model.manuscript import Known, Skipped, SourceInfo
from generator.reading import bundles
from generator.reading.bundles import speeches_in
from generator.reading.files import read_manuscript
from generator.reading.names import identity

THIRD, FOURTH = SPEECH.replace("代表建议", "代表意见"), SPEECH.replace("代表建议", "群众建议")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(bundles, "LONG", 400)
    return Desk(Workspace(light_workspace(tmp_path / "工作")), lambda _: None)


def take_in(desk: Desk, path: Path, *speeches: str, broken: bool = False):
    """Mine the file at `path`, which holds these speeches; what was done, and the sources it now gives."""
    path.write_text("\n".join(speeches), encoding="utf-8")
    made = [(identity(path), one) for one in speeches_in(read_manuscript(path))]
    if broken:
        made[1:] = [(identity(path), Skipped(str(path), "中断"))]
    with desk.open_bank(fill=False) as bank:
        result = desk.take_in(bank, made, "own")
        return result, [(one.name, one.title) for one in bank.sources("own")]


def named(path: Path, *parts: int) -> list[str]:
    return [f"{path.name}（第 {part} 篇）" for part in parts]


def test_each_speech_is_a_source_and_known_the_next_time(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "汇编.txt"
    result, sources = take_in(desk, path, SPEECH, THIRD)
    assert list(result.read) == [name for name, _ in sources] == named(path, 1, 2)
    assert {title for _, title in sources} == {"在代表工作推进会上的讲话"}
    again, same = take_in(desk, path, SPEECH, THIRD)
    assert (list(again.known), again.read, same) == (named(path, 1, 2), (), sources)


def test_what_the_file_holds_no_more_is_forgotten(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "汇编.txt"
    take_in(desk, path, SPEECH, THIRD, FOURTH)
    _, sources = take_in(desk, path, SPEECH, FOURTH)
    assert len(sources) == 2
    with desk.open_bank(fill=False) as bank:
        texts = {manuscript.text for _, kind, manuscript in bank.manuscripts() if kind == "own"}
    assert texts == {SPEECH.strip(), FOURTH.strip()}


def test_a_file_that_grew_into_many_speeches_stands_no_more_as_one(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "汇编.txt"
    monkeypatch.setattr(bundles, "LONG", 4000)
    assert take_in(desk, path, SPEECH)[1] == [("汇编.txt", "在代表工作推进会上的讲话")]
    monkeypatch.setattr(bundles, "LONG", 400)
    assert [name for name, _ in take_in(desk, path, SPEECH, THIRD)[1]] == named(path, 1, 2)
    monkeypatch.setattr(bundles, "LONG", 4000)
    assert [name for name, _ in take_in(desk, path, FOURTH)[1]] == ["汇编.txt"]


def test_nothing_is_forgotten_when_reading_broke_off(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "汇编.txt"
    take_in(desk, path, SPEECH, THIRD)
    _, sources = take_in(desk, path, FOURTH, THIRD, broken=True)
    assert [name for name, _ in sources] == named(path, 1, 2)


def test_bytes_that_are_in_the_bank_need_not_be_read_unless_something_new_is_said(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(SPEECH[:399], encoding="utf-8")
    manuscript = read_manuscript(path)
    with desk.open_bank(fill=False) as bank:
        desk.take_in(bank, [(identity(path), manuscript)], "own")
        digest = manuscript.digest
        assert is_known(bank, digest, "own", SourceInfo())
        assert is_known(bank, digest, "", SourceInfo())
        assert not is_known(bank, digest, "outside", SourceInfo())
        assert not is_known(bank, digest, "own", SourceInfo(occasion="座谈会汇报发言"))
        assert not is_known(bank, f"{digest}0", "own", SourceInfo())
        result = desk.take_in(bank, [(identity(path), Known("稿.txt"))], "own")
        assert result.known == ("稿.txt",)
        assert len(bank.sources("own")) == 1


def test_several_processes_give_the_same_speeches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = build_tree(
        tmp_path / "site", {"sitecustomize.py": "from generator.reading import bundles\nbundles.LONG = 400\n"}
    )
    monkeypatch.setenv("PYTHONPATH", str(site))
    folder = build_tree(tmp_path / "稿", {"汇编.txt": SPEECH + THIRD, "另一篇.txt": FOURTH[:399]})
    for jobs in ("1", "2"):
        workspace = light_workspace(tmp_path / jobs)
        first, second = (
            nigao("mine", folder, "--own", "--jobs", jobs, "--workspace", workspace) for _ in range(2)
        )
        assert "读入 3 篇" in first.out
        assert "正在入库：汇编.txt（第 1 篇）" in first.err
        assert "已在库 3 篇" in second.out
        with Bank(workspace / "phrasebank" / "bank.sqlite") as bank:
            held = sorted(one.name for one in bank.sources("own"))
        assert held == sorted([*named(Path("汇编.txt"), 1, 2), "另一篇.txt"])
