"""Usability: what may be offered in another draft, and why not."""

import pytest
from conftest import MineText

from generator.model.sentence import Sentence

_BODY = "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。"


def _mined(mine_text: MineText, sentence: str, *, level: str = "市", place: str = "") -> Sentence:
    speech = mine_text(
        "同志们：",
        "下面，我讲几点意见。",
        "一、坚持党的领导",
        sentence + _BODY,
        _BODY + _BODY,
        level=level,
        place=place,
    )
    return next(one for one in speech.sentences if one.text.startswith(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "要用好执法检查这把利器，推动法律法规落地见效。",
        "在市委坚强领导下，推动全市人大工作再上新台阶。",
        "坚决做到“两个维护”，始终在思想上政治上行动上同党中央保持高度一致。",
        "监督的目的不是挑毛病，而是帮助解决问题。",
        "对“一府两院”的工作，既要敢于监督，又要善于监督。",
    ],
)
def test_what_anybody_could_say_is_usable(mine_text: MineText, sentence: str) -> None:
    assert _mined(mine_text, sentence).why_not == ""


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("要推动XX高质量发展，抓好落实。", "遮盖“XX”"),
        ("要保护好银杏水库的一湾清水。", "地区“银杏水库”"),
        ("要围绕“百企千项大会战”开展视察。", "口号"),
        ("去年办理代表建议187件，件件有着落。", "日期“去年”"),
        ("刚才大家的发言都很好，听了很受启发。", "刚才"),
        ("要认真落实这次会议精神，抓好工作。", "那次会议"),
        ("要提高政治判断力，做到心中有数。", "固定提法不完整"),
        ("要抓两件事，一是学习；二是落实到位。", "自带序号"),
        ("要把“为民服务的理念落到实处。", "残缺"),
        ("我代表市政府向各位表示感谢，一定认真办理。", "别的机关"),
        ("政府将把建议办理纳入绩效考核，一抓到底。", "别的机关"),
        ("习近平总书记强调，“坚持以人民为中心的发展思想不动摇”。", "核对原文"),
    ],
)
def test_what_belongs_to_one_speech_is_not_and_the_reason_is_said(
    mine_text: MineText, sentence: str, reason: str
) -> None:
    found = _mined(mine_text, sentence)
    assert not found.usable
    assert reason in found.why_not


def test_the_place_that_the_file_names_is_local_with_and_without_its_suffix(mine_text: MineText) -> None:
    sentence = "要奋力谱写双溪人大工作新篇章。"
    assert _mined(mine_text, sentence).usable
    assert not _mined(mine_text, sentence, place="双溪县").usable


@pytest.mark.parametrize(("level", "steps"), [("市", [0, 0]), ("县", [-1, -1])])
def test_level_words_are_variables_and_no_reason_against_a_sentence(
    mine_text: MineText, level: str, steps: list[int]
) -> None:
    found = _mined(mine_text, "要落实市委要求，服务全市大局。", level=level)
    assert found.usable
    assert [(mark.kind, mark.text) for mark in found.variables] == [("层级", "市委"), ("层级", "全市")]
    assert [word.steps for word in found.traits.level_words] == steps


def test_a_speech_that_does_not_say_its_level_is_taken_at_its_words(mine_text: MineText) -> None:
    assert _mined(mine_text, "要结合我县实际，推动全县发展。", level="").traits.level_words[0].steps == 0


def test_title_salutation_and_transition_are_never_offered(mine_text: MineText) -> None:
    speech = mine_text(
        "在全市会议上的讲话",
        "同志们：",
        "下面，我讲两点意见。",
        "一、坚持党的领导",
        _BODY * 2,
        "二、坚持依法履职",
        _BODY,
    )
    assert [one.role for one in speech.sentences[:3]] == ["标题", "称谓", "过渡"]
    assert not any(one.usable for one in speech.sentences[:3])


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("要用好执法检查这把利器，推动法律法规落地见效。", "举措"),
        ("监督的目的不是挑毛病，而是帮助解决问题。", "论述"),
        ("先后听取和审议了多项专项工作报告，推动解决了一批难题。", "事实"),
        ("一花独放不是春，百花齐放春满园。", "引语"),
        ("俗话说，众人拾柴火焰高，我们要拧成一股绳。", "引语"),
        ("要让老百姓得到更多实惠，日子越过越好。", "举措"),
        ("增强法治意识，提升履职本领。", "举措"),
        ("理论上清醒，行动上才会自觉。", "论述"),
        ("打铁必须自身硬。", "论述"),
        ("实践充分证明，这样的监督才有生命力。", "论述"),
        ("议题不宜过多过散。", "举措"),
        ("常修为政之德，常思贪欲之害，常怀律己之心。", "举措"),
        ("近年来，党中央作出一系列部署，推动制度不断完善。", "论述"),
        ("当然了，问题也不少。", "过渡"),
        ("接下来，我们想干这么几桩事。", "过渡"),
    ],
)
def test_the_role_of_a_sentence_is_what_it_does(mine_text: MineText, sentence: str, role: str) -> None:
    assert _mined(mine_text, sentence).role == role


@pytest.mark.parametrize(
    ("core", "yao"),
    [
        ("要加强学习，提高本领。", "要"),
        ("加强学习，提高本领。", "可"),
        ("人大代表是人民的使者。", "否"),
        ("只有加强学习，才能提高本领。", "否"),
        ("要求高、任务重、时间紧。", "否"),
        ("希望大家静下心来读一读宪法。", "否"),
        ("请大家把好做法带回去。", "否"),
        ("不得把征求意见当过场。", "否"),
        ("不该吃的饭一口不吃，不该收的礼一分不收。", "否"),
        ("该讲的话讲在会上，该办的事办在会下。", "否"),
        ("凡是答应了的事都要有回音。", "否"),
        ("办成了的请群众打分，没办成的向群众说明。", "否"),
        ("解决了的问题要公布，没解决的要说明。", "否"),
        ("看过了的地方就不再看，把时间留给没有去过的村。", "否"),
        ("办好群众提出来的事，让大家看到变化。", "可"),
        ("对代表，要多一些服务。", "否"),
        ("学，就要学得进去。", "否"),
        ("对照法律规定，逐项查找问题。", "可"),
        ("打铁先得自身硬，骨头软了什么也敲不成。", "否"),
    ],
)
def test_whether_a_sentence_takes_a_yao_before_it_is_known(mine_text: MineText, core: str, yao: str) -> None:
    assert _mined(mine_text, core).traits.yao == yao


@pytest.mark.parametrize(
    ("title", "ending", "standing"),
    [
        ("在人大工作会议上的讲话", "谢谢大家！", "部署"),
        ("在座谈会上的汇报发言", "汇报完毕，请批评指正。", "汇报"),
        ("学习交流发言", "我的交流发言完了，谢谢大家。", "交流"),
        ("人大工作会议主持词", "现在散会！", "主持"),
        ("任职表态发言", "请大家监督。", "表态"),
    ],
)
def test_who_speaks_is_told_by_title_and_end(
    mine_text: MineText, title: str, ending: str, standing: str
) -> None:
    assert mine_text(title, _BODY, _BODY, _BODY, ending).info.standing == standing
