from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from generator.word.look import SHIPPED, build
from generator.word.looks import HEITI, LOOKS, OFFICIAL
from generator.word.package import unpack
from generator.word.profile import Page

PARTS = unpack(build(OFFICIAL))
STYLES = etree.fromstring(PARTS["word/styles.xml"])
MILLIMETRE = 1440 / 25.4


def style(name):
    return next(
        each for each in STYLES.iter(qn("w:style")) if each.find(qn("w:name")).get(qn("w:val")) == name
    )


def value(name, path, attribute="val"):
    """An attribute deep in the style's own properties, or None."""
    found = style(name).find("/".join(qn(f"w:{tag}") for tag in path.split("/")))
    return None if found is None else found.get(qn(f"w:{attribute}"))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.title)
def test_a_shipped_look_is_what_its_specification_builds(look):
    shipped = (SHIPPED / f"{look.title}.docx").read_bytes()
    assert unpack(shipped) == unpack(build(look)), "run: python -m generator.word.look"


def test_building_twice_gives_the_same_bytes():
    assert build(OFFICIAL) == build(OFFICIAL)


def test_the_shipped_looks_stand_with_the_templates():
    assert Path(__file__).parents[1] / "templates" / "looks" == SHIPPED
    assert {path.stem for path in SHIPPED.glob("*.docx")} == {look.title for look in LOOKS}


def test_the_type_area_is_156_by_225_millimetres():
    page = OFFICIAL.page
    assert (page.width - page.left - page.right) / MILLIMETRE == pytest.approx(156, abs=0.1)
    assert (page.height - page.top - page.bottom) / MILLIMETRE == pytest.approx(225, abs=0.1)


def test_the_grid_follows_from_lines_and_characters():
    assert (OFFICIAL.page.line_pitch, OFFICIAL.page.character_pitch) == (579, 315)
    assert Page(lines=20).line_pitch == 637


def test_normal_holds_twenty_eight_characters_and_twenty_two_lines():
    assert value("Normal", "rPr/spacing") == "-5"
    assert value("Normal", "rPr/sz") == "32"
    assert (value("Normal", "pPr/spacing", "line"), value("Normal", "pPr/spacing", "lineRule")) == (
        "579",
        "exact",
    )
    assert value("Normal", "pPr/widowControl") == "0"


@pytest.mark.parametrize(
    ("name", "font", "half_points"),
    [
        ("Normal", "仿宋_GB2312", "32"),
        ("Title", "方正小标宋简体", "44"),
        ("Subtitle", "楷体_GB2312", "32"),
        ("heading 1", "黑体", "32"),
        ("heading 2", "楷体_GB2312", "32"),
        ("heading 3", None, "32"),
        ("讲话称谓", None, "32"),
        ("落款", None, "32"),
        ("footer", "宋体", "28"),
    ],
)
def test_a_style_has_the_typeface_and_size_of_the_standard(name, font, half_points):
    assert value(name, "rPr/rFonts", "eastAsia") == font
    assert value(name, "rPr/sz") == half_points


@pytest.mark.parametrize(("name", "font"), [("段首黑体", "黑体"), ("段首楷体", "楷体_GB2312")])
def test_a_lead_changes_the_typeface_and_nothing_else(name, font):
    assert value(name, "rPr/rFonts", "eastAsia") == font
    assert len(style(name).find(qn("w:rPr"))) == 1


def test_digits_stay_in_times_except_in_the_page_number():
    assert value("heading 1", "rPr/rFonts", "ascii") == "Times New Roman"
    assert value("footer", "rPr/rFonts", "ascii") == "宋体"


def test_only_the_third_heading_is_bold():
    assert [value(f"heading {level}", "rPr/b") for level in (1, 2, 3)] == ["0", "0", "1"]


def test_headings_show_in_the_navigation_pane_and_stay_with_their_text():
    assert [value(f"heading {level}", "pPr/outlineLvl") for level in (1, 2, 3)] == ["0", "1", "2"]
    assert all(
        style(f"heading {level}").find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for level in (1, 2, 3)
    )
    assert value("heading 1", "next") == "BodyText"


def test_body_and_headings_are_indented_by_two_characters_but_the_salutation_is_not():
    for name in ("Body Text", "heading 1", "heading 2", "heading 3"):
        assert value(name, "pPr/ind", "firstLineChars") == "200"
    assert value("讲话称谓", "pPr/ind", "firstLineChars") is None


def test_the_title_is_centred_off_the_grid_and_the_signature_two_characters_from_the_right():
    assert (value("Title", "pPr/jc"), value("Title", "pPr/snapToGrid")) == ("center", "0")
    assert (value("落款", "pPr/jc"), value("落款", "pPr/ind", "rightChars")) == ("right", "200")


def test_blanks_are_shaded_yellow():
    assert value("待填", "rPr/shd", "fill") == "FFFF00"


def test_no_part_names_a_theme_font_and_no_theme_or_thumbnail_is_carried():
    assert not any(b"Theme=" in data for data in PARTS.values())
    assert not any("theme" in name or "thumbnail" in name for name in PARTS)


def test_settings_set_odd_and_even_pages_apart_and_ask_nothing_on_opening():
    settings = etree.fromstring(PARTS["word/settings.xml"])
    assert settings.find(qn("w:evenAndOddHeaders")) is not None
    assert settings.find(qn("w:updateFields")) is None
    mode = settings.find(f".//{qn('w:compatSetting')}")
    assert (mode.get(qn("w:name")), mode.get(qn("w:val"))) == ("compatibilityMode", "15")


@pytest.mark.parametrize(("number", "side"), [(1, "right"), (2, "left")])
def test_a_footer_counts_between_dashes_one_character_in_from_its_side(number, side):
    footer = etree.fromstring(PARTS[f"word/footer{number}.xml"])
    assert "".join(footer.itertext(qn("w:t"))) == "— 1 —"
    assert "".join(footer.itertext(qn("w:instrText"))) == "PAGE"
    assert footer.find(f".//{qn('w:jc')}").get(qn("w:val")) == side
    assert footer.find(f".//{qn('w:ind')}").get(qn(f"w:{side}Chars")) == "100"


def test_every_typeface_in_use_is_in_the_font_table_with_a_stand_in():
    table = etree.fromstring(PARTS["word/fontTable.xml"])
    stand_ins = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in table}
    used = {fonts.get(qn("w:eastAsia")) for fonts in STYLES.iter(qn("w:rFonts"))}
    assert used <= set(stand_ins)
    assert all(stand_ins[name] is not None for name in used)


def test_python_docx_opens_the_look_and_finds_its_styles_by_name():
    look = docx.Document(BytesIO(build(OFFICIAL)))
    names = {style.name for style in look.styles}
    assert {"Normal", "Title", "Body Text", "Heading 1", "讲话称谓", "落款", "段首楷体", "待填"} <= names


def test_the_look_shows_each_of_its_styles():
    look = docx.Document(BytesIO(build(OFFICIAL)))
    shown = {paragraph.style.name for paragraph in look.paragraphs}
    shown |= {run.style.name for run in look.paragraphs[-1].runs}
    listed = {style.name for style in look.styles if style.quick_style and style.name != "Normal"}
    assert shown == listed


def test_another_size_of_type_gives_another_look():
    styles = unpack(build(OFFICIAL._replace(font=HEITI, size=15)))["word/styles.xml"].decode()
    assert 'w:val="30"' in styles
    assert 'w:spacing w:val="15"' in styles
