"""The verbs that finish a draft, as a user runs them: fill, clean, sources, preview, look; draft's Word options."""

import shutil
import stat
import subprocess

import pytest
from cli_support import DAY, PLACE, refused, untouched
from desk_support import archive, build_tree, filled_workspace, nigao
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from learning_support import edit

from generator.reading.files import read_manuscript
from generator.word.finishing import blanks_of
from generator.word.package import unpack

TEMPLATE = '# 在{{ 会议 }}上的讲话\n〔讲话人〕{{ 姓名 }}\n## 砥砺前行\n各位参加{{ 会议 }}的同志，{{ 选(槽位="监督", 作用="举措", 字数=120) }}\n'


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A workspace with the archive in its bank and a short template; drafts may be added to it."""
    root = filled_workspace(tmp_path_factory.mktemp("单位") / "工 作")
    return build_tree(root, {"templates/短稿.txt": TEMPLATE})


@pytest.fixture(scope="module")
def drawn(desk):
    """A short draft with two blanks."""
    return write(desk, desk.parent / "讲话.docx").read_bytes()


@pytest.fixture
def draft(drawn, tmp_path):
    """The short draft, in a folder of its own."""
    return build_tree(tmp_path / "稿", {"讲话.docx": drawn}) / "讲话.docx"


def write(workspace, path, *more):
    result = nigao("draft", "短稿", *DAY, *PLACE, *more, "-o", path, "--workspace", workspace)
    assert result.code == 0, result.err
    return path


def text(path):
    return read_manuscript(path).text


def test_fill_writes_every_place_into_a_copy_beside_and_leaves_the_draft(draft):
    before = draft.read_bytes()
    result = nigao("fill", draft, "--set", "会议=全市人大工作会议")
    copy = draft.with_name("讲话-已填.docx")
    assert (result.code, result.out) == (0, f"{copy}\n")
    assert draft.read_bytes() == before
    assert text(copy) == text(draft).replace("【待填：会议】", "全市人大工作会议")
    assert "共 2 处" in result.err
    assert "还没有填的：【姓名】" in result.err


def test_a_second_copy_gets_a_name_of_its_own_however_it_was_made(draft):
    first = nigao("fill", draft, "--set", "会议=甲").out.strip()
    second = nigao("fill", first, "--set", "姓名=周启明").out.strip()
    assert second.endswith("讲话-已填-2.docx")
    assert blanks_of(draft.with_name("讲话-已填-2.docx"))[0].value == "甲"


def test_fill_lists_the_blanks_and_changes_nothing(draft):
    with untouched(draft.parent):
        result = nigao("fill", draft, "--list")
    assert [line.split() for line in result.out.splitlines()] == [
        ["名称", "处数", "现在"],
        ["会议", "2", "（未填）"],
        ["姓名", "1", "（未填）"],
    ]


def test_fill_takes_from_a_brief_what_the_draft_asks_for(draft):
    build_tree(draft.parent, {"单.txt": "会议：全会\n讲话人：周启明\n字数：3000\n"})
    result = nigao("fill", draft, "--brief", draft.with_name("单.txt"))
    assert result.code == 0, result.err
    assert [(one.name, one.value) for one in blanks_of(draft.with_name("讲话-已填.docx"))] == [
        ("会议", "全会"),
        ("姓名", "周启明"),
    ]


def test_fill_knows_a_long_name_by_its_beginning_if_no_other_begins_so(desk, tmp_path):
    build_tree(
        desk,
        {
            "templates/长空.txt": "# 讲话\n要做好【待填：当年的大事，没有的删去】和【待填：当前的中心工作】。\n"
        },
    )
    file = tmp_path / "稿.docx"
    assert nigao("draft", "长空", *DAY, *PLACE, "-o", file, "--workspace", desk).code == 0
    with untouched(tmp_path):
        refused(nigao("fill", file, "--set", "当=换届"), "当年的大事，没有的删去", "当前的中心工作")
    result = nigao("fill", file, "--set", "当年=换届选举")
    assert result.code == 0, result.err
    assert "要做好换届选举和【待填：当前的中心工作】。" in text(tmp_path / "稿-已填.docx")


@pytest.mark.parametrize(
    ("args", "code", "named"),
    [
        (["--set", "地区=云河市"], 1, "地区"),
        (["--set", "会议="], 1, "会议"),
        (["--set", "会议"], 2, "会议"),
        ([], 2, "--set"),
        (["--set", "会议=甲", "-o", "讲话.docx", "--force"], 1, "同一个"),
        (["--set", "会议=甲", "-o", "没有/稿.docx"], 1, "没有"),
    ],
)
def test_fill_refuses_in_chinese_and_leaves_everything(draft, args, code, named):
    with untouched(draft.parent):
        result = nigao("fill", "讲话.docx", *args, here=draft.parent)
    refused(result, named, code=code)


def test_clean_refuses_while_blanks_are_left_and_names_them(draft):
    with untouched(draft.parent):
        refused(nigao("clean", draft), "讲话.docx", "【会议】【姓名】")


def test_clean_writes_a_copy_with_the_same_text_and_no_marks(draft):
    filled = nigao("fill", draft, "--set", "会议=全会", "--set", "姓名=周启明").out.strip()
    result = nigao("clean", filled, "-o", draft.with_name("送审.docx"))
    assert result.code == 0, result.err
    copy = draft.with_name("送审.docx")
    assert text(copy) == text(draft.with_name("讲话-已填.docx"))
    assert not [name for name in unpack(copy.read_bytes()) if "comment" in name or "customXml" in name]
    assert nigao("clean", draft, "--allow-blanks").out.strip().endswith("讲话-清稿.docx")


def test_clean_never_writes_over_its_own_source(draft):
    with untouched(draft.parent):
        result = nigao("clean", draft, "--allow-blanks", "-o", draft, "--force")
    refused(result, "同一个")


def test_sources_tell_where_each_block_came_from_also_after_filling(draft, desk):
    filled = nigao("fill", draft, "--set", "会议=全会").out.strip()
    result = nigao("sources", filled, "--workspace", desk)
    assert result.code == 0, result.err
    assert "自带短语" in result.out
    assert "监督.yaml 第" in result.out
    assert "（改过）" in result.out


def test_sources_know_edited_blocks_without_bookmarks_and_tell_which_they_do_not_find(draft, desk):
    document = Document(str(draft))
    body = document.element.body
    for mark in [*body.iter(qn("w:bookmarkStart")), *body.iter(qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    document.save(str(draft))
    edit(draft, ("各位参加", "今天来参加"))
    result = nigao("sources", draft, "--workspace", desk)
    assert result.code == 0, result.err
    assert "（改过）" in result.out
    assert "监督.yaml 第" in result.out
    text = next(one for one in document.paragraphs if one.text.startswith("各位参加"))
    body.remove(text._p)
    document.save(str(draft))
    lost = nigao("sources", draft, "--workspace", desk)
    assert "没有找到的 1 块" in lost.err
    assert "1.1" in lost.err.partition("没有找到的")[2]


def test_a_draft_of_another_machine_is_looked_up_by_its_keys(draft):
    result = nigao("sources", draft, "--workspace", archive())
    assert "没有这篇初稿的记录" in result.err
    assert "监督.yaml 第" in result.out


def test_sources_of_what_is_no_draft_are_refused(draft):
    clean = nigao("clean", draft, "--allow-blanks").out.strip()
    refused(nigao("sources", clean, "--workspace", archive()), "讲话-清稿.docx")


def test_a_look_of_ones_own_is_copied_edited_checked_and_used(desk, tmp_path):
    made = nigao("look", "new", "大字", "--from", "念稿格式", "--workspace", desk)
    path = desk / "templates" / "looks" / "大字.docx"
    assert (made.code, made.out) == (0, f"{path}\n")
    document = Document(str(path))
    document.styles["Title"].font.size = Pt(30)
    document.save(str(path))
    checked = nigao("look", "check", "大字", "--workspace", desk)
    assert checked.code == 0
    assert "念稿格式" in checked.out
    assert "现在 30 磅" in checked.out
    drawn = write(desk, tmp_path / "稿.docx", "--look", "大字")
    assert Document(str(drawn)).styles["Title"].font.size == Pt(30)
    assert "大字" in nigao("look", "list", "--workspace", desk).out


def test_a_look_that_lacks_a_style_fails_the_check_and_the_draft(desk, tmp_path):
    path = tmp_path / "坏.docx"
    Document().save(str(path))
    checked = nigao("look", "check", path, "--workspace", desk)
    assert checked.code == 1
    assert "讲话称谓" in checked.out
    with untouched(desk):
        result = nigao("draft", "交流发言", *DAY, "--look", path, "--workspace", desk)
    refused(result, "讲话称谓")


@pytest.mark.parametrize("name", ["公文", "没有.docx"])
def test_an_unknown_look_is_refused_before_anything_is_drafted(desk, name):
    with untouched(desk):
        refused(nigao("draft", "交流发言", *DAY, "--look", name, "--workspace", desk), name)


@pytest.mark.parametrize("name", ["../外面", "a/b", "", "."])
def test_a_look_never_leaves_its_folder(desk, name):
    with untouched(desk):
        refused(nigao("look", "new", name, "--workspace", desk))


def test_a_look_is_never_overwritten(desk):
    assert nigao("look", "new", "我的", "--workspace", desk).code == 0
    with untouched(desk):
        refused(nigao("look", "new", "我的", "--workspace", desk), "我的.docx")


@pytest.mark.parametrize(("option", "value"), [("--numbering", "自动"), ("--notes", "some")])
def test_a_value_that_is_none_of_the_choices_is_wrong_usage(desk, option, value):
    lines = refused(nigao("draft", "交流发言", *DAY, option, value, "--workspace", desk), option, code=2)
    assert "之一" in lines[0]


def test_the_options_of_draft_reach_the_file(desk, tmp_path):
    path = write(
        desk, tmp_path / "稿.docx", "--numbering", "auto", "--notes", "none", "--bound", "--pinyin", "--look", "念稿格式"
    )  # fmt: skip
    parts = unpack(path.read_bytes())
    assert "word/numbering.xml" in parts
    assert "word/comments.xml" not in parts
    assert b"w:dataBinding" in parts["word/document.xml"]
    assert "dǐ" in parts["word/document.xml"].decode()
    assert Document(str(path)).styles["Normal"].font.size.pt == 18


def test_a_faulty_list_of_pinyin_is_told_by_word(tmp_path):
    own = build_tree(tmp_path, {"拟稿.yaml": "", "templates/looks/拼音.yaml": "砥砺: dǐ\n"})
    refused(nigao("draft", "交流发言", *DAY, "--pinyin", "--workspace", own), "拼音.yaml", "砥砺")


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_preview_makes_a_picture_of_every_page(draft):
    result = nigao("preview", draft)
    assert result.code == 0, result.err
    pdf = nigao("preview", draft, "--pdf", "-o", draft.with_name("页面"))
    assert pdf.out.strip() == str(draft.with_name("页面") / "讲话.pdf")
    if shutil.which("pdftoppm"):
        pages = list(draft.with_name("讲话-预览").iterdir())
        told = subprocess.run(["pdfinfo", pdf.out.strip()], capture_output=True, text=True, check=True).stdout
        assert f"Pages:{len(pages)}" in told.replace(" ", "")
        assert all(page.read_bytes().startswith(b"\x89PNG") for page in pages)
    with untouched(draft.with_name("页面")):
        refused(nigao("preview", draft, "--pdf", "-o", draft.with_name("页面")), "讲话.pdf")


def test_preview_says_how_to_get_libreoffice(draft, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    message, hint = refused(nigao("preview", draft), "LibreOffice")
    assert "libreoffice.org" in hint
    assert not draft.with_name("讲话-预览").exists()
    assert message


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_an_office_that_fails_leaves_nothing(draft, monkeypatch, tmp_path):
    office = build_tree(tmp_path / "bin", {"soffice": "#!/bin/sh\nexit 1\n"}) / "soffice"
    office.chmod(office.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(office.parent))
    with untouched(draft.parent):
        refused(nigao("preview", draft), "讲话.docx")


def test_blanks_of_a_draft_are_controls_in_the_body(draft):
    tags = [tag.get(qn("w:val")) for tag in Document(str(draft)).element.body.iter(qn("w:tag"))]
    assert tags == ["var:会议", "var:姓名", "var:会议"]
