"""The larger units of a speech: parts, points and whose they are, sets with what their members share, series."""

import pytest
from conftest import MineText

from generator.mining.units import pattern_of, rhythm_of
from generator.model.speech import Speech, Unit

_BODY = "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。"
_REASON = "人大工作的生命力在于联系群众，离开了群众就成了无源之水。"
_SERIES = ("监督是民心所系。", "监督是职责所在。", "监督是使命所托。")
_SPEECH = (
    "在全市人大工作会议上的讲话",
    "同志们：",
    f"{_REASON}下面，我讲几点意见。",
    "一、坚持党的领导，把牢政治方向",
    f"{''.join(_SERIES)}{_REASON}",
    f"持续抓好理论学习。{_BODY}",
    f"要持续抓好请示报告。{_BODY}",
    "二、坚持依法履职，增强监督实效",
    f"一要用好执法检查。{_BODY}",
    f"二要用好专题询问。{_BODY}{_REASON}",
    "三、压实责任",
    _BODY,
    "同志们，让我们携起手来，再创佳绩！",
)

Told = tuple[str, ...]


@pytest.fixture(scope="module")
def speech(mine_text: MineText) -> Speech:
    return mine_text(*_SPEECH)


def _units(speech: Speech, kind: str) -> list[Unit]:
    return [unit for unit in speech.units if unit.kind == kind]


def _cores(speech: Speech, unit: Unit) -> Told:
    cores = {one.key: one.core for one in speech.sentences}
    return tuple(cores[key] for key in unit.keys)


def test_a_part_is_a_heading_with_all_below_it(speech: Speech) -> None:
    parts = [_cores(speech, unit) for unit in _units(speech, "部分")]
    assert parts == [
        (
            "坚持党的领导，把牢政治方向", *_SERIES, _REASON,
            "持续抓好理论学习。", _BODY, "要持续抓好请示报告。", _BODY,
        ),
        ("坚持依法履职，增强监督实效", "用好执法检查。", _BODY, "用好专题询问。", _BODY, _REASON),
        ("压实责任", _BODY),
    ]  # fmt: skip


def test_a_point_is_a_lead_with_its_body_and_knows_its_part(speech: Speech) -> None:
    points = [(unit.parent, _cores(speech, unit)) for unit in _units(speech, "要点")]
    assert points == [
        (0, ("持续抓好理论学习。", _BODY)),
        (0, ("要持续抓好请示报告。", _BODY)),
        (1, ("用好执法检查。", _BODY)),
        (1, ("用好专题询问。", _BODY, _REASON)),
    ]


@pytest.mark.parametrize("kind", ["部分", "要点"])
def test_part_and_point_hold_slot_and_topic_of_what_they_begin_with(speech: Speech, kind: str) -> None:
    begins = {one.key: one for one in speech.sentences}
    units = _units(speech, kind)
    assert [(unit.slots, unit.topics) for unit in units] == [
        ((begins[unit.keys[0]].slot,), (begins[unit.keys[0]].topic,)) for unit in units
    ]
    assert all(unit.parent == -1 for unit in units) is (kind == "部分")


def test_opening_and_closing_belong_to_no_part(speech: Speech) -> None:
    in_parts = {key for unit in _units(speech, "部分") for key in unit.keys}
    outside = [one.role for one in speech.sentences if one.key not in in_parts]
    assert outside == ["标题", "称谓", "过渡", "号召"]


def test_headings_are_one_set_and_the_leads_of_each_part_another(speech: Speech) -> None:
    (headings,) = _units(speech, "小标题")
    assert len(headings.keys) == len(headings.slots) == len(headings.topics) == 3
    leads = [(unit.pattern, unit.rhythm, _cores(speech, unit)) for unit in _units(speech, "领句")]
    assert leads == [
        ("持续抓好…", "8", ("持续抓好理论学习。", "要持续抓好请示报告。")),
        ("用好…", "6", ("用好执法检查。", "用好专题询问。")),
    ]


def test_leads_of_two_levels_are_two_sets(mine_text: MineText) -> None:
    speech = mine_text(
        *_SPEECH[:3],
        "一、认清形势任务",
        "（一）提高站位",
        f"1.学在前面。{_BODY}",
        f"2.干在前面。{_BODY}",
        "（二）找准定位",
        _BODY,
        "二、抓住关键环节",
        _BODY,
    )
    assert [_cores(speech, unit) for unit in _units(speech, "领句")] == [
        ("提高站位", "找准定位"),
        ("学在前面。", "干在前面。"),
    ]


