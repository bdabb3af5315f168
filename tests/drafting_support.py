"""What the drafting tests share: a template and a brief as text in, a skeleton, a fault or a draft out."""

import atexit
import functools
import json
import re
from datetime import date as Date

import pytest
from desk_support import archive, archive_of_sentences, manifest, nigao

from generator.desk.content import Content, shipped_root
from generator.desk.desk import Desk
from generator.desk.templates import load_occasion
from generator.desk.workspace import Workspace
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.manifest import manifest_text
from generator.drafting.plain import plain_text
from generator.drafting.produce import produce, skeleton_of
from generator.drafting.template import load_template
from generator.model.errors import ContentError

OCCASIONS = ("工作会议讲话", "机关会议讲话", "交流发言", "座谈会汇报发言", "经验交流会讲话")
PLACES = {"市": "望州市", "县": "松原岭县", "区": "锦阳区"}
"""Invented places that no sample speech knows, by level."""
DAY = Date(2026, 12, 1)
NAME = "样例.txt"


@functools.cache
def lexicon():
    """The shipped slots, levels and terms."""
    return Content(shipped_root(), shipped_root()).lexicon()


def brief_of(entries=(), card=(), standing="部署", occasion="工作会议讲话", today=DAY):
    """A checked brief from {key: value}, or from the entries that a brief file gave."""
    pairs = (
        [Entry(key, value, "") for key, value in entries.items()] if isinstance(entries, dict) else entries
    )
    return make_brief(occasion, pairs, dict(card), standing, lexicon().levels, today)


def skeleton(text, **brief):
    """What the template `text` renders to for a brief."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return skeleton_of(load_template(data, "样例", NAME), brief_of(brief), lexicon())


def fault(text, **brief):
    """What the user is told of the faulty template `text`: message and hint in one."""
    with pytest.raises(ContentError) as caught:
        skeleton(text, **brief)
    return f"{caught.value.message}\n{caught.value.hint}"


def words(spans):
    """Spans of a skeleton as the reader would see them."""
    return "".join(span.text for span in spans)


def lines(text, **brief):
    """(kind, lead, body) of each block that the template `text` renders to."""
    return [(block.kind, words(block.lead), words(block.body)) for block in skeleton(text, **brief).blocks]


@functools.cache
def desk_and_bank(root):
    """The desk and the open bank of a workspace that is up to date."""
    desk = Desk(Workspace(root), announce=pytest.fail)
    bank = desk.open_bank(fill=False)
    atexit.register(bank.connection.close)
    return desk, bank


def draft(occasion, level, seed=1, *sets):
    """The manifest of a draft from the shipped archive for the invented place of `level`; `sets` are 键=值.

    As `nigao draft --text --manifest` makes it (see the test of that), but content and bank are opened once.
    """
    return _draft(archive(), occasion, level, seed, *sets)


def draft_of_sentences(occasion, level, seed=1, *sets):
    """The same from a bank without paragraphs written as a whole: sentence by sentence."""
    return _draft(archive_of_sentences(), occasion, level, seed, *sets)


@functools.cache
def _draft(root, occasion, level, seed, *sets):
    desk, bank = desk_and_bank(root)
    template = load_occasion(desk.content, occasion)
    pairs = (one.split("=", 1) for one in (f"地区={PLACES[level]}", f"日期={DAY}", *sets))
    brief = brief_of([Entry(key, value, "") for key, value in pairs], (), template.standing, occasion)
    made = produce(template, brief, bank, desk.lexicon, seed, 150)
    return {**json.loads(manifest_text(made)), "printed": plain_text(made)}


def own_draft(occasion, level, workspace):
    """The manifest of a draft in a workspace of one's own, made at the command line."""
    return manifest(occasion, f"地区={PLACES[level]}", workspace=workspace)


def paragraphs(made, *styles):
    """The texts of the blocks of these styles."""
    return [block["text"] for block in made["blocks"] if block["style"] in styles]


def full_text(made):
    """All blocks of a manifest, one a line."""
    return "\n".join(block["text"] for block in made["blocks"])


def spans_in(made, *kinds):
    """All spans of these kinds, in order."""
    return [span for block in made["blocks"] for span in block["spans"] if span["kind"] in kinds]


def sentences(text):
    """Sentences of a text, their marks left on."""
    return re.findall(r"[^。！？\n]+[。！？]+", text)


__all__ = [
    "DAY", "NAME", "OCCASIONS", "PLACES", "archive", "brief_of", "desk_and_bank", "draft", "draft_of_sentences", "fault", "full_text",
    "lexicon", "lines", "manifest", "nigao", "own_draft", "paragraphs", "sentences", "skeleton", "spans_in", "words",
]  # fmt: skip
