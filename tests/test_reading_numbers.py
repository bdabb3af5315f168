"""Automatic numbers of Word become the text that Word prints."""

import shutil
import subprocess
from pathlib import Path

import pytest
from reading_support import NAMESPACES, document, para, relations, run, zipped

from generator.reading.docx import read_docx
from generator.reading.numerals import numeral

LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def level(index: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


USUAL = "".join(level(index, *said) for index, said in enumerate(LEVELS))


def abstract(key: int, levels: str = USUAL) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def num(key: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def restart(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(text: str, at: int | None = 0, number: int = 1, more: str = "") -> str:
    level_said = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return para(run(text), f'{more}<w:numPr>{level_said}<w:numId w:val="{number}"/></w:numPr>')


def package(body: str, numbering: str, styles: str = "") -> bytes:
    parts: dict[str, str] = {
        "word/document.xml": document(body),
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
    }
    return zipped(parts)


def texts(body: str, numbering: str = abstract(0) + num(1, 0), styles: str = "") -> list[str]:
    made = read_docx(Path("稿.docx"), package(body, numbering, styles))
    return [paragraph.text for paragraph in made.paragraphs]


def test_levels_are_counted_each_below_the_one_above() -> None:
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + item("戊") + item("己", 1)
    assert texts(body) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]


def test_plain_paragraphs_between_do_not_disturb_the_count() -> None:
    body = item("甲") + para(run("正文")) + item("乙") + para(run("正文")) + item("丙")
    assert texts(body) == ["一、甲", "正文", "二、乙", "正文", "三、丙"]


def test_two_lists_of_one_kind_share_a_count_unless_one_starts_anew() -> None:
    shared = abstract(0) + num(1, 0) + num(2, 0) + num(3, 0, restart(0, 1)) + num(4, 0, restart(0, 5))
    body = (
        item("甲") + item("乙", number=2) + item("丙", number=3) + item("丁", number=3) + item("戊", number=4)
    )
    assert texts(body, shared) == ["一、甲", "二、乙", "一、丙", "二、丁", "五、戊"]


def test_an_overridden_level_is_written_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条　")}</w:lvlOverride>'
    assert texts(item("甲") + item("乙", number=2), abstract(0) + num(1, 0) + num(2, 0, own)) == [
        "一、甲",
        "第2条　乙",
    ]


@pytest.mark.parametrize(
    "said, expected",
    [('<w:lvlRestart w:val="0"/>', "（二）丁"), ('<w:lvlRestart w:val="1"/>', "（一）丁"), ("", "（一）丁")],
)
def test_a_level_may_be_told_not_to_begin_anew(said: str, expected: str) -> None:
    levels = level(0, *LEVELS[0]) + level(1, *LEVELS[1], said)
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert texts(body, abstract(0, levels) + num(1, 0))[-1] == expected


def test_numbers_of_upper_levels_are_repeated_and_in_digits_if_legal() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert texts(item("甲") + item("abc", 1), abstract(0, levels) + num(1, 0)) == ["一、甲", "1.1 abc"]


def test_a_style_may_carry_the_list_and_its_level() -> None:
    levels = level(0, *LEVELS[0], '<w:pStyle w:val="h1"/>') + level(1, *LEVELS[1], '<w:pStyle w:val="h2"/>')
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="h{one}"><w:name w:val="heading {one}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{one - 1}"/></w:pPr></w:style>'
        for one in (1, 2)
    )
    styles += '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="我的标题"/><w:basedOn w:val="h2"/></w:style>'

    def styled(text: str, style: str, more: str = "") -> str:
        return para(run(text), f'<w:pStyle w:val="{style}"/>{more}')

    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        styled("甲", "h1")
        + styled("乙", "h2")
        + styled("丙", "own")
        + styled("丁", "h1", off)
        + styled("戊", "h1")
    )
    assert texts(body, abstract(0, levels) + num(1, 0), styles) == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "丁",
        "二、戊",
    ]


def test_a_list_style_is_followed_to_its_list() -> None:
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="表"/></w:abstractNum>'
    styles = (
        '<w:style w:type="numbering" w:styleId="表"><w:name w:val="表"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert texts(item("甲", number=2), abstract(0) + linked + num(1, 0) + num(2, 7), styles) == ["一、甲"]


def test_bullets_and_lists_that_are_not_there_print_nothing() -> None:
    bullets = abstract(0, level(0, "bullet", "\uf0b7")) + num(1, 0)
    assert texts(item("甲") + item("乙", number=9), bullets) == ["甲", "乙"]


def test_a_struck_paragraph_is_not_counted_and_an_empty_one_is() -> None:
    struck = para(
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    assert texts(item("甲") + struck + item("乙")) == ["一、甲", "二、乙"]
    assert texts(item("甲") + item("") + item("乙")) == ["一、甲", "三、乙"]


def test_only_the_first_line_of_a_broken_paragraph_is_numbered() -> None:
    broken = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
    assert texts(para(broken, '<w:numPr><w:numId w:val="1"/></w:numPr>')) == ["一、甲", "乙"]


@pytest.mark.parametrize(
    "form, number, expected",
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("upperRoman", 49, "XLIX"), ("lowerLetter", 28, "bb"),
        ("chineseCounting", 10, "十"), ("chineseCounting", 20, "二十"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 1003, "一千零三"),
        ("ideographDigital", 10, "一〇"), ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"), ("decimalEnclosedCircle", 21, "㉑"), ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 15, "１５"), ("没有这种", 7, "7"), ("chineseCounting", 0, "0"),
    ],
)  # fmt: skip
def test_each_format_writes_as_word_does(form: str, number: int, expected: str) -> None:
    assert numeral(form, number) == expected


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_numbers_are_those_that_libreoffice_prints(tmp_path: Path) -> None:
    numbering = abstract(0) + num(1, 0) + num(2, 0, restart(0, 1)) + num(3, 0, restart(1, 4))
    body = "".join(
        item(f"第{place}段", at, number)
        for place, (at, number) in enumerate(
            [
                (0, 1),
                (1, 1),
                (1, 1),
                (2, 1),
                (0, 1),
                (1, 1),
                (0, 2),
                (1, 2),
                (2, 2),
                (2, 2),
                (0, 2),
                (1, 3),
                (1, 3),
                (0, 1),
            ]
        )
    )
    data = package(body, numbering)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{kind}+xml"/>'
            for name, kind in (
                ("document", "document.main"),
                ("numbering", "numbering"),
                ("styles", "styles"),
            )
        )
        + "</Types>"
    )
    file = tmp_path / "稿.docx"
    file.write_bytes(
        zipped(
            {
                "[Content_Types].xml": types,
                "_rels/.rels": relations(("officeDocument", "word/document.xml")),
                "word/document.xml": document(body),
                "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
                "word/styles.xml": f"<w:styles {NAMESPACES}/>",
                "word/_rels/document.xml.rels": relations(
                    ("numbering", "numbering.xml"), ("styles", "styles.xml")
                ),
            }
        )
    )
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text (encoded):UTF8", file],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    printed = (tmp_path / "稿.txt").read_text(encoding="utf-8-sig").split("\n")
    ours = [paragraph.text for paragraph in read_docx(file, data).paragraphs]
    assert [line.replace(" ", "").replace("\t", "") for line in printed if line] == ours
