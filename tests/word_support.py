"""What the tests of Word output share: drafts drawn up by hand, and looking into the files."""

import subprocess
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree
from test_word_sample import SAMPLE, block, draft

from generator.model.draft import Alternative, Block, Source, Span
from generator.word.finish import Finish
from generator.word.look import build
from generator.word.looks import OFFICIAL
from generator.word.package import unpack
from generator.word.render import render

__all__ = ["SAMPLE", "block", "draft"]

LOOK = build(OFFICIAL)
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


def through_libreoffice(path, kind="docx"):
    """The file that LibreOffice saves of the one at `path`, in a folder beside it."""
    folder = path.parent / "office"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, path]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"
