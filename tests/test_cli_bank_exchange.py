"""`nigao bank export` and `import`: a workbook or YAML goes out, is edited as a user would, and exactly that comes back."""

import re
import shutil
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import yaml
from cli_support import NEW_SENTENCE, SENTENCE, SPEECH, refused, small_workspace, untouched
from desk_support import build_tree, nigao
from test_cli_terminal import at_terminal

OWN = "要把代表提的每一条建议都记成台账，办到哪一步就公开到哪一步。"
PLACED = "要学习云河市的做法，把联络站建到群众家门口。"
REWORDED = "要教会代表写好每一张建议卡，一卡只说一件事，说清缘由。"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A workspace with a few phrases and a speech of its own; never write to it."""
    root = small_workspace(tmp_path_factory.mktemp("底") / "工作")
    build_tree(root.parent / "稿", {"讲话.txt": SPEECH})
    assert nigao("--workspace", root, "mine", root.parent / "稿").code == 0
    return root


@pytest.fixture(scope="module")
def exported(filled):
    """The workbook of that workspace, as bytes."""
    target = filled.parent / "出.xlsx"
    done = nigao("--workspace", filled, "bank", "export", target)
    assert done.code == 0, done.err
    return target.read_bytes()


@pytest.fixture
def workspace(filled, tmp_path):
    """One's own copy of the workspace."""
    return shutil.copytree(filled, tmp_path / "工作")


@pytest.fixture
def book(exported):
    return openpyxl.load_workbook(BytesIO(exported))


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[1]}


def row_of(sheet, text):
    """The row whose first cell holds `text`."""
    return next(row for row in range(2, sheet.max_row + 1) if text in str(sheet.cell(row, 1).value))


def put(sheet, row, column, value):
    """Write into a cell as a user would; its address."""
    cell = sheet.cell(row, columns(sheet)[column])
    cell.value = value
    return cell.coordinate


def add_row(sheet, text, **values):
    """Fill in the first empty row below."""
    row = sheet.max_row + 1
    for column, value in {"句子": text, **values}.items():
        put(sheet, row, column, value)
    return row


def brought_back(workspace, book, *options):
    target = workspace.parent / "改.xlsx"
    book.save(target)
    return nigao("--workspace", workspace, "bank", "import", target, *options)


def found(workspace, text, *options):
    """The hits of a search for one sentence."""
    return nigao("--workspace", workspace, "search", text, "--json", *options).json["hits"]


def listed(workspace):
    """Every phrase as the workbook tells it: sentence → its editable columns."""
    target = workspace.parent / "再.xlsx"
    assert nigao("--workspace", workspace, "bank", "export", target, "--force").code == 0
    book = openpyxl.load_workbook(BytesIO(target.read_bytes()), read_only=True)
    rows = {}
    for sheet in book:
        lines = sheet.iter_rows(values_only=True)
        if next(lines)[0] == "句子":
            rows |= {line[0]: line[1:6] for line in lines}
    return rows


def test_the_workbook_is_made_to_be_edited(book):
    slots = [sheet.title for sheet in book if sheet["A1"].value == "句子"]
    assert {"监督", "代表工作"} <= set(slots)
    for name in [*slots, "来源"]:
        sheet = book[name]
        number = next(cell for cell in sheet[1] if cell.value == "编号")
        assert sheet.column_dimensions[number.column_letter].hidden
        assert sheet.protection.sheet
        assert sheet.freeze_panes == "A2"
    sheet = book["代表工作"]
    row = row_of(sheet, SENTENCE)
    locked = {column: sheet.cell(row, index).protection.locked for column, index in columns(sheet).items()}
    assert not any(locked[column] for column in ("句子", "状态", "槽位", "作用", "话题", "本地"))
    assert locked["编号"] and locked["出处"]
    assert not sheet.column_dimensions["A"].protection.locked  # so that rows can be added below
    offered = {str(one.sqref).split(":")[0][0]: one.formula1 for one in sheet.data_validations.dataValidation}
    letters = {column: sheet.cell(1, index).column_letter for column, index in columns(sheet).items()}
    assert set(offered) == {letters[column] for column in ("状态", "槽位", "作用", "话题")}
    assert sheet.column_dimensions["A"].width > 50


def test_what_begins_like_a_formula_stays_text(workspace, tmp_path):
    evil = "=要把代表建议办好办实，让群众看得见变化。"
    (workspace / "phrasebank" / "我的.yaml").write_text(
        yaml.safe_dump({"槽位": "代表工作", "短语": [{"文": evil, "作用": "举措"}]}, allow_unicode=True),
        encoding="utf-8",
    )
    target = tmp_path / "出.xlsx"
    assert nigao("--workspace", workspace, "bank", "export", target).code == 0
    sheet = openpyxl.load_workbook(target)["代表工作"]
    cell = sheet.cell(row_of(sheet, evil), 1)
    assert cell.data_type == "s"
    assert cell.value.startswith("=")
    assert b"<f>" not in ZipFile(target).read("xl/worksheets/sheet2.xml")


