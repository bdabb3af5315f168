"""nigao brief: a form to fill in that is read back as it was written, in every kind of file."""

import shutil
import subprocess

import docx
import pytest
from cli_support import light, refused, untouched
from desk_support import build_tree, nigao
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.card import read_card, without
from generator.drafting.brief_file import read_brief_file
from generator.drafting.form import EXAMPLES, form_of, form_text, form_yaml, is_blank
from generator.drafting.keys import KEYS, LISTS
from generator.word.form import render_form

__all__ = ["light"]

KINDS = ("docx", "txt", "yaml")
CARD = """\
单位:
  地区: 云河市
  上级: 清江省
  下级: [临江区, 清源县]
  姓名: 周启明
  称谓: "各位代表、同志们："
"""
FILLED = {
    "会议": "全市人大工作会议",
    "日期": "2026年12月1日",
    "重点": "预算审查监督、代表联络站",
    "字数": "2000",
    "事实": "今年以来，常委会开展执法检查5次。",
}
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs soffice")


def written(form, folder, kind):
    """The file of a form, as the command writes it."""
    path = folder / f"单.{kind}"
    rows = [(field.name, field.value, field.example) for field in form.fields]
    makers = {
        "docx": lambda: render_form("拟稿单", form.note, rows),
        "txt": lambda: form_text(form).encode(),
        "yaml": lambda: form_yaml(form).encode(),
    }
    path.write_bytes(makers[kind]())
    return path


def pairs(path):
    """What a brief file says, key by key."""
    return [(entry.key, entry.value) for entry in read_brief_file(path)]


def fill_table(path, values):
    """Write into the second column of a Word form, as a user does."""
    document = docx.Document(path)
    for row in document.tables[0].rows:
        key = row.cells[0].text.rstrip("*")
        if key in values:
            row.cells[1].text = values[key]
    document.save(path)


@pytest.fixture
def office(light):
    """A workspace with a card."""
    return build_tree(light, {"拟稿.yaml": CARD})


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_for_every_key_what_is_required_first_and_marked_and_the_card_filled_in(office, kind):
    done = nigao("brief", "人代会闭幕讲话", "-o", f"单.{kind}", here=office)
    assert (done.code, done.out) == (0, f"单.{kind}\n"), done.err
    form = form_of("人代会闭幕讲话", ("地区", "届次"), without(read_card(office / "拟稿.yaml"), ("称谓",)))
    assert [field.name for field in form.fields[:4]] == ["地区*", "届次*", "场合", "标题"]
    assert {field.key for field in form.fields} == set(KEYS) - {"讲话人"}
    rest = [field.key for field in form.fields[2:]]
    assert rest == sorted(rest, key=KEYS.index)
    assert (office / f"单.{kind}").read_bytes() == written(form, office, kind).read_bytes()
    said = dict(pairs(office / f"单.{kind}"))
    if kind != "yaml":
        assert said.pop("下级") == "临江区、清源县"
    assert {key: said[key] for key in ("场合", "地区", "上级", "姓名")} == {
        "场合": "人代会闭幕讲话", "地区": "云河市", "上级": "清江省", "姓名": "周启明",
    }  # fmt: skip
    assert not {"届次", "称谓"} & set(said)  # the template greets this hall itself


@pytest.mark.parametrize("kind", KINDS)
def test_an_untouched_form_changes_nothing_in_the_draft_and_is_told_to_be_unfilled(office, kind):
    assert nigao("brief", "交流发言", "-o", f"单.{kind}", here=office).code == 0
    args = ("draft", "交流发言", "--skeleton", "--set", "日期=2026-12-01")
    plain, formed = nigao(*args, here=office), nigao(*args, "--brief", f"单.{kind}", here=office)
    assert formed.out == plain.out
    assert "什么都没有填" in formed.err
    assert "什么都没有填" not in plain.err


