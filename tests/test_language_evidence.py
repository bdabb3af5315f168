"""evidence.yaml and the signs that it weighs: what is read, what is refused and how it is named, what holds where nothing is written."""

from collections.abc import Mapping
from typing import Any

import pytest

from generator.language.evidence import ROLES, Balance, Evidence, load_evidence
from generator.language.lexicon import Lexicon
from generator.language.occasions import STANDINGS
from generator.mining.features import signs_of
from generator.mining.roles import PLANNED, REASONED, RECOUNTED
from generator.model.errors import ContentError

_SIGNS: dict[str, Any] = {"底数": {"论述": 0.5}, "数字": {"事实": 2, "举措": -1}, "身份交流": {}}


def _data(balance: Any = None, signs: Any = None) -> dict[str, Any]:
    return {"权衡": {} if balance is None else balance, "作用": _SIGNS if signs is None else signs}


def test_what_signs_count_adds_up_by_role() -> None:
    evidence = load_evidence(_data(), "e.yaml")
    assert evidence.roles(["底数", "数字"]) == {"论述": 0.5, "举措": -1.0, "事实": 2.0, "引语": 0.0}


def test_a_sign_shown_twice_counts_twice_and_one_without_weights_counts_nothing() -> None:
    evidence = load_evidence(_data(), "e.yaml")
    assert evidence.roles(["数字", "数字"])["事实"] == 4.0
    assert evidence.roles(["身份交流", "没有这个迹象"]) == dict.fromkeys(ROLES, 0.0)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("后半句", "later"),
        ("本句封顶", "own_cap"),
        ("借自场合", "from_occasion"),
        ("正文入要点", "point_body"),
    ],
)
def test_a_number_written_replaces_its_default_and_no_other(key: str, name: str) -> None:
    balance = load_evidence(_data({key: 7}), "e.yaml").balance
    default = Balance()
    changed = {one for one in Balance._fields if getattr(balance, one) != getattr(default, one)}
    assert changed == {name}
    assert getattr(balance, name) == 7.0


def test_nothing_written_is_all_defaults() -> None:
    assert load_evidence(_data({}), "e.yaml").balance == Balance() == Evidence().balance


def test_numbers_written_as_text_are_numbers_too() -> None:
    assert load_evidence(_data({"后半句": "0.25"}), "e.yaml").balance.later == 0.25


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (_data({"后半截": 1}), ("e.yaml", "权衡", "后半截")),
        (_data({"后半句": "不少"}), ("e.yaml", "权衡")),
        (_data({"后半句": [1]}), ("e.yaml", "权衡")),
        (_data({"后半句": None}), ("e.yaml", "权衡")),
        (_data([1, 2]), ("e.yaml", "权衡")),
        (_data(signs={"数字": {"事情": 2}}), ("e.yaml", "作用", "数字", "事情")),
        (_data(signs={"数字": {"事实": "多"}}), ("e.yaml", "作用", "数字")),
        (_data(signs={"数字": 3}), ("e.yaml", "作用", "数字")),
        (_data(signs=["数字"]), ("e.yaml", "作用")),
        ({"权衡": {}}, ("e.yaml", "作用")),
        ({"作用": _SIGNS}, ("e.yaml", "权衡")),
        ({}, ("e.yaml",)),
    ],
)
def test_what_is_wrong_is_named_with_a_hint(data: Mapping[str, Any], named: tuple[str, ...]) -> None:
    with pytest.raises(ContentError) as caught:
        load_evidence(data, "e.yaml")
    assert all(word in caught.value.message for word in named), caught.value.message
    assert caught.value.hint


def test_the_hint_for_an_unknown_role_lists_those_there_are() -> None:
    with pytest.raises(ContentError) as caught:
        load_evidence(_data(signs={"数字": {"事情": 2}}), "e.yaml")
    assert all(role in caught.value.hint for role in ROLES)


