"""nigao learn and bank history at the command line: shown without being asked, written down with consent alone, taken back."""

import json

import pytest
from cli_support import filled_workspace, refused
from desk_support import nigao
from learning_support import add_paragraph, edit

OWN = "要给每一名代表配一本民情手记，走到哪里记到哪里，年底晒出来让选民评一评。"
SPEAKER = ("--set", "姓名=周启明", "--set", "地区=云河市", "--set", "会议=全市人大工作会议")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A workspace with a draft that was edited: a sentence struck, one reworded, one written in."""
    folder = filled_workspace(tmp_path_factory.mktemp("收") / "工作")
    asked = ("工作会议讲话", *SPEAKER, "--set", "日期=2026-12-01", "-o", "稿.docx", "--manifest", "稿.json")
    result = nigao("draft", *asked, here=folder)
    assert result.code == 0, result.err
    gone, old, lead = spots(folder)
    edit(folder / "稿.docx", (gone, ""), (old, old[:-1] + "，一项一项地办。"))
    add_paragraph(folder / "稿.docx", lead, OWN)
    return folder


def spots(folder):
    """The last two sentences of the first point that are written without a word of the level, and its head."""
    manifest = json.loads((folder / "稿.json").read_text(encoding="utf-8"))
    point = next(block for block in manifest["blocks"] if block["id"] == "1.1")
    whole = [one for one in point["spans"] if one["kind"] == "phrase" and len(one["text"]) > 25]
    return whole[-2]["text"], whole[-1]["text"], point["text"][:10]


@pytest.fixture
def clean(root):
    """The workspace; whatever a test teaches is taken back."""
    bank, file = root / "phrasebank" / "bank.sqlite", root / "稿.docx"
    before, speech = bank.read_bytes(), file.read_bytes()
    yield root
    bank.write_bytes(before)
    file.write_bytes(speech)


def draft(root, name="后"):
    asked = ("工作会议讲话", "--set", "地区=云河市", "--set", "日期=2026-12-08", "-o", f"{name}.docx")
    result = nigao("draft", *asked, "--manifest", f"{name}.json", "--force", here=root)
    assert result.code == 0, result.err
    return "".join(
        block["text"] for block in json.loads((root / f"{name}.json").read_text("utf-8"))["blocks"]
    )


def test_without_consent_it_only_shows(clean):
    bank = (clean / "phrasebank" / "bank.sqlite").read_bytes()
    file = (clean / "稿.docx").read_bytes()
    result = nigao("learn", "稿.docx", here=clean)
    gone, old, _ = spots(clean)
    assert result.code == 0
    for text in ("删去 1 句", "改过 1 句", "新增 1 句", f"{{+{OWN}+}}", f"{old[:-1]}{{+，一项一项地办+}}。"):
        assert text in result.out
    assert gone in result.out
    assert "--yes" in result.err
    assert (clean / "phrasebank" / "bank.sqlite").read_bytes() == bank
    assert (clean / "稿.docx").read_bytes() == file


def test_with_consent_the_next_draft_says_it_as_the_user_does_and_undo_takes_it_back(clean):
    before = draft(clean, "前")
    _, old, _ = spots(clean)
    result = nigao("收稿", "稿.docx", "--yes", here=clean)
    assert "删去 1 句，改用您的说法 1 句，新收 1 句" in result.err
    assert "早已收过" in nigao("learn", "稿.docx", "--yes", here=clean).err
    after = draft(clean)
    assert old[:-1] + "，一项一项地办" in after
    assert OWN in nigao("search", "民情手记", here=clean).out
    assert "稿.docx" in nigao("learn", "--undo", here=clean).err
    assert draft(clean) == before
    assert OWN not in nigao("search", "民情手记", here=clean).out
    refused(nigao("learn", "--undo", here=clean), "收稿")


def test_at_a_terminal_it_asks(clean, tmp_path):
    from test_cli_terminal import at_terminal  # skips where there is none

    for answer, told in (("n\n", "没有改动"), ("y\n", "已记进句库")):
        shown = at_terminal("learn", "稿.docx", typed=answer, here=clean, home=tmp_path)
        assert shown.code == 0, shown.out
        assert "记进句库吗" in shown.out
        assert told in shown.out
        assert "{+" not in shown.out


def test_history_lists_what_was_done_and_what_was_taken_back(clean):
    assert "还没有记录" in nigao("bank", "history", here=clean).out
    nigao("learn", "稿.docx", "--yes", here=clean)
    nigao("learn", "--undo", "稿.docx", here=clean)
    nigao("used", "稿.docx", here=clean)
    lines = nigao("bank", "history", here=clean).out.splitlines()
    assert ["讲过" in line for line in lines] == [True, False]
    assert ["已撤销" in line for line in lines] == [False, True]
    assert all("稿.docx" in line for line in lines)


def test_what_was_said_is_remembered_with_the_rest_and_taken_back_with_it(clean):
    result = nigao("learn", "稿.docx", "--final", "--date", "2026-12-03", "--yes", here=clean)
    assert "讲过" in result.err
    said = nigao("search", "民情手记", "--json", here=clean).json["hits"][0]["last_said"]
    assert said == {"date": "2026-12-03", "meeting": "全市人大工作会议"}
    nigao("learn", "--undo", here=clean)
    assert nigao("learn", "稿.docx", "--final", "--yes", here=clean).code == 0
    assert "早已记过" in nigao("used", "稿.docx", here=clean).err
    refused(nigao("used", "稿.docx", "--undo", here=clean), "稿.docx")
    assert "早已收过" in nigao("learn", "稿.docx", "--final", "--yes", here=clean).err
    edit(clean / "稿.docx", (OWN, ""))
    assert "讲过" in nigao("learn", "稿.docx", "--yes", here=clean).err  # what was remembered goes on
    nigao("learn", "--undo", here=clean)
    _, old, _ = spots(clean)
    assert nigao("search", old[:12], "--json", here=clean).json["hits"][0]["last_said"] is None


def test_json_tells_all_and_nothing_else(clean):
    result = nigao("learn", "稿.docx", "--json", "--html", "对照.html", here=clean)
    told = result.json
    assert (told["schema"], told["source"], told["learnt"], told["found"]) == (1, "稿.docx", None, 1.0)
    assert 0.9 < told["kept"] < 1
    assert [one["fate"] for one in told["lines"] if one["fate"] != "kept"].count("added") == 1
    assert OWN in (clean / "对照.html").read_text(encoding="utf-8")
    learnt = nigao("learn", "稿.docx", "--json", "--yes", here=clean).json["learnt"]
    assert (learnt["struck"], learnt["reworded"], learnt["own"], learnt["said"]) == (1, 1, 1, 0)


def test_the_page_is_never_written_over_the_speech(clean):
    before = (clean / "稿.docx").read_bytes()
    refused(nigao("learn", "稿.docx", "--html", "稿.docx", "--force", here=clean), "稿.docx")
    assert (clean / "稿.docx").read_bytes() == before


def test_what_cannot_be_learnt_from_is_told(clean, tmp_path):
    refused(nigao("learn", here=clean), code=2)
    refused(nigao("learn", "没有.docx", here=clean), "没有.docx")
    (clean / "旧稿.txt").write_text("讲话。", encoding="utf-8")
    refused(nigao("learn", "旧稿.txt", here=clean), "旧稿.txt")
    outline = (
        "工作会议讲话",
        "--set",
        "地区=云河市",
        "--set",
        "日期=2026-12-01",
        "--outline",
        "-o",
        "提纲.docx",
    )
    assert nigao("draft", *outline, here=clean).code == 0
    refused(nigao("learn", "提纲.docx", here=clean), "提纲.docx")
    refused(nigao("learn", "--undo", "没收过.docx", here=clean), "没收过.docx")
    assert nigao("init", tmp_path / "别处").code == 0
    refused(nigao("learn", "稿.docx", "--workspace", tmp_path / "别处", here=clean), "稿.docx")
