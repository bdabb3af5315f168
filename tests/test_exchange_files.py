"""A file that goes out and comes back as it was changes nothing, whatever the sentences hold."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bank.listing import Listed, ListedSource
from generator.exchange.changes import compare
from generator.exchange.checks import Rules
from generator.exchange.sheets import phrase_row, source_row
from generator.exchange.workbook import workbook
from generator.exchange.workbook_reading import read_workbook
from generator.exchange.yaml_file import read_yaml, yaml_text

TOPICS = {"监督": ("执法检查",), "立法": (), "a/b:c*长长的槽位名称长长的槽位名称长长的槽位名称": ("x",)}
KINDS = {"本单位": "own", "外单位": "outside"}
RULES = Rules(TOPICS, ("工作会议讲话",), KINDS, lambda _: "论述")
SIGNS = st.text(
    st.one_of(st.sampled_from("=+-@'\"#:-{}[]&<>_x，。“”、！"), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)),
    min_size=1, max_size=60,
)  # fmt: skip


@st.composite
def phrases(draw):
    found = []
    for number, text in enumerate(draw(st.lists(SIGNS, max_size=8, unique=True))):
        slot = draw(st.sampled_from(sorted(TOPICS)))
        topic = draw(st.sampled_from(("", *TOPICS[slot])))
        key = f"{number:016x}"
        state = draw(st.sampled_from(["取用", "不用"]))
        found.append(
            Listed(key, (key,), text, text, state, slot, "举措", topic, "", "稿.txt", number, "own", 1, "", False, None)
        )  # fmt: skip
    return found


def _sources(names):
    values = {"occasion": "", "post": "=1", "standing": "", "place": "", "date": "2025-01-02", "kind": "own"}
    return [ListedSource(f"{number:064x}", name, name, values, 3) for number, name in enumerate(names)]


@pytest.mark.parametrize("suffix", [".xlsx", ".yaml"])
@settings(max_examples=40, deadline=None)
@given(listed=phrases(), names=st.lists(SIGNS, max_size=3))
def test_what_nobody_edited_changes_nothing(suffix, listed, names):
    sources = _sources(names)
    rows = {slot: [phrase_row(one) for one in listed if one.slot == slot] for slot in TOPICS}
    told = [source_row(one, {kept: shown for shown, kept in KINDS.items()}) for one in sources]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"句库{suffix}"
        if suffix == ".xlsx":
            path.write_bytes(workbook(rows, told, RULES.choices))
            lines, faults = read_workbook(path)
        else:
            path.write_text(yaml_text(rows, told), encoding="utf-8")
            lines, faults = read_yaml(path)
    assert faults == []
    assert len(lines) == len(listed) + len(names)
    found = compare(lines, listed, sources, RULES)
    assert not found.faults
    assert not found.anything
    assert (found.known, found.gone, found.missing, found.conflicts) == (0, 0, 0, [])
