"""A workspace on a disk that can only be read."""

import os

import pytest
from cli_support import DAY, PLACE, refused, workspace
from desk_support import nigao
from docx import Document

__all__ = ["workspace"]


def _text(path):
    return [one.text for one in Document(path).paragraphs]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_draft_of_a_bank_that_can_only_be_read_is_written_elsewhere_and_says_what_it_goes_without(
    workspace, tmp_path
):
    asked = ("draft", "交流发言", *PLACE, *DAY, "--workspace", workspace)
    first, same, new, again = (tmp_path / f"{name}.docx" for name in ("甲", "乙", "丙", "丁"))
    assert nigao(*asked, "-o", first).code == 0
    folders = [workspace, *(one for one in workspace.rglob("*") if one.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        known = nigao(*asked, "-o", same)
        assert (known.code, "没有记进" in known.err) == (0, False), known.err
        assert _text(same) == _text(first)
        result = nigao(*asked, "--seed", "7", "-o", new)
        assert (result.code, "没有记进句库" in result.err) == (0, True), result.err
        assert "人大" in "".join(_text(new))
        refused(nigao("redraft", new, "--block", "2.1", "--workspace", workspace), "没有《丙.docx》")
        changed = nigao("redraft", first, "--block", "2.1", "-o", again, "--workspace", workspace)
        assert changed.code == 0 and "没有记进句库" in changed.err and _text(again) != _text(first)
        refused(nigao(*asked), "不能写入")
        assert "-o" in nigao(*asked).err
    finally:
        for folder in folders:
            folder.chmod(0o700)
    there = nigao("redraft", first, "--block", "2.1", "--workspace", workspace)
    assert (there.code, "没有记进" in there.err) == (0, False), there.err