_SHOWN = [
    ("要把调查研究做深做透。", "要字开头"),
    ("代表在会前要走访选民。", "句中有要"),
    ("各级人大要盯住短板。", "主语要"),
    ("办理工作必须见人见事。", "句中有须"),
    ("我们必须把好质量关口。", "须字当头"),
    ("材料一律不得层层转抄。", "禁令"),
    ("每季度回访一次，逐件核对。", "逐一"),
    ("下一步在跟踪督办上再用力。", "将会"),
    ("遇到难处，也要顶得住。", "分句要字"),
    ("人员编制年底前配齐。", "期限"),
    ("市党代会绘就了蓝图。", "上面"),
    ("先后走访了一批企业。", "先后"),
    ("办理质量明显提升。", "见效"),
    ("省里的报告强调，要健全工作机制。", "转述"),
    ("盯住了预算，就盯住了政策的落点。", "一了就"),
    ("党委想什么，人大就议什么。", "什么就"),
    ("今年由副主任带队，逐村走访。", "今年"),
    ("权力这东西，用好了是福，用歪了是祸。", "了是"),
    ("群众手里这把豆子，比什么考核都灵。", "比较"),
    ("事办不成，群众下回就不来了。", "就不"),
    ("这样的报告，谁还敢信？", "问句"),
    ("满意票不过半的，三个月后重新报告。", "逐种"),
    ("群众满意率达到96.3%。", "比率"),
    ("做好这项工作，意义重大。", "断语"),
    ("老街的路灯亮了。", "了字"),
    ("全年收到建议87件。", "数字"),
    ("去年夏天下了几场大雨。", "时间"),
    ("监督是一门学问。", "是字"),
    ("这件事关乎民心。", "缘由"),
    ("我们体会到，监督的生命力在于真督实查。", "体会"),
    ("实践证明，这条路走得通。", "体会"),
    ("常修为政之德，常思贪欲之害，常怀律己之心。", "排比起头"),
    ("有的同志还不够主动。", "不足"),
    ("大家记住了“把群众的小事当成大事来办”。", "引号话"),
    ("古人讲，兼听则明。", "点名"),
    ("一叶知秋色，滴水见初心。", "对句"),
    ("监督选题贵在精准。", "名词起头"),
    ("健全督办机制，让办理有回音。", "动词起头"),
    ("建议办得好不好，健全机制很要紧。", "后有动词"),
    ("健全督办机制，完善回访办法，推动问题解决。", "连着动词"),
    ("天气很好。", "底数"),
]
_PROMISED = ("下一步在跟踪督办上再用力。", "汇报将来")
_TOLD = ("我们把61名代表分成7个小组。", "交流有数")


@pytest.mark.parametrize(("core", "sign"), _SHOWN)
def test_each_sign_is_shown_by_a_sentence_of_its_form(core: str, sign: str) -> None:
    assert sign in signs_of(core, (), "部署")


def test_what_is_to_come_is_a_sign_of_its_own_in_a_report() -> None:
    core, sign = _PROMISED
    assert sign in signs_of(core, (), "汇报")
    assert sign not in signs_of(core, (), "部署")


def test_what_is_to_come_is_a_sign_in_an_exchange_that_tells_what_was_done() -> None:
    core, sign = _PROMISED
    assert sign in signs_of(core, (), "讲述")
    assert sign not in signs_of(core, (), "交流")


def test_figures_tell_what_was_done_where_experience_is_exchanged() -> None:
    core, sign = _TOLD
    assert sign in signs_of(core, (), "交流")
    assert sign not in signs_of(core, (), "部署")
    assert sign not in signs_of("要把61名代表分成7个小组。", (), "交流")


@pytest.mark.parametrize(
    ("core", "sign"),
    [
        ("这话不中听，但是大实话。", "对句"),
        ("到现在为止办了不少事。", "动词起头"),
        ("不同的人，不同的事，不同的办法。", "体会"),
        ("建议按期办结率比上年提高。", "期限"),
        ("老人放下了碗，三个月后就搬了家。", "一了就"),
        ("要把省里的报告学深学透。", "转述"),
        ("法不在多，贵在精准。", "对句"),
        ("居委会上门八趟，吃了八回闭门羹。", "对句"),
        ("今年以来办了不少事。", "今年"),
        ("队伍怎么样，最终要看实绩。", "句中有要"),
        ("走得慢半拍，就要落后一大截。", "句中有要"),
        ("坐着车子转，隔着玻璃看。", "动词起头"),
        ("该问的不敢问。", "逐一"),
    ],
)
def test_a_sign_is_not_shown_by_what_only_looks_like_it(core: str, sign: str) -> None:
    assert sign not in signs_of(core, (), "部署")


def test_every_line_of_the_shipped_table_is_a_sign_that_can_be_shown(lexicon: Lexicon) -> None:
    table = {sign for sign in lexicon.evidence.signs if not sign.startswith("身份")}
    assert table == {sign for _, sign in (*_SHOWN, _PROMISED, _TOLD)}


@pytest.mark.parametrize("standing", [*STANDINGS, PLANNED, RECOUNTED, REASONED])
def test_every_standing_of_a_speaker_has_its_line(lexicon: Lexicon, standing: str) -> None:
    (sign,) = [one for one in signs_of("天气很好。", (), standing) if one != "底数"]
    assert sign in lexicon.evidence.signs


@pytest.mark.parametrize(
    ("core", "sign"),
    [
        ("要求十分明确。", "要字开头"),
        ("主要问题已经理清。", "句中有要"),
        ("为了人民是初心。", "了字"),
        ("离开了群众，监督就没有力量。", "动词起头"),
        ("凡是经手的材料都核对。", "是字"),
        ("一叶知秋色，见微知著很重要。", "对句"),
    ],
)
def test_what_only_looks_like_a_sign_is_none(core: str, sign: str) -> None:
    assert sign not in signs_of(core, (), "部署")
