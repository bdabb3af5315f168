"""How much of a draft may come from one stranger's speech, however well it suits: share, sentences and characters in a row."""

import functools
import re

import pytest
from desk_support import build_tree, filled_workspace, leave_out_wholes
from drafting_support import DAY, PLACES, brief_of, desk_and_bank, nigao

from generator.desk.content import shipped_root
from generator.desk.templates import load_occasion
from generator.drafting.bounds import long_runs
from generator.drafting.brief_file import Entry
from generator.drafting.produce import produce
from generator.drafting.shares import Held
from generator.language.sentences import split_sentences
from generator.model.draft import Block, Source, Span

WANTED = "广大群众"
"""Stands in every sentence of the speech that is to rule the draft, and is what the brief wants to be said."""
STRANGER, OWN = "外来稿.txt", "自家稿.txt"
SPEECHES = (
    "云河市-工作会议讲话.txt", "澜江市-工作会议讲话.txt", "云河市-机关会议讲话.txt", "澜江市-机关会议讲话.txt",
)  # fmt: skip


def ruling_speech():
    """A long speech of which every sentence holds what is wanted."""
    lines = ["在全市人大工作会议上的讲话"]
    for name in SPEECHES:
        text = (shipped_root() / "phrasebank" / "speeches" / name).read_text(encoding="utf-8")
        body = text.split("---", 2)[-1] if text.startswith("---") else text
        lines += [_wanting(line) for line in body.splitlines() if len(line) > 60]
    return "\n".join(lines) + "\n"


def _wanting(line):
    sentences = [line[start:end] for start, end in split_sentences(line)]
    return "".join(
        re.sub(r"([。；！])$", rf"，让{WANTED}满意\1", one) if WANTED not in one else one for one in sentences
    )


@pytest.fixture(scope="module")
def rooms(tmp_path_factory):
    """kind → a workspace whose bank holds the archive and the ruling speech as a source of that kind."""
    made = {}
    for kind, name in (("outside", STRANGER), ("own", OWN)):
        root = filled_workspace(tmp_path_factory.mktemp(kind) / "家", wholes=False)
        build_tree(root.parent, {name: ruling_speech()})
        done = nigao("--workspace", root, "mine", root.parent / name, f"--{kind}")
        assert done.code == 0, done.err
        made[kind] = root
    return made


@functools.cache
def drafted(root, occasion, *, samples=True):
    """A draft for which the brief wants what the ruling speech says over and over."""
    desk, bank = desk_and_bank(root)
    template = load_occasion(desk.content, occasion)
    pairs = {"地区": PLACES["市"], "日期": str(DAY), "必提": WANTED}
    entries = [Entry(key, value, "") for key, value in pairs.items()]
    brief = brief_of(entries, (), template.standing, occasion)
    return produce(template, brief, bank, desk.lexicon, 1, 150, samples=samples)


def runs(draft, file):
    """Runs of sentences of `file` that stand in the draft as they do there: [(blocks, characters)]."""
    units = {}
    for block in draft.blocks:
        for span in block.spans:
            if span.unit is not None and span.source is not None:
                source, blocks, text = units.get(span.unit, (span.source, block.id, ""))
                units[span.unit] = (source, blocks, text + span.text)
    found, before = [], None
    for source, block, text in units.values():
        follows = (
            before is not None
            and source.file == before.file == file
            and (
                (source.paragraph, source.sentence) == (before.paragraph, before.sentence + 1)
                or (source.paragraph == before.paragraph + 1 and source.sentence == 0)
            )
        )
        if follows:
            found[-1].append((block, len(text)))
        else:
            found.append([(block, len(text))])
        before = source
    return found


def test_a_stranger_gives_a_quarter_at_most_where_the_bank_holds_enough_others(rooms):
    draft = drafted(rooms["outside"], "工作会议讲话")
    row = next(one for one in draft.sources if one.file == STRANGER)
    assert row.kind == "outside"
    assert 0.15 < row.share <= 0.25
    assert not any("四分之一" in one for one in draft.shortfalls)


