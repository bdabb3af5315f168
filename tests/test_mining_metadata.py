"""What a speech without a header says of itself, where it says it, and that nothing is made up."""

from datetime import date as Date

import pytest
from conftest import ROOT, MineText
from hypothesis import given
from hypothesis import strategies as st

from generator.language.lexicon import Lexicon
from generator.mining.metadata import find_date
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.reading.files import read_manuscript

_BODY = (
    "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。",
    "监督选题贵在精准，选得准才能抓得深，抓得深才能见真章。",
    "会议开得很紧凑，大家谈得很深入，心里都亮堂了许多。",
)


def _info(
    lexicon: Lexicon,
    *head: str,
    name: str = "稿.txt",
    folders: tuple[str, ...] = (),
    given: SourceInfo | None = None,
) -> SourceInfo:
    """What is told of a speech that begins with the lines `head` and goes on with text that tells nothing."""
    paragraphs = tuple(map(Paragraph, (*head, *_BODY)))
    return mine(Manuscript(name, name, paragraphs, given or SourceInfo()), lexicon, folders).info


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年3月1日", "2025-03-01"),
        ("2025 年 3 月 1 日", "2025-03-01"),
        ("2025年12月31号", "2025-12-31"),
        ("二〇二五年三月一日", "2025-03-01"),
        ("二○二五年十月二十日", "2025-10-20"),
        ("二零二五年十二月三十一日", "2025-12-31"),
        ("一九九八年五月四日", "1998-05-04"),
        ("2025年三月一日", "2025-03-01"),
        ("2025-3-1", "2025-03-01"),
        ("2025.03.01", "2025-03-01"),
        ("2025/3/1", "2025-03-01"),
        ("2025_03_01", "2025-03-01"),
        ("讲话稿20250301定稿", "2025-03-01"),
        ("2024年2月29日", "2024-02-29"),
        ("2025年3月", "2025-03"),
        ("二零二五年三月", "2025-03"),
        ("2025.3", "2025-03"),
        ("2025年", "2025"),
        ("二〇二五年度", "2025"),
        ("2025年2月30日，改在2025年3月2日", "2025-03-02"),
        ("20250230（2025年3月1日修改）", "2025-03-01"),
        ("2024年5月6日至2024年5月8日", "2024-05-06"),
    ],
)
def test_the_first_date_in_a_text(text: str, day: str) -> None:
    assert find_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3月1日",
        "三月一日",
        "二十五年三月",
        "第2025号",
        "2025-13-01",
        "20251301",
        "20250230",
        "1898年3月",
        "12025年3月1日",
        "电话20250301888",
        "建议2025件",
    ],
)
def test_what_is_no_date_tells_none(text: str) -> None:
    assert find_date(text) == ""


@given(st.dates(Date(1900, 1, 1), Date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: Date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day:%Y.%m.%d}",
        day.isoformat(),
    ):
        assert find_date(f"（{text}）") == day.isoformat()


@given(st.text(alphabet="〇零一二三十2025年月日.-/_号 稿", max_size=14))
def test_whatever_is_found_is_a_day_a_month_or_a_year(text: str) -> None:
    found = find_date(text)
    if found:
        Date.fromisoformat((found + "-01-01")[:10])


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        ("现将有关工作情况汇报如下：", ("座谈会汇报发言", "汇报")),
        ("下面，我谈三点体会。", ("交流发言", "交流")),
    ],
)
def test_what_a_talk_at_a_meeting_is_is_told_by_how_it_begins(
    lexicon: Lexicon, begins: str, expected: tuple[str, str]
) -> None:
    info = _info(lexicon, "在全市人大工作座谈会上的发言", "同志们：", begins)
    assert (info.occasion, info.standing) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("在云河市人大工作会议上的讲话",), ("工作会议讲话", "部署")),
        (("在县人大常委会机关作风会议上的讲话",), ("机关会议讲话", "部署")),
        (("主持词",), ("主持词", "主持")),
        (("供职发言",), ("任职表态发言", "表态")),
        (("县人大常委会代表工作情况汇报",), ("座谈会汇报发言", "汇报")),
        (("读书班交流发言",), ("交流发言", "交流")),
    ],
)
def test_the_title_tells_occasion_and_standing(
    lexicon: Lexicon, head: tuple[str, ...], expected: tuple[str, str]
) -> None:
    info = _info(lexicon, *head, "同志们：")
    assert (info.occasion, info.standing) == expected


def test_last_words_tell_a_report_though_the_title_says_speech(mine_text: MineText) -> None:
    thanks = "汇报完毕，不妥之处请批评指正。"
    assert mine_text("在座谈会上的讲话", "各位领导：", *_BODY, thanks).info.standing == "汇报"
    assert mine_text("在座谈会上的讲话", "各位领导：", *_BODY).info.standing == "部署"


