"""What the bank's sources know: their names and figures in this speech."""

import re
from collections.abc import Iterator

from generator.checking.check import Check, Example, Spot
from generator.checking.inventory import Inventory
from generator.checking.leftover import Names
from generator.checking.paper import Paper
from generator.checking.people import known_people
from generator.model.sentence import Mark


def find_known_names(paper: Paper) -> Iterator[Spot]:
    """Names of another place's sources."""
    setting, text = paper.setting, paper.text
    marks = [Mark(kind, name) for name, (kind, _) in setting.inventory.names.items() if name in text]
    if not marks:
        return
    own = (setting.place, setting.superior, *setting.own, *known_people(setting))
    names = Names(marks, own, setting.lexicon)
    for number, paragraph in enumerate(paper.plain):
        for one in names.find(paragraph):
            file = setting.inventory.names[one.text][1]
            yield Spot(
                number,
                one.start,
                one.end,
                f"“{one.text}”是《{file}》里的{setting.inventory.names[one.text][0]}",
            )


def find_known_figures(paper: Paper) -> Iterator[Spot]:
    """Figures that stand in a source just so."""
    figures = paper.setting.inventory.figures
    present = sorted((one for one in figures if one in paper.text), key=lambda one: (-len(one), one))
    if not present:
        return
    pattern = re.compile(r"(?<![\d.])(?:" + "|".join(map(re.escape, present)) + ")")
    for number, match in paper.matches(pattern):
        yield Spot(
            number, *match.span(), f"“{match[0]}”在《{figures[match[0]]}》里也有，请核对是不是本稿的数"
        )


_KNOWN = {"inventory": Inventory({"银杏水库": ("地区", "旧讲话.docx")}, {"1286件": "旧讲话.docx"})}

CHECKS = (
    Check(
        "leftover.source", "警告", "句库里别处稿子的地名、项目、口号", find_known_names,
        (Example("保护好银杏水库。", _KNOWN),), (Example("保护好饮用水水源。", _KNOWN), Example("保护好银杏水库。"),
         Example("顾明川同志讲话。", {"inventory": Inventory({"顾明川": ("人名", "旧讲话.docx")}), "people": ("顾明川",)})),
    ),
    Check(
        "leftover.figure", "提示", "和句库里旧稿一模一样的数字", find_known_figures,
        (Example("办理代表建议1286件。", _KNOWN),), (Example("办理代表建议128件。", _KNOWN), Example("办理代表建议1286件。")),
    ),
)  # fmt: skip
