"""Headings and leads as they come in real files: run together, glued, spoken, numbered with a gap, unnumbered."""

import pytest
from conftest import MineText

from generator.model.speech import Speech

_BODY = "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。"
_REASON = "人大工作的生命力在于联系群众，离开了群众就成了无源之水。"
_OPENING = ("在全市人大工作会议上的讲话", "同志们：", f"{_REASON}下面，我讲几点意见。")
_STATED = (
    "代表来自人民，人民的冷暖就是代表的牵挂。",
    "会议开得很紧凑，大家谈得很深入。",
    "法规管不管用，百姓心里有一杆秤。",
    "走得勤了，路就近了，话就多了。",
)
_FIRST, _SECOND = "一、认清形势任务", "二、抓住关键环节"

Row = tuple[int | None, int | None, str]


def _marked(speech: Speech, role: str = "") -> list[Row]:
    """(level, ordinal, core) of headings and leads, or only of the one kind."""
    return [
        (one.level, one.ordinal, one.core)
        for one in speech.sentences
        if one.role in ("小标题", "领句") and role in ("", one.role)
    ]


def _in_section(mine_text: MineText, *paragraphs: str) -> list[Row]:
    """The leads found in these paragraphs below a first heading, another heading and its text behind them."""
    speech = mine_text(*_OPENING, _FIRST, *paragraphs, _SECOND, _BODY)
    rows = _marked(speech)
    assert rows[0] == (1, 1, "认清形势任务")
    assert rows[-1] == (1, 2, "抓住关键环节")
    return rows[1:-1]


@pytest.mark.parametrize("gap", [" ", "\u3000", "\u3000\u3000"])
@pytest.mark.parametrize("behind", ["", " "])
def test_heading_text_and_next_heading_on_one_line_are_parted(
    mine_text: MineText, gap: str, behind: str
) -> None:
    line = f"一、认清形势任务{gap}{_BODY}{behind}二、抓住关键环节{gap}{_BODY}"
    speech = mine_text(*_OPENING, line, _BODY)
    assert _marked(speech) == [(1, 1, "认清形势任务"), (1, 2, "抓住关键环节")]
    assert [one.text for one in speech.sentences if one.paragraph == 3] == [_FIRST, _BODY, _SECOND, _BODY]


def test_headings_in_brackets_that_run_on_are_parted_below_their_heading(mine_text: MineText) -> None:
    line = f"（一）提高站位 {_BODY}（二）找准定位 {_BODY}"
    assert _in_section(mine_text, line) == [(2, 1, "提高站位"), (2, 2, "找准定位")]


def test_a_space_elsewhere_in_the_line_is_no_end_of_a_heading(mine_text: MineText) -> None:
    line = "一、认清形势 任务要把这项工作 抓在手上，一件一件落实。"
    speech = mine_text(*_OPENING, line, _BODY, _REASON)
    assert [one.text for one in speech.sentences if one.paragraph == 3] == [line.replace(" ", "")]


@pytest.mark.parametrize(
    "leads",
    [
        ("要抓实理论武装。", "要抓细日常言行。", "要抓牢制度执行。"),
        ("健全督办机制。", "健全回访办法。", "健全评价规则。"),
        ("要守住底线。", "要守好红线。", "要守牢防线。", "要守严界线。"),
    ],
)
@pytest.mark.parametrize("before", ["", _REASON])
def test_demands_of_one_mould_inside_a_paragraph_are_leads(
    mine_text: MineText, leads: tuple[str, ...], before: str
) -> None:
    found = _in_section(mine_text, before + "".join(lead + _BODY for lead in leads))
    assert found == [(2, None, lead) for lead in leads]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"要抓实理论武装。{_BODY}要抓细日常言行。{_BODY}",
        f"要抓实理论武装。要抓细日常言行。要抓牢制度执行。{_BODY}",
        f"理论贵在武装。{_BODY}言行要看平常日子。{_BODY}制度的生命在执行。{_BODY}",
        f"要抓实理论武装。{_BODY}要盯紧问题。{_BODY}要把能力再提上来。{_BODY}",
    ],
    ids=["but two", "nothing longer between", "no demands", "three moulds"],
)
def test_short_sentences_inside_a_paragraph_are_no_leads_otherwise(
    mine_text: MineText, paragraph: str
) -> None:
    assert _in_section(mine_text, paragraph) == []


