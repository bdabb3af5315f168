"""A template tried out: rendered at every level that it allows, with all keys filled and with none."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date as Date
from types import MappingProxyType

from generator.checking.era import find_stale
from generator.checking.level import find_incompetent, find_mixed
from generator.drafting.keys import KEYS, nearest
from generator.drafting.produce import skeleton_of
from generator.drafting.template import Template
from generator.language.dates import chinese_date
from generator.language.lexicon import Lexicon
from generator.model.brief import Brief
from generator.model.errors import ContentError
from generator.model.finding import Severity
from generator.model.skeleton import Literal, SkeletonBlock

_STEM = "云河"
_SAMPLES = {
    "标题": "在工作会议上的讲话", "会议": "工作会议", "地点": "会议中心", "上级": "清江省", "单位": "人大常委会",
    "届次": "第八届人民代表大会第六次会议", "姓名": "周启明", "职务": "主任", "称谓": "同志们", "主题": "代表工作",
}  # fmt: skip
_LIKELY_LEVELS = ("市", "县", "镇")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a template; the message names file and line where there is one."""

    severity: Severity
    message: str
    hint: str = ""


def trial_brief(template: Template, level: str, day: Date, *, filled: bool) -> Brief:
    """A brief for `template` at `level`: every key filled with a sample, or the place alone."""
    place = _STEM + ("市" if level == "县级市" else level)
    values = {"场合": template.name, "地区": place, "本级": level, "日期": chinese_date(day)}
    more = _SAMPLES if filled else {}
    return Brief(template.name, day, MappingProxyType({**more, **values}), level, template.standing)


def levels_of(template: Template, lexicon: Lexicon) -> tuple[str, ...]:
    """The levels that a template allows."""
    return template.levels or tuple(lexicon.levels.by_name)


def likely_level(template: Template, lexicon: Lexicon, own: str) -> str:
    """The level at which a template is asked whether the bank can fill it: the user's `own`, else a usual one."""
    levels = levels_of(template, lexicon)
    return next((level for level in (own, *_LIKELY_LEVELS) if level in levels), levels[0])


def problems_of(template: Template, lexicon: Lexicon, occasions: Collection[str], day: Date) -> list[Problem]:
    """What is wrong with `template` without asking the bank, once each; `occasions` are the known ones."""
    found = dict.fromkeys(_faults_of_head(template, lexicon, occasions))
    for level in levels_of(template, lexicon):
        for filled in (True, False):
            brief = trial_brief(template, level, day, filled=filled)
            found |= dict.fromkeys(_rendered(template, brief, lexicon))
    return list(found)


def _faults_of_head(template: Template, lexicon: Lexicon, occasions: Collection[str]) -> Iterator[Problem]:
    """Keys, topics and occasions in the head that nobody knows."""
    topics = [topic for slot in lexicon.slots.by_name.values() for topic in slot.topics]
    for name, values, known in (
        ("必填", template.required, KEYS),
        ("本级", template.levels, lexicon.levels.by_name),
        ("重点", template.focus, topics),
        ("参照", (template.like,) if template.like else (), occasions),
    ):
        for value in values:
            if value not in known:
                message = f"模板“{template.path}”：“{name}”里不认识“{value}”。"
                yield Problem("警告", message, nearest(value, known))


def _rendered(template: Template, brief: Brief, lexicon: Lexicon) -> Iterator[Problem]:
    """The fault that stops it at this level, or what is wrong with its own words there."""
    try:
        skeleton = skeleton_of(template, brief, lexicon)
    except ContentError as error:
        yield Problem("错误", error.message, error.hint)
        return
    for block in skeleton.blocks:
        for message in _faults_of_words(_own_words(block), brief, lexicon):
            yield Problem("警告", f"模板“{template.path}”第 {block.line} 行：{message}。", _HINT)


_HINT = "本级的叫法写成 {{ 全域 }} 这样的花括号；只有某一级才说的，写在 {% if 本级 == … %} 里。"


def _own_words(block: SkeletonBlock) -> str:
    """The fixed words of a line; what the brief or the bank gives stands as a gap."""
    return "".join(span.text if isinstance(span, Literal) else "　" for span in (*block.lead, *block.body))


def _faults_of_words(text: str, brief: Brief, lexicon: Lexicon) -> list[str]:
    found = [
        *find_mixed(text, brief.level, lexicon.levels),
        *find_incompetent(text, brief.level, lexicon.levels),
        *find_stale(text, brief.date, lexicon.terms),
    ]
    return [one.message for one in found]
