"""`nigao search`: what is typed, what is shown, what is copied; and that nothing is touched by looking."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from cli_support import SENTENCE, SPEECH, desktop, light, light_workspace, refused, untouched
from desk_support import build_tree, nigao, spawn
from docx import Document

from generator.desk import lookup

__all__ = ["desktop", "light"]

LEAD = "三、把评价评得更真"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A workspace with one speech of ours, one of others, and the curated phrases."""
    root = light_workspace(tmp_path_factory.mktemp("查"))
    other = (
        SPEECH.replace("建议卡", "民情卡")
        .replace("同志们：", "各位：")
        .replace("代表工作推进会", "民情座谈会")
    )
    build_tree(root, {"本地.txt": SPEECH, "别处.txt": other})
    assert nigao("mine", "本地.txt", "--date", "2026-05-01", "--own", here=root).code == 0
    assert nigao("mine", "别处.txt", "--outside", here=root).code == 0
    return root


def hits(*args, root):
    result = nigao("search", *args, "--json", "--workspace", root)
    assert (result.code, result.err) == (0, "")
    return result.json["hits"]


def texts(*args, root):
    return [hit["text"] for hit in hits(*args, root=root)]


@pytest.mark.parametrize("minus", ["-", "－"])
def test_a_word_behind_a_minus_must_not_stand_there(own, minus):
    with_word, without = texts("缘由", root=own), texts("缘由", f"{minus}建议卡", root=own)
    assert [text for text in with_word if "建议卡" not in text] == without != with_word


@pytest.mark.parametrize("quoted", ["“-词”", '"-词"', "「-词」"])
def test_what_stands_in_quotes_is_looked_for_as_it_is(own, quoted):
    result = nigao("search", quoted, "--workspace", own)
    assert (result.code, result.out) == (0, "")
    assert texts(quoted.replace("-词", "建议卡，一卡只说"), root=own) == [SENTENCE]


@pytest.mark.parametrize("typo", ["--slto", "-j", "--", "-"])
def test_an_unknown_option_is_no_word(own, typo):
    result = nigao("search", typo, "监督" if typo == "--slto" else "", "--workspace", own)
    assert result.code == 2, result.out
    assert result.out == ""


def test_a_filter_alone_lists_all_that_passes_it(own):
    found = hits("--outside", "--limit", "500", root=own)
    assert {hit["source"]["file"] for hit in found} == {"别处.txt"}
    assert len(found) > 5


@pytest.mark.parametrize(
    ("asked", "files"),
    [
        (("--own",), {"本地.txt"}),
        (("--outside",), {"别处.txt"}),
        (("--source", "民情座谈会"), {"别处.txt"}),
        (("--source", "本地"), {"本地.txt"}),
        (("--speaker", "没有这个人"), set()),
    ],
)
def test_what_is_asked_of_the_source_narrows_the_search(own, asked, files):
    assert {hit["source"]["file"] for hit in hits("卡", *asked, root=own)} == files


def test_own_sentences_come_before_those_of_others(own):
    kinds = [hit["kind"] for hit in hits("一卡只说一件事", root=own)]
    assert kinds == ["own", "outside"]


def test_only_what_may_be_said_on_a_day_is_shown(light):
    """一府两院 was over in 2018."""
    old = "要支持一府两院依法履行职责，推动形成工作合力，把群众的事办好。"
    body = SPEECH.replace("承办单位要先见面再动笔", old + "承办单位要先见面再动笔")
    root = build_tree(light, {"讲话.txt": body})
    assert nigao("mine", "讲话.txt", here=root).code == 0
    assert old in texts("一府两院", "--source", "讲话", root=root)
    assert texts("一府两院", "--source", "讲话", "--date", "2017年3月1日", root=root) == [old]
    assert texts("一府两院", "--source", "讲话", "--date", "2026-03-01", root=root) == []


