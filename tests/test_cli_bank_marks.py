"""What is marked as somebody's own: search, export, counts and drafts say the same of it."""

from datetime import date

import openpyxl
import pytest
import yaml
from cli_support import SENTENCE, SPEECH, small_workspace
from conftest import ROOT
from desk_support import build_tree, nigao
from test_cli_bank_exchange import brought_back, put, row_of
from test_cli_bank_review import shown_sentences
from test_cli_terminal import at_terminal

from generator.desk.desk import Desk
from generator.desk.templates import load_occasion
from generator.desk.workspace import Workspace
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.produce import setting_of

OURS = f"---\n地区: 澜江市\n---\n{SPEECH}"


def made(root, speech):
    """A workspace of 澜江市 with one speech."""
    root = small_workspace(root)
    template = (ROOT / "templates" / "交流发言.txt").read_bytes()
    build_tree(root, {"templates/交流发言.txt": template})
    build_tree(root.parent / "稿", {"讲话.txt": speech})
    assert nigao("--workspace", root, "mine", root.parent / "稿", "--own").code == 0
    return root


def marked(root, words, *options, text=SENTENCE):
    """What an import says that marks `words` in `text`."""
    target = root.parent / "出.xlsx"
    assert nigao("--workspace", root, "bank", "export", target, "--force").code == 0
    book = openpyxl.load_workbook(target)
    sheet = book["代表工作"]
    put(sheet, row_of(sheet, text), "本地", words)
    done = brought_back(root, book, *options)
    assert done.code == 0, done.err
    return done.out


def noted(root, text):
    """What the workbook says of a sentence under 说明."""
    target = root.parent / "再.xlsx"
    assert nigao("--workspace", root, "bank", "export", target, "--force").code == 0
    sheet = openpyxl.load_workbook(target)["代表工作"]
    return sheet.cell(row_of(sheet, text), 10).value or ""


def hit(root, text):
    found = nigao("--workspace", root, "search", text, "--json").json["hits"]
    return next(one for one in found if one["text"] == text)


def leftovers(root, place):
    """What a draft for `place` may not say of SENTENCE."""
    desk = Desk(Workspace(root), lambda _: None)
    template = load_occasion(desk.content, "交流发言")
    brief = make_brief(
        template.name,
        [Entry("地区", place, "")],
        {},
        template.standing,
        desk.lexicon.levels,
        date(2026, 12, 1),
    )
    with desk.open_bank(fill=False) as bank:
        return [
            one.message for one in setting_of(template, brief, bank, desk.lexicon, 1).names.find(SENTENCE)
        ]


def test_what_is_nobodys_is_kept_out_everywhere_and_all_say_so(tmp_path):
    root = made(tmp_path / "工作", SPEECH)
    assert "也都不会再进初稿" in marked(root, "建议卡", "--yes")
    why = "含有您标的本地字“建议卡”"
    assert hit(root, SENTENCE)["why_not"] == why
    assert not hit(root, SENTENCE)["usable"]
    assert f"起草不选：{why}" in nigao("--workspace", root, "search", "建议卡").out
    assert noted(root, SENTENCE) == why
    count = nigao("--workspace", root, "bank").out
    assert "其中 2 句含有您标的本地字，起草不选" in count
    for place in ("澜江市", "云河市"):
        assert leftovers(root, place) == ["有您标的本地字“建议卡”"]


def test_what_is_ones_own_is_said_at_home_and_nowhere_else(tmp_path):
    root = made(tmp_path / "工作", OURS)
    told = marked(root, "建议卡", "--yes")
    assert "“建议卡”是澜江市自己的：澜江市的初稿照用，别处的初稿不用" in told
    assert hit(root, SENTENCE)["usable"]
    assert not noted(root, SENTENCE)
    assert "本地字" not in nigao("--workspace", root, "bank").out
    assert leftovers(root, "澜江市") == []
    assert leftovers(root, "云河市") == ["有您标的本地字“建议卡”"]


def test_a_word_of_all_places_is_not_heeded_and_that_is_told(tmp_path):
    root = made(tmp_path / "工作", SPEECH)
    common = "代表建议的分量，在于说出群众心里的话。"
    assert "“代表建议”是各地都用的词，标了也不会拦" in marked(root, "代表建议", "--yes", text=common)
    assert hit(root, common)["usable"]


def test_the_templates_own_words_are_not_found_guilty(tmp_path):
    speech = SPEECH.replace("要教会代表写好", "要结合学习和工作教会代表写好")
    root = made(tmp_path / "工作", speech)
    marked(root, "学习和工作", "--yes", text="要结合学习和工作教会代表写好")
    done = nigao(
        "--workspace", root, "draft", "交流发言", "--set", "地区=澜江市", "--set", "日期=2026-12-01", "--text"
    )
    assert done.code == 0
    assert "学习和工作" in done.out
    assert "模板的文字" not in done.err


def many(root):
    """The shipped sentences all hold 建议卡."""
    path = root / "phrasebank" / "监督.yaml"
    shipped = yaml.safe_load(path.read_text(encoding="utf-8"))
    more = [{**one, "文": f"要用好建议卡，{one['文'].removeprefix('要')}"} for one in shipped["短语"]]
    shipped["短语"] = more
    path.write_text(yaml.safe_dump(shipped, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize(("answers", "kept"), [("y\nn\n", True), ("y\ny\n", False)])
def test_marking_what_many_sentences_hold_is_asked_once_more(tmp_path, answers, kept):
    root = made(tmp_path / "工作", SPEECH)
    many(root)
    marked(root, "建议卡")
    file = root.parent / "改.xlsx"
    shown = at_terminal(
        "--workspace", root, "bank", "import", file, typed=answers, here=tmp_path, home=tmp_path
    )
    assert "不再进初稿，真要这样标吗" in shown.out
    assert hit(root, SENTENCE)["usable"] is kept


def test_review_asks_as_well(tmp_path):
    root = made(tmp_path / "工作", SPEECH)
    many(root)
    whole = at_terminal("bank", "review", typed="\n" * 40, here=root, home=tmp_path).out
    order = shown_sentences(whole)
    assert nigao("bank", "undo", here=root).code == 0
    place = order.index(SENTENCE)
    shown = at_terminal("bank", "review", typed="\n" * place + "l\n建议卡\n\nq\n", here=root, home=tmp_path)
    assert "也都不会再进初稿" in shown.out
    assert hit(root, SENTENCE)["usable"]
