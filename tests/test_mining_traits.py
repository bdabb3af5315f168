"""Traits: what a sentence leans on, who acts, where it may end early, how general it is, where it stands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, MineText
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.sentences import clauses
from generator.mining.actors import actor_of, can_turn, charge_of
from generator.mining.breadth import breadth_of, reason_kind
from generator.mining.clausal import ends_of, read_clauses
from generator.mining.contents import contents_of
from generator.mining.leaning import leans_on
from generator.model.sentence import Sentence

Ends = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("core", "leans"),
    [
        ("后来，楼上楼下都按了手印。", ("上文",)),
        ("原来大家心里都有数。", ("上文",)),
        ("同时，要把好关口。", ("上文",)),
        ("这一要求十分明确。", ("上文",)),
        ("要围绕这个目标一起使劲。", ("上文",)),
        ("上述问题要抓紧解决。", ("上文",)),
        ("其中最要紧的是人。", ("上文",)),
        ("他们的心声要听。", ("上文",)),
        ("我的体会，行在它管用。", ("上文",)),
        ("更要发挥代表作用。", ("上文",)),
        ("第二，要抓落实。", ("上文",)),
        ("与会同志要认真领会。", ("会议",)),
        ("刚才，几位同志谈得很好。", ("会议",)),
        ("今年要办好十件实事。", ("会议",)),
        ("我讲三点意见。", ("会议",)),
        ("不仅要看数量。", ("半句",)),
        ("既要报喜。", ("半句",)),
        ("一手抓监督。", ("半句",)),
        ("不是要不要的问题。", ("半句",)),
        ("这次会议不仅开得及时。", ("上文", "会议", "半句")),
        ("对市人大常委会领导一行来我县调研指导，表示热烈欢迎。", ("会议",)),
        ("群众说，这样的民主看得见、摸得着。", ("上文",)),
        ("类似的故事各地都有，关键是变成长效的机制。", ("上文",)),
    ],
)
def test_what_a_sentence_presupposes(core: str, leans: tuple[str, ...]) -> None:
    assert leans_on(core) == leans


@pytest.mark.parametrize(
    "core",
    [
        "要把监督做实。",
        "要从身边的小事、类似的案例中汲取教训。",
        "代表是人大工作的主体。",
        "这里是民意的窗口。",
        "更好发挥代表作用。",
        "更加注重实效。",
        "不仅要看数量，更要看质量。",
        "既要报喜，又要报忧。",
        "不是要不要，而是怎样做。",
        "要问清楚是不是家家都盼着办的事。",
        "制度立起来，还要让它转起来。",
        "与其坐而论道，不如起而行之。",
        "原来的老办法要改一改。",
        "当天的事当天办结。",
        "一手抓监督，一手抓服务。",
        "工作会议要少开、开短会。",
        "办公会讲求效率，议一件成一件。",
    ],
)
def test_what_stands_by_itself_presupposes_nothing(core: str) -> None:
    assert leans_on(core) == ()


@pytest.mark.parametrize(
    ("core", "kinds"),
    [
        ("要把问题列成单子。", ("举措",)),
        ("健全督办机制，让办理有回音。", ("举措", "结果")),
        ("如果建议没人办，代表就不愿再提。", ("条件", "陈述")),
        ("因为走得勤，所以看得清。", ("原因", "陈述")),
        ("成绩看得见，但差距也不小。", ("陈述", "转折")),
        ("只有扎下根，才能开好花。", ("条件", "结果")),
        ("在办理过程中，要见人见事；确保有回音。", ("条件", "举措", "结果")),
        ("监督是一门学问：贵在较真！", ("陈述", "陈述")),
    ],
)
def test_what_each_clause_is(core: str, kinds: tuple[str, ...]) -> None:
    assert tuple(kind for _, _, kind in read_clauses(core)) == kinds


@pytest.fixture(scope="module")
def ends(lexicon: Lexicon) -> Ends:
    """What may be left of a sentence, the shortest first."""
    return lambda core: [core[:end] for end in ends_of(core, lexicon.terms)]


@pytest.mark.parametrize(
    ("core", "left"),
    [
        (
            "要把问题清单列得细一些，把责任分工压得实一些，把整改时限定得紧一些。",
            ["要把问题清单列得细一些，把责任分工压得实一些"],
        ),
        (
            "要健全建议办理的台账，每月更新一次办理进度，从而让代表随时看得到办到了哪一步。",
            ["要健全建议办理的台账，每月更新一次办理进度"],
        ),
        (
            "执法检查要带着法条下去，对着条文逐条检查；发现问题要一盯到底，直到解决为止。",
            ["执法检查要带着法条下去，对着条文逐条检查；发现问题要一盯到底"],
        ),
        ("要做到“民有所呼，我有所应，民有所盼，我有所为，步步紧跟”。", []),
        (
            "要做到“民有所呼，我有所应，民有所盼，我有所为”，让群众真心点赞。",
            ["要做到“民有所呼，我有所应，民有所盼，我有所为”"],
        ),
        (
            "要读懂《乡镇人大工作问答，从头学起，一问一答》里的门道，边学边用。",
            ["要读懂《乡镇人大工作问答，从头学起，一问一答》里的门道"],
        ),
        ("要不仅看建议办理的数量多不多、快不快，更要看建议办理的质量高不高。", []),
        ("监督绝对不是为难承办单位和基层干部，而是帮助他们把事情办得更好。", []),
        (
            "监督不是为难，而是帮助政府把事情办得更好，让老百姓得到更多实惠。",
            ["监督不是为难，而是帮助政府把事情办得更好"],
        ),
        ("如果代表的建议没有人认真办，代表就不愿意再提，人大工作也就没有了活水。", []),
        ("因为代表走得勤、问得细、记得牢，建议就提得准，承办单位也就办得快。", []),
        ("要把代表提出的每一件建议都办好，还要把办理的结果向选民说清楚。", []),
        ("要把代表提出的每一件建议都办好，并且把办理的结果向选民说清楚。", []),
        ("要走访企业、学校、医院和养老院等，听一听服务对象最真实的想法和盼望等，记下来。", []),
        ("短句要短，长句要长。", []),
    ],
)
def test_where_a_sentence_may_end_early(ends: Ends, core: str, left: list[str]) -> None:
    assert ends(core) == left


def test_a_formula_is_not_cut(ends: Ends, lexicon: Lexicon) -> None:
    core = "要带领机关干部增强“四个意识”、坚定“四个自信”，自觉做到“两个维护”，在行动上始终看齐。"
    assert ends(core) == ["要带领机关干部增强“四个意识”、坚定“四个自信”，自觉做到“两个维护”"]
    assert lexicon.terms.cut_atom(core) == ""


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from [value] if key == "文" else _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def _phrases(folder: Path) -> list[str]:
    """Every phrase of the shipped phrase bank that was written by hand."""
    files = [path for path in sorted(folder.glob("*.yaml")) if path.stem not in ("slots", "terms", "levels")]
    return [text for path in files for text in _texts(yaml.safe_load(path.read_text(encoding="utf-8")))]


_PHRASES = _phrases(ROOT / "phrasebank")
_CLAUSES = sorted({clause for phrase in _PHRASES for clause in clauses(phrase) if clause})
_JOINED = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(_CLAUSES),
            st.sampled_from(
                "不仅要看数量 既要敢于碰硬 又要善于协商 更要看质量 坚定“四个自信” 增强“四个意识” 做到“两个维护” 要唱响“大家的事 大家商量着办”的调子 "
                "如果没有人管 因为基础薄弱 而是要一盯到底 与其坐等 不如起行 让群众满意 确保见到实效".split()
            ),
        ),
        st.sampled_from("，，，；"),
    ),
    min_size=2,
    max_size=7,
).map(lambda parts: "".join(clause + mark for clause, mark in parts)[:-1] + "。")
_SECOND_HALF = {
    "不仅": "更还也而",
    "不但": "更还而",
    "既": "又也更",
    "与其": "不",
    "宁可": "也",
    "一手": "一",
    "一边": "一",
}


def _is_whole(left: str, rest: str, core: str, lexicon: Lexicon) -> None:
    assert len(left) >= 20
    assert rest
    for one, other in ("“”", "（）", "《》"):
        assert left.count(one) == left.count(other), left
    for first, second in _SECOND_HALF.items():
        behind = left.partition(first)[2]
        assert first not in left or any(char in behind for char in second), (first, left)
    assert "不是" not in left or "是" in left.partition("不是")[2], left
    assert not left.startswith(("如果", "只要", "只有", "因为", "由于", "无论", "一旦")), left
    assert not left.endswith(("，", "、", "；", "：", "等")), left
    assert not rest.startswith(
        ("而是", "更", "还", "又", "也", "而且", "并且", "就", "才", "都", "却", "则")
    ), rest
    assert lexicon.terms.cut_atom(core) or not lexicon.terms.cut_atom(left), left


def test_whatever_is_left_of_a_shipped_phrase_is_a_whole_sentence(lexicon: Lexicon) -> None:
    found = [(phrase, end) for phrase in _PHRASES for end in ends_of(phrase, lexicon.terms)]
    assert len(found) > 500
    for phrase, end in found:
        assert phrase[end] == "，"
        _is_whole(phrase[:end], phrase[end + 1 :], phrase, lexicon)


@pytest.fixture(scope="module")
def whole(lexicon: Lexicon) -> Callable[[str], None]:
    """Check every end of a sentence (a function, so that Hypothesis need not print the lexicon)."""

    def check(core: str) -> None:
        found = ends_of(core, lexicon.terms)
        assert list(found) == sorted(set(found))
        for end in found:
            assert core[end] == "，"
            _is_whole(core[:end], core[end + 1 :], core, lexicon)

    return check


@settings(max_examples=150, deadline=None)
@given(_JOINED)
def test_whatever_is_left_of_any_clauses_in_a_row_is_a_whole_sentence(
    whole: Callable[[str], None], core: str
) -> None:
    whole(core)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.text(alphabet="要把不仅既又更做“”（），；。等、就人民", max_size=80))
)
def test_any_text_has_only_whole_ends(whole: Callable[[str], None], core: str) -> None:
    whole(core)


@pytest.mark.parametrize(
    ("core", "actor"),
    [
        ("常委会要把好关。", "常委会"),
        ("市人大常委会要带头。", "常委会"),
        ("广大代表要走进选区。", "代表"),
        ("全市各级代表要行动起来。", "代表"),
        ("机关干部要勤学。", "机关"),
        ("乡镇人大要守好阵地。", "基层人大"),
        ("街道人大要开好会议。", "基层人大"),
        ("“一府一委两院”要认真办理。", "一府一委两院"),
        ("政府及其部门要主动接受监督。", "一府一委两院"),
        ("市政府督查室要把建议办理纳入年度考核。", "一府一委两院"),
        ("财政局要把账算清楚。", "一府一委两院"),
        ("服务大局要实打实。", ""),
        ("机关党组要把方向。", "党组"),
        ("组成人员要深入调研。", "组成人员"),
        ("领导干部必须以身作则。", "干部"),
        ("各级人大及其常委会要依法履职。", "各级人大"),
        ("我们要守住初心。", "我们"),
        ("我将虚心学习。", "我"),
        ("要把监督做实。", ""),
        ("代表工作要做实。", ""),
        ("代表建议要办好。", ""),
        ("机关作风要转变。", ""),
        ("我市要走在前。", ""),
        ("代表来自人民。", ""),
    ],
)
def test_who_is_to_act(core: str, actor: str) -> None:
    assert actor_of(core) == actor


@pytest.mark.parametrize(
    ("core", "charge"),
    [
        ("要引导代表走进选区。", "代表"),
        ("推动部门限期整改。", "一府一委两院"),
        ("支持法院依法办案。", "一府一委两院"),
        ("组织机关干部下基层。", "机关"),
        ("我们要教育干部守规矩。", "干部"),
        ("指导乡镇人大开好会议。", "基层人大"),
        ("推动代表工作上台阶。", ""),
        ("代表要当好桥梁。", ""),
        ("要把监督做实。", ""),
    ],
)
def test_who_is_to_be_led(core: str, charge: str) -> None:
    assert charge_of(core) == charge


@pytest.mark.parametrize(
    ("core", "turns"),
    [
        ("坚持把代表建议作为重要任务，逐件研究。", True),
        ("健全督办机制，推动问题解决。", True),
        ("市人大常委会始终把群众装在心里。", True),
        ("坚持把代表建议作为重要任务，办理87件。", False),
        ("健全了督办机制。", False),
        ("去年健全督办机制。", False),
        ("先后健全三项机制。", False),
        ("办理质量提升。", False),
        ("代表是人大工作的主体。", False),
    ],
)
def test_only_a_habit_in_a_report_can_be_demanded(core: str, turns: bool) -> None:
    assert can_turn(core, "汇报") is turns
    assert can_turn(core, "部署") is False


@pytest.mark.parametrize(
    ("core", "kind"),
    [
        ("这件事关乎民心向背。", "意义"),
        ("质量决定着建议的分量。", "意义"),
        ("监督是法律赋予的职责。", "定位"),
        ("代表来自人民。", "定位"),
        ("有的同志还浮在面上。", "问题"),
        ("办理质量不够高，是个短板。", "问题"),
        ("天气很好。", ""),
    ],
)
def test_what_kind_of_reason(core: str, kind: str) -> None:
    assert reason_kind(core) == kind


@pytest.mark.parametrize(
    ("core", "breadth"),
    [
        ("要列出问题清单，逐件销号。", "分"),
        ("要全面加强各项工作，贯穿全过程。", "总"),
        ("要坚持原则，每月公示。", "分"),
        ("天气很好。", ""),
    ],
)
def test_how_general_it_is(core: str, breadth: str) -> None:
    assert breadth_of(core) == breadth


@pytest.mark.parametrize(
    ("core", "fours"),
    [
        ("立行立改，即知即改，举一反三。", {"立行立改", "即知即改", "举一反三"}),
        ("“一老一小”要管好，办实办好，办实办好。", {"一老一小", "办实办好"}),
        ("要把好关口。", set()),
    ],
)
def test_phrases_of_four_characters_once_each(core: str, fours: set[str]) -> None:
    found = contents_of(core, words.tag(core), 0).fours
    assert set(found) == fours
    assert len(found) == len(fours)


def test_what_a_sentence_is_about_leaves_out_what_stands_in_every_speech() -> None:
    core = "要认真做好水源保护工作，把水源地管住管好。"
    whole = contents_of(core, words.tag(core), len(core)).head
    assert "水源" in whole
    assert "工作" not in whole
    assert len(set(whole)) == len(whole)


def test_the_words_of_a_sentence_are_parted_where_its_head_ends() -> None:
    core = "要把水源管好，让河道变清。"
    found = contents_of(core, words.tag(core), core.index("，"))
    assert "水源" in found.head
    assert "河道" in found.rest
    assert "河道" not in found.head


_BODY = "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。"
_SPEECH = (
    "在代表工作座谈会上的讲话",
    "同志们：",
    "人大工作的生命力在于联系群众。下面，我讲几点意见。",
    "一、把建议提得更准",
    "代表建议关乎民心，办得好不好，有的同志还不够上心。建议是群众的嘱托。",
    f"一要走出去听。要引导代表走进选区，列出清单、逐户走访。{_BODY}",
    f"二要坐下来议。{_BODY}商量着办事，善作善成。",
    "二、把办理办得更实",
    "要公开办理进度，让每一件建议走到哪一步都看得见。",
)


@pytest.fixture(scope="module")
def mined(mine_text: MineText) -> list[Sentence]:
    return list(mine_text(*_SPEECH).sentences)


def _of(mined: list[Sentence], start: str) -> Sentence:
    (found,) = [one for one in mined if one.core.startswith(start)]
    return found


def test_only_what_stands_between_a_heading_and_its_first_lead_introduces(mined: list[Sentence]) -> None:
    assert [one.core[:4] for one in mined if one.traits.introduces and one.paragraph < 7] == [
        "代表建议",
        "建议是群",
    ]


def test_each_sentence_knows_the_one_before_it_in_its_point(mined: list[Sentence]) -> None:
    second = _of(mined, "建议是群众")
    assert second.traits.before == _of(mined, "代表建议关乎").key
    bodies = [one for one in mined if one.text == _BODY]
    assert bodies[0].traits.before == _of(mined, "要引导代表").key
    assert _of(mined, "商量着办").traits.before == bodies[1].key


@pytest.mark.parametrize("start", ["走出去听", "坐下来议", "把办理办得", "把建议提得"])
def test_a_heading_or_lead_is_the_first_of_its_own(mined: list[Sentence], start: str) -> None:
    assert _of(mined, start).traits.before == ""


def test_mining_fills_the_traits_of_a_sentence(mined: list[Sentence]) -> None:
    led = _of(mined, "要引导代表").traits
    assert (led.charge, led.breadth, led.standings, led.reason) == ("代表", "分", ("部署",), "")
    assert led.clauses == ("举措", "陈述")
    reason = _of(mined, "代表建议关乎")
    assert (reason.role, reason.traits.reason) == ("论述", "问题")
    assert "善作善成" in _of(mined, "商量着办").traits.fours
