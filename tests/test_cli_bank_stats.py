"""`nigao bank stats`: what there is by slot, topic, year and source; as a page that needs nothing from anywhere."""

import re
from html.parser import HTMLParser

import pytest
import yaml
from cli_support import SPEECH, refused, small_workspace
from desk_support import build_tree, nigao

HEADER = "---\n日期：2024-05-01\n---\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = small_workspace(tmp_path_factory.mktemp("统计") / "工作")
    build_tree(root.parent / "稿", {"讲<b>话.txt": HEADER + SPEECH})
    assert nigao("--workspace", root, "mine", root.parent / "稿").code == 0
    return root


@pytest.fixture(scope="module")
def page(workspace):
    target = workspace.parent / "句库.html"
    done = nigao("--workspace", workspace, "bank", "stats", "--html", target)
    assert done.code == 0, done.err
    assert done.out.strip() == str(target)
    assert target.stat().st_mode & 0o077 == 0
    return target.read_text(encoding="utf-8")


def line(text, name):
    """The words of the line of a table that begins with `name`."""
    return next(row.split()[1:] for row in text.splitlines() if row.split()[:1] == [name])


def test_the_tables_tell_slots_topics_years_and_sources(workspace):
    told = nigao("--workspace", workspace, "bank", "stats").out
    held = yaml.safe_load((workspace / "phrasebank" / "监督.yaml").read_text(encoding="utf-8"))["短语"]
    assert line(told, "监督.yaml") == [str(len(held)), "自带短语"]
    assert int(line(told, "监督")[0]) >= len(held)
    assert int(line(told, "2024")[0]) > 5
    assert line(told, "票决制")[-1] == "缺"
    assert line(told, "票决制")[1:] == ["举措", "0", "论述", "0", "来源", "0", "缺"]
    assert line(told, "建议办理")[-1] == "太少"


def test_what_is_struck_is_not_counted(workspace, tmp_path):
    import shutil

    import openpyxl

    root = shutil.copytree(workspace, tmp_path / "工作")
    before = int(line(nigao("--workspace", root, "bank", "stats").out, "监督")[0])
    book_path = tmp_path / "出.xlsx"
    nigao("--workspace", root, "bank", "export", book_path)
    book = openpyxl.load_workbook(book_path)
    book["监督"]["B2"].value = "不用"
    book.save(book_path)
    assert nigao("--workspace", root, "bank", "import", book_path, "--yes").code == 0
    assert int(line(nigao("--workspace", root, "bank", "stats").out, "监督")[0]) == before - 1


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_asks_for_nothing_from_elsewhere(page):
    tags = _Tags()
    tags.feed(page)
    assert not {tag for tag, _ in tags.found} & {"script", "link", "img", "iframe", "object", "b>"}
    assert not [
        name for _, attributes in tags.found for name in attributes if name in ("src", "href", "onload")
    ]
    assert not re.search(r"https?:|//|@import|url\(", page.replace("<!DOCTYPE html>", ""))


def test_the_page_shows_the_holes_and_escapes_names(page):
    assert "票决制　缺" in page
    assert "card lack" in page and "card thin" in page
    assert "讲&lt;b&gt;话.txt" in page
    assert "2024" in page


def test_an_existing_page_is_not_overwritten(workspace, tmp_path):
    (tmp_path / "句库.html").write_text("mine", encoding="utf-8")
    refused(nigao("--workspace", workspace, "bank", "stats", "--html", tmp_path / "句库.html"), "句库.html")
    assert (tmp_path / "句库.html").read_text(encoding="utf-8") == "mine"


def test_of_a_big_drawer_the_speeches_that_give_most_are_listed_and_the_rest_counted(tmp_path):
    light = small_workspace(tmp_path / "工作")
    start = SPEECH[: SPEECH.index("二、")]
    files = {f"短{number}.txt": start.replace("今天", f"今天是{number}日，") for number in range(1, 37)}
    files["长.txt"] = SPEECH
    assert nigao("mine", build_tree(tmp_path / "稿", files), "--own", "--workspace", light).code == 0
    told = nigao("bank", "stats", "--workspace", light).out
    assert told.count(".txt") == 30 and "长.txt" in told
    assert "另有 7 篇讲话" in told and "监督.yaml" in told
