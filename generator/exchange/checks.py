"""What may stand in a cell: each field's value as the bank has it, or why it cannot be."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.bank.verdicts import KEEP, STRIKE
from generator.drafting.keys import has_private_use
from generator.language.dates import EXAMPLE, date_fault, parse_date
from generator.language.lexicon import Lexicon
from generator.language.occasions import STANDINGS
from generator.language.punctuation import normalise
from generator.language.slot_names import spoken
from generator.mining.wording import role_by_itself

ROLES = ("引言", "小标题", "领句", "论述", "举措", "事实", "引语", "号召", "过渡")
"""What a phrase may be made."""
_LONGEST = 500
_LEAST_LOCAL = 2
_PART_OF_DATE = re.compile(r"(?P<year>[12]\d{3})\s*(?:年|[年./-]\s*(?P<month>\d{1,2})\s*月?)?")
"""2025, 2025年, 2025-03, 2025年3月."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Rules:
    """What values may be: slots with their topics, occasions, names of kinds of sources (shown → kept), and the role
    that a sentence has whose role is left open."""

    topics: Mapping[str, Sequence[str]]
    occasions: Sequence[str]
    kinds: Mapping[str, str]
    role: Callable[[str], str]

    @property
    def choices(self) -> dict[str, Sequence[str]]:
        """Column → what can be chosen; topics under “话题/slot”."""
        return {
            "状态": (KEEP, STRIKE),
            "槽位": tuple(spoken(slot, self.topics) for slot in self.topics),
            "作用": ROLES,
            "场合": self.occasions,
            "身份": STANDINGS,
            "归属": tuple(self.kinds),
            **{f"话题/{spoken(slot, self.topics)}": tuple(topics) for slot, topics in self.topics.items()},
        }


def rules_of(lexicon: Lexicon, occasions: Sequence[str], kinds: Mapping[str, str]) -> Rules:
    """The rules of these content files; `kinds` are the names of own and outside."""
    topics = {name: tuple(slot.topics) for name, slot in lexicon.slots.by_name.items()}
    named = dict.fromkeys((*occasions, *(one.name for one in lexicon.occasions.all)))
    return Rules(topics, tuple(named), kinds, lambda text: role_by_itself(text, lexicon))


def wording(text: str) -> tuple[str, str]:
    """A sentence as it is kept, and why it cannot be one."""
    if has_private_use(text):
        return text, "有不能用的特殊字符"
    if "{{" in text or "【待填" in text:
        return text, "有“{{ }}”或“【待填：…】”，那是模板和初稿里的写法；请写成完整的话"
    kept = normalise(" ".join(text.split()))
    if not kept:
        return kept, f"句子是空的；不要这一句，请在“状态”里选“{STRIKE}”"
    return kept, f"句子太长（{len(kept)} 字，最多 {_LONGEST} 字）" if len(kept) > _LONGEST else ""


def one_of(text: str, known: Sequence[str], column: str) -> tuple[str, str]:
    """A value out of a list."""
    return (
        text,
        ""
        if text in known
        else f"“{text}”不是{column}；可用的：{'、'.join(spoken(one) for one in known if one) or '（没有）'}",
    )


def local(text: str, sentence: str) -> tuple[str, str]:
    """Strings that are somebody's own, joined by 、; each must stand in the sentence."""
    parts = [
        part.strip() for part in text.replace("，", "、").replace("；", "、").split("、") if part.strip()
    ]
    for part in parts:
        if part not in sentence:
            return text, f"“{part}”不在这一句里"
        if len(part) < _LEAST_LOCAL:
            return text, f"“{part}”只有一个字，会误拦许多句子；请写两个字以上"
    return "、".join(dict.fromkeys(parts)), ""


def day(text: str) -> tuple[str, str]:
    """An ISO date (2025-03-01; 2025-03 or 2025 if no more is known), or nothing."""
    if not text:
        return "", ""
    part = _PART_OF_DATE.fullmatch(text.strip())
    if part and 1 <= int(part["month"] or 1) <= _MONTHS:
        return part["year"] + (f"-{int(part['month']):02}" if part["month"] else ""), ""
    found = parse_date(text)
    if found is None:
        return text, f"{date_fault(text)}，{EXAMPLE.rstrip('。')}；只知道年月的，写 2025-03"
    return found.isoformat(), ""


def source_value(field: str, text: str, rules: Rules) -> tuple[str, str]:
    """What a cell of the sheet of sources says of `field`."""
    if has_private_use(text):
        return text, "有不能用的特殊字符"
    match field:
        case "date":
            return day(text)
        case "kind":
            kept, wrong = one_of(text, tuple(rules.kinds), "归属")
            return rules.kinds.get(kept, kept), wrong
        case "standing":
            return one_of(text, ("", *STANDINGS), "身份")
        case "occasion":
            return one_of(text, ("", *rules.occasions), "场合")
        case _:
            return normalise(text), ""