def test_exactly_the_edits_come_back(workspace, book):
    before = listed(workspace)
    own, others = book["代表工作"], book["监督"]
    moved, struck = others.cell(2, 1).value, others.cell(3, 1).value
    put(own, row_of(own, SENTENCE), "句子", REWORDED)
    put(others, 2, "槽位", "代表工作")
    put(others, 3, "状态", "不用")
    add_row(others, OWN, 作用="举措", 话题="跟踪问效")
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0, done.err
    after = listed(workspace)
    expected = dict(before)
    expected[REWORDED] = expected.pop(SENTENCE)
    expected[moved] = (before[moved][0], "代表工作", *before[moved][2:])
    expected[struck] = ("不用", *before[struck][1:])
    expected[OWN] = ("取用", "监督", "举措", "跟踪问效", None)
    assert after == expected
    assert [hit["slot"] for hit in found(workspace, OWN)] == ["监督"]
    assert struck not in [hit["text"] for hit in found(workspace, struck)]


def test_nothing_is_changed_without_consent(workspace, book):
    put(book["监督"], 3, "状态", "不用")
    before = listed(workspace)
    done = brought_back(workspace, book)
    assert done.code == 0
    assert "改状态 1 处" in done.out
    assert "没有改动" in done.err
    assert listed(workspace) == before


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("槽位", "监督工作", "不是槽位"),
        ("状态", "也许", "不是状态"),
        ("作用", "废话", "不是作用"),
        ("话题", "票决制", "的话题"),
        ("句子", "=A1", "是公式"),
        ("句子", 12, "是数字"),
        ("句子", None, "句子是空的"),
        ("本地", "大垭口", "不在这一句里"),
    ],
)
def test_a_broken_cell_is_named_by_sheet_and_cell_and_nothing_is_changed(workspace, book, column, value, why):
    sheet = book["监督"]
    put(sheet, 2, "状态", "不用")
    cell = put(sheet, 17, column, value)
    target = workspace.parent / "改.xlsx"
    book.save(target)
    with untouched(workspace):
        done = nigao("--workspace", workspace, "bank", "import", target, "--yes")
    refused(done, f"表“监督”的 {cell}", why)


def test_a_line_above_the_head_and_blanks_in_it_do_no_harm(workspace, book):
    sheet = book["监督"]
    struck = sheet.cell(2, 1).value
    put(sheet, 2, "状态", "不用")
    sheet["A1"] = "句 子"
    sheet.insert_rows(1)
    sheet["A1"] = "监督句库（2026 年整理）"
    assert brought_back(workspace, book, "--yes").code == 0
    assert listed(workspace)[struck][0] == "不用"


@pytest.mark.parametrize("column", ["句子", "编号"])
def test_a_sheet_whose_head_lost_a_column_is_named_and_nothing_is_changed(workspace, book, column):
    sheet = book["监督"]
    put(sheet, 2, "状态", "不用")
    put(sheet, 1, column, "别的")
    target = workspace.parent / "改.xlsx"
    book.save(target)
    with untouched(workspace):
        done = nigao("--workspace", workspace, "bank", "import", target, "--yes")
    refused(done, "表“监督”的表头", f"没有“{column}”这一栏")


def test_broken_cells_can_be_skipped(workspace, book):
    sheet = book["监督"]
    struck = sheet.cell(2, 1).value
    put(sheet, 2, "状态", "不用")
    cell = put(sheet, 17, "槽位", "监督工作")
    before = listed(workspace)
    done = brought_back(workspace, book, "--yes", "--skip-broken")
    assert done.code == 0
    assert cell in done.err
    after = listed(workspace)
    assert after.pop(struck)[0] == "不用"
    before.pop(struck)
    assert after == before


def test_edits_and_additions_survive_mining_again_and_a_rebuild(workspace, book):
    own = book["代表工作"]
    put(own, row_of(own, SENTENCE), "句子", REWORDED)
    put(book["监督"], 3, "状态", "不用")
    add_row(book["监督"], OWN, 作用="举措")
    assert brought_back(workspace, book, "--yes").code == 0
    after = listed(workspace)
    assert nigao("--workspace", workspace, "bank", "rebuild").code == 0
    assert listed(workspace) == after
    slots = workspace / "phrasebank" / "slots.yaml"
    slots.write_bytes(slots.read_bytes() + b"\n# changed\n")
    assert listed(workspace) == after


def test_an_added_sentence_that_names_a_place_is_told_and_not_offered(workspace, book):
    add_row(book["代表工作"], PLACED, 作用="举措")
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0
    assert "云河市" in done.out
    assert [hit["usable"] for hit in found(workspace, PLACED)] == [False]


