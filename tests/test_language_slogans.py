"""Slogans of one place that stand in headings and leads without quotation marks."""

import pytest
from drafting_support import lexicon

from generator.language.slogans import named_campaign, unquoted_slogan


@pytest.mark.parametrize(
    ("text", "slogan"),
    [
        ("打造一核三带。", "一核三带"),
        ("一心两翼齐发力，服务大局开新篇", "一心两翼"),
        ("推进双创攻坚。", "双创攻坚"),
        ("在冲刺千亿上出实招。", "千亿"),
        ("紧扣攻坚三年，在依法监督上持续发力", "三年"),
        ("深耕百千万工程，在代表工作上提质增效", "百千万工程"),
    ],
)
def test_a_numeral_slogan_is_known_by_its_shape(text, slogan):
    assert unquoted_slogan(text, lexicon().terms) == slogan


@pytest.mark.parametrize(
    "text",
    [
        "一心一意拥护党的领导。",
        "一砖一瓦筑根基，久久为功强基层",
        "支持和监督一府一委两院依法履职。",
        "坚持一件一件抓，一项一项落。",
        "用心用情暖民心，回应千家万户的期盼",
        "千锤百炼提高政治能力。",
        "紧扣“四个机关”抓建设。",
        "双向发力，一体推进。",
        "在监督选题上找准切口。",
    ],
)
def test_what_is_said_everywhere_is_none(text):
    assert unquoted_slogan(text, lexicon().terms) == ""


def test_a_campaign_is_known_in_any_sentence():
    assert named_campaign("要把党的领导贯穿双创攻坚的全过程，落实到各个方面。") == "双创攻坚"
    assert named_campaign("要双向发力，推动攻坚任务落实。") == ""
