"""Cleaning: adverts and web text go, speech stays."""

import pytest

from generator.mining.cleaning import clean, is_advert

_SPEECH = "要用好监督职权，推动解决群众的急难愁盼问题。"


@pytest.mark.parametrize(
    "line",
    [
        "更多范文请关注微信公众号：笔墨纸砚",
        "扫码加微信群领取资料",
        "加QQ群：123456789",
        "本文来自文秘资源网",
        "www.example.com",
        "当前位置：首页 > 领导讲话 > 正文",
        "【字号 大 中 小】",
        "【打印本页】【关闭窗口】",
        "此处隐藏1286字",
        "登录后查看剩余内容",
        "责任编辑：小秘",
        "来源：某某网",
        "上一篇：在会议上的讲话",
        "仅供参考",
        "供大家参考。",
        "小编为大家整理了三篇讲话稿，欢迎阅读。",
        "希望对大家有所帮助！",
        "未完待续",
        "第 3 页 共 9 页",
        "— 12 —",
        "3/9",
    ],
)
def test_lines_that_are_no_speech_are_dropped_whole(line: str) -> None:
    (paragraph,), (dropped,) = clean([line])
    assert not paragraph.is_speech
    assert (dropped.start, dropped.end, dropped.text) == (0, len(paragraph.text), paragraph.text)


@pytest.mark.parametrize(
    "sentence",
    [
        "要用好网站、微信公众号等平台，公开征求群众意见。",
        "群众扫描二维码，就能找到联系自己的代表。",
        "要为代表提供更多资料和信息，保障知情知政。",
        "下面，我谈三点看法，供大家参考。",
        "来源于人民、植根于人民，是人大最大的优势。",
        "希望上级给予更多帮助和支持。",
        "要关注民生、关注基层。",
        "人大干部要写得好材料、讲得清道理。",
        "要下载到本地、落实到岗位，不能停留在网上。",
    ],
)
def test_speech_that_only_mentions_such_words_is_kept(sentence: str) -> None:
    assert not is_advert(sentence)
    assert clean([sentence])[1] == []


@pytest.mark.parametrize(
    "advert",
    [
        "（更多范文请关注微信公众号：笔墨纸砚）",
        "【本文转自文秘资源网】",
        "〔www.example.com〕",
        "www.example.com",
        "更多范文请登录www.example.com查看",
        " https://www.example.com/doc/1.html ",
        "请关注公众号“笔墨纸砚”",
        "加微信abc12345",
    ],
)
def test_an_advert_inside_a_word_is_cut_out_and_its_place_reported(advert: str) -> None:
    (paragraph,), (dropped,) = clean([f"要加强民主政治建{advert}设的研究，提高履职水平。"])
    assert paragraph.text == "要加强民主政治建设的研究，提高履职水平。"
    assert (dropped.start, dropped.end) == (8, 8)
    assert dropped.text.strip() == advert.strip()


def test_two_adverts_in_one_sentence_are_both_cut_out() -> None:
    (paragraph,), dropped = clean(["要学（公众号：甲）习理论、联（公众号：乙）系实际。"])
    assert paragraph.text == "要学习理论、联系实际。"
    assert [one.start for one in dropped] == [2, 7]


@pytest.mark.parametrize(
    "advert",
    ["供大家学习参考。", "请登录www.example.com下载。", "网址：https://a.cn/x.html", "（公众号：甲）"],
)
def test_an_advert_glued_to_a_sentences_end_leaves_the_sentence(advert: str) -> None:
    (paragraph,), _ = clean([_SPEECH + advert])
    assert paragraph.is_speech
    assert paragraph.text == _SPEECH + advert


@pytest.mark.parametrize(
    "aside",
    [
        "（鼓掌）",
        "（热烈鼓掌）",
        "（见右图）",
        "(见图3)",
        "（附图3）",
        "（插话：这个很重要）",
        "（全体起立）",
        "【此处有掌声】",
        "（笑声）",
    ],
)
def test_a_stage_direction_or_picture_note_is_cut_out_and_its_place_reported(aside: str) -> None:
    (paragraph,), (dropped,) = clean([f"要用好监督职权{aside}，推动解决急难愁盼问题。"])
    assert paragraph.text == "要用好监督职权，推动解决急难愁盼问题。"
    assert (dropped.start, dropped.end, dropped.reason) == (7, 7, "夹在正文中的现场记录、图注")