@pytest.mark.parametrize(
    "leads",
    [
        ("监督工作要突出实效。", "要转变作风。"),
        ("把功夫下在平时。", "监督工作必须动真碰硬。"),
        ("要转变作风。", "监督工作要突出实效。", "健全督办机制。"),
    ],
)
def test_short_demands_that_open_the_paragraphs_of_a_section_are_leads(
    mine_text: MineText, leads: tuple[str, ...]
) -> None:
    found = _in_section(mine_text, *(lead + _BODY for lead in leads))
    assert found == [(2, None, lead) for lead in leads]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"监督工作要突出实效。{_BODY}", _REASON + _BODY),
        ("监督工作要突出实效。", "要转变作风。", _BODY),
        (f"路在脚下。{_BODY}", f"民心如镜。{_BODY}"),
        (f"要转变作风。{_BODY}", *(text + _BODY for text in _STATED), f"监督工作要突出实效。{_BODY}"),
    ],
    ids=["but one", "nothing behind", "no demands", "among many"],
)
def test_what_opens_a_paragraph_is_no_lead_otherwise(
    mine_text: MineText, paragraphs: tuple[str, ...]
) -> None:
    assert _in_section(mine_text, *paragraphs) == []


@pytest.mark.parametrize(
    ("words", "cores"),
    [
        (("首先，", "其次，", "再次，"), ("要提高站位。", "要找准定位。", "要守住底线。")),
        (("首先是", "其次是", "再次是"), ("思想要到位。", "措施要到位。", "责任要到位。")),
        (("首先要", "其次要"), ("学在前面。", "干在前面。")),
        (("其一，", "其二，", "其三，"), ("学在前面。", "干在前面。", "管在前面。")),
        (("第一是", "第二是", "第三是"), ("抓学习。", "抓落实。", "抓作风。")),
        (("第一要", "第二要"), ("抓学习。", "抓落实。")),
        (("第一，", "第二，"), ("要抓学习。", "要抓落实。")),
        (("一是", "二是", "三是"), ("抓学习。", "抓落实。", "抓作风。")),
    ],
)
@pytest.mark.parametrize("one_paragraph", [True, False])
def test_spoken_numbers_are_taken_off_their_leads_and_counted(
    mine_text: MineText, words: tuple[str, ...], cores: tuple[str, ...], one_paragraph: bool
) -> None:
    pieces = [word + core + _BODY for word, core in zip(words, cores, strict=True)]
    found = _in_section(mine_text, *(["".join(pieces)] if one_paragraph else pieces))
    kept = [
        core if word[-1] != "要" or word[0] == "第" else "要" + core
        for word, core in zip(words, cores, strict=True)
    ]
    assert found == [(2, number, core) for number, core in enumerate(kept, 1)]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"首先，要提高站位。{_BODY}",
        f"首先，谨向一年来关心支持人大工作、默默奉献付出的同志们道一声辛苦。{_BODY}",
        f"其一，学在前面。{_BODY}",
    ],
)
def test_a_spoken_number_without_its_next_is_no_lead(mine_text: MineText, paragraph: str) -> None:
    assert _in_section(mine_text, paragraph) == []


@pytest.mark.parametrize("separator", ["一方面", "再者"])
def test_a_pair_of_sides_is_a_pair_of_leads(mine_text: MineText, separator: str) -> None:
    leads = (f"{separator}，要眼睛向下。", "另一方面，要脚步向前。")
    assert _in_section(mine_text, *(lead + _BODY for lead in leads)) == [(2, None, lead) for lead in leads]
    assert _in_section(mine_text, leads[0] + _BODY) == []


