"""The order of what a search finds: what a secretary can take over at once, and is about the words, stands first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.bank import candidates
from generator.bank.alike import search_like
from generator.bank.bank import Bank
from generator.bank.decisions import Decision, decide
from generator.bank.order import _BARE
from generator.bank.query import Filters, parse
from generator.bank.search import search
from generator.bank.wordings import due_wordings, put_wording
from generator.exchange.checks import ROLES
from generator.mining.keys import sentence_key
from generator.model.manuscript import Manuscript, SourceInfo
from generator.model.sentence import Sentence
from generator.model.speech import Speech

Row = tuple[str, str, str, str]
"""Text, slot, topic and role of a sentence; a text that begins with × is not usable."""
Made = Callable[..., Bank]

_LATE = "要在每一次下乡走访的时候都记得问一问预算的事。"
_EARLY = "要把预算看紧，把每一笔钱的去向问清。"
_TWICE = "要在编制环节问一问今年的预算和去年的预算有什么不同。"
_MATTER = "要在编制环节把钱的去向问清，重点支出的预算逐项说明。"
_LEAD = "二要看紧预算。"
_UNUSABLE = "×预算的事刚才说过，预算要看紧。"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A bank of speeches: name → (date, kind, sentences)."""

    def make(**speeches: tuple[str, str, tuple[Row, ...]]) -> Bank:
        bank = Bank(tmp_path / "bank.sqlite")
        with bank.changing():
            for name, (date, kind, rows) in speeches.items():
                sentences = tuple(_sentence(number, *row) for number, row in enumerate(rows))
                texts = tuple(one.text for one in sentences)
                info = SourceInfo(date=date, occasion=name)
                speech = Speech(name, name, info, texts, sentences)
                bank.add(speech, Manuscript(name, name, ()), name, kind)
        return bank

    return make


def _sentence(number: int, text: str, slot: str, topic: str, role: str) -> Sentence:
    return Sentence(
        sentence_key(text), 0, number, 0, len(text), text, text, slot, role, topic=topic,
        why_not="靠上文" if text.startswith("×") else "",
    )  # fmt: skip


def _shown(bank: Bank, *words: str, **narrowing: str) -> list[str]:
    found = search(bank, parse(words), Filters(**narrowing), limit=500)  # type: ignore[arg-type]
    return [hit.text for hit in found.hits]


def test_whole_sentences_come_before_leads_and_headings_unless_a_role_is_asked_for(made: Made) -> None:
    rows = (
        (_LEAD, "监督", "计划预算", "领句"),
        ("一、扎紧预算的口子", "监督", "计划预算", "小标题"),
        (_UNUSABLE, "监督", "计划预算", "论述"),
        (_LATE, "代表工作", "", "举措"),
    )
    with made(新=("2026-03-01", "own", rows), 旧=("2025-03-01", "own", rows[:2])) as bank:
        assert _shown(bank, "预算")[0] == _LATE
        assert set(_shown(bank, "预算")[1:3]) == {_LEAD, "一、扎紧预算的口子"}
        assert _shown(bank, "预算")[3] == _UNUSABLE
        assert _shown(bank, "预算", role="领句") == [_LEAD]


def test_what_is_about_the_word_comes_before_what_is_new(made: Made) -> None:
    old = (
        (_MATTER, "监督", "计划预算", "举措"),
        (_EARLY, "代表工作", "", "举措"),
        (_TWICE, "代表工作", "", "举措"),
    )
    new = ((_LATE, "代表工作", "代表培训", "举措"),)
    with made(旧=("2020-03-01", "own", old), 新=("2026-03-01", "own", new)) as bank:
        found = _shown(bank, "预算")
        assert (found[0], found[-1]) == (_MATTER, _LATE)
        assert _shown(bank, "监督", slot="监督") == []
        assert _shown(bank, "钱的去向")[0] == _EARLY


def test_an_occasion_that_holds_the_word_makes_no_matter_of_it(made: Made) -> None:
    """A slot or topic does: all that was said in 工作会议讲话 is not about 工作."""
    said = "要在每一次下乡走访的时候都记得问一问工作的事。"
    longer = "要在进站接待选民以后，当天把听到的意见交给工作班子，三天以内拿出回音。"
    rows = ((said, "监督", "", "举措"), (longer, "代表工作", "", "举措"))
    with made(工作会议讲话=("", "own", rows)) as bank:
        assert _shown(bank, "工作") == [longer, said]


def test_where_the_fit_is_equal_own_ones_come_first_then_those_said_oftener(made: Made) -> None:
    mine, theirs = _EARLY, "要把预算管好，把每一个项目的底数摸清。"
    often, rare = "要让预算更透明，请群众来看一看账本。", "要让预算更管用，请专家来把一把脉。"
    with made(
        甲=("2026-03-01", "outside", ((theirs, "监督", "", "举措"),)),
        乙=("2025-03-01", "own", ((mine, "监督", "", "举措"),)),
    ) as bank:
        assert _shown(bank, "预算") == [mine, theirs]
        with bank.changing():
            for name, kept in (("丙", (often,)), ("丁", (often, rare))):
                sentences = tuple(
                    _sentence(number, text, "监督", "", "举措") for number, text in enumerate(kept)
                )
                speech = Speech(name, name, SourceInfo(date="2019-01-01"), kept, sentences)
                bank.add(speech, Manuscript(name, name, ()), name, "own")
        assert _shown(bank, "预算") == [often, mine, rare, theirs]


