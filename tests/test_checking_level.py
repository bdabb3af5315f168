"""Level: another level's words, and what one's own level does not have."""

import pytest

from generator.checking.level import find_incompetent, find_mixed
from generator.language.lexicon import Lexicon


def _mixed(text: str, level: str, lexicon: Lexicon) -> list[str]:
    findings = find_mixed(text, level, lexicon.levels)
    assert all(text[one.start : one.end] == one.text and one.id == "level.mixed" for one in findings)
    return [one.text for one in findings]


def _incompetent(text: str, level: str, lexicon: Lexicon) -> list[str]:
    findings = find_incompetent(text, level, lexicon.levels)
    assert all(text[one.start : one.end] == one.text and one.id == "level.competence" for one in findings)
    return [one.text for one in findings]


@pytest.mark.parametrize(
    ("text", "level", "mixed"),
    [
        ("推动全县发展，结合我县实际。", "市", ["全县", "我县"]),
        ("推动全市发展，结合我市实际。", "市", []),
        ("落实省委部署，服务全省大局。", "市", []),
        ("推动全县发展。", "区", ["全县"]),
        ("服务全县大局。", "镇", []),
        ("结合本镇实际。", "县", ["本镇"]),
        ("推动全市发展。", "县级市", []),
        ("激发市场活力，建设美丽城市。", "县", []),
    ],
)
def test_words_of_another_level_are_found(text: str, level: str, mixed: list[str], lexicon: Lexicon) -> None:
    assert _mixed(text, level, lexicon) == mixed


def test_without_a_level_nothing_is_mixed(lexicon: Lexicon) -> None:
    assert _mixed("推动全县和全市发展。", "", lexicon) == []


@pytest.mark.parametrize(
    ("text", "level", "missing"),
    [
        ("提高立法质量。", "县", ["立法质量"]),
        ("提高立法质量。", "市", []),
        ("支持“一府一委两院”工作。", "镇", ["一府一委两院"]),
        ("支持“一府一委两院”工作。", "县", []),
        ("建好基层立法联系点。", "县", []),
        ("依法履职。", "镇", []),
    ],
)
def test_what_a_level_does_not_have_is_found(
    text: str, level: str, missing: list[str], lexicon: Lexicon
) -> None:
    assert _incompetent(text, level, lexicon) == missing


def test_it_is_found_behind_an_allowed_mention_and_every_time(lexicon: Lexicon) -> None:
    text = "参与地方立法调研，提高立法质量，再提高立法质量。"
    findings = find_incompetent(text, "县", lexicon.levels)
    assert [one.start for one in findings] == [text.index("立法质量"), text.rindex("立法质量")]
    assert all(one.severity == "错误" and "县" in one.message for one in findings)