def test_a_numbered_lead_behind_a_semicolon_is_parted(mine_text: MineText) -> None:
    paragraph = f"一要把思想统起来。{_BODY}要盯住目标，一抓到底；二要把能力提上来。{_BODY}"
    assert _in_section(mine_text, paragraph) == [(2, 1, "把思想统起来。"), (2, 2, "把能力提上来。")]


@pytest.mark.parametrize(
    "sentence",
    [
        "一要提站位；二要强能力；三要转作风。",
        "一是学在前；二是干在前。",
        "当前最要紧的，一要提站位；二要强能力；三要转作风。",
    ],
)
@pytest.mark.parametrize("behind", ["", _BODY])
def test_a_list_with_semicolons_stays_in_one_sentence(
    mine_text: MineText, sentence: str, behind: str
) -> None:
    speech = mine_text(*_OPENING, _FIRST, _BODY, sentence + behind, _SECOND, _BODY)
    assert sentence in [one.text for one in speech.sentences]


def test_a_list_whose_sentence_ends_the_paragraph_is_not_parted(mine_text: MineText) -> None:
    sentence = "要盯住目标，一抓到底；二要把能力提上来。"
    speech = mine_text(*_OPENING, _FIRST, f"一要把思想统起来。{_BODY}{sentence}", _SECOND, _BODY)
    assert sentence in [one.text for one in speech.sentences]


def test_sentences_of_a_paragraph_that_was_parted_still_tile_it(mine_text: MineText) -> None:
    paragraph = f"一要把思想统起来。{_BODY}要盯住目标，一抓到底；二要把能力提上来。{_BODY}"
    speech = mine_text(*_OPENING, _FIRST, paragraph, _SECOND, _BODY)
    parts = [one for one in speech.sentences if one.paragraph == 4]
    assert [one.sentence for one in parts] == list(range(5))
    assert "".join(paragraph[one.start : one.end] for one in parts) == paragraph
    assert all(paragraph[one.start : one.end] == one.text for one in parts)


@pytest.mark.parametrize(
    ("first", "last", "level"), [("一、", "三、", 1), ("一、", "二、", 2), ("一、", "四、", 2), ("", "", 1)]
)
def test_an_unnumbered_line_takes_the_place_of_the_one_number_that_is_missing(
    mine_text: MineText, first: str, last: str, level: int
) -> None:
    lines = (f"{first}认清形势任务", "抓住关键环节", f"{last}压实工作责任")
    more = ("五、做好收尾工作", _BODY) if last == "四、" else ()
    speech = mine_text(*_OPENING, *(part for line in lines for part in (line, _BODY)), *more)
    assert [row for row in _marked(speech) if row[2] == "抓住关键环节"] == [(level, None, "抓住关键环节")]


def test_lines_of_four_characters_are_headings_if_there_are_three(mine_text: MineText) -> None:
    lines = ("铸魂固本", "实干担当", "严管厚爱")
    speech = mine_text(*_OPENING, *(part for line in lines for part in (line, _BODY)))
    assert _marked(speech) == [(1, None, line) for line in lines]


@pytest.mark.parametrize("lines", [("铸魂固本", "实干担当"), ("铸魂固本", "实干担当事", "严管要厚爱人")])
def test_a_shorter_line_without_its_like_is_no_heading(mine_text: MineText, lines: tuple[str, ...]) -> None:
    speech = mine_text(*_OPENING, *(part for line in lines for part in (line, _BODY)), _BODY)
    assert "铸魂固本" not in [row[2] for row in _marked(speech)]


