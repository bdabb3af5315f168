"""Merging packs: twice is once, and in any order the same."""

import itertools
import shutil
from datetime import datetime

import pytest
from cli_support import SPEECH, small_workspace
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.bank.bank import Bank
from generator.bank.decisions import Decision, decide
from generator.bank.listing import listing
from generator.bank.registers import Register, registers
from generator.desk.desk import Desk
from generator.desk.merging import merge, plan_merge
from generator.desk.packing import make_pack
from generator.desk.workspace import Workspace
from generator.exchange.pack import Pack, Packed, packed, read_pack
from generator.mining.keys import sentence_key
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo

LINES = tuple(SPEECH.strip().split("\n"))
SPEECHES = {
    "a" * 64: LINES,
    "b" * 64: (*LINES[:4], LINES[4].replace("灯火处", "院坝里"), *LINES[5:]),
}
KEYS = [
    sentence_key(text)
    for text in (
        "要到街坊邻里的灯火处听取意见，把零散的抱怨归拢成可办的事项。",
        "要到街坊邻里的院坝里听取意见，把零散的抱怨归拢成可办的事项。",
        "要教会代表写好一张建议卡，一卡只说一件事，说清缘由和盼望。",
    )
]
VALUES = {
    "state": ["不用"],
    "slot": ["监督", "立法"],
    "wording": ["要教代表写好建议卡，一卡一事，说清缘由。", "要教代表把建议卡写准写实。"],
    "source.date": ["2024-01-02", "2025-03-04"],
}


@st.composite
def packs(draw):
    sources = [
        Packed(
            draw(st.sampled_from(["own", "outside"])),
            Manuscript(
                draw(st.sampled_from(["甲.txt", "乙.txt"])),
                digest,
                tuple(map(Paragraph, SPEECHES[digest])),
                SourceInfo(date=draw(st.sampled_from(["", "2024-05-06"])), level="市"),
            ),
        )
        for digest in draw(st.lists(st.sampled_from(sorted(SPEECHES)), unique=True))
    ]
    field = st.sampled_from(sorted(VALUES))
    found = {}
    for name in draw(st.lists(field, max_size=4)):
        key = draw(st.sampled_from(sorted(SPEECHES) if name.startswith("source.") else KEYS))
        day = draw(st.integers(1, 5))
        value = draw(st.sampled_from(VALUES[name]))
        found[key, name] = Register(key, name, value, f"2026-01-0{day}T00:00:00")
    return Pack("", tuple(sources), tuple(found.values()))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A workspace with phrases and one decision of its own."""
    root = small_workspace(tmp_path_factory.mktemp("合") / "工作")
    desk = Desk(Workspace(root), lambda _: None)
    with desk.open_bank(fill=False) as bank:
        decide(bank, "review", [Decision(KEYS[2], "slot", "自身建设")], "2026-01-03T00:00:00", "", "")
    return desk


def merged(desk, folder, order):
    """What the bank holds after packs were merged in this order."""
    path = folder / f"{next(_NUMBER)}.sqlite"
    shutil.copy(desk.workspace.bank_path, path)
    with Bank(path) as bank:
        for pack in order:
            file = folder / f"{next(_NUMBER)}.nigao"
            file.write_bytes(packed(pack))
            found = read_pack(file, datetime(2026, 6, 1))
            merge(desk, bank, plan_merge(desk, bank, found), file.name, "2026-06-01T00:00:00", "")
            assert not plan_merge(desk, bank, found).anything
        sources = bank.connection.execute(
            "select digest, name, kind, date, text from source order by digest, path"
        )
        phrases = [(one.keys, one.text, one.state, one.slot, one.kind, one.file) for one in listing(bank)]
        return sources.fetchall(), sorted(phrases), registers(bank)


_NUMBER = itertools.count()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(found=st.lists(packs(), min_size=2, max_size=3))
def test_the_order_of_merging_does_not_matter(desk, tmp_path, found):
    first = merged(desk, tmp_path, found)
    for order in list(itertools.permutations(found))[1:]:
        assert merged(desk, tmp_path, order) == first
    assert merged(desk, tmp_path, [*found, *found]) == first


def test_what_is_packed_is_what_is_read(desk, tmp_path):
    with Bank(desk.workspace.bank_path) as bank:
        made, left_out = make_pack(desk, bank, internal=False)
    (tmp_path / "包.nigao").write_bytes(packed(made))
    read = read_pack(tmp_path / "包.nigao", datetime(2026, 6, 1))
    assert (read.place, read.sources, read.registers) == (made.place, made.sources, made.registers)
    assert left_out == []
