"""The closing of a source → lines of a template: a call, an outlook, and thanks from a closed list."""

import re
from collections.abc import Collection, Iterator, Sequence

from generator.drafting.mould.line import Line, choice, write_here
from generator.drafting.mould.phrases import greeting
from generator.drafting.mould.shape import Shape
from generator.model.sentence import Sentence

_OUTLOOK = re.compile("让我们|团结在以")
_FIXED = (
    (re.compile("奏唱?国歌"), "请全体起立，奏唱国歌。"),
    (re.compile("宣布[^。]*闭幕"), "现在，我宣布：{{ 会议 }}胜利闭幕！"),
    (re.compile("散会"), "散会。"),
    (re.compile("汇报完毕|批评指正|汇报完了"), "汇报完毕，不当之处，请批评指正。"),
    (re.compile("(?:发言|表态|交流)[^，。]{0,3}(?:完了|完毕|到此)"), "我的发言完了，谢谢大家。"),
    (re.compile("谢谢"), "谢谢大家。"),
)
"""What a source says at its very end, and the words that stand for it."""
_WISHES = (
    ("感谢的话", re.compile("感谢|谢意|敬意")),
    ("祝愿的话", re.compile("预祝|(?:^|，)祝|拜(?:个)?(?:早|大)?年")),
)
_LONG = 70


def closing_lines(shape: Shape, known: Collection[str]) -> Iterator[Line]:
    """The lines of the closing; `known` are the moves that the bank has for one at this occasion."""
    if not shape.closing:
        return
    yield Line("〔结尾〕", "从这里起是结尾。")
    lengths = _lengths(shape)
    asked: set[str] = set()
    for sentences in shape.closing:
        text = _paragraph(sentences, lengths, known, asked, shape.standing)
        if text:
            yield Line(text)


def _lengths(shape: Shape) -> dict[str, int]:
    """Characters of call and outlook in the source."""
    lengths: dict[str, int] = {}
    for sentences in shape.closing:
        for one in sentences:
            move = _move(one)
            lengths[move] = lengths.get(move, 0) + len(one.text)
    return lengths


def _move(one: Sentence) -> str:
    return "展望" if _OUTLOOK.search(one.text) else "收束"


def _paragraph(
    sentences: Sequence[Sentence],
    lengths: dict[str, int],
    known: Collection[str],
    asked: set[str],
    standing: str,
) -> str:
    pieces: list[str] = []
    for one in sentences:
        piece = _fixed(one.text, standing) or _request(_move(one), lengths, known, asked)
        if piece and piece not in pieces:
            pieces.append(piece)
    return _called(sentences[0].text) + "".join(pieces) if pieces else ""


def _called(text: str) -> str:
    """Whom the paragraph calls upon: whoever the user says that the speech is for, else those of the source."""
    called = greeting(text).removesuffix("，")
    return f'{{{{ 称谓 | default("{called}") }}}}，' if called else ""


def _fixed(text: str, standing: str) -> str:
    """The closed words or the blank that stand for a sentence of thanks or farewell; empty for any other."""
    words = next((words for signs, words in _FIXED if signs.search(text)), "")
    if words.startswith("汇报") and standing != "汇报":
        return "以上发言，不当之处，请批评指正。"
    guide = next((guide for guide, signs in _WISHES if signs.search(text)), "")
    return words or (write_here(guide) if guide else "")


def _request(move: str, lengths: dict[str, int], known: Collection[str], asked: set[str]) -> str:
    """The request for a move, once; 收束 where the bank has no 展望."""
    move = move if move in known else "收束"
    if move in asked:
        return ""
    asked.add(move)
    long = lengths.get(move, 0)
    return choice(槽位="closing", 环节=move, 字数=long if long >= _LONG else None)