def test_from_a_stranger_two_sentences_and_two_hundred_characters_in_a_row_are_the_most(rooms):
    draft = drafted(rooms["outside"], "工作会议讲话")
    found = runs(draft, STRANGER)
    assert max(len(run) for run in found) <= 2
    assert max(sum(length for _, length in run) for run in found) <= 200
    assert all(one.longest_run <= 2 for one in draft.sources if one.kind in ("outside", "shipped"))


def test_the_office_s_own_speech_may_give_more_but_no_run_goes_beyond_its_point(rooms):
    draft = drafted(rooms["own"], "工作会议讲话")
    row = next(one for one in draft.sources if one.file == OWN)
    assert row.kind == "own"
    assert row.share > 0.25
    assert all(len({block for block, _ in run}) == 1 for run in runs(draft, OWN))
    assert not any("四分之一" in one for one in draft.shortfalls)


def test_a_bank_too_thin_to_hold_the_bound_says_so(tmp_path):
    root = tmp_path / "家"
    assert nigao("init", root).code == 0
    leave_out_wholes(root)
    build_tree(tmp_path, {STRANGER: ruling_speech(), "家/phrasebank/监督.yaml": "槽位: 监督\n短语: []\n"})
    assert nigao("--workspace", root, "mine", tmp_path / STRANGER, "--outside").code == 0
    draft = drafted(root, "机关会议讲话", samples=False)
    over = [one for one in draft.sources if one.kind == "outside" and one.share > 0.25]
    said = [one for one in draft.shortfalls if "四分之一" in one]
    assert [one.file for one in over] == [STRANGER]
    assert [f"“{STRANGER}”占全文 {one.share:.0%}" in text for one, text in zip(over, said, strict=True)] == [
        True
    ]
    assert max(len(run) for run in runs(draft, STRANGER)) <= 2


def block_of(number, *sentences, lead=False):
    """A block with these (paragraph, sentence, characters) of one source."""
    spans = [
        Span(
            "字" * length,
            "phrase",
            100 * number + place,
            f"{paragraph}.{sentence}",
            Source("稿.txt", paragraph, sentence),
        )
        for place, (paragraph, sentence, length) in enumerate(sentences)
    ]
    return Block(f"1.{number}", number, "正文", tuple(spans), lead=int(lead))


def beyond(kind, *blocks):
    """The keys with which a run grows too long, of blocks from a source of this kind; its paragraph 3 ends with sentence 4."""
    places = {span.key: {span.source: kind} for block in blocks for span in block.spans}
    return set(long_runs(blocks, Held(places, [Source("稿.txt", 3, 4)])))


@pytest.mark.parametrize("kind", ["outside", "shipped"])
def test_a_third_sentence_in_a_row_and_the_two_hundred_and_first_character_go(kind):
    assert beyond(kind, block_of(1, (3, 0, 60), (3, 1, 60))) == set()
    assert beyond(kind, block_of(1, (3, 0, 60), (3, 1, 60), (3, 2, 60))) == {"3.2"}
    assert beyond(kind, block_of(1, (3, 0, 120), (3, 1, 81))) == {"3.1"}
    assert beyond(kind, block_of(1, (3, 0, 60), (3, 2, 60), (3, 1, 60), (3, 3, 60))) == set()
    assert beyond(kind, block_of(1, *((3, number, 60) for number in range(5)))) == {"3.2"}


def test_a_run_goes_on_into_the_next_paragraph_and_from_lead_to_body_and_block_to_block():
    assert beyond("outside", block_of(1, (3, 3, 30), (3, 4, 30), (4, 0, 30))) == {"4.0"}
    assert beyond("outside", block_of(1, (3, 2, 30), (3, 3, 30), (4, 0, 30))) == set()
    assert beyond(
        "outside", block_of(1, (3, 0, 12), (3, 1, 50), lead=True), block_of(2, (3, 2, 12), lead=True)
    ) == {"3.2"}


def test_one_s_own_words_may_run_on_to_the_end_of_the_point_and_curated_ones_are_no_speech():
    point = block_of(1, *((3, number, 90) for number in range(4)))
    assert beyond("own", point) == set()
    assert beyond("own", point, block_of(2, (3, 4, 90), (4, 0, 90))) == {"3.3"}
    assert beyond("curated", point) == set()