@pytest.mark.parametrize(
    "lines",
    [
        ("在代表工作座谈会上的讲话", "市人大常委会主任 王某某", "（2025年3月1日）"),
        ("在代表工作座谈会上的讲话", "（2025年3月1日）", "县人大常委会党组书记、主任"),
        ("在代表工作座谈会上的讲话", "云河市人大常委会", "二〇二五年三月一日"),
        ("以实干回应期盼", "——在代表工作座谈会上的讲话"),
        ("让人民满意，为人民尽责", "——在代表工作座谈会上的讲话", "2025.3.1"),
        ("家门口的站，老百姓的“话匣子”", "望岑街道人大工委 蒋雯"),
        ("在代表工作座谈会上的讲话",),
    ],
)
def test_title_byline_motto_and_date_are_title_lines_and_nothing_else(
    mine_text: MineText, lines: tuple[str, ...]
) -> None:
    speech = mine_text(*lines, *_OPENING[1:], _FIRST, _BODY, _SECOND, _BODY)
    titles = [one.text.replace(" ", "") for one in speech.sentences if one.role == "标题"]
    assert titles == [line.replace(" ", "") for line in lines]
    assert not any(one.usable for one in speech.sentences if one.role == "标题")
    assert len(_marked(speech)) == 2


@pytest.mark.parametrize("first", [_REASON, "同志们：", "同志们，大家好！", "一、认清形势任务"])
def test_a_speech_may_begin_without_a_title(mine_text: MineText, first: str) -> None:
    speech = mine_text(first, _REASON, _BODY, _SECOND, _BODY)
    assert [one.text for one in speech.sentences if one.role == "标题"] == []


def test_a_salutation_in_mid_speech_is_parted_and_belongs_to_what_it_opens(mine_text: MineText) -> None:
    speech = mine_text(
        *_OPENING,
        "一、增强监督实效",
        "要抓好执法检查，用好专题询问。",
        f"同志们：代表建议办理要见人见事，代表履职要有声有色。{_BODY}",
        _SECOND,
        _BODY,
        _BODY,
    )
    at = next(index for index, one in enumerate(speech.sentences) if one.paragraph == 5)
    before, salutation, following = speech.sentences[at - 1 : at + 2]
    assert (salutation.role, salutation.text, salutation.usable) == ("称谓", "同志们：", False)
    assert (before.slot, salutation.slot, following.slot) == ("监督", "代表工作", "代表工作")
    assert speech.salutation == "同志们："
    assert len(_marked(speech)) == 2


def test_short_sentences_behind_dashes_that_open_paragraphs_are_leads_and_the_dashes_no_part_of_them(
    mine_text: MineText,
) -> None:
    leads = ("向前延伸，把功夫下在平时。", "向下深入，把镜头对准支出。", "向后追踪。")
    found = _in_section(mine_text, *(f"——{lead}{_BODY}" for lead in leads))
    assert found == [(2, None, lead) for lead in leads]
    assert _in_section(mine_text, f"——{leads[0]}{_BODY}", _STATED[0] + _BODY) == []


def test_short_sentences_of_one_length_that_open_most_paragraphs_are_leads_whatever_they_say(
    mine_text: MineText,
) -> None:
    leads = ("抓宣传普及。", "抓配套衔接。", "理论学得勤。")
    assert _in_section(mine_text, _STATED[0] + _BODY, *(lead + _BODY for lead in leads)) == [
        (2, None, lead) for lead in leads
    ]
    assert _in_section(mine_text, *(lead + _BODY for lead in leads[:1]), *_STATED) == []


def test_leads_inside_a_paragraph_that_share_their_head_may_be_longer(mine_text: MineText) -> None:
    leads = (
        "要坚持在系统学习中领会核心要义。",
        "要坚持在对照检视中查找差距不足。",
        "要坚持在知行合一中锤炼忠诚品格。",
    )
    assert _in_section(mine_text, "".join(lead + _BODY for lead in leads)) == [
        (2, None, lead) for lead in leads
    ]