def test_a_lead_alone_is_no_set(mine_text: MineText) -> None:
    speech = mine_text(*_SPEECH[:3], "一、认清形势任务", _BODY, _REASON, _BODY)
    assert [unit.kind for unit in speech.units if unit.kind in ("小标题", "领句")] == []


def test_points_without_headings_have_no_part(mine_text: MineText) -> None:
    speech = mine_text(*_SPEECH[:3], f"第一，要提高站位。{_BODY}", f"第二，要找准定位。{_BODY}", _BODY)
    assert _units(speech, "部分") == []
    assert [unit.parent for unit in _units(speech, "要点")] == [-1, -1]


def _series(mine_text: MineText, paragraph: str) -> list[Told]:
    speech = mine_text(*_SPEECH[:4], _BODY, paragraph, "二、抓住关键环节", _BODY)
    return [_cores(speech, unit) for unit in _units(speech, "排比")]


def test_neighbours_that_begin_alike_are_a_series(speech: Speech) -> None:
    (series,) = _units(speech, "排比")
    assert (series.pattern, series.rhythm, _cores(speech, series)) == ("监督是…", "7", _SERIES)


@pytest.mark.parametrize("around", [("", ""), (_REASON, ""), ("", _REASON), (_REASON, _REASON)])
def test_a_series_may_stand_anywhere_in_its_paragraph(mine_text: MineText, around: Told) -> None:
    assert _series(mine_text, around[0] + "".join(_SERIES) + around[1]) == [_SERIES]


def test_two_series_in_a_row_are_two(mine_text: MineText) -> None:
    other = ("代表连着人民。", "代表连着民心。", "代表连着民生。")
    assert _series(mine_text, "".join(_SERIES + other)) == [_SERIES, other]


@pytest.mark.parametrize(
    "paragraph",
    [
        "".join(_SERIES[:2]),
        _SERIES[0] + _SERIES[1] + _REASON + _SERIES[2],
        "监督是民心所系。代表是职责所在。机关是使命所托。",
        f"监督是民心。监督是{'一项' * 8}职责。监督是使命。",
    ],
    ids=["but two", "something between", "other heads", "other lengths"],
)
def test_what_is_not_alike_is_no_series(mine_text: MineText, paragraph: str) -> None:
    assert _series(mine_text, paragraph) == []


def test_a_series_does_not_reach_over_paragraphs(mine_text: MineText) -> None:
    speech = mine_text(*_SPEECH[:4], _BODY, *_SERIES, "二、抓住关键环节", _BODY)
    assert _units(speech, "排比") == []


@pytest.mark.parametrize(
    ("texts", "pattern"),
    [
        (("坚持依法监督", "坚持依法履职"), "坚持依法…"),
        (("在学习上走在前列。", "在落实上走在前列。", "在作风上走在前列。"), "在…上走在前列"),
        (("在学习上走在前列。", "在落实上走在前列。", "在作风上作出表率。"), "在…"),
        (("要持续抓好学习。", "持续抓好监督；", "必须持续抓好服务。"), "持续抓好…"),
        (("建好政治机关", "建好模范机关"), "建好…机关"),
        (("路在脚下。", "事在人为。"), "…"),
        (("做实机关。",), "…"),
        (("抓好学习。", "抓好学习。"), "抓好学习…"),
    ],
)
def test_what_all_members_share(texts: Told, pattern: str) -> None:
    assert pattern_of(texts) == pattern


@pytest.mark.parametrize(
    ("texts", "rhythm"),
    [
        (("坚持党的领导，把牢政治方向", "坚持依法履职，增强监督实效"), "6+6"),
        (("要抓好学习。", "抓好监督。", "还要抓好服务。"), "4"),
        (("坚持党的领导，把牢方向", "坚持党的领导，把牢政治方向"), ""),
        (("坚持党的领导", "坚持党的，领导"), ""),
        (("抓好学习。",), "4"),
    ],
)
def test_the_rhythm_if_all_agree(texts: Told, rhythm: str) -> None:
    assert rhythm_of(texts) == rhythm


def test_every_key_of_a_unit_is_a_sentence_of_the_speech(speech: Speech) -> None:
    keys = {one.key for one in speech.sentences}
    assert speech.units
    assert all(unit.keys and set(unit.keys) <= keys for unit in speech.units)
