"""Debris: what a web page, a recorder or a bad scan left inside a sentence keeps it out, with the reason."""

import pytest
from conftest import MineText

from generator.mining.debris import debris

_BODY = "要把这项工作抓在手上，一件一件落实，让群众看得见变化、得到实惠。"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("要把代表建议办理情况向社会公开，今日头条号同步更新。", "今日头条"),
        ("要强化代表履职管理，记者从会上获悉，退出机制已经建立。", "记者从会上获悉"),
        ("要完善代表履职档案，扫描二维码即可登录，做到一人一档。", "二维码"),
        ("代表工作做得好不好，点击下方卡片查看，群众最有发言权。", "点击下方"),
        ("要支持代表依法履职，详见链接和附件二。", "详见链接"),
        ("要加强信息化建设，点击“阅读原文”了解详情。", "阅读原文"),
        ("要关心代表、服务代表，喜欢就点个赞吧！", "赞吧"),
        ("要推动落实&nbsp；见到成效。", "&nbsp"),
        ("要健全代表联系群众制度，？？让群众的声音传得上来。", "，？"),
        ("要健全制度？？让群众的声音传得上来。", "？？"),
        ("要推动代表建议办理由答复型向落实型转変，让群眾满意。", "変、眾"),
        ("要扎实做好代表エ作，增强代表责任感。", "エ"),
    ],
)
def test_a_sentence_with_debris_inside_is_not_offered_and_the_reason_is_said(
    mine_text: MineText, sentence: str, shown: str
) -> None:
    speech = mine_text(
        "同志们：", "下面，我讲几点意见。", "一、坚持党的领导", _BODY + sentence + _BODY, _BODY * 2
    )
    (found,) = [one for one in speech.sentences if one.text == sentence]
    assert not found.usable
    assert shown in found.why_not


@pytest.mark.parametrize(
    "sentence",
    [
        "群众扫描二维码，就能找到联系自己的代表。",
        "要为敢担当的代表点赞，让干得好的有舞台。",
        "要邀请记者参加视察，把代表履职的故事讲好。",
        "怎么办？靠改革、靠实干。",
        "要用好“家站点”·云平台——让群众进得来。",
        "要盯住关键点，击中要害，上下联动抓落实。",
    ],
)
def test_what_a_speaker_says_is_no_debris(sentence: str) -> None:
    assert debris(sentence) == ""