def test_what_was_added_and_may_not_be_offered_is_in_the_next_export_and_can_be_put_right_there(
    workspace, book
):
    add_row(book["代表工作"], PLACED, 作用="举措")
    assert brought_back(workspace, book, "--yes").code == 0
    target = workspace.parent / "又.xlsx"
    assert nigao("--workspace", workspace, "bank", "export", target).code == 0
    again = openpyxl.load_workbook(target)
    sheet = again["代表工作"]
    row = row_of(sheet, PLACED)
    assert "云河市" in sheet.cell(row, columns(sheet)["说明"]).value
    assert "起草时不会用" in sheet.cell(row, columns(sheet)["说明"]).value
    right = "要把联络站建到群众家门口，让代表就在群众身边。"
    put(sheet, row, "句子", right)
    put(sheet, row, "话题", "联络站")
    done = brought_back(workspace, again, "--yes")
    assert "改句子 1 处" in done.out and "起草时不会用" not in done.out
    assert right in listed(workspace) and PLACED not in listed(workspace)
    hits = found(workspace, "建到群众家门口")
    assert [(hit["text"], hit["usable"], hit["topic"]) for hit in hits] == [(right, True, "联络站")]
    twice = brought_back(workspace, again, "--yes")
    assert "没有要改的" in twice.err and "不在句库里" not in twice.out + twice.err
    assert nigao("--workspace", workspace, "bank", "undo").code == 0
    assert right not in listed(workspace) and PLACED in listed(workspace)
    put(sheet, row, "句子", PLACED)
    put(sheet, row, "状态", "不用")
    assert "改状态 1 处" in brought_back(workspace, again, "--yes").out
    assert PLACED not in listed(workspace)


def test_a_sentence_that_may_not_be_offered_is_added_once_however_often_the_file_comes(workspace, book):
    add_row(book["代表工作"], PLACED, 作用="举措")
    assert "添句子 1 句" in brought_back(workspace, book, "--yes").out
    again = brought_back(workspace, book, "--yes")
    assert "添句子" not in again.out
    assert "没有要改的" in again.err
    assert len(nigao("--workspace", workspace, "bank", "history").out.splitlines()) == 1


def test_the_history_counts_each_sentence_that_was_added(workspace, book):
    for text in (OWN, PLACED):
        add_row(book["监督"], text, 作用="举措")
    put(book["监督"], 3, "状态", "不用")
    assert brought_back(workspace, book, "--yes").code == 0
    assert nigao("--workspace", workspace, "bank", "history").out.rstrip().endswith("3 条")


def test_a_change_made_in_the_bank_since_is_a_conflict_and_wins_unless_told_otherwise(workspace, book):
    text = book["监督"].cell(2, 1).value
    put(book["监督"], 2, "槽位", "立法")
    target = workspace.parent / "先.xlsx"
    book.save(target)
    put(book["监督"], 2, "槽位", "自身建设")
    assert brought_back(workspace, book, "--yes").code == 0
    done = nigao("--workspace", workspace, "bank", "import", target, "--yes")
    assert "冲突 1 处" in done.out
    assert "     导出时：监督\n     现在：自身建设\n     文件里：立法\n" in done.out
    assert listed(workspace)[text][1] == "自身建设"
    assert nigao("--workspace", workspace, "bank", "import", target, "--yes", "--overwrite").code == 0
    assert listed(workspace)[text][1] == "立法"


def test_the_same_file_twice_changes_nothing_more(workspace, book):
    add_row(book["监督"], OWN, 作用="举措")
    put(book["监督"], 3, "状态", "不用")
    assert brought_back(workspace, book, "--yes").code == 0
    before = listed(workspace)
    done = brought_back(workspace, book, "--yes")
    assert "没有要改的" in done.err
    assert listed(workspace) == before


def test_rows_that_were_deleted_strike_nothing_and_copies_are_new_sentences(workspace, book):
    sheet = book["监督"]
    gone = sheet.cell(2, 1).value
    copied = [cell.value for cell in sheet[3]]
    sheet.delete_rows(2)
    sheet.append([OWN, *copied[1:]])
    before = listed(workspace)
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0, done.err
    assert "1 句不在这个文件里" in done.err
    after = listed(workspace)
    assert after.pop(OWN)[1] == "监督"
    assert after == before
    assert gone in after


def test_sources_are_edited_in_a_sheet_of_their_own(workspace, book):
    sheet = book["来源"]
    for column, value in (
        ("日期", "2025年3月1日"),
        ("讲话人", "县人大常委会主任"),
        ("归属", "外单位"),
        ("场合", "机关会议讲话"),
    ):
        put(sheet, 2, column, value)
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0, done.err
    told = nigao("--workspace", workspace, "bank", "sources").out
    for text in ("2025-03-01", "县人大常委会主任", "外单位", "机关会议讲话"):
        assert text in told
    assert nigao("--workspace", workspace, "bank", "rebuild").code == 0
    assert nigao("--workspace", workspace, "bank", "sources").out == told


