"""What the tests of Word output share: drafts drawn up by hand, and looking into the files."""

import functools
import subprocess
from datetime import date as Date
from io import BytesIO
from zipfile import ZipFile

from desk_support import archive
from docx.oxml.ns import qn
from lxml import etree
from test_word_sample import SAMPLE, block, draft

from generator.desk.desk import Desk
from generator.desk.templates import load_occasion
from generator.desk.workspace import Workspace
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.produce import produce
from generator.model.draft import Alternative, Block, Source, Span
from generator.word.finish import Finish
from generator.word.look import build
from generator.word.looks import OFFICIAL
from generator.word.package import unpack
from generator.word.render import render

__all__ = ["SAMPLE", "block", "draft"]

LOOK = build(OFFICIAL)
OCCASIONS = ("工作会议讲话", "机关会议讲话", "交流发言", "座谈会汇报发言", "经验交流会讲话")
DRAFT_ID = "0123456789abcdef"


def rendered(*blocks, **finish):
    """The bytes of a draft of these blocks (none: the sample), finished as asked."""
    return render(draft(*blocks) if blocks else SAMPLE, LOOK, Finish(**{"draft_id": DRAFT_ID, **finish}))


def saved(folder, data, name="稿.docx"):
    """`data` as a file in `folder`."""
    path = folder / name
    path.write_bytes(data)
    return path


def body(data):
    """The root of word/document.xml."""
    return etree.fromstring(unpack(data)["word/document.xml"])


def part(data, name):
    """The root of a part; None if there is none."""
    found = unpack(data).get(name)
    return None if found is None else etree.fromstring(found)


def names(data):
    """The names of the parts."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def text_of(element):
    """All text below `element`."""
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def value(element, path, attribute="val"):
    """An attribute of the element at `path` (short names); None if it is not there."""
    found = element.find("/".join(qn(f"w:{tag}") for tag in path.split("/")))
    return None if found is None else found.get(qn(f"w:{attribute}"))


def comments(data):
    """(text, what it hangs on) of each comment, in the order of its number."""
    root = part(data, "word/comments.xml")
    if root is None:
        return []
    document = body(data)
    return [
        ("\n".join(text_of(line) for line in one.iter(qn("w:p"))), _range(document, one.get(qn("w:id"))))
        for one in root
    ]


def _range(document, number):
    inside, found = False, ""
    for element in document.iter():
        if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == number:
            inside = True
        elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == number:
            break
        elif inside and element.tag == qn("w:t"):
            found += element.text
    return found


def phrase(text, unit, file="旧讲话.docx", paragraph=0, sentence=0, *, quotation=False):
    """A span that was chosen from a source."""
    return Span(text, "phrase", unit, f"key{unit}", Source(file, paragraph, sentence), quotation)


def heading(id, paragraph, ordinal, text, *alternatives):
    """A numbered heading of the first level with other phrasings."""
    return Block(
        id,
        paragraph,
        "一级标题",
        (Span("一二三四"[ordinal - 1] + "、"), phrase(text, 100 + ordinal)),
        level=1,
        ordinal=ordinal,
        alternatives=tuple(Alternative(f"a{n}", one) for n, one in enumerate(alternatives)),
    )


def blank(name):
    """A blank that asks for `name`."""
    return Span(f"【待填：{name}】", "blank", None, name)


@functools.cache
def occasion_draft(occasion):
    """The draft of a shipped occasion as `nigao draft` makes it from the sample archive."""
    desk = Desk(Workspace(archive()), lambda _: None)
    template = load_occasion(desk.content, occasion)
    entries = [Entry("地区", "云河市", "")]
    levels = desk.lexicon.levels
    brief = make_brief(template.name, entries, {}, template.standing, levels, Date(2026, 12, 1))
    with desk.open_bank(fill=False) as bank:
        return produce(template, brief, bank, desk.lexicon, 1, 150)


def dump(data):
    """The body as `style | text` lines; a control in braces, a comment's range in ‹›, a new line as /."""
    styles = {
        one.get(qn("w:styleId")): value(one, "name")
        for one in part(data, "word/styles.xml").iter(qn("w:style"))
    }
    lines = (
        f"{styles[value(one, 'pPr/pStyle')]} | {_marked(one)}".rstrip() for one in body(data).iter(qn("w:p"))
    )
    return "\n".join(lines) + "\n"


def _marked(element):
    signs = {"commentRangeStart": "‹", "commentRangeEnd": "›", "br": "/"}
    name = etree.QName(element).localname
    if name in ("pPr", "rPr", "sdtPr"):
        return ""
    if name == "t":
        return element.text or ""
    text = "".join(_marked(child) for child in element)
    return f"{{{text}}}" if name == "sdt" else signs.get(name, "") + text


def through_libreoffice(path, kind="docx"):
    """The file that LibreOffice saves of the one at `path`, in a folder beside it."""
    folder = path.parent / "office"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, path]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"
