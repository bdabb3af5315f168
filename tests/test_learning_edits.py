"""A third of a draft's sentences struck, reworded, moved at random, others written in: nearly all is told as it was."""

import random
from collections import Counter

import pytest
from learning_support import open_office

from generator.language.ordinals import parse_ordinal
from generator.language.sentences import split_sentences
from generator.learning.comparison import compare
from generator.learning.facts import Facts

NEW = (
    "要把调研的脚步迈到最远的院落，听真话、记实情。",
    "我常想，会议开得再多，不如把一件小事办到群众心坎上。",
    "对答复了又反复的事项，要回头看、盯到底，不留尾巴。",
)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    office = open_office(tmp_path_factory.mktemp("改"))
    yield [office.draft(occasion=name)[1] for name in ("工作会议讲话", "座谈会汇报发言", "交流发言")]
    office.bank.connection.close()


def reworded(text, chance):
    """Another wording: the last clause put otherwise, the first one pressed, or a clause left out and one added."""
    parts = text.rstrip("。").split("，")
    kind = chance.randrange(3) if len(parts) > 2 else 1
    if kind == 0:
        parts[-1] = "务求见到实效"
    elif kind == 1:
        parts[0] = f"进一步{parts[0]}"
    else:
        del parts[chance.randrange(len(parts))]
        parts.append("一项一项抓到位")
    return "，".join(parts) + "。"


def edited(draft, chance):
    """The blocks of the draft after editing, and what was done to which sentence: text → (fate, wording)."""
    blocks = [(block.id, [block.text[a:b] for a, b in split_sentences(block.text)]) for block in draft.blocks]
    places = [(n, m) for n, (_, texts) in enumerate(blocks) for m, text in enumerate(texts) if len(text) > 20]
    places = [(n, m) for n, m in places if blocks[n][1][m].endswith("。") and len(blocks[n][1]) > 1]
    chance.shuffle(places)
    done = {}
    for number, (n, m) in enumerate(places[: len(places) // 3]):
        old, fate = blocks[n][1][m], ("struck", "changed", "changed", "moved")[number % 4]
        new = reworded(old, chance) if fate == "changed" else ""
        blocks[n][1][m] = new
        other, _ = places[-1 - number]
        if fate == "moved":
            blocks[other][1].append(old)
        done[_core(old)] = (fate, _core(new) if new else "")
    for number, text in enumerate(NEW):
        blocks[places[-1 - number][0]][1].append(text)
    return [(name, "".join(texts)) for name, texts in blocks if any(texts)], done


def _core(text):
    ordinal = parse_ordinal(text)
    return text[ordinal.length :] if ordinal and ordinal.length < len(text) else text


@pytest.mark.parametrize("marked", [True, False], ids=["with bookmarks", "by text alone"])
def test_nearly_every_edit_is_told_as_it_was_made(drafts, lexicon, marked):
    right, asked = Counter(), Counter()
    for seed, draft in enumerate(drafts * 2):
        stretches, done = edited(draft, random.Random(seed))
        given = stretches if marked else [("", text) for _, text in stretches]
        found = compare("稿", draft, given, Facts([], lexicon))
        assert found.found >= 0.95
        for line in found.lines:
            fate, wording = done.get(line.before, ("kept", "")) if line.before else ("added", "")
            told = "kept" if line.fate == "moved" and fate in ("kept", "moved") else line.fate
            asked[fate] += 1
            right[fate] += told == ("kept" if fate == "moved" else fate) and line.after.endswith(wording)
    shares = {fate: right[fate] / asked[fate] for fate in asked}
    assert asked["changed"] > 50
    assert asked["added"] >= 6 * len(NEW)
    assert shares["struck"] == shares["moved"] == 1.0, shares
    assert min(shares["kept"], shares["changed"]) > 0.95, shares
    assert shares["added"] > 0.9, shares
