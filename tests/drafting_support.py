"""What the drafting tests share: a template and a brief as text in, a skeleton, a fault or a draft out."""

import functools
import re
from datetime import date as Date

import pytest
from desk_support import archive, manifest, nigao

from generator.desk.content import Content, shipped_root
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.produce import skeleton_of
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


def draft(occasion, level, seed=1, *sets, workspace=None):
    """The manifest of a draft for the invented place of `level`."""
    return manifest(occasion, f"地区={PLACES[level]}", *sets, seed=seed, workspace=workspace)


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
    "DAY", "NAME", "OCCASIONS", "PLACES", "archive", "brief_of", "draft", "fault", "full_text", "lexicon",
    "lines", "manifest", "nigao", "paragraphs", "sentences", "skeleton", "spans_in", "words",
]  # fmt: skip