def test_what_was_decided_on_a_source_holds_when_its_file_changes(workspace, tmp_path):
    folder = build_tree(tmp_path / "又一篇", {"新稿.txt": SPEECH.replace("建议卡", "民情卡")})
    assert nigao("--workspace", workspace, "mine", folder).code == 0
    target = tmp_path / "出.xlsx"
    assert nigao("--workspace", workspace, "bank", "export", target).code == 0
    book = openpyxl.load_workbook(target)
    row = row_of(book["来源"], "新稿.txt")
    for column, value in (("日期", "2025年3月1日"), ("讲话人", "县人大常委会主任"), ("归属", "外单位")):
        put(book["来源"], row, column, value)
    assert brought_back(workspace, book, "--yes").code == 0
    text = SPEECH.replace("建议卡", "民情卡").replace("件件有回音", "件件有着落")
    build_tree(folder, {"新稿.txt": text})
    assert nigao("--workspace", workspace, "mine", folder, "--date", "2025-04-01").code == 0
    told = nigao("--workspace", workspace, "bank", "sources").out
    (line,) = [line for line in told.splitlines() if "新稿.txt" in line]
    assert "2025-04-01" in line and "县人大常委会主任" in line and "外单位" in line
    assert nigao("--workspace", workspace, "bank", "rebuild").code == 0
    assert nigao("--workspace", workspace, "bank", "sources").out == told


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2022-05", "2022-05"), ("2022年5月", "2022-05"), ("2022/5", "2022-05"), ("2022年", "2022")],
)
def test_of_a_date_the_month_or_the_year_is_enough(workspace, book, typed, kept):
    put(book["来源"], 2, "日期", typed)
    assert brought_back(workspace, book, "--yes").code == 0
    (*_, line) = nigao("--workspace", workspace, "bank", "sources").out.splitlines()
    assert line.split()[-1] == kept


@pytest.mark.parametrize("typed", ["三月初", "2022-13", "2022-00", "5月"])
def test_a_wrong_date_of_a_source_is_named(workspace, book, typed):
    cell = put(book["来源"], 2, "日期", typed)
    refused(brought_back(workspace, book, "--yes"), f"表“来源”的 {cell}", typed)


def test_yaml_goes_the_same_way(workspace, tmp_path):
    target = tmp_path / "句库.yaml"
    assert nigao("--workspace", workspace, "bank", "export", target).code == 0
    data = yaml.safe_load(target.read_text(encoding="utf-8"))
    entry = next(one for one in data["短语"]["代表工作"] if one["句子"] == SENTENCE)
    entry["句子"] = REWORDED
    data["短语"]["监督"].append({"句子": OWN, "作用": "举措"})
    before = listed(workspace)
    target.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    done = nigao("--workspace", workspace, "bank", "import", target, "--yes")
    assert done.code == 0, done.err
    after = listed(workspace)
    assert after.pop(OWN)[1:3] == ("监督", "举措")
    assert after.pop(REWORDED) == before.pop(SENTENCE)
    assert after == before


def test_the_word_list_holds_the_sentences_in_use(workspace, tmp_path, book):
    from docx import Document

    struck, used = book["监督"].cell(3, 1).value, book["监督"].cell(2, 1).value
    put(book["监督"], 3, "状态", "不用")
    assert brought_back(workspace, book, "--yes").code == 0
    target = tmp_path / "句库.docx"
    assert nigao("--workspace", workspace, "bank", "export", target, "--slot", "监督").code == 0
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    assert used in text
    assert struck not in text
    assert SENTENCE not in text


def test_bad_files_are_refused_and_named(workspace, tmp_path):
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
    for name, data in (
        ("假.xlsx", b"not a workbook"),
        ("炸.xlsx", bomb.getvalue()),
        ("空.xlsx", b""),
        ("坏.yaml", "短语: [".encode()),
        ("无.yaml", b"a: 1"),
        ("旧.xls", b"x"),
    ):
        (tmp_path / name).write_bytes(data)
        refused(nigao("--workspace", workspace, "bank", "import", tmp_path / name, "--yes"), name)
    refused(nigao("--workspace", workspace, "bank", "import", tmp_path / "没有.xlsx", "--yes"), "没有.xlsx")
    refused(nigao("--workspace", workspace, "bank", "export", tmp_path / "句库.pdf"), "句库.pdf")


def test_a_workbook_of_others_is_no_bank(workspace, tmp_path):
    other = openpyxl.Workbook()
    other.active["A1"] = "工资表"
    other.save(tmp_path / "工资.xlsx")
    refused(nigao("--workspace", workspace, "bank", "import", tmp_path / "工资.xlsx"), "工资.xlsx")


def test_an_existing_file_is_not_overwritten(workspace, tmp_path):
    (tmp_path / "句库.xlsx").write_bytes(b"mine")
    refused(nigao("--workspace", workspace, "bank", "export", tmp_path / "句库.xlsx"), "句库.xlsx")
    assert (tmp_path / "句库.xlsx").read_bytes() == b"mine"


