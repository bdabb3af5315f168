"""checks.yaml and 核稿.yaml: words that are wrong, each with what should stand there and its examples."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from generator.checking.check import SEVERITIES, Check, Example, Spot
from generator.checking.paper import Paper, Setting
from generator.language.fields import strings
from generator.language.levels import Levels
from generator.language.lexicon import Lexicon
from generator.language.slots import Slots
from generator.language.terms import Terms
from generator.model.errors import ContentError
from generator.model.finding import Severity

_KEYS = ("号", "级", "说", "错", "对", "换", "误", "正")
_HINT = "每条要有：号、级、说、错、误（必须查出的例子）、正（必须放过的例子）；可以有：对、换。"
_BARE = Setting(Lexicon(Slots({}), Levels({}), Terms()), Date(2026, 1, 1))
"""Enough for words, which look at nothing but the text."""
TYPO = "typo.word"
OWN = "own.word"


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that is wrong wherever it stands, except inside `within`."""

    wrong: str
    right: str
    within: tuple[str, ...] = ()


def load_words(data: Mapping[str, object], name: str) -> tuple[Check, ...]:
    """The 错字 and 用词 of checks.yaml, already parsed.

    Raises ContentError naming an entry that lacks something, has a pattern that is none, or whose examples
    it judges wrongly itself.
    """
    entries = data.get("用词") or []
    if not isinstance(entries, list):
        raise ContentError(f"《{name}》的“用词”应当是一个列表。", _HINT)
    slips = _slips(data.get("错字") or {}, "错字", name)
    found = [_slip_check(TYPO, "错误", "错别字", slips)] if slips else []
    return _proved([*found, *(_entry(item, name) for item in entries)], name)


def load_own(data: Mapping[str, object], name: str) -> tuple[Check, ...]:
    """The 自己的词 of 核稿.yaml as one check (none if there are no words); ContentError as `load_words`."""
    slips = _slips(data.get("自己的词") or {}, "自己的词", name)
    return _proved([_slip_check(OWN, "警告", "自己在 核稿.yaml 里写的词", slips)] if slips else [], name)


def _proved(checks: Sequence[Check], name: str) -> tuple[Check, ...]:
    """`checks`, each of which judges its own examples rightly."""
    for check in checks:
        broken = check.broken(_BARE)
        if broken:
            raise ContentError(
                f"《{name}》“{check.id}”自己的例子“{broken}”判错了。", "“误”必须查得出，“正”必须放得过。"
            )
    return tuple(checks)


def _slips(table: object, title: str, name: str) -> tuple[Slip, ...]:
    if not isinstance(table, Mapping):
        raise ContentError(f"《{name}》的“{title}”写法不对。", "每行写“错: 对”。")
    slips = tuple(_slip(str(wrong), value) for wrong, value in table.items())
    for one in slips:
        if not one.wrong or (one.wrong in one.right):
            hint = "左边写错的，右边写对的；对的字里含着错的字，就会没完没了地报。"
            raise ContentError(f"《{name}》的“{title}”里“{one.wrong}: {one.right}”不能用。", hint)
    return slips


def _slip(wrong: str, value: object) -> Slip:
    if isinstance(value, Mapping):
        return Slip(wrong, str(value.get("对") or ""), strings(value.get("不算")))
    return Slip(wrong, str(value or ""))


def _slip_check(id_: str, severity: Severity, reason: str, slips: tuple[Slip, ...]) -> Check:
    """One check for all; the longest word wins where two overlap. Its examples are the words themselves."""
    by_word = {one.wrong: one for one in slips}
    allowed = {word for one in slips for word in one.within}
    ordered = sorted({*by_word, *allowed}, key=lambda word: (-len(word), word))
    pattern = re.compile("(?=(" + "|".join(map(re.escape, ordered)) + "))")

    def find(paper: Paper) -> Iterator[Spot]:
        for number, text in enumerate(paper.plain):
            matches = [(match.start(), match[1]) for match in pattern.finditer(text)]
            covered = [(start, start + len(word)) for start, word in matches if word in allowed]
            for start, word in matches:
                slip, end = by_word.get(word), start + len(word)
                if slip and not any(a <= start and end <= b for a, b in covered):
                    message = f"“{word}”应当是“{slip.right}”" if slip.right else f"不要用“{word}”"
                    yield Spot(number, start, end, message, slip.right, plain=bool(slip.right))

    right = (*(one.right for one in slips if one.right), *allowed) or ("依法监督",)
    return Check(id_, severity, reason, find, tuple(map(Example, by_word)), tuple(map(Example, right)))


def _entry(item: object, name: str) -> Check:
    if not isinstance(item, Mapping):
        raise ContentError(f"《{name}》的“用词”里有一条写法不对：{item}", _HINT)
    where = f"《{name}》“用词”里的“{item.get('号')}”"
    unknown = [str(key) for key in item if key not in _KEYS]
    if unknown:
        raise ContentError(f"{where}不认识“{unknown[0]}”。", _HINT)
    severity = next((one for one in SEVERITIES if one == item.get("级")), None)
    wrong, right = strings(item.get("误")), strings(item.get("正"))
    id_, reason, pattern = str(item.get("号") or ""), str(item.get("说") or ""), str(item.get("错") or "")
    if not (severity and wrong and right and id_.isascii() and id_ and reason and pattern):
        raise ContentError(f"{where}缺了东西。", _HINT)
    try:
        compiled = re.compile(pattern)
    except re.error:
        raise ContentError(f"{where}的“错”写得不对：{pattern}", "括号要成对；普通的字照写就是。") from None
    find = _finder(compiled, str(item.get("对") or ""), item.get("换") is True, reason)
    return Check(id_, severity, reason, find, tuple(map(Example, wrong)), tuple(map(Example, right)))


def _finder(
    pattern: re.Pattern[str], right: str, plain: bool, reason: str
) -> Callable[[Paper], Iterator[Spot]]:
    """A finder of `pattern`; `right` may name its groups."""

    def find(paper: Paper) -> Iterator[Spot]:
        for number, match in paper.matches(pattern):
            yield Spot(number, *match.span(), reason, match.expand(right) if right else "", plain)

    return find
