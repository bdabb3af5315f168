"""成绩 and 不足 in a template: the facts of the brief that look back on the work, where a speech does so."""

import re
from collections.abc import Sequence
from datetime import date as Date

from generator.drafting.tokens import Tokens
from generator.model.errors import ContentError
from generator.model.skeleton import Fact

GIVEN = "事实"
"""The key of the brief's facts."""
END = "。；;"
"""Marks at the end of a fact that do not stand where it goes on in a sentence."""

_COUNTED = re.compile(
    "[0-9〇零一二三四五六七八九十百千万亿两]+(?:余|多)?"
    "(?:[件项个名人场部条家处批期篇份户亩里元]|次(?!会议)|公里|平方|[%％])|百分之"
)
"""A number of things, not a day or an ordinal."""
_DONE = re.compile(
    "了|完成|实现|取得|获得|荣获|建成|建立|办结|通过|出台|制定|修订|审议|听取|开展|办理|督促|选举|任免|提升|增长"
)
_OURS = re.compile(
    "人大|代表|常委会|主任会议|党组|机关|监督|审议|听取|执法检查|询问|调研|视察|督办|督促|决议|决定|任免|任命|选举|宣誓|"
    "立法|法规|条例|规范性文件|备案|建议|议案|联络站|票决"
)
"""Signs of what a people's congress does: the government's results are not its own."""
_UNDONE = re.compile(
    "将|即将|拟于|应当|必须|计划[于在用]|打算|准备|明年|下一?步|下半年|力争|(?<![主重需首纪摘概扼必])要(?![求点素事闻案件])"
)
_LACKING = re.compile(
    "存在|面临|问题(?:仍|还|依然|突出|较多)|还有|还没|还不|尚|仍有|不到位|不足|不够|不高|不强|不平衡|不规范|不及时|有差距|滞后|薄弱|流于形式|"
    "没有(?:开展|做到|落实|解决|建成|配备|安排|组织|运转)|未(?:开展|做到|落实|解决|建成|配备|安排|组织|完成|达到)"
)
_DAY = re.compile(r"(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?")


def is_fault(fact: str) -> bool:
    """Whether a fact tells of what the work lacks."""
    return bool(_LACKING.search(fact)) and not _UNDONE.search(fact)


def is_achievement(fact: str, day: Date) -> bool:
    """Whether a fact tells of something a people's congress has done by `day`: it counts things or names a result, no
    plan and no fault."""
    if not _OURS.search(fact) or _UNDONE.search(fact) or _LACKING.search(fact) or _is_ahead(fact, day):
        return False
    return bool(_DONE.search(fact) or _COUNTED.search(fact))


def _is_ahead(fact: str, day: Date) -> bool:
    """Whether it names a day after `day`; without a year it is one of the same year."""
    found = ((int(match[1] or day.year), int(match[2]), int(match[3] or 0)) for match in _DAY.finditer(fact))
    return any(named > (day.year, day.month, day.day) for named in found)


class Review:
    """成绩 or 不足: called in a template it says its facts, joined by `mark`; without any it leaves a blank."""

    def __init__(self, name: str, facts: Sequence[str], mark: str, tokens: Tokens) -> None:
        self._name, self._left, self._mark, self._tokens = name, list(facts), mark, tokens

    def __call__(self, guide: object = "") -> str:
        """The facts without a mark at the end; called again, or without facts, a blank that asks for `guide`.

        Raises ContentError without `guide`.
        """
        if not str(guide).strip():
            raise ContentError(f"“{self._name}”的括号里要写没有事实时留什么空", self._example)
        facts, self._left = self._left, []
        said = self._mark.join(self._tokens.print(Fact(GIVEN, fact.rstrip(END))) for fact in facts)
        return said or f"【待填：{guide}】"

    def __str__(self) -> str:
        raise ContentError(f"“{self._name}”后面少了括号", self._example)

    @property
    def _example(self) -> str:
        return f'例如：{self._name}("主要{self._name}，点到具体")'


def reviews(facts: Sequence[str], day: Date, tokens: Tokens) -> dict[str, Review]:
    """What a template may call, by name."""
    done = [fact for fact in facts if is_achievement(fact, day)]
    lacking = [fact for fact in facts if is_fault(fact)]
    return {
        "成绩": Review("成绩", done, "；", tokens),
        "不足": Review("不足", lacking, "，", tokens),
    }