def test_an_import_is_one_batch_and_can_be_undone_whole(workspace, book):
    before = listed(workspace)
    told = nigao("--workspace", workspace, "bank", "sources").out
    add_row(book["监督"], OWN, 作用="举措")
    put(book["监督"], 3, "状态", "不用")
    put(book["来源"], 2, "归属", "外单位")
    own = book["代表工作"]
    put(own, row_of(own, SENTENCE), "句子", REWORDED)
    assert brought_back(workspace, book, "--yes").code == 0
    assert listed(workspace) != before
    history = nigao("--workspace", workspace, "bank", "history").out
    assert history.count("导入") == 1
    assert history.rstrip().endswith("4 条")
    done = nigao("--workspace", workspace, "bank", "undo", history.split()[0])
    assert done.code == 0, done.err
    assert listed(workspace) == before
    assert nigao("--workspace", workspace, "bank", "sources").out == told
    refused(nigao("--workspace", workspace, "bank", "undo"), "没有可以撤销的")
    assert nigao("--workspace", workspace, "bank", "history").out.split()[-2:] == ["—", "已撤销"]


def told_places(workspace):
    """Sentence → where the workbook says that it stands."""
    target = workspace.parent / "处.xlsx"
    assert nigao("--workspace", workspace, "bank", "export", target, "--force").code == 0
    book = openpyxl.load_workbook(target)
    return {
        str(sheet.cell(row, 1).value): sheet.cell(row, columns(sheet)["出处"]).value
        for sheet in book
        if sheet["A1"].value == "句子"
        for row in range(2, sheet.max_row + 1)
    }


def test_a_place_is_told_in_the_same_words_by_search_and_workbook(workspace, book):
    add_row(book["监督"], OWN, 作用="举措")
    assert brought_back(workspace, book, "--yes").code == 0
    places = told_places(workspace)
    curated = next(text for text, place in places.items() if place.startswith("监督.yaml"))
    for text, unit in (
        (SENTENCE, r"讲话\.txt 第 \d+ 段"),
        (curated, r"监督\.yaml 第 \d+ 条"),
        (OWN, "自己添的（.{10}）"),
    ):
        assert re.fullmatch(unit, places[text]), places[text]
        shown = nigao("--workspace", workspace, "search", text, "--limit", "1").out.splitlines()[1]
        assert f"] {places[text]}" in shown
        assert shown.partition("] ")[2].startswith(places[text])


def test_the_slots_at_both_ends_are_called_in_chinese_and_known_again(workspace, book):
    assert {"开头", "结尾"} <= set(book.sheetnames)
    assert not {"opening", "closing"} & set(book.sheetnames)
    sheet = book["结尾"]
    assert sheet["C2"].value == "结尾"
    offered = {cell.value for row in book["选项"] for cell in row}
    assert {"开头", "结尾"} <= offered
    assert not {"opening", "closing"} & offered
    moved, other = sheet["A2"].value, book["代表工作"]
    put(sheet, 2, "槽位", "代表工作")
    put(other, row_of(other, SENTENCE), "槽位", "结尾")
    add_row(book["开头"], OWN)
    told = brought_back(workspace, book, "--yes")
    assert (told.code, "结尾 → 代表工作" in told.out, "[开头/举措]" in told.out) == (0, True, True), told.out
    assert "冲突" not in told.out
    for text, slot in ((moved, "代表工作"), (SENTENCE, "closing"), (OWN, "opening")):
        assert {hit["slot"] for hit in found(workspace, text)} == {slot}


def as_before(book):
    """The workbook as it was exported by the first programs."""
    for spoken, slot in (("开头", "opening"), ("结尾", "closing")):
        sheet = book[spoken]
        sheet.title = slot
        for row in range(2, sheet.max_row + 1):
            put(sheet, row, "槽位", slot)


def test_a_workbook_that_was_exported_with_the_english_names_comes_back(workspace, book):
    as_before(book)
    assert "没有要改的" in brought_back(workspace, book, "--yes").err
    moved = book["closing"]["A2"].value
    put(book["closing"], 2, "槽位", "监督")
    add_row(book["opening"], OWN)
    assert brought_back(workspace, book, "--yes").code == 0
    for text, slot in ((moved, "监督"), (OWN, "opening")):
        assert {hit["slot"] for hit in found(workspace, text)} == {slot}


def test_an_unknown_slot_is_told_with_the_names_that_users_know(workspace, book):
    put(book["监督"], 2, "槽位", "开场")
    told = brought_back(workspace, book, "--yes").err
    assert "开场" in told
    assert "开头" in told
    assert "opening" not in told


def test_a_wording_that_no_draft_may_take_is_told_by_the_search_and_not_counted(workspace, book):
    def counted():
        told = nigao("--workspace", workspace, "bank").out
        return int(re.search(r"可用的句子 (\d+)", told)[1])

    before, sheet = counted(), book["代表工作"]
    put(sheet, row_of(sheet, SENTENCE), "句子", PLACED)
    assert brought_back(workspace, book, "--yes").code == 0
    (hit,) = found(workspace, "云河市的做法")
    assert (hit["usable"], "云河" in hit["why_not"]) == (False, True)
    assert counted() == before - 1