def test_said_and_unsaid_are_told_apart(light, desktop):
    assert nigao("mine", desktop / "讲话.txt", "--own", "--workspace", light).code == 0
    assert (
        nigao(
            "used",
            "讲话.txt",
            "--speaker",
            "周启明",
            "--date",
            "2026-05-06",
            "--workspace",
            light,
            here=desktop,
        ).code
        == 0
    )
    [hit] = hits("建议卡", "盼望", "--used", root=light)
    assert hit["last_said"]["date"] == "2026-05-06"
    assert texts("建议卡", "盼望", "--speaker", "周启明", root=light) == [SENTENCE]
    assert texts("建议卡", "盼望", "--unused", root=light) == []
    assert "2026-05-06" in nigao("search", "建议卡", "盼望", "--workspace", light).out


def test_copy_prints_the_sentence_and_nothing_else(own):
    numbered = nigao("search", "评价", "--role", "小标题", "--workspace", own).out
    assert f". {LEAD}\n" in numbered
    number = next(line for line in numbered.splitlines() if line.endswith(LEAD)).partition(".")[0]
    copied = nigao("search", "评价", "--role", "小标题", "--copy", number, "--workspace", own)
    assert (copied.code, copied.out, copied.err) == (0, "把评价评得更真\n", "")
    refused(nigao("search", "评价", "--copy", "900", "--workspace", own), "900")


def test_pages_go_on_where_the_one_before_ended(own):
    whole = texts("要", "--limit", "9", root=own)
    assert texts("要", "--limit", "3", "--page", "2", root=own) == whole[3:6]
    second = nigao("search", "要", "--limit", "3", "--page", "2", "--workspace", own)
    assert second.out.startswith(f"4. {whole[3]}\n")
    assert "--page 3" in second.err
    beyond = nigao("search", "要", "--page", "900", "--workspace", own)
    assert (beyond.code, beyond.out) == (0, "")


def test_context_shows_the_sentences_around_it_in_the_source(own):
    [hit] = hits("一卡只说一件事", "盼望", "--own", "--context", "2", root=own)
    body = "".join(SPEECH.split())
    around = hit["context"]
    assert len(around["before"]) == 2
    assert len(around["after"]) == 2
    assert "".join([*around["before"], hit["text"], *around["after"]]) in body
    printed = nigao("search", "一卡只说一件事", "盼望", "--own", "--context", "2", "--workspace", own).out
    assert "".join(around["before"]) in printed
    assert "".join(around["after"]) in printed


def test_a_sentence_in_other_words_is_found_the_most_alike_first(own):
    asked = "要教会代表把建议卡写好，一张卡只说一件事，把缘由和盼望说清。"
    found = hits("--like", asked, root=own)
    assert found[0]["text"] == SENTENCE
    assert found[1]["text"] == SENTENCE.replace("建议卡", "民情卡")
    likeness = [hit["likeness"] for hit in found]
    assert likeness == sorted(likeness, reverse=True)
    assert all(0.2 <= one < 1 for one in likeness)
    assert hits("--like", SENTENCE, root=own)[0]["likeness"] == 1
    assert hits("--like", asked, "--outside", root=own)[0]["text"] == SENTENCE.replace("建议卡", "民情卡")
    assert hits("--like", "今晚的月亮像一只小船。", root=own) == []
    assert nigao("search", "监督", "--like", asked, "--workspace", own).code == 2


def test_why_a_sentence_is_not_offered_is_told(own):
    [hit] = hits("刚才几位代表谈得很实在", "--own", root=own)
    assert (hit["usable"], bool(hit["why_not"])) == (False, True)
    assert hit["why_not"] in nigao("search", "刚才几位代表谈得很实在", "--own", "--workspace", own).out


def test_what_is_over_is_called_so_and_what_is_copied_is_not_copied_unwarned(tmp_path):
    over = "要支持和监督“一府两院”依法履职，把该办的实事一件一件办好。"
    root = light_workspace(tmp_path / "旧")
    build_tree(root, {"旧稿.txt": SPEECH.replace("要用好跟踪问效", f"{over}要用好跟踪问效")})
    assert nigao("mine", "旧稿.txt", "--own", here=root).code == 0
    assert "提法过时：只用到 2018-" in nigao("search", "一府两院", "实事", "--own", "--workspace", root).out
    copied = nigao("search", "一府两院", "实事", "--own", "--copy", "1", "--workspace", root)
    assert copied.out == f"{over}\n"
    assert "提法过时" in copied.err
    refused_one = nigao("search", "刚才几位代表谈得很实在", "--own", "--copy", "1", "--workspace", root)
    assert "起草不选" in refused_one.err
    assert nigao("search", "一张建议卡", "--own", "--copy", "1", "--workspace", root).err == ""