def test_an_empty_brief_is_told_and_a_filled_one_is_not(office):
    build_tree(office, {"空.txt": "", "填.txt": "会议：座谈会\n"})
    args = ("draft", "交流发言", "--skeleton", "--set", "日期=2026-12-01", "--brief")
    assert "空.txt" in nigao(*args, "空.txt", here=office).err
    assert "填.txt" not in nigao(*args, "填.txt", here=office).err


@needs_office
def test_what_is_filled_in_survives_word_and_libreoffice(tmp_path):
    path = written(
        form_of("工作会议讲话", ("地区",), {"地区": "云河市", "下级": "临江区、清源县"}), tmp_path, "docx"
    )
    fill_table(path, FILLED | {"事实": "今年开展执法检查5次。\n办理代表建议100件。"})
    before = pairs(path)
    assert [value for key, value in before if key == "事实"] == [
        "今年开展执法检查5次。",
        "办理代表建议100件。",
    ]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("odt", "docx"):
        source = path if kind == "odt" else tmp_path / "存" / "单.odt"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", tmp_path / "存", source],
            capture_output=True, check=True,
        )  # fmt: skip
    assert pairs(tmp_path / "存" / "单.docx") == before


VALUES = st.text("甲乙丙：:#-*｜|“”\"'、，。 {}[]@&%\\1", min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and text.strip("、，,；; 。-*·•")
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(
    known=st.dictionaries(
        st.sampled_from([key for key in KEYS if key not in (*LISTS, "场合", "讲话人")]), VALUES
    )
)
def test_whatever_is_filled_in_is_read_back_unchanged(tmp_path_factory, kind, known):
    path = written(form_of("工作会议讲话", ("地区", "会议"), known), tmp_path_factory.mktemp("单"), kind)
    assert dict(pairs(path)) == known | {"场合": "工作会议讲话"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_form_drafts_like_the_same_values_set_by_hand(light, tmp_path, kind):
    form = form_of("交流发言", (), {"地区": "望州市", **FILLED})
    path = written(form, tmp_path, kind)
    sets = [part for key, value in form_values(form) for part in ("--set", f"{key}={value}")]
    args = ("draft", "交流发言", "--skeleton")
    assert nigao(*args, "--brief", path, here=light).out == nigao(*args, *sets, here=light).out != ""


def form_values(form):
    """Key and value of the rows that are filled in."""
    return [(field.key, field.value) for field in form.fields if field.value and field.key != "场合"]


def test_a_form_is_not_written_over_without_force(office):
    build_tree(office, {"单.txt": "我的"})
    with untouched(office):
        refused(nigao("brief", "交流发言", "-o", "单.txt", here=office), "单.txt")
    assert nigao("brief", "交流发言", "-o", "单.txt", "--force", here=office).code == 0
    assert "场合：交流发言" in (office / "单.txt").read_text(encoding="utf-8")


def test_a_form_for_an_unknown_occasion_is_refused_with_the_nearest(office):
    with untouched(office):
        _, hint = refused(nigao("brief", "交流发", "-o", "单.txt", here=office), "交流发")
    assert "交流发言" in hint


def test_without_a_name_the_form_lands_in_output_as_a_word_table(office):
    done = nigao("brief", "交流发言", here=office)
    path = office / "output" / "拟稿单-交流发言.docx"
    assert done.out.strip() == str(path)
    table = docx.Document(path).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["名称", "填写", "举例"]
    examples = {row.cells[0].text.rstrip("*"): row.cells[2].text for row in table.rows[1:]}
    assert examples == {key: EXAMPLES[key] for key in examples}


def test_a_brief_is_blank_only_if_it_says_no_more_than_the_card(tmp_path):
    path = tmp_path / "单.txt"
    path.write_text("场合：交流发言\n地区：云河市\n", encoding="utf-8")
    assert is_blank(read_brief_file(path), {"地区": "云河市"})
    assert not is_blank(read_brief_file(path), {})


def test_the_column_to_fill_in_is_the_widest_in_the_grid_by_which_every_program_draws(tmp_path):
    path = written(form_of("交流发言", (), {}), tmp_path, "docx")
    name, value, example = (column.width for column in docx.Document(path).tables[0].columns)
    assert name < example < value