def test_where_a_page_goes_on_from_another_is_cut_off_before_the_sentence() -> None:
    (paragraph,), _ = clean([f"（上接第一版）{_SPEECH}"])
    assert paragraph.text == _SPEECH


def test_a_bracket_that_is_no_advert_stays() -> None:
    text = "要落实条例（草案）的修改意见。"
    assert clean([text])[0][0].text == text


def test_the_space_behind_a_run_in_heading_is_remembered() -> None:
    head = "一、提高站位，把牢方向"
    (paragraph,), _ = clean([f"{head} 人大机关首先是政治机关，讲政治是第一位的要求，这一点不能含糊。"])
    assert [paragraph.text[:end] for end in paragraph.heads] == [head]


def test_spaces_all_over_a_paragraph_are_no_headings() -> None:
    (paragraph,), _ = clean(["一、提 高 站 位 把 牢 方 向 人大机关首先是政治机关，讲政治是第一位的要求。"])
    assert paragraph.heads == ()


@pytest.mark.parametrize(
    "line",
    [
        "（根据录音整理，未经本人审阅）",
        "（此稿根据讲话录音整理，略有删节）",
        "（未经本人审定）",
        "（发：各镇人大）",
        "（节选）",
    ],
)
def test_what_an_editor_noted_in_brackets_is_no_speech(line: str) -> None:
    _, (dropped,) = clean([line])
    assert dropped.reason == "整理、印发说明"


@pytest.mark.parametrize("line", ["（一）选准议题", "（2024年3月12日）", "（县人大常委会主任　周启明）"])
def test_other_lines_in_brackets_stay(line: str) -> None:
    (paragraph,), dropped = clean([line])
    assert paragraph.is_speech
    assert not dropped


_TABLE = [
    "附表：各乡镇建议办理情况",
    "乡镇名称\t建议总件数\t代表满意率",
    "大河乡\t12\t100%",
    "石桥镇\t15\t93.3%",
]


def test_a_table_of_figures_goes_with_its_head_and_caption() -> None:
    kept, dropped = clean([_SPEECH, *_TABLE, _SPEECH])
    assert [paragraph.index for paragraph in kept if paragraph.is_speech] == [0, 5]
    assert [part.reason for part in dropped] == ["表格"] * 4


@pytest.mark.parametrize(
    "rows",
    [
        ("日期\t课程\t授课人", "第一天\t代表法解读\t省人大 周教授", "第二天\t预算怎么看\t县财政局 赖科长"),
        ("组别\t召集人", "第一组\t何秋实", "第二组\t罗远志"),
    ],
)
def test_a_table_of_short_entries_is_no_speech(rows: tuple[str, ...]) -> None:
    kept, dropped = clean([_SPEECH, *rows, _SPEECH])
    assert [paragraph.index for paragraph in kept if paragraph.is_speech] == [0, len(rows) + 1]
    assert [part.reason for part in dropped] == ["表格"] * len(rows)


@pytest.mark.parametrize(
    "rows", [("一、\t选准议题", "二、\t摸清实情"), ("时间\t地点", "今天"), ("甲\t乙\t丙",)]
)
def test_few_entries_make_no_table(rows: tuple[str, ...]) -> None:
    _, dropped = clean([_SPEECH, *rows, _SPEECH])
    assert "表格" not in [part.reason for part in dropped]


@pytest.mark.parametrize("line", ["加强\t学习\t培训", "梁　　家　　宽", _SPEECH.replace("，", "\t12\t")])
def test_gaps_make_no_table_without_figures_or_of_a_sentence(line: str) -> None:
    (paragraph,), dropped = clean([line])
    assert paragraph.is_speech
    assert not dropped
