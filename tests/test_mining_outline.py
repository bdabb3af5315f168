"""The outline: headings and leads of every make, glued leads, closing, and no false ones."""

import pytest
from conftest import MineText

from generator.model.speech import Speech

_BODY = "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。"
_REASON = "人大工作的生命力在于联系群众，离开了群众就成了无源之水。"


def _outline(speech: Speech) -> list[tuple[int | None, int | None, str, str]]:
    return [
        (one.level, one.ordinal, one.role, one.core)
        for one in speech.sentences
        if one.role in ("小标题", "领句")
    ]


@pytest.fixture
def opening() -> tuple[str, ...]:
    return ("在全市人大工作会议上的讲话", "同志们：", f"{_REASON}下面，我讲几点意见。")


def test_unnumbered_headings_are_lines_without_a_final_mark(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = mine_text(*opening, "认清形势任务", _BODY, "抓住关键环节", _BODY)
    assert _outline(speech) == [(1, None, "小标题", "认清形势任务"), (1, None, "小标题", "抓住关键环节")]


def test_a_heading_and_its_text_on_one_line_are_two_sentences(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = mine_text(*opening, f"一、认清形势任务 {_BODY}", f"二、抓住关键环节 {_BODY}")
    assert _outline(speech) == [(1, 1, "小标题", "认清形势任务"), (1, 2, "小标题", "抓住关键环节")]
    assert sum(one.text == _BODY for one in speech.sentences) == 2


def test_ordinals_inside_a_paragraph_are_leads_if_they_go_on(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = mine_text(
        *opening, "一、认清形势任务", f"一要提高站位。{_BODY}二要找准定位。{_BODY}", "二、抓住关键环节", _BODY
    )
    assert [row[:3] for row in _outline(speech)] == [
        (1, 1, "小标题"),
        (2, 1, "领句"),
        (2, 2, "领句"),
        (1, 2, "小标题"),
    ]


def test_a_missing_number_does_not_break_the_sequence(mine_text: MineText, opening: tuple[str, ...]) -> None:
    speech = mine_text(*opening, f"一要提高站位。{_BODY}三要找准定位。{_BODY}", _BODY)
    assert [row[1] for row in _outline(speech)] == [1, 3]


def test_a_lonely_ordinal_is_no_heading(mine_text: MineText, opening: tuple[str, ...]) -> None:
    assert (
        _outline(mine_text(*opening, f"时间不等人，要快马加鞭。二是要抓好落实，一抓到底。{_BODY}", _BODY))
        == []
    )


def test_styles_nest_by_rank(mine_text: MineText, opening: tuple[str, ...]) -> None:
    speech = mine_text(
        *opening,
        "一、认清形势任务",
        "（一）提高站位",
        f"1.学在前面。{_BODY}",
        f"2.干在前面。{_BODY}",
        "（二）找准定位",
        _BODY,
        "二、抓住关键环节",
        _BODY,
    )
    assert [row[0] for row in _outline(speech)] == [1, 2, 3, 3, 2, 1]


def test_leads_without_ordinals_are_known_by_their_likeness(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = mine_text(
        *opening,
        "一、认清形势任务",
        f"持续抓好经济监督。{_BODY}",
        f"持续抓好民生监督。{_BODY}",
        "二、抓住关键环节",
        _BODY,
    )
    assert [row[3] for row in _outline(speech) if row[0] == 2] == ["持续抓好经济监督。", "持续抓好民生监督。"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("要持续抓好经济监督。", "持续抓好民生监督。"),
        ("要持续抓好经济监督。", "持续深化民生监督。"),
        ("在学习上走在前列。", "在落实上走在前列。"),
    ],
)
def test_leads_that_share_their_frame_are_known_with_or_without_yao(
    mine_text: MineText, opening: tuple[str, ...], one: str, other: str
) -> None:
    speech = mine_text(*opening, "一、认清形势任务", one + _BODY, other + _BODY, "二、抓住关键环节", _BODY)
    assert [row[3] for row in _outline(speech) if row[0] == 2] == [one, other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("人大代表来自人民。", "人大监督服务人民。"),
        ("路在脚下。", "事在人为。"),
        ("民生连着民心。", "民主连着民意。"),
    ],
)
def test_short_sentences_with_common_words_are_no_leads(
    mine_text: MineText, opening: tuple[str, ...], one: str, other: str
) -> None:
    speech = mine_text(*opening, "一、认清形势任务", one + _BODY, other + _BODY, "二、抓住关键环节", _BODY)
    assert [row[0] for row in _outline(speech)] == [1, 1]


def _glued(mine_text: MineText, opening: tuple[str, ...], paragraph: str) -> Speech:
    return mine_text(
        *opening,
        "一、认清形势任务",
        f"持续抓好经济监督。{_BODY}",
        f"持续抓好民生监督。{paragraph}",
        "二、抓住关键环节",
        _BODY,
    )


def test_a_lead_glued_by_a_semicolon_is_an_entry_of_its_own(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = _glued(mine_text, opening, f"要盯住教育医疗，办成几件实事；要持续抓好生态监督。{_BODY}")
    paragraph = [one for one in speech.sentences if one.paragraph == 5]
    assert [(one.sentence, one.role, one.text) for one in paragraph] == [
        (0, "领句", "持续抓好民生监督。"),
        (1, "举措", "要盯住教育医疗，办成几件实事；"),
        (2, "领句", "要持续抓好生态监督。"),
        (3, "举措", _BODY),
    ]
    assert [(one.start, one.end) for one in paragraph[1:3]] == [(9, 24), (24, 34)]
    assert paragraph[2].level == paragraph[0].level == 2


def test_a_glued_lead_that_shares_only_its_opening_with_two_siblings_is_found(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = _glued(mine_text, opening, f"要盯住教育医疗，办成几件实事；要持续深化司法监督。{_BODY}")
    assert "要持续深化司法监督。" in [row[3] for row in _outline(speech)]


def test_a_glued_lead_that_lost_its_number_is_known_by_its_frame(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = mine_text(
        *opening,
        f"一要持续抓好经济监督。{_BODY}",
        f"二要持续抓好民生监督。要盯住目标，一抓到底；要持续抓好生态监督。{_BODY}",
    )
    assert [row[3] for row in _outline(speech)][2:] == ["要持续抓好生态监督。"]


def test_a_glued_ordinal_goes_on_with_its_sequence(mine_text: MineText, opening: tuple[str, ...]) -> None:
    speech = mine_text(
        *opening,
        f"一是抓学习。{_BODY}",
        f"二是抓落实。要盯住目标，一抓到底；三是抓作风。{_BODY}",
        f"四是抓创新。{_BODY}",
    )
    assert [row[1] for row in _outline(speech)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"要持续抓好教育；要持续抓好医疗；要持续抓好生态监督。{_BODY}",
        f"要盯住教育医疗，办成几件实事；要大力弘扬优良作风。{_BODY}",
        "要盯住教育医疗，办成几件实事；要持续抓好生态监督。",
        f"要盯住教育医疗，办成几件实事，要持续抓好生态监督。{_BODY}",
    ],
    ids=["a list", "another frame", "nothing behind", "a comma"],
)
def test_what_only_looks_glued_stays_in_its_sentence(
    mine_text: MineText, opening: tuple[str, ...], paragraph: str
) -> None:
    speech = _glued(mine_text, opening, paragraph)
    assert [row[3] for row in _outline(speech) if row[0] == 2] == ["持续抓好经济监督。", "持续抓好民生监督。"]


def test_points_without_headings_end_the_opening(mine_text: MineText, opening: tuple[str, ...]) -> None:
    speech = mine_text(*opening, f"第一，要提高站位。{_BODY}", f"第二，要抓好监督实效。{_BODY}", _BODY)
    slots = [one.slot for one in speech.sentences if one.paragraph > 2]
    assert "opening" not in slots
    assert {one.slot for one in speech.sentences if one.paragraph <= 2} == {"opening"}


def test_a_speech_without_any_outline_is_not_all_opening(mine_text: MineText) -> None:
    speech = mine_text(_REASON, "要抓好执法检查，提升监督实效。" + _BODY, "要抓好代表建议办理。" + _BODY)
    assert speech.sentences[0].slot == "opening"
    slots = {one.text: one.slot for one in speech.sentences}
    assert slots["要抓好执法检查，提升监督实效。"] == "监督"
    assert slots["要抓好代表建议办理。"] == "代表工作"


def test_the_last_call_is_the_closing(mine_text: MineText, opening: tuple[str, ...]) -> None:
    speech = mine_text(
        *opening,
        "一、认清形势任务",
        _BODY,
        "二、抓住关键环节",
        _BODY,
        "同志们，让我们携起手来，再创佳绩！",
        "谢谢大家！",
    )
    assert [(one.slot, one.role) for one in speech.sentences[-2:]] == [
        ("closing", "号召"),
        ("closing", "致谢"),
    ]


def test_signature_and_date_below_a_speech_are_no_headings(
    mine_text: MineText, opening: tuple[str, ...]
) -> None:
    speech = mine_text(
        *opening, "认清形势任务", _BODY, "抓住关键环节", _BODY, "市人大常委会办公室", "二〇二〇年六月"
    )
    assert len(_outline(speech)) == 2
    assert not any(one.usable for one in speech.sentences[-2:])


@pytest.mark.parametrize("line", ["（热烈鼓掌）同志们鼓掌", "【此处有掌声和停顿】", "2020年6月18日"])
def test_stage_directions_and_dates_are_no_headings(
    mine_text: MineText, opening: tuple[str, ...], line: str
) -> None:
    speech = mine_text(*opening, "认清形势任务", _BODY, line, _BODY, "抓住关键环节", _BODY)
    assert len(_outline(speech)) == 2


@pytest.mark.parametrize(
    "salutation",
    [
        "同志们：",
        "各位代表、同志们：",
        "尊敬的X主任，各位领导，同志们：",
        "主任、各位副主任、秘书长，各位委员：",
        "各位领导、各位来宾，女士们、先生们：",
    ],
)
def test_salutations_are_found(mine_text: MineText, salutation: str) -> None:
    assert mine_text("在座谈会上的讲话", salutation, _REASON, _BODY, _REASON).salutation == salutation


@pytest.mark.parametrize(
    "text", ["同志们，做好今年的工作关键有三条：", "各位代表要做到以下几点：", "各位代表的任务很明确："]
)
def test_a_sentence_that_addresses_somebody_is_no_salutation(mine_text: MineText, text: str) -> None:
    assert mine_text("在座谈会上的讲话", text + _REASON, _BODY, _REASON).salutation == ""


def test_an_advert_before_a_salutation_is_no_part_of_it(mine_text: MineText) -> None:
    speech = mine_text("在座谈会上的讲话", "www.example.com同志们：", _REASON + _BODY + _REASON)
    assert speech.salutation == ""
    assert [one.text for one in speech.dropped] == ["www.example.com同志们："]
