"""A template checked: how it is written, and whether the bank can fill it."""

from datetime import date as Date
from pathlib import Path

from generator.bank.bank import Bank
from generator.desk.desk import Desk
from generator.desk.templates import load_occasion, load_path, paths
from generator.drafting.produce import produce
from generator.drafting.trial import Problem, likely_level, problems_of, trial_brief
from generator.model.errors import ContentError

_THEME, _A_LAW = "主题", "安全生产法"
"""What the trial is about only if the template requires it: whether anything was written for a theme says nothing of the
template."""
_PACE = 150
"""Any pace: the length read aloud does not matter here."""


def check_template(desk: Desk, bank: Bank, name: str, day: Date) -> list[Problem]:
    """What is wrong with the template in the file or of the occasion `name`, as on `day`; 提示 are gaps of the bank.

    Raises RequestError if there is no such occasion.
    """
    try:
        template = load_path(Path(name)) if Path(name).is_file() else load_occasion(desk.content, name)
    except ContentError as error:
        return [Problem("错误", error.message, error.hint)]
    found = problems_of(template, desk.lexicon, paths(desk.content), day)
    if any(problem.severity == "错误" for problem in found):
        return found
    level = likely_level(template, desk.lexicon, desk.lexicon.levels.of_place(desk.home))
    brief = trial_brief(template, level, day, filled=True)
    theme = {_THEME: _A_LAW} if _THEME in template.required else {}
    values = {key: brief.values[key] for key in brief.values if key != _THEME}
    brief = brief._replace(values={**values, **theme})
    draft = produce(template, brief, bank, desk.lexicon, 1, _PACE)
    gaps = (Problem("提示", f"按{level}一级、示例内容试拟：{one}") for one in draft.shortfalls)
    return [*found, *gaps]