def test_words_side_by_side_come_first_in_a_whole_sentence_only(made: Made) -> None:
    apart = "要请代表看一看答复写得实不实，建议办得好不好。"
    beside = "办好代表建议是一件连着千家万户的事情。"
    rows = (
        ("二要办好代表建议。", "代表工作", "建议办理", "领句"),
        (apart, "代表工作", "建议办理", "举措"),
        (beside, "监督", "", "论述"),
    )
    with made(甲=("2026-03-01", "own", rows)) as bank:
        assert _shown(bank, "代表", "建议") == [beside, apart, "二要办好代表建议。"]


def test_all_that_answers_is_found_through_all_windows(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"要把预算的第{sign}件事办好，一件一件地办。" for sign in "甲乙丙丁戊己庚辛壬癸"]
    rows = tuple((text, "监督", "", "领句" if number % 3 else "举措") for number, text in enumerate(texts))
    with made(甲=("2026-03-01", "own", rows)) as bank:
        monkeypatch.setattr(candidates, "WINDOW", 3)
        for words in (("预算",), ("预算", "办好"), ("预算的", "第")):
            lines = [line.text for line in candidates.candidates(bank.connection, parse(words), Filters())]
            assert sorted(lines) == sorted(texts)


@pytest.mark.parametrize("word", ["预算" * 20_000, "AI", "ai", "100%", "_", "[预算]x", "*预"])
def test_any_word_is_weighed(made: Made, word: str) -> None:
    late = f"要在每一次下乡走访的时候都记得把{word}的事问一问。"
    early = f"要用好{word}，把每一笔钱的去向都问得清清楚楚。"
    rows = ((late, "监督", "", "举措"), (early, "监督", "", "举措"))
    with made(新=("2026-03-01", "own", rows[:1]), 旧=("2025-03-01", "own", rows[1:])) as bank:
        found = _shown(bank, f"“{word}”")
        assert found == ([early, late] if len(word) < 30 else [late, early])


def test_roles_of_bare_lines_are_told_by_their_first_character() -> None:
    firsts = {role[0] for role in _BARE}
    assert [role for role in ROLES if role[0] in firsts] == [role for role in ROLES if role in _BARE]


def test_like_finds_the_same_matter_before_the_same_skeleton(made: Made) -> None:
    skeletons = (
        "站建到哪里，党的领导就要落实到哪里。",
        "市委的决策部署推进到哪里，人大的工作就要跟进到哪里。",
    )
    matter = "花钱必问效，公共的钱都有人盯着，财政才对得起纳税人的信任。"
    rows = tuple((text, "监督", "", "举措") for text in (*skeletons, matter))
    with made(甲=("2026-03-01", "own", rows)) as bank:
        found = search_like(bank, "钱花到哪里要盯到哪里").hits
        assert found[0].text == matter
        assert [hit.likeness for hit in found] == sorted((hit.likeness for hit in found), reverse=True)
        assert search_like(bank, matter).hits[0].likeness == 1


def _decide(bank: Bank, *decisions: Decision) -> None:
    decide(bank, "import", decisions, "2026-11-01T10:00:00", "甲", "")


def test_a_sentence_that_was_moved_is_about_where_it_was_moved_to(made: Made) -> None:
    rows = (
        ("要把钱的去向问清，绩效逐项说明。", "代表工作", "", "举措"),
        ("要把钱的来路问清，绩效逐项说明。", "监督", "绩效管理", "举措"),
    )
    with made(稿=("2026-03-01", "own", rows)) as bank:
        assert _shown(bank, "绩效") == [rows[1][0], rows[0][0]]
        moved = [
            Decision(sentence_key(rows[0][0]), "slot", "监督"),
            Decision(sentence_key(rows[0][0]), "topic", "绩效管理"),
            Decision(sentence_key(rows[1][0]), "slot", "代表工作"),
            Decision(sentence_key(rows[1][0]), "topic", "代表培训"),
        ]
        _decide(bank, *moved)
        assert _shown(bank, "绩效") == [rows[0][0], rows[1][0]]


def test_what_was_put_into_words_that_may_not_be_offered_comes_after_what_may(made: Made) -> None:
    rows = ((_EARLY, "监督", "计划预算", "举措"), (_LATE, "代表工作", "", "举措"))
    spoilt = "要把银杏水库的预算看紧，把去向问清。"
    with made(稿=("2026-03-01", "own", rows)) as bank:
        assert _shown(bank, "预算") == [_EARLY, _LATE]
        key = sentence_key(_EARLY)
        _decide(bank, Decision(key, "wording", spoilt))
        (due,) = due_wordings(bank)
        with bank.writing():
            put_wording(bank, due, _sentence(0, spoilt, "监督", "", "举措")._replace(why_not="地区"))
        assert _shown(bank, "预算") == [_LATE, _EARLY]
        assert _shown(bank, "银杏水库") == [_EARLY]
        with bank.writing():
            put_wording(bank, due, _sentence(0, spoilt, "监督", "", "举措"))
        assert _shown(bank, "预算") == [_EARLY, _LATE]
