"""What the tests of learning share: a small bank, drafts out of it, and a secretary who edits them in Word."""

from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from cli_support import curated_bank
from docx import Document
from docx.oxml.ns import qn
from word_support import LOOK

from generator.bank.bank import Bank
from generator.desk.desk import Desk
from generator.desk.templates import load_occasion
from generator.desk.workspace import create_workspace
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.manifest import draft_id, manifest_text
from generator.drafting.produce import produce
from generator.learning.learn import learn, study
from generator.word.finish import Finish
from generator.word.render import render

OCCASION = "工作会议讲话"
PLACE = "松原岭县"


@dataclass
class Office:
    """A secretary's desk and bank; the clock goes forward by itself."""

    desk: Desk
    bank: Bank
    folder: Path
    hour: int = 0

    def draft(self, seed=1, occasion=OCCASION, name="稿.docx", **values):
        """A draft in Word, kept in the bank as `nigao draft` keeps it: (path, Draft)."""
        template = load_occasion(self.desk.content, occasion)
        asked = {"地区": PLACE, "日期": "2026-12-01", **values}
        entries = [Entry(key, value, "") for key, value in asked.items()]
        brief = make_brief(
            template.name, entries, {}, template.standing, self.desk.lexicon.levels, Date(2026, 12, 1)
        )
        made = produce(template, brief, self.bank, self.desk.lexicon, seed, 150)
        path = self.folder / name
        path.write_bytes(render(made, LOOK, Finish(draft_id=draft_id(made))))
        with self.bank.keeping_drafts(self.now(), {draft_id(made): manifest_text(made)}):
            pass
        return path, made

    def now(self):
        """A later time at each call."""
        self.hour += 1
        return f"2026-12-{1 + self.hour // 24:02d}T{self.hour % 24:02d}:00:00"

    def study(self, path):
        """What the file teaches; nothing is written down."""
        return study(path, self.bank, self.desk.lexicon)

    def learn(self, path, said=None):
        """Write down what the file teaches."""
        learnt = learn(self.study(path), self.bank, self.now(), "秘书", said)
        self.desk.mine_wordings(self.bank)
        return learnt


def open_office(folder):
    """A workspace in `folder` whose bank holds the curated phrases and no speech."""
    workspace = create_workspace(folder / "工作")
    workspace.bank_path.parent.mkdir(parents=True, exist_ok=True)
    workspace.bank_path.write_bytes(curated_bank())
    desk = Desk(workspace, lambda _: None)
    return Office(desk, desk.open_bank(fill=False), folder)


def edit(path, *changes):
    """Replace texts in a Word file, across its runs, as a user would: (old, new) each once, its first place.

    What is left of a paragraph without text is taken out.
    """
    document = Document(str(path))
    for old, new in changes:
        assert any(_replace(one._p, old, new) for one in document.paragraphs), old
    document.save(str(path))


def _replace(paragraph, old, new):
    nodes = list(paragraph.iter(qn("w:t")))
    text = "".join(node.text or "" for node in nodes)
    start = text.find(old)
    if start < 0:
        return False
    end, place = start + len(old), 0
    for node in nodes:
        own = node.text or ""
        first, last = max(start - place, 0), min(end - place, len(own))
        if first < last or (first == last == start - place < len(own)):
            node.text = own[:first] + new + own[last:]
            new = ""
        place += len(own)
    if not "".join(node.text or "" for node in nodes):
        paragraph.getparent().remove(paragraph)
    return True


def add_paragraph(path, after, text):
    """Write a paragraph of one's own behind the one that holds `after`."""
    document = Document(str(path))
    place = next(one for one in document.paragraphs if after in _text(one._p))
    new = place._p.makeelement(qn("w:p"), {})
    place._p.addnext(new)
    run = new.makeelement(qn("w:r"), {})
    new.append(run)
    node = run.makeelement(qn("w:t"), {})
    node.text = text
    run.append(node)
    document.save(str(path))


def move_paragraph(path, what, before):
    """Put the paragraph that holds `what` before the one that holds `before`."""
    document = Document(str(path))
    first, second = (
        next(one._p for one in document.paragraphs if text in _text(one._p)) for text in (what, before)
    )
    second.addprevious(first)
    document.save(str(path))


def copied(path, target):
    """The text of a Word file alone, in a new one: no bookmark and nothing of ours is left."""
    document = Document()
    for one in Document(str(path)).paragraphs:
        if _text(one._p):
            document.add_paragraph(_text(one._p))
    document.save(str(target))
    return target


def _text(paragraph):
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def sentences(draft, *styles):
    """{key: text} of the chosen sentences in blocks of these styles (none: all), the words put before them left out."""
    found = {}
    for block in draft.blocks:
        if styles and block.style not in styles:
            continue
        units = {}
        for span in block.spans:
            if span.unit is not None and span.kind != "literal":
                units.setdefault(span.unit, []).append(span)
        for spans in units.values():
            key = next((span.key for span in spans if span.kind == "phrase"), None)
            if key:
                found[key] = "".join(span.text for span in spans)
    return found