def test_said_ordinals_number_leads(mine_text: MineText) -> None:
    found = _in_section(mine_text, f"第一句话，干事要有定力。{_BODY}", f"第二句话，做人要有底线。{_BODY}")
    assert found == [(2, 1, "干事要有定力。"), (2, 2, "做人要有底线。")]


def test_headings_that_are_said_part_a_speech_without_others(mine_text: MineText) -> None:
    speech = mine_text(
        *_OPENING,
        "先说说为什么要抓基层。",
        _REASON,
        "下面讲怎么办。",
        f"方向要把牢。{_BODY}",
        f"会议要开好。{_BODY}",
        "讲到最后，还想再说几句心里话。",
        "让我们携起手来，再创佳绩！",
    )
    assert _marked(speech) == [
        (1, None, "先说说为什么要抓基层。"),
        (1, None, "下面讲怎么办。"),
        (2, None, "方向要把牢。"),
        (2, None, "会议要开好。"),
    ]
    assert [one.slot for one in speech.sentences[-2:]] == ["closing", "closing"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("一年来，常委会听取专项工作报告21项，开展执法检查5次。", "事实"),
        ("换届以来，代表们提出建议587件。", "事实"),
        ("会议应到代表368名，今天出席351名。", "引言"),
        ("过去一年，是爬坡的一年。", "引言"),
        ("借此机会，向大家表示衷心的感谢！", "致谢"),
        (_REASON, "引言"),
    ],
)
def test_an_opening_looks_back_and_thanks(mine_text: MineText, sentence: str, role: str) -> None:
    speech = mine_text(
        *_OPENING[:2], sentence + _REASON, "下面，我讲几点意见。", _FIRST, _BODY, _SECOND, _BODY
    )
    assert {one.text: one.role for one in speech.sentences}[sentence] == role


def test_the_work_that_a_title_names_speaks_for_a_heading_without_cues(mine_text: MineText) -> None:
    heading = "一、认清形势任务"
    slots = {}
    for title in ("在全区预算审查监督工作推进会上的讲话", "在全区代表工作座谈会上的讲话"):
        speech = mine_text(
            title,
            *_OPENING[1:],
            heading,
            "天气很好，路也好走，大家来得很齐。",
            _SECOND,
            "话就说到这里，大家辛苦。",
        )
        slots[title] = next(one.slot for one in speech.sentences if one.text == heading)
    assert list(slots.values()) == ["监督", "代表工作"]


_BRACKETED = (
    "【政治上要清醒】人大工作是党的工作的重要组成部分，凡事要想在前面。",
    "【业务上要精通】法律是看家的本领，会议怎么开、决议怎么作都要弄清楚。",
    "【作风上要过硬】不能坐在办公室里听汇报，脚步要多往村里迈。",
)


def test_leads_in_brackets_are_headings_and_the_paragraph_behind_the_salutation_is_none(
    mine_text: MineText,
) -> None:
    speech = mine_text(
        "在镇人大主席培训班上的讲话", "同志们：", "这期培训班办得很及时。" + _REASON, *_BRACKETED, _BODY
    )
    assert [text for _, _, text in _marked(speech)] == [
        "政治上要清醒。",
        "业务上要精通。",
        "作风上要过硬。",
    ]


def test_one_paragraph_that_opens_in_brackets_keeps_them(mine_text: MineText) -> None:
    speech = mine_text(*_OPENING, _FIRST, _BRACKETED[0], _BODY, _SECOND, _BODY)
    assert any(one.text.startswith("【政治上要清醒】") for one in speech.sentences)


def test_sentences_built_alike_that_stand_alone_part_a_speech_without_other_headings(
    mine_text: MineText,
) -> None:
    headings = (
        "提高认识，切实增强办好代表建议的责任感。",
        "规范程序，不断健全代表建议办理的新机制。",
        "强化督查，充分释放代表建议办理的监督力。",
    )
    paragraphs = [one for heading in headings for one in (heading, _REASON + _BODY)]
    assert _marked(mine_text(*_OPENING, *paragraphs)) == [(1, None, heading) for heading in headings]
    assert [row for row in _marked(mine_text(*_OPENING, *paragraphs[:4], _BODY, _BODY)) if row[0] == 1] == []