def test_a_row_moved_to_another_sheet_is_moved_to_its_slot(workspace, book):
    sheet, other = book["监督"], book["立法"]
    cells = [cell.value for cell in sheet[4]]
    sheet.delete_rows(4)
    other.append(cells)
    before = listed(workspace)
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0, done.err
    expected = dict(before)
    expected[cells[0]] = (before[cells[0]][0], "立法", *before[cells[0]][2:])
    assert listed(workspace) == expected


def test_two_rows_of_one_number_that_say_different_things_are_named(workspace, book):
    sheet = book["监督"]
    sheet.append(["不用" if cell.column == 2 else cell.value for cell in sheet[5]])
    done = brought_back(workspace, book, "--yes")
    refused(done, f"表“监督”的 A{sheet.max_row}", "表“监督”的 A5", "取消隐藏")


def test_a_copy_that_says_the_same_counts_once(workspace, book):
    sheet = book["监督"]
    sheet.append([cell.value for cell in sheet[5]])
    put(sheet, 3, "状态", "不用")
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0, done.err
    assert "改状态 1 处" in done.out
    assert "添句子" not in done.out


def damage(sheet, row):
    """Turn one sign of the number of a row into another."""
    number = sheet.cell(row, columns(sheet)["编号"])
    number.value = ("1" if number.value[0] == "0" else "0") + number.value[1:]


def test_an_edited_row_whose_number_was_damaged_is_named_with_what_it_was(workspace, book):
    sheet = book["监督"]
    was = sheet.cell(5, 1).value
    cell = put(sheet, 5, "句子", OWN)
    damage(sheet, 5)
    refused(
        brought_back(workspace, book, "--yes"),
        f"表“监督”的 {cell}",
        OWN,
        was,
        "“编号”（表“监督”的 K5）改坏了",
    )


def test_an_edited_row_whose_sentence_left_the_bank_is_named(workspace):
    folder = build_tree(workspace.parent / "稿", {"又.txt": SPEECH.replace(SENTENCE, NEW_SENTENCE)})
    assert nigao("--workspace", workspace, "mine", folder).code == 0
    target = workspace.parent / "出.xlsx"
    assert nigao("--workspace", workspace, "bank", "export", target).code == 0
    book = openpyxl.load_workbook(target)
    sheet = next(one for one in book if any(NEW_SENTENCE in str(row[0].value) for row in one.rows))
    cell = put(sheet, row_of(sheet, NEW_SENTENCE), "句子", REWORDED)
    build_tree(folder, {"又.txt": SPEECH.replace(SENTENCE, "")})
    assert nigao("--workspace", workspace, "mine", folder).code == 0
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0, done.err
    assert f"表“{sheet.title}”的 {cell}" in done.err and REWORDED in done.err


def test_at_a_terminal_the_user_is_asked(workspace, book, tmp_path):
    put(book["监督"], 3, "状态", "不用")
    before = listed(workspace)
    book.save(tmp_path / "改.xlsx")
    for answer, after in (("n\n", True), ("y\n", False)):
        shown = at_terminal(
            "--workspace",
            workspace,
            "bank",
            "import",
            tmp_path / "改.xlsx",
            typed=answer,
            here=tmp_path,
            home=tmp_path,
        )
        assert shown.code == 0, shown.out
        assert (listed(workspace) == before) is after


def test_a_sentence_put_back_as_it_was_is_as_if_never_touched(workspace, book, tmp_path):
    before = listed(workspace)
    own = book["代表工作"]
    row = row_of(own, SENTENCE)
    put(own, row, "句子", REWORDED)
    put(own, row, "本地", "建议卡")
    assert brought_back(workspace, book, "--yes").code == 0
    assert listed(workspace)[REWORDED][4] == "建议卡"
    again = tmp_path / "又.xlsx"
    assert nigao("--workspace", workspace, "bank", "export", again).code == 0
    later = openpyxl.load_workbook(again)
    row = row_of(later["代表工作"], REWORDED)
    put(later["代表工作"], row, "句子", SENTENCE)
    put(later["代表工作"], row, "本地", None)
    assert brought_back(workspace, later, "--yes").code == 0
    assert listed(workspace) == before


def test_a_sentence_added_to_an_empty_bank_is_no_archive(tmp_path):
    root = build_tree(tmp_path / "新", {"拟稿.yaml": ""})
    target = tmp_path / "空.xlsx"
    assert nigao("--workspace", root, "bank", "export", target).code == 0
    book = openpyxl.load_workbook(target)
    add_row(book["监督"], OWN, 作用="举措")
    assert brought_back(root, book, "--yes").code == 0
    done = nigao(
        "--workspace", root, "draft", "交流发言", "--set", "地区=云河市", "--set", "日期=2026-12-01", "--text"
    )
    assert "先把自带的示例讲话入库" in done.err


