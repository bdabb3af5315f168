"""Word output as others see it: the checker of GB/T 9704, and pages laid out by LibreOffice."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_word_sample import SAMPLE, block, draft

from generator.word.look import build
from generator.word.looks import OFFICIAL
from generator.word.render import render

CHECKER = Path(__file__).parents[2] / "shared" / "check_gbt9704.py"
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
    """draft → the text of its pages, as LibreOffice lays them out."""
    folder = tmp_path_factory.mktemp("pages")

    def lay_out(drawn):
        (folder / "draft.docx").write_bytes(render(drawn, build(OFFICIAL)))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*convert, folder / "draft.docx"], check=True, capture_output=True, timeout=180)
        read = ["pdftotext", "-layout", folder / "draft.pdf", "-"]
        text = subprocess.run(read, check=True, capture_output=True).stdout.decode()
        return [page.split("\n") for page in text.split("\f")[:-1]]

    return lay_out


def lines(page):
    """The lines of a page without blank ones and without the page number."""
    stripped = [line.strip() for line in page if line.strip()]
    return [line for line in stripped if not re.fullmatch(r"—\s*\d+\s*—", line)]


@pytest.mark.skipif(not CHECKER.exists(), reason="shared/check_gbt9704.py is not beside the repository")
def test_the_sample_keeps_every_rule_of_the_independent_checker(tmp_path):
    path = tmp_path / "sample.docx"
    path.write_bytes(render(SAMPLE, build(OFFICIAL)))
    done = subprocess.run([sys.executable, CHECKER, path], capture_output=True, check=False)
    report = done.stdout.decode()
    assert [line for line in report.splitlines() if line.startswith("FAIL")] == []
    assert done.returncode == 0, report


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
