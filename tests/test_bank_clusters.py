"""Near-duplicates: one phrase where nothing of weight differs, two where something does."""

from itertools import combinations

import pytest
from conftest import MineText
from hypothesis import given
from hypothesis import strategies as st

from generator.bank.bank import Bank
from generator.bank.clusters import THRESHOLD, Item, cluster, item
from generator.language.levels import Levels
from generator.language.lexicon import Lexicon
from generator.model.manuscript import Manuscript, Paragraph

_SENTENCE = "要坚持问题导向，盯住群众反映强烈的突出问题，一件一件抓好整改落实。"


def _item(text: str, lexicon: Lexicon, level: str = "市") -> Item:
    levels: Levels = lexicon.levels
    return item(text, text, lexicon.terms.era(text), (word.form for word in levels.find(text, level)))


def _one_phrase(one: str, other: str, lexicon: Lexicon) -> bool:
    groups = cluster([_item(one, lexicon), _item(other, lexicon)])
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
        _item(f"要支持和监督“{body}”依法履行职责，推动中心工作落到实处、见到成效。", lexicon)
        for body in ("一府两院", "一府一委两院")
    )
    common = len(one.grams & other.grams)
    assert common / len(one.grams | other.grams) >= THRESHOLD
    assert one.guard != other.guard


def test_formulations_of_the_same_dates_are_told_apart() -> None:
    assert item("a", _SENTENCE, ["四个意识"], []).guard != item("b", _SENTENCE, ["四个自信"], []).guard


def test_short_sentences_are_never_lumped_together(lexicon: Lexicon) -> None:
    assert not _one_phrase("要抓好落实。", "要抓好落实！好", lexicon)


def test_a_pair_just_at_the_threshold_is_found_though_its_rarest_pairs_differ() -> None:
    shared = frozenset(map(str, range(16)))
    short, long = Item("a", shared, ""), Item("b", shared | {"w", "x", "y", "z"}, "")
    assert cluster([short, long]) == {"a": "a", "b": "a"}


@given(
    st.dictionaries(
        st.text("abcdef", min_size=1, max_size=3),
        st.tuples(
            st.frozensets(st.integers(0, 17).map(str), min_size=10, max_size=16), st.sampled_from("xy")
        ),
        max_size=12,
    )
)
def test_no_pair_above_the_threshold_is_missed_and_none_below_is_joined(
    drawn: dict[str, tuple[frozenset[str], str]],
) -> None:
    """Against the plain comparison of every pair."""
    items = [Item(key, grams, guard) for key, (grams, guard) in drawn.items()]
    groups = {one.key: {one.key} for one in items}
    for one, other in combinations(items, 2):
        long = min(len(one.grams), len(other.grams)) >= 12
        alike = len(one.grams & other.grams) >= THRESHOLD * len(one.grams | other.grams)
        if long and alike and one.guard == other.guard and groups[one.key] is not groups[other.key]:
            groups[one.key] |= groups[other.key]
            for key in groups[other.key]:
                groups[key] = groups[one.key]
    assert cluster(items) == {key: min(group) for key, group in groups.items()}
    assert cluster(reversed(items)) == cluster(items)


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