def test_a_fault_is_told_once_and_several_stand_on_lines_of_their_own(workspace, book):
    sheet = book["监督"]
    long = put(sheet, 3, "句子", "长" * 3000)
    number = put(sheet, 5, "句子", 12)
    done = brought_back(workspace, book, "--yes")
    assert done.code == 1
    assert [line.split("：")[0] for line in done.err.splitlines()[:2]] == [
        f"表“监督”的 {at}" for at in (long, number)
    ]
    assert "有 2 处看不懂" in done.err.splitlines()[2]


def test_a_cell_that_cannot_be_read_changes_nothing_when_it_is_skipped(workspace, book):
    put(book["监督"], 3, "句子", 12)
    before = listed(workspace)
    assert brought_back(workspace, book, "--yes", "--skip-broken").code == 0
    assert listed(workspace) == before


def test_the_hint_after_export_names_the_file_as_it_was_named(workspace, tmp_path):
    target = tmp_path / "夹" / "出.xlsx"
    target.parent.mkdir()
    done = nigao("--workspace", workspace, "bank", "export", target)
    assert f"nigao bank import {target} " in done.err


def test_a_sheet_of_which_some_columns_were_sorted_is_refused(workspace, book):
    sheet = book["监督"]
    texts = sorted(sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1))
    for row, text in enumerate(texts, 2):
        put(sheet, row, "句子", text)
    own = book["代表工作"]
    put(own, row_of(own, SENTENCE), "句子", REWORDED)
    refused(brought_back(workspace, book, "--yes"), "表“监督”", "只排了一部分列")
    before = listed(workspace)
    assert brought_back(workspace, book, "--yes", "--skip-broken").code == 0
    after = listed(workspace)
    assert after.pop(REWORDED) == before.pop(SENTENCE)
    assert after == before


def test_the_guide_says_how_to_sort_a_locked_sheet(book):
    told = "".join(str(row[0].value) for row in book["说明"].rows)
    assert "撤销工作表保护" in told and "改了也不算" in told


@pytest.mark.parametrize("text", ["{{ 地区 }}要把建议办好。", "【待填：名称】要把建议办好。"])
def test_a_sentence_with_a_blank_in_it_is_refused(workspace, book, text):
    row = add_row(book["监督"], text)
    refused(brought_back(workspace, book, "--yes"), f"表“监督”的 A{row}", "【待填：…】")


def test_a_sentence_added_twice_is_told_as_such_and_asking_makes_it_a_measure(workspace, book):
    add_row(book["监督"], OWN)
    add_row(book["代表工作"], OWN)
    done = brought_back(workspace, book, "--yes")
    assert "1 句在这个文件里写了不止一次" in done.err
    assert "库里已有" not in done.err
    assert listed(workspace)[OWN][1:3] == ("监督", "举措")


def test_a_sentence_without_its_end_is_told_so(workspace, book):
    add_row(book["监督"], OWN.rstrip("。"))
    assert "句末少标点，添上了“。”" in brought_back(workspace, book, "--yes").out
    assert OWN in listed(workspace)


def test_marking_what_other_sentences_hold_too_is_told(workspace, book):
    own = book["代表工作"]
    put(own, row_of(own, SENTENCE), "本地", "建议卡")
    before = sum("建议卡" in text for text in listed(workspace)) - 1
    assert before >= 1
    done = brought_back(workspace, book)
    assert f"句库里另有 {before} 句带着“建议卡”，也都不会再进初稿" in done.out
    put(own, row_of(own, SENTENCE), "本地", "一卡只说一件事")
    assert "也都不会再进初稿" not in brought_back(workspace, book).out


@pytest.mark.parametrize(
    ("typed", "number"),
    [(f"（一）{OWN}", "（一）"), (f"一{OWN}", "一要"), (f"一是{OWN}", "一是"), (f"1.{OWN}", "1.")],
)
def test_the_number_at_the_head_of_a_new_sentence_goes_and_that_is_told(workspace, book, typed, number):
    add_row(book["监督"], typed)
    assert f"开头的序号“{number}”不用写，去掉了" in brought_back(workspace, book, "--yes").out
    assert OWN in listed(workspace)
    assert typed not in listed(workspace)


def test_a_number_typed_before_a_sentence_of_the_bank_goes_too(workspace, book):
    sheet = book["代表工作"]
    put(sheet, row_of(sheet, SENTENCE), "句子", f"二、{REWORDED}")
    assert "开头的序号“二、”不用写" in brought_back(workspace, book, "--yes").out
    assert REWORDED in listed(workspace)


def test_several_sentences_in_a_cell_are_told(workspace, book):
    add_row(book["监督"], f"{OWN}{NEW_SENTENCE}")
    assert "写了 2 句" in brought_back(workspace, book).out


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (OWN, "举措"),
        ("完善联络站的值班制度，推动代表每月到站接待群众。", "举措"),
        ("代表建议是群众心声的集中反映，是国家机关听取民意的重要渠道。", "论述"),
    ],
)
def test_a_role_left_open_is_told_as_mining_tells_it(workspace, book, text, role):
    add_row(book["监督"], text)
    assert f"[监督/{role}] {text}" in brought_back(workspace, book).out


