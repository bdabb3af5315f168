"""What must never happen, over occasions, levels, days and seeds: from the archive, and from three real speeches alone.

Each cell (occasion, level) takes its own few of the twenty seeds; `make bench-drafts` goes through all of them.
"""

import atexit
import functools
import shutil
import tempfile
from collections import Counter
from datetime import date as Date
from pathlib import Path

import pytest
from desk_support import archive, nigao
from drafting_support import brief_of, desk_and_bank

from benchmarks.faults import KINDS, common, faults_of
from generator.desk.content import shipped_root
from generator.desk.templates import load_occasion
from generator.drafting.brief_file import Entry
from generator.drafting.plain import plain_text
from generator.drafting.produce import produce, setting_of
from generator.drafting.template import load_template

SPEECHES = Path(__file__).resolve().parents[2] / "shared" / "speeches"
OCCASIONS = ("工作会议讲话", "机关会议讲话", "交流发言", "座谈会汇报发言", "经验交流会讲话")
PLACES = {"市": "望州市", "县": "松原岭县", "镇": "柏溪镇"}
DAYS = (Date(2024, 6, 1), Date(2026, 11, 22))
_SEEDS, _A_DAY = 20, (1, 2)


def _levels(occasion):
    path = shipped_root() / "templates" / f"{occasion}.txt"
    return load_template(path.read_bytes(), occasion, path.name).levels or tuple(PLACES)


CELLS = [(occasion, level) for occasion in OCCASIONS for level in PLACES if level in _levels(occasion)]


def seeds_of(cell):
    """Seeds for each of DAYS, others for each cell, so that all twenty are met in the end."""
    first = sum(_A_DAY) * CELLS.index(cell)
    seeds = [1 + (first + number) % _SEEDS for number in range(sum(_A_DAY))]
    return [seeds[: _A_DAY[0]], seeds[_A_DAY[0] :]]


@functools.cache
def drafts(bank_of, cell):
    """[(draft, brief, faults)] of a cell, both days; `bank_of` gives the workspace."""
    desk, bank = desk_and_bank(bank_of())
    occasion, level = cell
    template = load_occasion(desk.content, occasion)
    made = []
    for day, seeds in zip(DAYS, seeds_of(cell), strict=True):
        entries = [Entry("地区", PLACES[level], ""), Entry("日期", day.isoformat(), "")]
        brief = brief_of(entries, (), template.standing, occasion)
        names = setting_of(template, brief, bank, desk.lexicon, 0).names
        for seed in seeds:
            draft = produce(template, brief, bank, desk.lexicon, seed, 150)
            made.append((draft, template, faults_of(draft, brief, names, desk.lexicon)))
    return made


@functools.cache
def shared_room():
    """A workspace whose bank holds the three real speeches and the shipped phrases."""
    root = Path(tempfile.mkdtemp(prefix="nigao-zeros-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    assert nigao("init", root).code == 0
    assert nigao("--workspace", root, "mine", SPEECHES).code == 0
    return root


each_cell = pytest.mark.parametrize("cell", CELLS, ids=lambda cell: "·".join(cell))


@each_cell
def test_from_the_archive_nothing_is_left_over_stale_mixed_beyond_competence_repeated_or_cut(cell):
    for draft, _, faults in drafts(archive, cell):
        assert +faults == Counter(), (draft.seed, draft.date, plain_text(draft))
        assert set(faults) == set(KINDS)


@each_cell
def test_from_the_archive_the_length_is_near_what_was_asked_for_or_the_user_is_told_what_to_write(cell):
    for draft, template, _ in drafts(archive, cell):
        miss = abs(draft.characters / template.characters - 1)
        owed = any(
            "此处写" in span.text for block in draft.blocks for span in block.spans if span.kind == "blank"
        )
        assert miss <= 0.08 or owed, (draft.seed, draft.date, draft.characters)
        assert not any(one.startswith("全文约") for one in draft.shortfalls)


def test_two_seeds_share_less_than_45_percent_of_their_sentences_on_average():
    shares = []
    for cell in CELLS:
        one, other = [draft for draft, _, _ in drafts(archive, cell)][-2:]
        assert one.date == other.date
        shares.append(common(one, other))
    assert sum(shares) / len(shares) < 0.45


@pytest.mark.skipif(not SPEECHES.is_dir(), reason="../shared/speeches 不在这台机器上")
@each_cell
def test_from_three_real_speeches_alone_the_same_holds_and_a_short_draft_says_so(cell):
    for draft, template, faults in drafts(shared_room, cell):
        assert +faults == Counter(), (draft.seed, draft.date, plain_text(draft))
        short = draft.characters < 0.8 * template.characters
        assert not short or draft.shortfalls


def test_the_seeds_of_all_cells_are_the_twenty():
    assert {seed for cell in CELLS for seeds in seeds_of(cell) for seed in seeds} == set(range(1, _SEEDS + 1))
