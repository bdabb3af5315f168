"""Whether a meeting is a session of a people's congress, and a template that was written for other meetings."""

import re

from generator.drafting.template import Template
from generator.model.brief import Brief

_SESSION = (
    "人民代表大会(?:第?[〇零一二三四五六七八九十百两0-9]+次(?:全体)?)?(?:会议)?(?:.{0,6}(?:会议|大会))?$"
)
"""Seldom asked: not compiled before."""
_ABOUT = "精神|传达|学习|宣讲|座谈|培训|筹备|工作会议"


def is_session(meeting: str) -> bool:
    """Whether `meeting` names a session of a people's congress, not a meeting about one.

    >>> is_session("清源县第十八届人民代表大会第二次会议"), is_session("传达学习全国人民代表大会会议精神会议")
    (True, False)
    """
    return bool(re.search(_SESSION, meeting.strip())) and not re.search(_ABOUT, meeting)


def misfit(template: Template, brief: Brief) -> list[str]:
    """A word to the user who asks for a session of a people's congress where the template knows other meetings only."""
    meeting = brief.get("会议")
    if template.sessions is None or brief.level in template.sessions or not is_session(meeting):
        return []
    return [
        f"“{meeting}”是人民代表大会的会议，“{template.name}”在这一级写的是工作会议，议程、说法都对不上，不要照用："
        "闭幕会上的讲话请用“人代会闭幕讲话”，大会的主持词请用“主持词”；别的，请照一篇本地的旧稿做模板："
        "nigao template from 旧稿。"
    ]