def test_broken_entries_of_a_yaml_are_named_by_line_and_skipped_and_the_rest_is_done(workspace, tmp_path):
    target = tmp_path / "出.yaml"
    assert nigao("--workspace", workspace, "bank", "export", target).code == 0
    before = listed(workspace)
    lines = target.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if SENTENCE in line)
    lines[at] = lines[at].replace(SENTENCE, REWORDED)
    other = next(number for number in range(at + 1, len(lines)) if "- 句子: " in lines[number])
    broken = lines[other].split(": ")[1]
    lines[other] = lines[other].replace(broken, "12")
    end = next(number for number in range(other + 1, len(lines)) if "- 句子: " in lines[number])
    lines[end:end] = ["  - 句子: 34", "    作用: 举措"]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = nigao("--workspace", workspace, "bank", "import", target, "--yes")
    assert done.code == 1
    assert f"第 {other + 1} 行" in done.err and f"第 {end + 1} 行" in done.err
    assert listed(workspace) == before
    done = nigao("--workspace", workspace, "bank", "import", target, "--yes", "--skip-broken")
    assert done.code == 0, done.err
    assert f"第 {other + 1} 行" in done.err
    after = listed(workspace)
    assert after.pop(REWORDED) == before.pop(SENTENCE)
    assert after == before


def test_a_conflict_about_a_wording_of_the_users_own_tells_all_three(workspace, book, tmp_path):
    own = book["代表工作"]
    put(own, row_of(own, SENTENCE), "句子", REWORDED)
    assert brought_back(workspace, book, "--yes").code == 0
    texts = "要教会代表写准每一张建议卡，一卡只说一件事。", "要教会代表写实每一张建议卡，一卡只说一件事。"
    for name, text in zip("甲乙", texts, strict=True):
        target = tmp_path / f"{name}.xlsx"
        assert nigao("--workspace", workspace, "bank", "export", target).code == 0
        later = openpyxl.load_workbook(target)
        sheet = later["代表工作"]
        put(sheet, row_of(sheet, REWORDED), "句子", text)
        later.save(target)
    assert nigao("--workspace", workspace, "bank", "import", tmp_path / "甲.xlsx", "--yes").code == 0
    told = nigao("--workspace", workspace, "bank", "import", tmp_path / "乙.xlsx").out
    assert f"导出时：{REWORDED}\n     现在：{texts[0]}\n     文件里：{texts[1]}\n" in told


def test_what_is_changed_in_a_grey_column_is_told_and_blocks_nothing(workspace, book):
    own = book["代表工作"]
    row = row_of(own, SENTENCE)
    cells = [put(own, row, "出处", "别处"), put(own, row, "篇数", 9)]
    title = put(book["来源"], 2, "题目", "另一个题目")
    put(own, row, "句子", REWORDED)
    done = brought_back(workspace, book, "--yes")
    assert done.code == 0, done.err
    told = next(line for line in done.err.splitlines() if "灰字栏改了也不算" in line)
    assert all(f"表“代表工作”的 {cell}" in told for cell in cells) and f"表“来源”的 {title}" in told
    assert REWORDED in listed(workspace)


def test_what_the_bank_tells_otherwise_by_now_is_no_edit(workspace, book, tmp_path):
    folder = build_tree(tmp_path / "又一篇", {"新稿.txt": SPEECH.replace("件件有回音", "件件有着落")})
    assert nigao("--workspace", workspace, "mine", folder).code == 0
    own = book["代表工作"]
    shown = own.cell(row_of(own, SENTENCE), columns(own)["篇数"]).value
    assert "灰字栏" not in brought_back(workspace, book).err
    cell = put(own, row_of(own, SENTENCE), "篇数", shown + 7)
    assert f"的 {cell}和句库里现在的不一样" in brought_back(workspace, book).err


def test_nothing_is_told_of_grey_columns_that_nobody_touched(workspace, book):
    assert "灰字栏" not in brought_back(workspace, book).err


def test_a_slip_in_yaml_names_the_line_and_says_that_nothing_was_changed(workspace):
    target = workspace.parent / "句.yaml"
    assert nigao("--workspace", workspace, "bank", "export", target).code == 0
    lines = target.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if "- 句子:" in line and number > 20)
    lines[at] = lines[at].replace("- 句子: ", "- 句子:")
    target.write_text("\n".join(lines), encoding="utf-8")
    with untouched(workspace):
        done = nigao("--workspace", workspace, "bank", "import", target, "--yes")
    refused(done, f"《句.yaml》第 {at + 1} 行", "冒号后面要空一格", "句库没有改动", lines[at].strip()[:12])
    lines[at : at + 1] = [lines[at].replace("- 句子:", "- 句子: "), "    句子: 再来一句。"]
    target.write_text("\n".join(lines), encoding="utf-8")
    with untouched(workspace):
        done = nigao("--workspace", workspace, "bank", "import", target, "--yes")
    refused(done, f"第 {at + 2} 行", "写了两次", "句库没有改动")
