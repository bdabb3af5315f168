"""`nigao bank`, `bank stats` and `bank sources`: what is told, and whose speech a file is taken for."""

import json
import os
import re
import sqlite3
from contextlib import closing

import pytest
from cli_support import SPEECH, curated_bank, light, refused, untouched
from desk_support import build_tree, nigao

__all__ = ["light"]

OURS = SPEECH.replace("同志们：\n", "云河市人大常委会主任\n（2025年3月1日）\n同志们：\n", 1).replace(
    "今天把大家请来", "云河市的代表建议年年都有新气象。云河市的底子不薄。今天把全市的同志请来", 1
)
THEIRS = OURS.replace("云河市", "清源县").replace("全市", "全县")
NOBODYS = SPEECH
HEADER = "---\n地区: 清源县\n场合: 主持词\n身份: 主持人\n日期: 2020-01-01\n---\n"
COLUMNS = ("文件", "来源", "场合", "地区", "级别", "讲话人职务", "身份", "日期")


@pytest.fixture
def card(tmp_path):
    """A workspace with a bank without speeches, whose card says that its place is 云河市."""
    return build_tree(
        tmp_path / "工作", {"拟稿.yaml": "单位:\n  地区: 云河市\n", "phrasebank/bank.sqlite": curated_bank()}
    )


@pytest.fixture
def files(tmp_path):
    return build_tree(tmp_path / "旧稿", {"本地.txt": OURS, "别处.txt": THEIRS, "无名.txt": NOBODYS})


def bank(workspace, *args):
    result = nigao("bank", *args, "--workspace", workspace)
    assert (result.code, result.err) == (0, "")
    return result.out


def mine(workspace, *args):
    result = nigao("mine", *args, "--workspace", workspace)
    assert result.code == 0, result.out + result.err
    return result.out


def sources(workspace):
    """file → {column: value} of the printed table."""
    head, *rows = [line.split() for line in bank(workspace, "sources").splitlines()]
    assert tuple(head) == COLUMNS
    return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}


def kinds(workspace):
    return {name: row["来源"] for name, row in sources(workspace).items()}


def test_each_source_is_told_with_what_it_says_of_itself(card, files):
    mine(card, files)
    assert sources(card)["本地.txt"] == dict(
        zip(
            COLUMNS,
            (
                "本地.txt",
                "本单位",
                "工作会议讲话",
                "云河市",
                "市",
                "云河市人大常委会主任",
                "部署",
                "2025-03-01",
            ),
            strict=True,
        )
    )
    row = sources(card)["无名.txt"]
    assert (row["地区"], row["讲话人职务"], row["日期"]) == ("—", "—", "—")


def test_a_level_is_no_place(card, tmp_path):
    """What is known of a speech whose place is not found stands in its own column."""
    said = SPEECH.replace("今天把大家请来", "县人大常委会今天把全县的代表请来，县委十分关心全县的代表工作")
    old = build_tree(tmp_path / "稿", {"无地.txt": said})
    mine(card, old)
    row = sources(card)["无地.txt"]
    assert (row["地区"], row["级别"]) == ("—", "县")


def test_a_header_wins_over_the_text(card, files):
    build_tree(files, {"带头.txt": HEADER + OURS})
    mine(card, files / "带头.txt")
    row = sources(card)["带头.txt"]
    assert (row["来源"], row["场合"], row["地区"], row["身份"], row["日期"]) == (
        "外单位",
        "主持词",
        "清源县",
        "主持",
        "2020-01-01",
    )


def test_without_a_speech_it_says_so(light):
    assert bank(light, "sources") == "句库里还没有讲话。\n"


def test_curated_phrases_are_no_speech_but_count(light):
    assert "自带短语" not in bank(light, "sources")
    assert "自带短语" in bank(light, "stats")


def test_whose_a_speech_is_is_told_by_the_place_of_the_card(card, files):
    printed = mine(card, files)
    assert kinds(card) == {"本地.txt": "本单位", "别处.txt": "外单位", "无名.txt": "本单位"}
    (told,) = [line for line in printed.splitlines() if "认作外单位" in line]
    assert "别处.txt" in told
    assert "--own" in told
    assert "本地.txt" not in told


def test_without_a_place_on_the_card_all_are_ours(light, files):
    assert "认作外单位" not in mine(light, files)
    assert set(kinds(light).values()) == {"本单位"}


@pytest.mark.parametrize(
    ("home", "kind"),
    [("清江省云河市", "本单位"), ("云河", "本单位"), ("云河市", "本单位"), ("云泽市", "外单位")],
)
def test_a_place_written_longer_or_shorter_is_the_same_place(card, files, home, kind):
    build_tree(card, {"拟稿.yaml": f"单位:\n  地区: {home}\n"})
    mine(card, files / "本地.txt")
    assert kinds(card) == {"本地.txt": kind}


