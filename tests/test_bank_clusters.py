"""Near-duplicates: one phrase where nothing of weight differs, two where something does."""

import pytest
from conftest import MineText
from hypothesis import given
from hypothesis import strategies as st

from generator.bank.bank import Bank
from generator.bank.clusters import Wording, alike, cluster, distance, plain_distance, wording
from generator.bank.signatures import BANDS, signatures
from generator.language.levels import Levels
from generator.language.lexicon import Lexicon
from generator.model.manuscript import Manuscript, Paragraph

_SENTENCE = "要坚持问题导向，盯住群众反映强烈的突出问题，一件一件抓好整改落实。"


def _wording(text: str, lexicon: Lexicon, level: str = "市") -> Wording:
    levels: Levels = lexicon.levels
    return wording(text, text, lexicon.terms.era(text), (word.form for word in levels.find(text, level)))


def _one_phrase(one: str, other: str, lexicon: Lexicon) -> bool:
    groups = cluster([_wording(one, lexicon), _wording(other, lexicon)])
    return groups[one] == groups[other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_SENTENCE, _SENTENCE.replace("，", "、")),
        (_SENTENCE, _SENTENCE.replace("要坚持", "坚持")),
        (_SENTENCE, _SENTENCE.replace("突出问题", "问题")),
    ],
)
def test_a_slightly_different_wording_is_the_same_phrase(one: str, other: str, lexicon: Lexicon) -> None:
    assert _one_phrase(one, other, lexicon)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "要支持和监督“一府两院”依法履行职责，推动中心工作落到实处、见到成效。",
            "要支持和监督“一府一委两院”依法履行职责，推动中心工作落到实处、见到成效。",
        ),
        (
            "各级人大代表必须牢固树立宗旨意识，在群众面前摆架子、耍威风的事情不能做。",
            "各级人大代表不得牢固树立宗旨意识，在群众面前摆架子、耍威风的事情不能做。",
        ),
        (
            "要深入学习贯彻党的二十大精神，把思想和行动统一到党中央决策部署上来。",
            "要深入学习贯彻党的十九大精神，把思想和行动统一到党中央决策部署上来。",
        ),
        (
            "要认真贯彻落实市委的决策部署，在服务大局中展现人大机关的新作为新形象。",
            "要认真贯彻落实上级的决策部署，在服务大局中展现人大机关的新作为新形象。",
        ),
        (_SENTENCE, "要坚持依法履职，用好执法检查、专题询问等方式，增强监督工作的刚性和实效。"),
    ],
    ids=["formulation", "negation", "congress", "level word", "another sentence"],
)
def test_what_means_something_else_is_another_phrase(one: str, other: str, lexicon: Lexicon) -> None:
    assert not _one_phrase(one, other, lexicon)


def test_the_formulation_alone_keeps_two_sentences_apart(lexicon: Lexicon) -> None:
    """The wording is near enough; only the guard parts them."""
    one, other = (
        _wording(f"要支持和监督“{body}”依法履行职责，推动中心工作落到实处、见到成效。", lexicon)
        for body in ("一府两院", "一府一委两院")
    )
    assert alike(one._replace(guard=""), other._replace(guard=""))
    assert not alike(one, other)


def test_formulations_of_the_same_dates_are_told_apart() -> None:
    assert wording("a", _SENTENCE, ["四个意识"], []).guard != wording("b", _SENTENCE, ["四个自信"], []).guard


def test_short_sentences_are_never_lumped_together(lexicon: Lexicon) -> None:
    assert not _one_phrase("要抓好落实。", "要抓好落实！好", lexicon)


@pytest.mark.parametrize(
    ("length", "changed", "one_phrase"), [(29, 1, True), (29, 2, False), (50, 5, True), (50, 11, False)]
)
def test_a_short_sentence_may_differ_in_one_character_a_long_one_in_a_fifth(
    length: int, changed: int, one_phrase: bool
) -> None:
    text = "".join(chr(0x4E00 + place) for place in range(length))
    other = "".join("变" if place < changed else char for place, char in enumerate(text))
    assert alike(Wording("a", "", text), Wording("b", "", other)) == one_phrase
    assert (cluster([Wording("a", "", text), Wording("b", "", other)]) == {"a": "a", "b": "a"}) == one_phrase


def test_what_hangs_together_through_a_third_is_one_phrase() -> None:
    texts = {"c": _SENTENCE[:18], "a": _SENTENCE[:19], "b": _SENTENCE[:20]}
    wordings = [Wording(key, "", text) for key, text in texts.items()]
    assert not alike(wordings[0], wordings[2])
    assert cluster(wordings) == dict.fromkeys("abc", "a")
    assert cluster([wordings[0], wordings[2]]) == {"b": "b", "c": "c"}


def _edits(one: str, other: str) -> int:
    """The table of all prefixes, filled in plainly."""
    row = list(range(len(other) + 1))
    for number, char in enumerate(one, 1):
        above, row[0] = row[:], number
        for place, against in enumerate(other, 1):
            row[place] = min(above[place] + 1, row[place - 1] + 1, above[place - 1] + (char != against))
    return row[-1]


@given(st.text("甲乙丙", max_size=70), st.text("甲乙丙", max_size=70))
def test_edits_are_counted_right_with_and_without_a_library(one: str, other: str) -> None:
    true = _edits(one, other)
    assert plain_distance(one, other, 100) == true
    for most in (0, max(true - 1, 0), true, true + 1):
        counts = plain_distance(one, other, most), distance()(one, other, most)
        assert [count <= most for count in counts] == [true <= most] * 2


@given(st.lists(st.tuples(st.text(min_size=13, max_size=80), st.text(max_size=3)), max_size=5))
def test_numbers_are_the_same_with_and_without_a_library(drawn: list[tuple[str, str]]) -> None:
    pytest.importorskip("numpy")
    texts, guards = [text for text, _ in drawn], [guard for _, guard in drawn]
    with_library = signatures(texts, guards)
    with pytest.MonkeyPatch.context() as without:
        without.setattr("generator.bank.signatures.numpy_or_none", lambda: None)
        assert signatures(texts, guards) == with_library
    assert len(with_library) == BANDS * len(texts)


def test_the_bank_counts_near_duplicates_as_one_phrase(
    mine_text: MineText, tmp_path_factory: pytest.TempPathFactory
) -> None:
    filler = ("同志们：", "下面，我讲几点意见。", "一、坚持党的领导")
    texts = [
        _SENTENCE,
        _SENTENCE.replace("要坚持", "坚持"),
        "要支持和监督“一府两院”依法履行职责，推动中心工作落到实处、见到成效。",
    ]
    texts.append(texts[2].replace("一府两院", "一府一委两院"))
    with Bank(tmp_path_factory.mktemp("bank") / "bank.sqlite") as bank:
        with bank.changing():
            for number, text in enumerate(texts):
                speech = mine_text(*filler, text + "要让群众得到实惠。" * 3, name=f"{number}.txt")
                bank.add(
                    speech,
                    Manuscript(f"{number}.txt", str(number), (Paragraph(text),)),
                    f"/{number}.txt",
                    "own",
                )
        phrase = {row.core: row.phrase for row in bank.phrases()}
    assert phrase[texts[0]] == phrase[texts[1]]
    assert phrase[texts[2]] != phrase[texts[3]]
