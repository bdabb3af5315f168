"""A sentence of a speech with all that mining knows of it."""

from typing import Literal, NamedTuple

_TOLD = 3
"""Unfamiliar words that are named."""
YaoClass = Literal["要", "可", "否"]
"""要: the sentence begins with 要; 可: a 要 may be put before it; 否: it may not."""


MARKED = "本地"
"""The kind of what the user marked as somebody's own."""


class Mark(NamedTuple):
    """A stretch of a sentence and its kind (地区 机构 … 遮盖, or 层级 for level words).

    `meaning` is, of a 遮盖, the kind of what it hides, told by what stands around it; empty: it cannot be told.
    """

    kind: str
    text: str
    meaning: str = ""


class LevelWord(NamedTuple):
    """A level word inside `Sentence.core`: offsets in characters, the form it stands for, its distance.

    `form` is a key of levels.yaml (全域, 党委 …), `steps` how many ranks it stands above (negative)
    or below the speaker's own level; 0 is the speaker's own.
    """

    start: int
    end: int
    form: str
    steps: int


class Renewal(NamedTuple):
    """A dated formulation in a sentence, what plainly replaces it, and its last day (ISO)."""

    old: str
    new: str
    last: str


class Traits(NamedTuple):
    """What drafting needs to know of a sentence; a tuple, as so many are made (a dataclass takes thrice the time)."""

    yao: YaoClass = "否"
    standings: tuple[str, ...] = ()
    """Who may say it: 部署 汇报 交流 主持 表态."""
    head_words: tuple[str, ...] = ()
    rest_words: tuple[str, ...] = ()
    first_topics: tuple[str, ...] = ()
    """Topics of the first clause: where it has any, they decide what the sentence is about."""
    head_topics: tuple[str, ...] = ()
    rest_topics: tuple[str, ...] = ()
    level_words: tuple[LevelWord, ...] = ()
    move: str = ""
    """环节 of curated openings and closings: 目的 意义 形势 任务 收束 展望."""
    occasions: tuple[str, ...] = ()
    """Occasions a curated phrase is meant for; empty: any."""
    levels: tuple[str, ...] = ()
    """Levels a curated phrase is meant for; empty: any."""
    whole: bool = False
    """One sentence of a paragraph that was written as a whole (整段), which gives its sentences in their order."""
    must: bool = False
    """必说 of a sentence of such a paragraph: it stays when the paragraph is cut."""
    themes: tuple[str, ...] = ()
    """题 of such a paragraph: it is said only where the brief's theme, focus, meeting or post holds one of these."""
    quotation: bool = False
    leans: tuple[str, ...] = ()
    """What it presupposes: 上文 (the sentence before), 会议 (its meeting or year), 半句 (half a correlative),
    问题 (the faults that its speech tells there)."""
    actor: str = ""
    """Who is to act: 常委会 代表 机关 基层人大 干部 一府一委两院 各级人大 …; empty: the hall itself."""
    charge: str = ""
    """Who is to be led or urged to act (要引导代表…)."""
    turns: bool = False
    """A report's sentence that could be demanded with 要."""
    clauses: tuple[str, ...] = ()
    """What each clause is: 条件 原因 转折 举措 结果 陈述."""
    ends: tuple[int, ...] = ()
    """Offsets in `core` of the commas at which it may end instead."""
    reason: str = ""
    """Of a reason: 意义 定位 问题."""
    breadth: str = ""
    """总 (general), 分 (names tools and steps) or neither."""
    renewals: tuple[Renewal, ...] = ()
    """Its formulations that are over some day and have a plain replacement."""
    fours: tuple[str, ...] = ()
    """Its phrases of four characters."""
    introduces: bool = False
    """Stands between a heading and the first lead below it."""
    before: str = ""
    """Key of the sentence before it in the same point or introduction; empty: it is the first."""
    over: tuple[str, ...] = ()
    """Topics of the lead over it in its speech, else of the nearest heading that names any."""
    opens: bool = False
    """It comes right behind a lead or heading."""
    under: str = ""
    """Key of the lead or heading over it in its speech; empty: `before` is that, or there is none."""
    titled: tuple[str, ...] = ()
    """Topics of which the title of its speech speaks, and slots that it names."""


class Sentence(NamedTuple):
    """One sentence, as `nigao outline --json` reports it (see docs/formats.md); a tuple for the same reason."""

    key: str
    paragraph: int
    sentence: int
    start: int
    end: int
    text: str
    core: str
    """The text without its ordinal."""
    slot: str
    role: str
    topic: str = ""
    confidence: float = 1.0
    level: int | None = None
    ordinal: int | None = None
    local: tuple[Mark, ...] = ()
    variables: tuple[Mark, ...] = ()
    era: tuple[str, ...] = ()
    since: str = ""
    """First day (ISO) on which all of it may be said; empty: no bound."""
    until: str = ""
    """Last day on which all of it may be said as current; empty: no bound."""
    why_not: str = ""
    """Why it may not be offered in a draft; empty if it may."""
    unfamiliar: tuple[str, ...] = ()
    """Of a usable sentence: words that may be the way its place calls its own things (see `language.familiar`)."""
    evidence: tuple[str, ...] = ()
    traits: Traits = Traits()

    @property
    def usable(self) -> bool:
        """May be offered in a draft once its variables are filled."""
        return not self.why_not

    def why_not_from(self, kind: str) -> str:
        """Why it may not be offered as a sentence of a source of this kind; what is strange in another place's
        speech is not said here."""
        if self.why_not or not self.unfamiliar or kind != "outside":
            return self.why_not
        words = "、".join(f"“{word}”" for word in self.unfamiliar[:_TOLD])
        return f"外单位稿子里的生词{words}，怕是当地的叫法"
