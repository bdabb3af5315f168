"""Names of persons in a speech: what no check of words may take for words."""

import re
from collections.abc import Iterator

from generator.checking.paper import Paper, Setting, Span
from generator.language.patterns import pattern as lazy
from generator.language.persons import SURNAMES

HAN = "\u3400-\u9fff"
POST = (
    "(?:书记|主任|主席|省长|市长|州长|县长|区长|旗长|镇长|乡长|部长|局长|院长|检察长|秘书长|组长|厅长|处长|科长|所长|站长|会长|校长|"
    "委员|代表|同志|讲话人|汇报人|发言人|主持人|交流人)"
)
"""How what stands beside a name ends."""
GAP = r"[ \u3000]"
NAME = rf"[{SURNAMES}](?:{GAP}*[{HAN}]|[{HAN}]{{2}})"
"""张三, 张 三, 陈守诚."""
_SIGNED = lazy(rf"(?:[{HAN}、]*(?:{POST}|[会院委府]))?[：:]?{GAP}*(?P<name>{NAME})")
_BEHIND_POST = lazy(rf"{POST}[：:]?{GAP}*$")
_BEFORE_POST = lazy(rf"{GAP}*[{HAN}]{{0,2}}?{POST}")
_PERSONS = frozenset(("nr", "nrt", "nrfg"))
_LONGEST = 4


def signed(text: str) -> re.Match[str] | None:
    """A line that is nothing but a name, or a post or body and a name (group `name`); None if it is none."""
    return _SIGNED.fullmatch(text)


def known_people(setting: Setting) -> tuple[str, ...]:
    """Names that the user told us, the longest first."""
    names = {*setting.people, *(one.name for one in setting.roster)}
    return tuple(sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name)))


def persons_in(paper: Paper) -> Iterator[Span]:
    """Where persons are named: those that are known, who signs, and whom the words beside a post make one."""
    known = known_people(paper.setting)
    if known:
        for number, match in paper.matches(re.compile("|".join(map(re.escape, known)))):
            yield Span(number, *match.span())
    for number, text in enumerate(paper.plain):
        line = signed(text)
        if line:
            yield Span(number, *line.span("name"))
        yield from _tagged(paper, number, text)


def _tagged(paper: Paper, number: int, text: str) -> Iterator[Span]:
    """Words with the flag of a person's name beside a post."""
    start = 0
    for word, flag in paper.tagged[number]:
        end = start + len(word)
        named = flag in _PERSONS and 1 < len(word) <= _LONGEST and word[0] in SURNAMES
        if named and (_BEHIND_POST.search(text[:start]) or _BEFORE_POST.match(text, end)):
            yield Span(number, start, end)
        start = end
