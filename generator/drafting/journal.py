"""What is decided while a draft is planned, kept only when asked (--explain): chosen over what, refused by which rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.bank.rows import PhraseRow

_BODY_ROLES = ("论述", "举措", "事实")


class Rule(StrEnum):
    """Why a phrase was not to be had, as the user is told; in the order in which the rules are asked."""

    BROKE_A_PROMISE = "成稿检查没过"
    STALE = "提法不合日期"
    STANDING = "身份不符"
    OTHER_OCCASION = "别的场合专用"
    OTHER_LEVEL = "别的层级专用"
    OTHER_THEME = "写给别的主题"
    UNSAID = "模板写明不说"
    LEANS = "离了上文不成话"
    DEEDS = "做法和成效只用于汇报"
    OTHER_SUBJECT = "别的专题的标题、领句"
    SAYS_ANOTHER = "领句、标题与所归的话题不合"
    LEVEL_WORDS = "层级不符"
    COMPETENCE = "本级没有这项职权"
    LOCAL = "外地名称"
    CUT_FORMULA = "固定提法不全"
    AVOIDED = "拟稿单要避免的"
    ACTOR = "由谁来做、说给谁听不符"
    SAID_LATELY = "近几次讲过（别无可选才用）"
    STRUCK = "您从初稿里删过（别无可选才用）"
    REPEATS = "与前文重复"
    ECHOES = "与别的句子意思重复"
    SOURCE_FULL = "来源超限"
    RUN_TOO_LONG = "从一处连用超限"
    TOO_LONG = "篇幅放不下"
    GUEST = "与成段的话写法不合"
    RESERVE = "口气不同，够写时不用"


class Refusal(NamedTuple):
    """A rule, and the very words that fell under it if it is about words."""

    rule: Rule
    words: str = ""


class Refused(NamedTuple):
    """A phrase that was refused, for the user to see."""

    text: str
    file: str
    words: str = ""


class Choice(NamedTuple):
    """One phrase that was chosen, what was asked for, and what spoke for it.

    `serves` is the lead under which it stands (or empty); `parts` are the parts of its score with their names;
    `candidates` is among how many it was chosen, `others` the runners-up: (text, score).
    """

    text: str
    wish: str
    serves: str
    parts: tuple[tuple[str, float], ...]
    candidates: int
    others: tuple[tuple[str, float], ...] = ()

    @property
    def score(self) -> float:
        """The sum of its parts."""
        return sum(value for _, value in self.parts)


class Budget(NamedTuple):
    """The characters that a part or point was to have, and has."""

    planned: int
    written: int


@dataclass
class Record:
    """What one try at a plan decided: choices by key, refusals by rule and key, budgets by block.

    `offered` are the sentences for bodies that were in the pool, `fitting` the keys of those that were on the
    subject of a point.
    """

    choices: dict[str, Choice] = field(default_factory=dict)
    refused: dict[Rule, dict[str, Refused]] = field(default_factory=dict)
    offered: dict[str, Refused] = field(default_factory=dict)
    fitting: set[str] = field(default_factory=set)
    budgets: dict[str, Budget] = field(default_factory=dict)

    def refuse(self, row: PhraseRow, refusal: Refusal) -> None:
        """Note that `row` was refused; it counts once a rule."""
        found = Refused(row.text, row.source.file, refusal.words)
        self.refused.setdefault(refusal.rule, {}).setdefault(row.key, found)


class Journal:
    """Told of each decision. This one, which is used unless somebody asks, notes nothing."""

    listening = False

    def open_round(self) -> None:
        """The pool is built anew; what was refused before still is, by the checks on the finished text."""

    def open_plan(self) -> None:
        """A try at a plan begins."""

    def keep_plan(self) -> None:
        """The plan just made is the best up to now."""

    def refuse(self, row: PhraseRow, refusal: Refusal) -> None:
        """`row` is not in the pool, or is put last in it."""

    def offer(self, row: PhraseRow) -> None:
        """`row` is in the pool."""

    def pass_over(self, row: PhraseRow, rule: Rule) -> None:
        """`row` is in the pool, but was not to be had where it was looked at."""

    def fit(self, keys: Iterable[str]) -> None:
        """The phrases of these keys are on the subject of a point."""

    def choose(self, key: str, choice: Choice) -> None:
        """A phrase was chosen."""

    def budget(self, block: str, budget: Budget) -> None:
        """What a part or point (the id of its block) was to have, and has."""


class Notes(Journal):
    """The journal of one draft: what was decided in the plan that was kept."""

    listening = True

    def __init__(self) -> None:
        self.kept = Record()
        self._pool = Record()
        self._plan = Record()
        self._banned = Record()

    def open_round(self) -> None:
        """The pool is built anew."""
        self._pool = Record()

    def open_plan(self) -> None:
        """A try at a plan begins."""
        self._plan = Record()

    def keep_plan(self) -> None:
        """The plan just made is the best up to now."""
        self.kept = self._plan

    def refuse(self, row: PhraseRow, refusal: Refusal) -> None:
        """`row` is not in the pool."""
        checked = refusal.rule in (Rule.BROKE_A_PROMISE, Rule.RUN_TOO_LONG)
        (self._banned if checked else self._pool).refuse(row, refusal)

    def offer(self, row: PhraseRow) -> None:
        """`row` is in the pool."""
        if row.role in _BODY_ROLES:
            self._pool.offered[row.key] = Refused(row.text, row.source.file)

    def pass_over(self, row: PhraseRow, rule: Rule) -> None:
        """`row` was looked at in the plan that is being made."""
        self._plan.refuse(row, Refusal(rule))

    def fit(self, keys: Iterable[str]) -> None:
        """The phrases of these keys are on the subject of a point."""
        self._plan.fitting.update(keys)

    def choose(self, key: str, choice: Choice) -> None:
        """A phrase was chosen in the plan that is being made."""
        self._plan.choices[key] = choice

    def budget(self, block: str, budget: Budget) -> None:
        """What a part or point of the plan that is being made was to have, and has."""
        self._plan.budgets[block] = budget

    def refused(self) -> Mapping[Rule, Mapping[str, Refused]]:
        """What was refused and never chosen: by rule, in the order of the rules, then by key."""
        found: dict[Rule, dict[str, Refused]] = {}
        for rule in Rule:
            for record in (self._banned, self._pool, self.kept):
                for key, one in record.refused.get(rule, {}).items():
                    if key not in self.kept.choices:
                        found.setdefault(rule, {}).setdefault(key, one)
        return found

    def off_subject(self) -> list[Refused]:
        """The sentences for bodies that were on the subject of no point, and were not chosen otherwise."""
        had = self.kept.fitting | self.kept.choices.keys()
        return [one for key, one in self._pool.offered.items() if key not in had]


SILENT = Journal()