def test_looking_touches_nothing(own):
    with untouched(own):
        for args in (("监督",), ("--like", SENTENCE), ("要", "--context", "3"), ("要", "--copy", "1")):
            assert nigao("search", *args, "--workspace", own).code == 0


def test_a_bank_that_cannot_be_written_is_shown_as_it_is(own, monkeypatch):
    """Root may write anywhere, so the system's answer is ours here."""
    monkeypatch.setattr(lookup.os, "access", lambda *_: False)
    build_tree(own, {"phrasebank/我的.yaml": '槽位: 监督\n短语:\n  - {文: "要用好夜间门诊。", 作用: 举措}\n'})
    try:
        with untouched(own):
            found = nigao("search", "建议卡", "盼望", "--workspace", own)
            assert SENTENCE in found.out
            assert "内容文件有改动" in found.err
            assert nigao("search", "夜间门诊", "--workspace", own).out == ""
    finally:
        (own / "phrasebank" / "我的.yaml").unlink()


def test_a_bank_opened_for_reading_cannot_be_changed(own):
    from generator.bank.bank import Bank
    from generator.model.errors import BankError

    path = own / "phrasebank" / "bank.sqlite"
    with untouched(own), Bank(path, reading=True) as bank:
        with pytest.raises(BankError), bank.changing():
            bank.set_meta("x", "y")
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("pragma journal_mode").fetchone() == ("delete",)


def test_search_loads_neither_segmenter_nor_reader_nor_content(own, tmp_path):
    code = """\
import json, sys
from generator.cli.main import _run
_run(sys.argv[1:])
heavy = ("jieba", "docx", "lxml", "jinja2", "yaml", "generator.reading", "generator.drafting", "generator.desk.desk",
         "generator.mining.miner", "generator.language.slots")
sys.stderr.write(json.dumps([name for name in heavy if name in sys.modules]))
"""
    shown = spawn("--workspace", own, "search", "建议卡", here=own, home=tmp_path, code=code)
    assert shown.code == 0
    assert SENTENCE in shown.out
    assert json.loads(shown.err) == []


def test_a_full_width_space_parts_words(own):

    assert texts("建议卡　盼望", root=own) == texts("建议卡", "盼望", root=own) == [SENTENCE]


def test_too_many_words_are_refused(own):
    refused(nigao("search", *[f"词{number}" for number in range(60)], "--workspace", own), "至多 50 个")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_a_bank_that_a_killed_program_left_half_changed_is_searched_as_it_was(light):
    before = nigao("search", "监督", "--workspace", light).out
    code = (
        "import os, signal, sqlite3, sys; bank = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "bank.execute('pragma cache_size = 10'); bank.execute('begin immediate'); "
        "bank.execute('update sentence set text = text || text'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    bank = light / "phrasebank" / "bank.sqlite"
    kept = bank.read_bytes()
    subprocess.run([sys.executable, "-c", code, bank], check=False)
    assert bank.read_bytes() != kept
    found = nigao("search", "监督", "--workspace", light)
    assert (found.code, found.out) == (0, before)


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [
        ("--slot", "监督啊", "监督"),
        ("--role", "事", "事实"),
        ("--topic", "民生", "民生福祉"),
        ("--topic", "不存在", "民生福祉"),
        ("--occasion", "工作会议", "工作会议讲话"),
        ("--level", "国", "省、市"),
    ],
)
def test_a_name_that_there_is_not_is_refused_with_those_that_there_are(own, option, value, named):
    _, hint = refused(nigao("search", "群众", option, value, "--workspace", own), value)
    assert named in hint


def test_a_name_that_holds_nothing_here_is_none_that_is_unknown(own):
    for option, value in (("--topic", "立法联系点"), ("--occasion", "主持词"), ("--level", "镇")):
        found = nigao("search", "建议卡", option, value, "--workspace", own)
        assert (found.code, found.out) == (0, "")


