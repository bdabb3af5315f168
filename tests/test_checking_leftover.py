"""Leftovers: another place's names, figures and masks are found where they stand."""

import pytest

from generator.checking.leftover import Names, find_leftovers
from generator.language.lexicon import Lexicon
from generator.model.sentence import Mark

_MARKS = (
    Mark("地区", "银杏水库"),
    Mark("地区", "云河市"),
    Mark("地区", "云河"),
    Mark("地区", "枫桥"),
    Mark("人名", "赵玉兰同志"),
    Mark("口号", "“三城同创”"),
    Mark("项目", "“四个意识”"),
    Mark("数量", "187件"),
    Mark("地区", "某"),
    Mark("项目", "听取和审议XX工作情况的报告"),
)


def _found(text: str, lexicon: Lexicon, own: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    findings = find_leftovers(text, Names(_MARKS, own, lexicon), lexicon)
    assert all(text[one.start : one.end] == one.text for one in findings)
    assert findings == sorted(findings, key=lambda one: (one.start, one.end))
    return [(one.id, one.text) for one in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动XX高质量发展。", [("leftover.mask", "XX")]),
        ("XX市和XX县。", [("leftover.mask", "XX"), ("leftover.mask", "XX")]),
        ("保护好银杏水库。", [("leftover.place", "银杏水库")]),
        ("推动云河市发展。", [("leftover.place", "云河市")]),
        ("云河有云河的特色。", [("leftover.place", "云河"), ("leftover.place", "云河")]),
        ("去年办理建议36件。", [("leftover.date", "去年"), ("leftover.number", "36件")]),
        ("第六届人大常委会。", [("leftover.session", "第六届")]),
        ("聚力“三城同创”。", [("leftover.slogan", "“三城同创”")]),
        ("赵玉兰同志作了总结。", [("leftover.person", "赵玉兰同志")]),
        ("坚持依法履职，做好代表工作。", []),
        ("学习新时代“枫桥经验”。", []),
        ("增强“四个意识”、坚定“四个自信”、做到“两个维护”。", []),
    ],
)
def test_leftovers_are_found_where_they_stand(
    text: str, expected: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    assert _found(text, lexicon) == expected


def test_the_users_own_place_is_no_leftover(lexicon: Lexicon) -> None:
    assert _found("推动云河市发展，彰显云河特色，保护银杏水库。", lexicon, own=("云河市",)) == [
        ("leftover.place", "银杏水库")
    ]


def test_a_single_character_or_a_masked_name_is_not_looked_for(lexicon: Lexicon) -> None:
    assert Names(_MARKS, (), lexicon).find("某种意义上，听取和审议XX工作情况的报告。") == []


def test_figures_of_a_source_are_not_names(lexicon: Lexicon) -> None:
    assert Names((Mark("数量", "187件"),), (), lexicon).find("办理187件。") == []


def test_without_names_nothing_is_found(lexicon: Lexicon) -> None:
    assert Names((), (), lexicon).find("推动云河市发展。") == []


def test_every_finding_is_an_error_with_a_message_that_quotes_it(lexicon: Lexicon) -> None:
    (finding,) = find_leftovers("推动XX发展。", Names((), (), lexicon), lexicon)
    assert finding.severity == "错误"
    assert "“XX”" in finding.message