def test_a_few_words_that_demand_lead_inside_a_paragraph(mine_text: MineText) -> None:
    leads = ("办前要沟通。", "办中要协商。", "办后要回访。")
    assert _in_section(mine_text, "".join(lead + _BODY for lead in leads)) == [
        (2, None, lead) for lead in leads
    ]


_MATCHED = (
    ("突出一个“准”字。", "落实一个“快”字。", "体现一个“实”字。"),
    ("坚持党的领导是根本。", "坚持人民至上是宗旨。", "坚持依法履职是底线。"),
    ("学，就要学得进去。", "干，就要干出样子。", "守，就要守得住底线。"),
    ("心中有党，旗帜鲜明讲政治。", "心中有民，真心实意办实事。", "心中有责，担当作为促发展。"),
    ("在选题上求准。", "在调研上求深。", "在督办上求严。"),
    ("要抓实，抓出成效。", "要抓细，抓出质量。", "要抓牢，抓出长效。"),
    ("凝心铸魂。", "聚力攻坚。", "强基固本。"),
    ("把方向：领导一刻不能放松。", "强监督：不走过场见真章。", "优服务：当好代表娘家人。"),
    ("建议办得快。", "代表干得欢。", "百姓看得见。"),
    ("必须把政治讲在前头！", "必须把责任扛在肩上！", "必须把纪律挺在前面！"),
)


@pytest.mark.parametrize("leads", _MATCHED)
@pytest.mark.parametrize("apart", [True, False])
def test_short_sentences_written_to_match_lead_wherever_they_stand(
    mine_text: MineText, leads: tuple[str, ...], apart: bool
) -> None:
    points = [lead + _BODY for lead in leads]
    paragraphs = points if apart else [_REASON + "".join(points)]
    assert _in_section(mine_text, *paragraphs) == [(2, None, lead) for lead in leads]


def test_brief_sentences_of_one_length_lead_the_paragraph_that_one_of_them_opens(mine_text: MineText) -> None:
    leads = ("理论学习有收获。", "思想政治受洗礼。", "干事创业敢担当。")
    paragraph = "".join(lead + _BODY for lead in leads)
    assert _in_section(mine_text, paragraph) == [(2, None, lead) for lead in leads]
    assert _in_section(mine_text, _REASON + paragraph) == []


def test_brief_demands_of_one_length_lead_below_a_numbered_lead(mine_text: MineText) -> None:
    leads = ("助力产业提质。", "守护绿水青山。", "回应百姓关切。")
    paragraph = "（一）监督更有力。" + "".join(lead + _BODY for lead in leads)
    behind = f"（二）代表更活跃。{_BODY}"
    assert _in_section(mine_text, paragraph, behind) == [
        (2, 1, "监督更有力。"),
        *((3, None, lead) for lead in leads),
        (2, 2, "代表更活跃。"),
    ]
    assert _in_section(mine_text, f"（一）监督更有力。{leads[0]}{_BODY}{leads[1]}{_BODY}", behind) == [
        (2, 1, "监督更有力。"),
        (2, 2, "代表更活跃。"),
    ]


def test_questions_that_open_the_paragraphs_of_a_section_lead_and_are_not_offered(
    mine_text: MineText,
) -> None:
    leads = ("为什么要抓？", "到底抓什么？", "究竟怎么抓？")
    speech = mine_text(*_OPENING, _FIRST, *(lead + _BODY for lead in leads), _SECOND, _BODY)
    asked = [one for one in speech.sentences if one.role == "领句"]
    assert [one.core for one in asked] == list(leads)
    assert {one.why_not for one in asked} == {"是设问，离不开下文"}
    assert _in_section(mine_text, leads[0] + _BODY, *(one + _BODY for one in _STATED)) == []


