"""The opening of a chair's script → lines of a template: the agenda stays as blanks, formulas from a closed list."""

import re
from collections.abc import Collection, Iterator, Sequence

from generator.drafting.mould.line import Line, choice, write_here
from generator.drafting.mould.phrases import agenda_item, transition
from generator.drafting.mould.shape import Shape
from generator.language.ordinals import to_chinese
from generator.model.sentence import Sentence

_FORMULAS = (
    (re.compile("现在(继续)?开会"), "现在{0}开会。"),
    (re.compile("宣布[^。]*开幕"), "现在，我宣布：{{{{ 会议 }}}}开幕！"),
    (re.compile("奏唱?国歌"), "请全体起立，奏唱国歌。"),
    (re.compile("^请坐下"), "请坐下。"),
    (re.compile("^同意的请举手"), "同意的请举手；请放下。"),
    (re.compile("^不同意的请举手"), "不同意的请举手；请放下。弃权的请举手；请放下。"),
)
_GUIDES = (
    ("到会人数，是否符合法定人数", re.compile("应到|实到|法定人数")),
    ("出席、列席会议的人员", re.compile("出席|列席|参加会议")),
    ("会议的各项议程", re.compile("项议程：|议程是")),
    ("会议纪律和要求", re.compile("纪律|静音|集中精力")),
    ("票决、表决的办法和结果", re.compile("票决|表决|投票|计票|监票|半数|通过")),
    ("会议召开的背景", re.compile("召开|由我主持")),
)
_TOLD = (("指导", re.compile("为指导")), ("目的", re.compile("主要任务|目的")))
_LINKS = ("传达", "通报", "交流", "讲话")
"""Moves that follow an item of the agenda, each known by its own word."""
_ELSE = "串联的话"


def hosting_lines(shape: Shape, known: Collection[str]) -> Iterator[Line]:
    """The lines of a chair's opening; `known` are the moves that the bank has for one."""
    script = _Script(shape, known)
    for sentences in shape.opening:
        pieces = list(dict.fromkeys(piece for one in sentences if (piece := script.replace(one))))
        if len(pieces) > 1:
            pieces = [piece for piece in pieces if piece != write_here(_ELSE)]
        if pieces:
            yield Line("".join(pieces), _comment(sentences))


def _comment(sentences: Sequence[Sentence]) -> str:
    item = next((number for one in sentences if (number := agenda_item(one.text))), None)
    return f"第{to_chinese(item)}项议程。议程有增减的，连同这一行一起改。" if item else ""


class _Script:
    """Replaces sentence after sentence; knows which moves were asked for and whether the agenda has begun."""

    def __init__(self, shape: Shape, known: Collection[str]) -> None:
        self._standing, self._known = shape.standing, known
        self._loose = 0 if shape.parts else len(shape.loose)
        self._asked: set[str] = set()
        self._begun = False

    def replace(self, one: Sentence) -> str:
        """A transition, a formula, an item of the agenda, a request, or a blank."""
        if one.role == "过渡":
            return transition(one.text, self._standing, self._loose)
        for signs, words in _FORMULAS:
            if match := signs.search(one.text):
                return words.format(*(group or "" for group in match.groups()))
        if item := agenda_item(one.text):
            self._begun = True
            number = to_chinese(item)
            return f"下面，进行第{number}项议程：{write_here(f'第{number}项议程的内容，由谁来讲')}。"
        return self._move(one.text) or write_here(
            next((guide for guide, signs in _GUIDES if signs.search(one.text)), _ELSE)
        )

    def _move(self, text: str) -> str:
        """A request for 指导 or 目的, told by their words, or for the link after an item; each once."""
        told = [move for move, signs in _TOLD if signs.search(text)]
        links = [move for move in _LINKS if self._begun and move in text]
        free = [move for move in (*told, *links) if move in self._known and move not in self._asked]
        if not free:
            return ""
        self._asked.add(free[0])
        return choice(槽位="opening", 作用="过渡" if free[0] in _LINKS else "", 环节=free[0])