@pytest.mark.parametrize(
    ("byline", "post"),
    [
        ("市人大常委会主任 王某某", "市人大常委会主任"),
        ("县人大常委会党组书记 李明", "县人大常委会党组书记"),
        ("镇人大主席", "镇人大主席"),
        ("（区人大常委会副主任）", "区人大常委会副主任"),
        ("中共云河市委书记 李某", "中共云河市委书记"),
    ],
)
def test_the_byline_tells_the_post(lexicon: Lexicon, byline: str, post: str) -> None:
    assert _info(lexicon, "在座谈会上的讲话", byline, "同志们：").post == post


@pytest.mark.parametrize("line", ["（2025年3月1日）", "2025年3月1日", "二〇二五年三月一日", "2025.3.1"])
def test_the_date_line_tells_the_date(lexicon: Lexicon, line: str) -> None:
    assert _info(lexicon, "在座谈会上的讲话", line, "同志们：").date == "2025-03-01"


@pytest.mark.parametrize(
    ("title", "name", "folders", "day"),
    [
        ("在2024年度代表工作座谈会上的讲话", "20250102.txt", ("2019年",), "2024"),
        ("在座谈会上的讲话", "20250102讲话.txt", ("2019年",), "2025-01-02"),
        ("在座谈会上的讲话", "讲话.txt", ("2018年", "2019年3月"), "2019-03"),
        ("在座谈会上的讲话", "讲话.txt", ("2018年", "旧稿"), "2018"),
        ("在座谈会上的讲话", "讲话.txt", (), ""),
    ],
)
def test_the_surest_place_tells_the_date(
    lexicon: Lexicon, title: str, name: str, folders: tuple[str, ...], day: str
) -> None:
    assert _info(lexicon, title, "同志们：", name=name, folders=folders).date == day


def test_a_date_in_the_text_is_no_date_of_the_speech(lexicon: Lexicon) -> None:
    assert _info(lexicon, "在座谈会上的讲话", "同志们：", "2023年1月1日，这项制度开始施行。").date == ""


@pytest.mark.parametrize(
    ("name", "folders", "occasion"),
    [
        ("代表培训班开班讲话.txt", (), "代表培训班开班讲话"),
        ("讲话.txt", ("执法检查动员会",), "执法检查动员讲话"),
        ("闭幕词.txt", ("主持词",), "人代会闭幕讲话"),
        ("讲话.txt", ("旧稿",), ""),
    ],
)
def test_file_and_folder_tell_the_occasion_where_there_is_no_title(
    lexicon: Lexicon, name: str, folders: tuple[str, ...], occasion: str
) -> None:
    assert _info(lexicon, "同志们：", name=name, folders=folders).occasion == occasion


@pytest.mark.parametrize(
    ("last", "occasion"),
    [
        ("我的交流发言完了，谢谢大家。", "交流发言"),
        ("以上是我的表态发言，到此结束。", "任职表态发言"),
        ("谢谢大家。", ""),
        ("请把交流发言的材料报上来。", ""),
    ],
)
def test_the_last_words_tell_the_occasion_where_nothing_else_does(
    lexicon: Lexicon, last: str, occasion: str
) -> None:
    text = (*map(Paragraph, _BODY), Paragraph("要" + "实打实地干，" * 40 + "干出样子。"), Paragraph(last))
    assert mine(Manuscript("稿.txt", "稿.txt", text, SourceInfo()), lexicon, ()).info.occasion == occasion


@pytest.mark.parametrize(
    ("head", "level", "place"),
    [
        (("在云河市人大工作会议上的讲话", "同志们："), "市", "云河市"),
        (("在青石镇代表工作座谈会上的讲话", "各位代表："), "镇", "青石镇"),
        (("同志们：", "云河市要争先。", "云河市的事要办好。"), "市", "云河市"),
        (("同志们：", "我市各级人大要带头。"), "市", ""),
        (("同志们：", "全县上下要一盘棋。"), "县", ""),
        (("同志们：", "全市要一盘棋。", "清源县的经验很好。", "清源县的办法很活。"), "市", ""),
        (("同志们：", "全市要一盘棋。云河市要争先。云河市要抢先。", "清源县很好。"), "市", "云河市"),
        (("同志们：", "全县要一盘棋，清源县的路不近。", "清源县的底子好，云河市的也不差。"), "县", "清源县"),
    ],
)
def test_title_and_text_tell_level_and_place(
    lexicon: Lexicon, head: tuple[str, ...], level: str, place: str
) -> None:
    info = _info(lexicon, *head)
    assert (info.level, info.place) == (level, place)