def test_what_is_said_to_be_done_first_and_next_leads_its_paragraph(mine_text: MineText) -> None:
    leads = ("先把门打开。", "再把网织密。")
    assert _in_section(mine_text, _REASON + _BODY, *(lead + _BODY for lead in leads)) == [
        (2, None, lead) for lead in leads
    ]


@pytest.mark.parametrize("apart", [True, False])
def test_short_sentences_that_have_nothing_in_common_lead_nothing(mine_text: MineText, apart: bool) -> None:
    points = [short + _BODY for short in _STATED[:3]]
    assert _in_section(mine_text, *(points if apart else ["".join(points)])) == []


def test_two_leads_as_long_clause_by_clause_lead_their_paragraphs(mine_text: MineText) -> None:
    leads = ("走进群众，要带着感情。", "倾听群众，要带着耐心。")
    assert _in_section(mine_text, *(lead + _BODY for lead in leads)) == [(2, None, lead) for lead in leads]


@pytest.mark.parametrize(
    "ordinals",
    [
        ("一个是", "再一个是", "还有一个就是"),
        ("①", "②", "③"),
        ("一则", "二则", "三则"),
        ("一曰", "二曰", "三曰"),
        ("第一仗，", "第二仗，", "第三仗，"),
    ],
)
def test_what_is_counted_off_in_speech_is_numbered(mine_text: MineText, ordinals: tuple[str, ...]) -> None:
    points = ("把冷的小组捂热，让干得好的去带干得差的。", "把会开到院坝里去，多听听大家怎么说。")
    said = "".join(ordinal + point for ordinal, point in zip(ordinals, points, strict=False))
    assert _in_section(mine_text, _REASON + said + _BODY) == [
        (2, number, point) for number, point in enumerate(points, 1)
    ]


def test_one_of_a_list_inside_a_sentence_is_no_lead(mine_text: MineText) -> None:
    assert _in_section(mine_text, f"一个是选题，再一个是督办，都要抓好。{_BODY}") == []


def test_colleagues_are_greeted(mine_text: MineText) -> None:
    speech = mine_text("在经验交流会上的发言", "各位领导、各位同仁：", *(_BODY, _REASON) * 3)
    assert speech.salutation == "各位领导、各位同仁："


def test_peers_are_greeted(mine_text: MineText) -> None:
    speech = mine_text("在经验交流会上的发言", "各位领导、各位同行：", *(_BODY, _REASON) * 3)
    assert speech.salutation == "各位领导、各位同行："


def test_ways_that_are_numbered_on_lines_of_their_own_are_headings(mine_text: MineText) -> None:
    ways = ("把站点搬到楼下去。", "把代表分到格里去。")
    lines = [
        line for number, way in zip("一二", ways, strict=True) for line in (f"做法{number}：{way}", _BODY)
    ]
    speech = mine_text(*_OPENING, *lines)
    headings = [(one.level, one.ordinal, one.core) for one in speech.sentences if one.role == "小标题"]
    assert headings == [(1, number, way) for number, way in enumerate(ways, 1)]
    assert _in_section(mine_text, f"做法一：{ways[0]}{_BODY}做法二：{ways[1]}{_BODY}") == []


def test_what_is_asked_of_those_above_leads_its_reasons(mine_text: MineText) -> None:
    leads = ("建议市里统一开发监督系统。", "建议省里多组织跟班学习。")
    assert _in_section(mine_text, _REASON + "".join(lead + _BODY for lead in leads)) == [
        (2, None, lead) for lead in leads
    ]
    noun = ("建议提得准不准，要看调研。", "建议办得实不实，要看群众。")
    assert _in_section(mine_text, _REASON + "".join(one + _BODY for one in noun)) == []
