"""The opening of a source → lines of a template: each sentence gives way to a request for its move, or a blank."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from generator.drafting.mould.line import Line, choice, write_here
from generator.drafting.mould.phrases import transition
from generator.drafting.mould.shape import Shape
from generator.model.sentence import Sentence

_LEANING = (
    ("感谢和问候的话", re.compile("感谢|谢意|敬意|祝贺|问候|慰问")),
    ("会上听到、看到的情况", re.compile("刚才|刚刚[^，。]{0,6}[听看]|实地|观摩|分别作了|一路|沿着")),
    ("上级会议和领导讲话的精神", re.compile("刚刚(?:召开|闭幕|结束)的|讲话精神|(?:书记|主任|主席)[^，。]{0,12}讲话")),
    ("存在的差距和不足", re.compile("存在[^。]{0,12}(?:差距|不足|问题|短板)|发展[^，。]{0,4}不平衡")),
    ("一段时间以来的工作和成绩", re.compile("过去[一二三四五]年|过去的|一年来|五年来|去年|回顾|表彰|批示|荣获|被评为")),
)  # fmt: skip
"""What leans on the meeting or the year, and what the user is asked to write in its place."""
_CALLS = re.compile("(?:召开|举办|举行|会议|培训|活动)[^。]{0,30}?(?:主要任务|目的|旨在|任务是)")
"""What says why the meeting is held, whatever year it looks back on."""
_MOVES = (
    ("感受", re.compile("任命|宣誓|激动|担子")),
    ("成果", re.compile("圆满|完成[^，。]{0,8}(?:议程|任务)|闭幕")),
    ("指导", re.compile("为指导|(?:深入学习)?贯彻习近平")),
    ("目的", re.compile("召开|举办|举行|主要任务|任务是|目的|旨在|为的是|就是要|这次")),
    ("形势", re.compile("当前|开局|攻坚|之年|机遇|挑战|形势|新要求|更高要求|差距|短板|不平衡|不足|期待|“十[三四五六]五”")),
    ("任务", re.compile("^(?:.{0,16}要|希望|必须|务必)|应(?:当|以|该)|理应")),
)  # fmt: skip
"""The moves of an opening (环节) by what tells them, the surer first."""
_ORDER = ("感受", "成果", "目的", "指导", "意义", "形势", "任务")
_MAY_RUN_ON = ("意义", "形势", "任务")
"""Moves of which several sentences may stand together; a meeting has one purpose."""
_ELSE = "意义"
_INSTEAD = {
    "感受": ("意义", "任务"),
    "成果": ("目的", "意义"),
    "目的": ("成果", "感受"),
    "指导": ("目的", "任务"),
    "意义": ("感受", "任务", "形势"),
    "形势": ("意义", "任务"),
    "任务": ("意义",),
}
"""What serves in place of a move for which the bank has nothing at this occasion."""
_LONG = 70
"""Characters from which a move is given a length; a shorter one is a single sentence."""


@dataclass
class _Asked:
    """A move that a line asks for, and how long it was in the source."""

    move: str
    characters: int = 0


@dataclass
class _Paragraph:
    """A paragraph of the opening while its sentences are replaced."""

    items: list[_Asked | str] = field(default_factory=list)
    """Moves, and fixed text or blanks."""


def opening_lines(shape: Shape, known: Collection[str]) -> Iterator[Line]:
    """The lines of the opening; `known` are the moves that the bank has at this occasion.

    The moves stand where the source had one, in their usual order.
    """
    seen: dict[str, _Asked] = {}
    said: set[str] = set()
    paragraphs = [_Paragraph() for _ in shape.opening]
    for sentences, paragraph in zip(shape.opening, paragraphs, strict=True):
        for one in sentences:
            _replace(one, shape, known, seen, said, paragraph)
    ordered = iter(sorted(seen.values(), key=lambda asked: _ORDER.index(asked.move)))
    for paragraph in paragraphs:
        items = [next(ordered) if isinstance(item, _Asked) else item for item in paragraph.items]
        if items:
            yield _line(items, shape)


def _replace(
    one: Sentence,
    shape: Shape,
    known: Collection[str],
    seen: dict[str, _Asked],
    said: set[str],
    into: _Paragraph,
) -> None:
    """Put into the paragraph what stands for one sentence: a transition, a blank, or a move (each once in all)."""
    if one.role == "过渡":
        announced = transition(one.text, shape.standing, 0 if shape.parts else len(shape.loose))
        into.items += [announced] if announced else []
        return
    guide = next((guide for guide, signs in _LEANING if signs.search(one.text)), "")
    if guide and shape.standing != "汇报" and not _CALLS.search(one.text):
        blank = write_here(guide)
        if blank not in said:
            said.add(blank)
            into.items.append(blank)
        return
    move = _move(one.text, known)
    if move and move not in seen:
        seen[move] = _Asked(move)
        into.items.append(seen[move])
    if move:
        seen[move].characters += len(one.text)


def _move(text: str, known: Collection[str]) -> str:
    """The move of a sentence, or what serves in its place; empty if the bank has neither."""
    own = next((move for move, signs in _MOVES if signs.search(text)), _ELSE)
    return next((move for move in (own, *_INSTEAD[own], _ELSE) if move in known), "")


def _line(items: Sequence[_Asked | str], shape: Shape) -> Line:
    said = [item.move for item in items if isinstance(item, _Asked)]
    head = "今天，我们召开{{ 会议 }}。" if shape.standing == "部署" and "目的" in said else ""
    comment = f"开头：{'、'.join(said)}。" if said else "开头。"
    if any(isinstance(item, str) and item.startswith("【") for item in items):
        comment += "原稿靠那次会议、那一年的话留成空白，自己写或者删去。"
    return Line(head + "".join(map(_written, items)), comment)


def _written(item: _Asked | str) -> str:
    if isinstance(item, str):
        return item
    long = item.move in _MAY_RUN_ON and item.characters >= _LONG
    return choice(槽位="opening", 环节=item.move, 字数=item.characters if long else None)