def test_the_name_of_the_file_backs_a_place_that_the_text_names_once(lexicon: Lexicon) -> None:
    text = ("同志们：", "全县要一盘棋，清源县的底子不差。")
    assert _info(lexicon, *text).place == ""
    assert _info(lexicon, *text, name="清源县讲话.txt").place == "清源县"


def test_what_was_given_wins_over_all_that_is_said(lexicon: Lexicon) -> None:
    given = SourceInfo("主持词", "县", "清源县", "县长", "表态", "2020-01-01")
    head = ("在云河市人大工作会议上的讲话", "（2025年3月1日）", "云河市人大常委会主任", "同志们：")
    assert _info(lexicon, *head, given=given) == given
    assert _info(lexicon, *head) == SourceInfo(
        "工作会议讲话", "市", "云河市", "云河市人大常委会主任", "部署", "2025-03-01"
    )


@pytest.mark.parametrize("one", ["occasion", "level", "place", "post", "standing", "date"])
def test_one_thing_given_leaves_the_rest_to_be_told(lexicon: Lexicon, one: str) -> None:
    head = ("在清源县人大工作会议上的讲话", "（2025年3月1日）", "县人大常委会主任 王某", "同志们：")
    values = {"occasion": "主持词", "level": "县", "place": "清源县", "post": "县长", "date": "2020-01-01"}
    info = _info(lexicon, *head, given=SourceInfo(**{one: values.get(one, "汇报")}))
    assert getattr(info, one) == values.get(one, "汇报")
    assert all((info.occasion, info.level, info.place, info.post, info.standing, info.date))


def test_a_given_place_tells_the_level(lexicon: Lexicon) -> None:
    info = _info(lexicon, "在云河市人大工作会议上的讲话", "同志们：", given=SourceInfo(place="清源县"))
    assert info.level == "县"


@pytest.mark.parametrize("name", ["稿.txt", "讲话(终稿3).docx", "新建文本文档.txt"])
def test_where_nothing_is_said_nothing_is_made_up(lexicon: Lexicon, name: str) -> None:
    assert _info(lexicon, "同志们：", name=name, folders=("桌面", "旧稿")) == SourceInfo(standing="部署")


def test_the_shipped_archive_is_told_from_its_text_what_its_headers_say(lexicon: Lexicon) -> None:
    """Standing aside, nothing told of a sample without its header contradicts the header."""
    paths = sorted((ROOT / "phrasebank" / "speeches").glob("*.txt"))[::3]
    assert len(paths) > 5
    for path in paths:
        manuscript = read_manuscript(path)
        assert manuscript.info.place
        bare = Manuscript(manuscript.name, manuscript.digest, manuscript.paragraphs)
        told = mine(bare, lexicon).info
        assert told.place in ("", manuscript.info.place), path.name


@pytest.mark.parametrize(
    "byline", ["澜阳市人大常委会", "澜阳市人大常委会主任 林知远", "（澜阳市人大办公室）"]
)
def test_the_byline_of_an_office_outweighs_the_level_words_of_its_superior(
    lexicon: Lexicon, byline: str
) -> None:
    head = ("在全省人大代表工作座谈会上的汇报发言", byline, "尊敬的各位领导：")
    told = _info(
        lexicon,
        *head,
        "近年来，我们认真贯彻省委人大工作会议精神，学习全省的经验，在省人大常委会指导下改进工作。",
    )
    assert (told.place, told.level) == ("澜阳市", "市")


@pytest.mark.parametrize(
    ("byline", "place"),
    [
        ("岭北县人大常委会主任　韩立群", "岭北县"),
        ("（青石崖镇人大主席 罗秀珍）", "青石崖镇"),
        ("——望岑街道人大工委交流材料", "望岑街道"),
        ("中共岭北县委书记　韩立群", "岭北县"),
        ("望岑街道人大工委　蒋雯", "望岑街道"),
        ("县人大常委会主任　韩立群", ""),
        ("全县各乡镇人大主席", ""),
        ("市县区人大常委会主任座谈会", ""),
    ],
)
def test_a_byline_tells_its_place_though_no_dictionary_has_it(
    lexicon: Lexicon, byline: str, place: str
) -> None:
    head = ("在全市县区人大常委会主任座谈会上的交流发言", byline, "尊敬的各位领导、同志们：")
    assert _info(lexicon, *head).place == place


def test_a_report_though_its_file_be_named_after_a_talk(lexicon: Lexicon) -> None:
    entries = ("在全市人大工作座谈会上的发言", "同志们：", "现将有关情况简要汇报如下。")
    info = _info(lexicon, *entries, name="临岳区-座谈会发言.txt")
    assert (info.occasion, info.standing) == ("座谈会汇报发言", "汇报")
