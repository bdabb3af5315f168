"""What an opening tells of the work: where a speech looks back before its first heading."""

import re
from collections.abc import Iterator, Sequence

from generator.mining.outline import Entry

_REVIEW = re.compile(
    r"^[^，。我]{0,6}(?:[一两三四五几近]年(?:多)?来|过去的?[一二三四五几两]年|(?:今年|去年|\d年|换届|本届|[一两三四五几]年多?)以来|"
    r"去年[，以全]|上一年|截至|这[几些]年)(?!，?是)"
)
"""Where a speech begins to look back: 一年来, 过去五年, 换届以来, 2022年以来."""
_COUNT = re.compile(r"[0-9X*×]+(?:多|余|万|亿)*(?:名|件|项|条|次|户|人|个|篇|场|部|万|亿|[%％])")
_PRESENT = re.compile(
    "^(?:刚才|今天|上午|下午|这次|会上|会前)|应到|实到|出席|符合法定人数|^(?:[0-9]{4}年|今年|明年)，?(?:也|既)?是|^党的[^，。]{2,10}(?:全会|大)|(?:全会|党代会|两会)[^，。；]{0,24}(?:提出|作出|部署)"
)
"""What tells of the meeting itself or of the year that begins, figures or not."""
_COUNTS = 2
"""Figures in a sentence of the opening that tell of work done."""
_REPORTED = 5
"""The same in a report, all of whose opening looks back: so many figures are more than an introduction."""
_REFLECTS = re.compile(
    "[几两二三四五六][点条个](?:粗浅|深刻|切身)?的?(?:体会|认识|启示|感悟|感受|心得|思考)(?:[，。：]|$)"
)
_BACK = re.compile("当然|不过|下一步|今后|接下来")
"""Where it goes on to other things."""
_FEW, _SOME = 8, 5
"""An exchange tells what was done if fewer than one sentence in so many demands, and more than one in so many says 了."""
SETTLED = 2
"""So many facts told before, and what follows in the opening goes on with them: what they show, what is lacking."""


def looks_back(text: str) -> bool:
    """Whether a sentence of an opening tells of work done."""
    told = len(_COUNT.findall(text)) >= _COUNTS and not _PRESENT.search(text)
    return told or bool(_REVIEW.match(text))


def recounts(entries: Sequence[Entry]) -> bool:
    """Whether a speech tells in its body what was done: hardly a sentence in it demands."""
    body = [entry.core for entry in entries if entry.kind == "正文" and entry.zone == "body"]
    demands = sum("要" in text or "必须" in text for text in body)
    told = sum("了" in text for text in body)
    return demands * _FEW < len(body) < told * _SOME


def reflects(entries: Sequence[Entry]) -> Iterator[bool]:
    """For each entry whether it stands where an exchange says what it made of it all: behind 我有三点体会, to the next part."""
    within = False
    for entry in entries:
        if entry.zone == "body" and _REFLECTS.search(entry.text):
            within = True
        elif (entry.kind == "小标题" and entry.level == 1) or (entry.first and _BACK.match(entry.text)):
            within = False
        yield within


def gives_account(text: str) -> bool:
    """Whether a sentence of a report's opening gives an account in figures."""
    return len(_COUNT.findall(text)) >= _REPORTED and not _PRESENT.search(text)


def facts_before(entries: Sequence[Entry]) -> list[int]:
    """Of each sentence how many facts the opening told just before it, 0 where it does not go on with them.

    One fact reaches to the end of its paragraph, `SETTLED` of them until the meeting itself is spoken of.
    """
    before: list[int] = []
    facts, paragraph = 0, -1
    for entry in entries:
        opens = entry.zone == "opening" and entry.kind == "正文" and not _PRESENT.search(entry.text)
        goes_on = entry.paragraph == paragraph or facts >= SETTLED
        facts = facts if opens and goes_on else 0
        before.append(facts)
        facts += opens and looks_back(entry.text)
        paragraph = entry.paragraph
    return before
