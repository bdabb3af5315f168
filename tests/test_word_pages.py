"""Word output as others see it: the checker of GB/T 9704, and pages laid out by LibreOffice."""

import functools
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from word_support import OCCASIONS, SAMPLE, block, draft, occasion_draft

from generator.word.finish import Finish
from generator.word.look import build
from generator.word.looks import LECTERN, OFFICIAL
from generator.word.render import render

CHECKER = Path(__file__).parents[2] / "shared" / "check_gbt9704.py"
needs_checker = pytest.mark.skipif(
    not CHECKER.exists(), reason="shared/check_gbt9704.py is not beside the repository"
)
LINE = "民" * 28
INDENTED = "民" * 26


def chinese_fonts():
    """Whether any font can show the text; without one the lines would break elsewhere."""
    listing = shutil.which("fc-list")
    return bool(listing and subprocess.run([listing, ":lang=zh"], capture_output=True, check=True).stdout)


needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext") and chinese_fonts()),
    reason="needs soffice, pdftotext and a Chinese font",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """draft, look → the text of its pages, as LibreOffice lays them out."""
    folder = tmp_path_factory.mktemp("pages")

    @functools.cache
    def lay_out_file(data):
        (folder / "draft.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*convert, folder / "draft.docx"], check=True, capture_output=True, timeout=180)
        read = ["pdftotext", "-layout", folder / "draft.pdf", "-"]
        text = subprocess.run(read, check=True, capture_output=True).stdout.decode()
        return [page.split("\n") for page in text.split("\f")[:-1]]

    def lay_out(drawn, look=OFFICIAL, **finish):
        return lay_out_file(render(drawn, build(look), Finish(**finish)))

    return lay_out


def lines(page):
    """The lines of a page without blank ones and without the page number."""
    stripped = [line.strip() for line in page if line.strip()]
    return [line for line in stripped if not re.fullmatch(r"—\s*\d+\s*—", line)]


def check(path, drawn, finish):
    """What the independent checker finds at fault in a draft finished so."""
    path.write_bytes(render(drawn, build(OFFICIAL), finish))
    done = subprocess.run([sys.executable, CHECKER, path], capture_output=True, check=False)
    report = done.stdout.decode()
    assert "score:" in report, done.stderr.decode()
    return [line for line in report.splitlines() if line.startswith("FAIL")]


@needs_checker
@pytest.mark.parametrize("bound", [False, True], ids=["rich", "bound"])
@pytest.mark.parametrize("notes", ["key", "all", "none"])
@pytest.mark.parametrize("numbering", ["typed", "auto"])
def test_the_sample_keeps_every_rule_of_the_independent_checker(tmp_path, numbering, notes, bound):
    finish = Finish(numbering, notes, bound, draft_id="0")
    assert check(tmp_path / "sample.docx", SAMPLE, finish) == []


@needs_checker
@pytest.mark.parametrize("numbering", ["typed", "auto"])
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_occasion_keeps_every_rule_of_the_independent_checker(tmp_path, occasion, numbering):
    assert check(tmp_path / "draft.docx", occasion_draft(occasion), Finish(numbering, draft_id="0")) == []


@needs_office
def test_all_text_is_on_the_pages_in_order(pages):
    shown = "".join(line for page in pages(SAMPLE) for line in lines(page))
    wanted = "".join(block.text for block in SAMPLE.blocks)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", wanted)


@needs_office
def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters(pages):
    drawn = draft(block("1", 0, "正文", INDENTED + LINE * 43))
    assert [lines(page) for page in pages(drawn)] == [[INDENTED, *[LINE] * 21], [LINE] * 22]


@needs_office
def test_a_title_takes_one_line_and_one_stays_blank_under_it(pages):
    drawn = draft(block("1", 0, "标题", "讲话"), block("2", 1, "正文", INDENTED + LINE * 20))
    first, second = pages(drawn)
    assert (lines(first), lines(second)) == (["讲话", INDENTED, *[LINE] * 19], [LINE])


@needs_office
def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages):
    numbers = [next(line for line in page if re.search(r"—\s*\d+\s*—", line)) for page in pages(SAMPLE)]
    assert [re.sub(r"\s", "", number) for number in numbers] == [f"—{n}—" for n in range(1, len(numbers) + 1)]
    indents = [len(number) - len(number.lstrip()) for number in numbers]
    assert min(indents[0::2]) > max(indents[1::2])


@needs_office
def test_automatic_numbers_are_printed_as_typed_ones_would_be(pages):
    typed, auto = (pages(SAMPLE, numbering=numbering) for numbering in ("typed", "auto"))
    assert auto == typed


@needs_office
def test_the_lectern_look_has_eighteen_lines_of_twenty_four_large_characters(pages):
    first, line = "民" * 22, "民" * 24
    drawn = draft(block("1", 0, "正文", first + line * 35))
    assert [lines(page) for page in pages(drawn, LECTERN)] == [[first, *[line] * 17], [line] * 18]


@needs_office
@pytest.mark.parametrize("look", [OFFICIAL, LECTERN], ids=lambda look: look.title)
def test_no_heading_stands_alone_at_the_foot_of_a_page(pages, look):
    last = look.page.lines - 1
    filler = [block(str(n), n, "正文", "短。") for n in range(last)]
    end = block("h", last, "一级标题", "一、｜标题"), block("t", last + 1, "正文", "正文。")
    first, second = pages(draft(*filler, *end), look)
    assert (len(lines(first)), lines(second)) == (last, ["一、标题", "正文。"])


@needs_office
def test_a_long_title_is_printed_in_the_lines_it_was_broken_into(pages):
    title = "在全省人大系统学习贯彻党的二十届四中全会精神座谈会上的汇报发言"
    (page,) = pages(draft(block("1", 0, "标题", title), block("2", 1, "正文", "好。")))
    assert lines(page) == ["在全省人大系统学习贯彻", "党的二十届四中全会精神", "座谈会上的汇报发言", "好。"]