@pytest.mark.parametrize(("option", "kind"), [("--own", "本单位"), ("--outside", "外单位")])
@pytest.mark.parametrize("before", [(), ("--own",), ("--outside",)])
def test_what_is_said_wins_over_what_is_told_also_afterwards(card, files, option, kind, before):
    mine(card, files, *before)
    printed = mine(card, files, option)
    assert set(kinds(card).values()) == {kind}
    assert "认作外单位" not in printed


@pytest.mark.parametrize("again", [(), ("--outside",)])
def test_mining_again_without_a_new_word_does_not_undo_what_was_said(card, files, again):
    mine(card, files, "--outside")
    assert mine(card, files, *again).startswith("读入 0 篇，已在库 3 篇")
    assert set(kinds(card).values()) == {"外单位"}


def test_what_was_told_wrongly_can_be_put_right(card, files):
    mine(card, files)
    asked = ("--occasion", "主持词", "--date", "2024年5月6日", "--speaker", "市人大常委会副主任")
    mine(card, files / "本地.txt", *asked)
    row = sources(card)["本地.txt"]
    assert (row["场合"], row["日期"], row["讲话人职务"], row["地区"]) == (
        "主持词",
        "2024-05-06",
        "市人大常委会副主任",
        "云河市",
    )
    assert len(sources(card)) == 3


def test_the_counts_are_told_alike_with_and_without_the_verb(card, files):
    mine(card, files)
    assert bank(card) == bank(card, "stats")


def test_the_counts_add_up_by_slot_and_by_role(card, files):
    mine(card, files)
    printed = bank(card)
    assert printed.splitlines()[0] == f"句库：{card.resolve() / 'phrasebank' / 'bank.sqlite'}"
    totals = {
        title: sum(int(number) for number in re.findall(r"^  \S+ +(\d+) *$", block, re.M))
        for title, block in re.findall(r"按(\S+)：\n((?:  .*\n)+)", printed)
    }
    assert totals["槽位"] == totals["作用"] > 1000
    assert re.search(r"^  别处\.txt +\d+ +外单位$", printed, re.M)
    assert re.search(r"^  本地\.txt +\d+ +本单位$", printed, re.M)


def test_taking_in_a_speech_raises_the_counts(card, files):
    def counted(slot):
        return int(re.search(rf"^  {slot} +(\d+)", bank(card), re.M)[1])

    before = counted("代表工作")
    mine(card, files / "无名.txt")
    assert counted("代表工作") > before


def test_looking_changes_nothing(card, files):
    mine(card, files)
    with untouched(card, files):
        bank(card)
        bank(card, "stats")
        bank(card, "sources")


@pytest.mark.parametrize("verb", [(), ("stats",), ("sources",)])
def test_the_help_is_chinese_and_shows_an_example(verb):
    result = nigao("bank", *verb, "--help")
    assert result.code == 0
    assert "nigao bank" in result.out
    assert "来源" in result.out


def test_an_unknown_verb_is_refused(light):
    refused(nigao("bank", "源头", "--workspace", light), "源头", code=2)


def test_a_file_that_is_no_bank_is_refused(light):
    build_tree(light, {"phrasebank/bank.sqlite": b"no bank at all" * 100})
    refused(nigao("bank", "sources", "--workspace", light), "bank.sqlite")


def test_a_speech_of_no_place_is_told_by_its_level_and_named_if_that_tells_nothing(card, files):
    build_tree(
        files, {"县里.txt": SPEECH.replace("把大家请来", "把全县各乡镇人大的同志请来，全县上下都很关心，")}
    )
    printed = mine(card, files)
    assert kinds(card) == {
        "本地.txt": "本单位", "别处.txt": "外单位", "无名.txt": "本单位", "县里.txt": "外单位",
    }  # fmt: skip
    (told,) = [line for line in printed.splitlines() if "没认出是哪里的" in line]
    assert "：无名.txt（" in told
    assert "--outside" in told


@pytest.mark.parametrize(("name", "options"), [("card", ("--own",)), ("card", ("--outside",)), ("light", ())])
def test_nothing_is_said_of_unknown_places_where_they_decide_nothing(request, files, name, options):
    assert "没认出" not in mine(request.getfixturevalue(name), files, *options)


def test_while_the_place_of_the_user_is_not_known_all_are_his_own_and_he_is_told_whose_they_are(light, files):
    (told,) = [line for line in mine(light, files).splitlines() if "还没填本单位是哪里" in line]
    assert "：清源县 1 篇、云河市 1 篇、看不出哪里的 1 篇（" in told
    assert "拟稿.yaml" in told and "--outside" in told
    assert set(kinds(light).values()) == {"本单位"}