def test_the_slots_at_both_ends_have_chinese_names(own, tmp_path):
    for spoken, slot in (("开头", "opening"), ("结尾", "closing")):
        found = hits("--slot", spoken, root=own)
        assert found
        assert {hit["slot"] for hit in found} == {slot}
        target = tmp_path / f"{spoken}.yaml"
        assert nigao("bank", "export", target, "--slot", spoken, "--workspace", own).code == 0
        assert f"槽位: {spoken}\n" in target.read_text(encoding="utf-8")
        assert f"[{spoken}/" in nigao("search", "--slot", slot, "--workspace", own).out


def test_no_table_calls_a_slot_by_an_english_name(own, tmp_path):
    """Names of files are what they are."""
    page = tmp_path / "概览.html"
    assert nigao("bank", "stats", "--html", page, "--workspace", own).code == 0
    told = [nigao(*verb, "--workspace", own).out for verb in (("bank",), ("outline", own / "本地.txt"))]
    listed = tmp_path / "句库.docx"
    assert nigao("bank", "export", listed, "--workspace", own).code == 0
    told.append("\n".join(one.text for one in Document(listed).paragraphs))
    for text in (*told, page.read_text(encoding="utf-8")):
        assert "开头" in text or "结尾" in text
        assert not re.search(r"(opening|closing)(?!\.yaml)", text)


def test_the_example_of_each_name_in_the_help_is_a_name(own):
    told = nigao("search", "--help").out
    for option in ("--slot", "--topic", "--occasion", "--level"):
        told_of_it = told.partition(f"{option} ")[2]
        example = told_of_it.partition("例如 ")[2].partition("。")[0].partition("；")[0]
        assert nigao("search", "要", option, example, "--workspace", own).code == 0, example


@pytest.mark.parametrize("both", [("--used", "--unused"), ("--own", "--outside")])
def test_flags_that_contradict_each_other_are_refused(own, both):
    refused(nigao("search", "要", *both, "--workspace", own), *both, code=2)


@pytest.mark.parametrize(
    "typed", ["“建议卡", "建议卡”", '"建议卡', "建议卡*", "(建议卡", "[建议卡]", "（建议卡）", "*建议卡*"]
)
def test_signs_around_a_word_and_quotes_without_a_partner_are_not_looked_for(own, typed):
    assert texts(typed, "盼望", root=own) == texts("建议卡", "盼望", root=own) == [SENTENCE]


@pytest.mark.parametrize(
    ("asked", "told"),
    [(("－建议卡",), "不要的词"), (("-",), "没有字"), (("--", "建议卡", "--limit", "1"), "“--”的前面")],
)
def test_what_is_wrong_with_the_words_is_told(own, asked, told):
    refused(nigao("search", "--workspace", own, *asked), told, code=2)


@pytest.mark.parametrize(("sentence", "told"), [("好", "太短"), ("要把建议办好。" * 100, "一句话")])
def test_like_wants_one_sentence(own, sentence, told):
    refused(nigao("search", "--like", sentence, "--workspace", own), told)


def test_like_that_finds_nothing_does_not_speak_of_words_to_leave_out(own):
    found = nigao("search", "--like", "今晚的月亮像一只小船。", "--workspace", own)
    assert (found.code, found.out) == (0, "")
    assert "少写一个词" not in found.err


def test_what_was_struck_is_counted_and_can_be_seen(light, desktop):
    from generator.bank.bank import Bank
    from generator.bank.decisions import Decision, decide

    assert nigao("mine", desktop / "讲话.txt", "--own", "--workspace", light).code == 0
    [hit] = hits("建议卡", "盼望", root=light)
    with Bank(light / "phrasebank" / "bank.sqlite") as bank:
        decide(bank, "review", [Decision(hit["key"], "state", "不用")], "2026-12-01T08:00:00", "", "")
    found = nigao("search", "建议卡", "盼望", "--workspace", light)
    assert found.out == ""
    assert "另有 1 句您划去的" in found.err
    assert texts("建议卡", "盼望", "--struck", root=light) == [SENTENCE]
    assert "划去" not in nigao("search", "监督", "--workspace", light).err
