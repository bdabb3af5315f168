"""Level: words of another level, and what the user's level must not say of itself."""

from generator.language.levels import Levels
from generator.model.finding import Finding

_SELF_FORMS = ("全域", "我域", "本域")
_NO_HEAD = "健安完齐"
"""Before 全 the first half of another word: 健全街道."""


def find_mixed(text: str, level: str, levels: Levels) -> list[Finding]:
    """全县, 我县, 本县 in a city's speech and the like; words of superior levels (省委) are no mixture."""
    return [
        Finding(
            "level.mixed",
            "错误",
            word.start,
            word.end,
            text[word.start : word.end],
            f"“{text[word.start : word.end]}”与本级（{level}）不符",
        )
        for word in levels.find(text, level)
        if word.steps != 0
        and word.form in _SELF_FORMS
        and word.steps > -1
        and not text[: word.start].endswith(tuple(_NO_HEAD))
    ]


def find_incompetent(text: str, level: str, levels: Levels) -> list[Finding]:
    """All that this level does not have (地方立法 in a county's speech)."""
    return [
        Finding(
            "level.competence",
            "错误",
            start,
            start + len(word),
            word,
            f"本级（{level}）没有“{word}”这项职权或机构",
        )
        for start, word in levels.find_unsaid(text, level)
    ]