@pytest.mark.parametrize("option", ["--own", "--outside"])
def test_who_says_whose_they_are_need_not_say_where_he_is(light, files, option):
    assert "还没填" not in mine(light, files, option)


def test_of_many_speeches_of_no_place_the_first_are_named(card, tmp_path):
    build_tree(tmp_path / "多", {f"{number}.txt": f"{SPEECH}这是第{number}份。\n" for number in range(1, 8)})
    assert "：1.txt、2.txt、3.txt、4.txt、5.txt等 7 篇（" in mine(card, tmp_path / "多")


def test_whose_they_are_is_judged_once_the_place_of_the_user_is_known(light, files):
    mine(light, files)
    build_tree(light, {"拟稿.yaml": "单位:\n  地区: 云河市\n"})
    result = nigao("bank", "sources", "--workspace", light)
    assert "改算外单位：别处.txt（" in result.err
    assert kinds(light) == {"本地.txt": "本单位", "别处.txt": "外单位", "无名.txt": "本单位"}
    assert nigao("bank", "sources", "--workspace", light).err == ""


def test_what_the_user_said_of_them_meanwhile_holds(light, files):
    mine(light, files)
    mine(light, files, "--own")
    build_tree(light, {"拟稿.yaml": "单位:\n  地区: 云河市\n"})
    assert nigao("bank", "sources", "--workspace", light).err == ""
    assert set(kinds(light).values()) == {"本单位"}


def test_a_changed_file_of_which_the_user_decided_whose_it_is_is_not_told_as_unknown(card, files, tmp_path):
    assert "：无名.txt（" in mine(card, files)
    target = tmp_path / "出.yaml"
    assert nigao("bank", "export", target, "--workspace", card).code == 0
    text = target.read_text(encoding="utf-8")
    entry = text[text.index("文件: 无名.txt") - 200 : text.index("文件: 无名.txt")]
    changed = text.replace(entry, entry.replace("归属: 本单位", "归属: 外单位"))
    assert changed != text
    target.write_text(changed, encoding="utf-8")
    bank_import = nigao("bank", "import", target, "--yes", "--workspace", card)
    assert bank_import.code == 0, bank_import.err
    build_tree(files, {"无名.txt": NOBODYS + "这是又添的一句，请大家再听一听。\n"})
    assert "没认出" not in mine(card, files)
    assert kinds(card)["无名.txt"] == "外单位"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_bank_that_can_only_be_read_is_shown_and_whoever_changes_it_is_told(light, files, tmp_path):
    mine(light, files)
    told, folder = bank(light, "sources"), light / "phrasebank"
    folder.chmod(0o500)
    try:
        assert bank(light, "sources") == told
        assert nigao("bank", "export", tmp_path / "出.xlsx", "--workspace", light).code == 0
        refused(nigao("mine", files, "--outside", "--workspace", light), "无法打开或写入")
    finally:
        folder.chmod(0o700)


def test_whose_they_are_is_judged_anew_when_the_place_of_the_user_was_put_right(card, files):
    build_tree(card, {"拟稿.yaml": "单位:\n  地区: 清源县\n"})
    mine(card, files)
    assert kinds(card) == {"本地.txt": "外单位", "别处.txt": "本单位", "无名.txt": "本单位"}
    build_tree(card, {"拟稿.yaml": "单位:\n  地区: 云河市\n"})
    told = nigao("bank", "sources", "--workspace", card).err
    assert "改算外单位：别处.txt；改算本单位：本地.txt（" in told
    assert kinds(card) == {"本地.txt": "本单位", "别处.txt": "外单位", "无名.txt": "本单位"}
    assert nigao("bank", "sources", "--workspace", card).err == ""


def test_what_was_said_with_a_file_holds_wherever_the_user_is(card, files):
    mine(card, files / "本地.txt", "--outside")
    mine(card, files)
    mine(card, files / "别处.txt", "--outside")
    build_tree(card, {"拟稿.yaml": "单位:\n  地区: 清源县\n"})
    assert nigao("bank", "sources", "--workspace", card).err == ""
    assert kinds(card) == {"本地.txt": "外单位", "别处.txt": "外单位", "无名.txt": "本单位"}


def test_a_bank_that_an_earlier_program_left_open_is_judged(light, files):
    mine(light, files)
    with closing(sqlite3.connect(light / "phrasebank" / "bank.sqlite")) as held, held:
        asked = "select value from meta where key = 'kinds left open'"
        (by_home,) = held.execute(asked).fetchone()
        digests = json.dumps(json.loads(by_home)[""])
        held.execute("update meta set value = ? where key = 'kinds left open'", (digests,))
    build_tree(light, {"拟稿.yaml": "单位:\n  地区: 云河市\n"})
    assert "改算外单位：别处.txt（" in nigao("bank", "sources", "--workspace", light).err
