"""Automatic numbers: a list linked to the heading styles that counts as the draft does."""

import re

from docx.oxml.ns import qn
from word_support import LOOK, SAMPLE, Block, Span, body, heading, part, rendered, saved, text_of, value

from generator.language.ordinals import to_chinese
from generator.reading.files import read_manuscript
from generator.word.finish import Finish
from generator.word.package import pack, unpack
from generator.word.render import render

AUTO = rendered(numbering="auto")
HEADINGS = ("Heading1", "Heading2", "Heading3")


def labelled(data):
    """Every heading with the number that a correct reader gives it, by the rules of the standard."""
    numbering, document, styles = (
        part(data, f"word/{name}.xml") for name in ("numbering", "document", "styles")
    )
    kinds = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}
    lists = {one.get(qn("w:numId")): one for one in numbering.iter(qn("w:num"))}
    linked = {
        style.get(qn("w:styleId")): (
            value(style, "pPr/numPr/numId"),
            int(value(style, "pPr/numPr/ilvl") or 0),
        )
        for style in styles.iter(qn("w:style"))
        if value(style, "pPr/numPr/numId")
    }
    counters, started, found = {}, set(), []
    for paragraph in document.iter(qn("w:p")):
        style = value(paragraph, "pPr/pStyle")
        if style not in linked:
            continue
        number, level = value(paragraph, "pPr/numPr/numId") or linked[style][0], linked[style][1]
        if number == "0":
            found.append(text_of(paragraph))
            continue
        counts = counters.setdefault(value(lists[number], "abstractNumId"), {})
        if number not in started:
            started.add(number)
            for override in lists[number].iter(qn("w:lvlOverride")):
                counts[int(override.get(qn("w:ilvl")))] = int(value(override, "startOverride")) - 1
        counts[level] = counts.get(level, 0) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        rule = kinds[value(lists[number], "abstractNumId")].findall(qn("w:lvl"))[level]
        figure = to_chinese(counts[level]) if "chinese" in value(rule, "numFmt") else str(counts[level])
        found.append(re.sub(r"%\d", figure, value(rule, "lvlText")) + text_of(paragraph))
    return found


def headings(*blocks):
    return ["".join(span.text for span in block.spans) for block in blocks if block.style.endswith("级标题")]


def title(id, style, ordinal, text):
    level = "一二三".index(style[0]) + 1
    number = int(re.search(r"\d+", ordinal)[0]) if re.search(r"\d", ordinal) else None
    number = number or "一二三四五六七八九".index(re.sub("[（）、]", "", ordinal)) + 1
    return Block(id, int(id), style, (Span(ordinal), Span(text)), level=level, ordinal=number)


def test_a_reader_of_the_numbers_sees_what_would_have_been_typed():
    assert labelled(AUTO) == headings(*SAMPLE.blocks)


def test_no_heading_bears_a_typed_number_as_well():
    texts = [text_of(one) for one in body(AUTO).iter(qn("w:p")) if value(one, "pPr/pStyle") in HEADINGS]
    assert texts
    assert not [text for text in texts if re.match("[一二三（1-9]", text)]


def test_our_reader_reads_both_ways_alike(tmp_path):
    typed = saved(tmp_path, rendered(), "打字.docx")
    assert read_manuscript(saved(tmp_path, AUTO)).text == read_manuscript(typed).text


def test_numbers_stand_where_the_style_indents_and_run_into_the_heading():
    first = part(AUTO, "word/numbering.xml").find(f".//{qn('w:lvl')}")
    assert value(first, "suff") == "nothing"
    assert value(first, "pPr/ind", "firstLineChars") == "200"
    assert value(first, "pStyle") == "Heading1"


def test_other_forms_of_ordinals_are_kept():
    blocks = title("1", "一级标题", "（一）", "甲"), title("2", "二级标题", "1.", "乙")
    assert labelled(rendered(*blocks, numbering="auto")) == ["（一）甲", "1.乙"]


def test_a_number_out_of_turn_begins_a_list_anew():
    blocks = [
        title("1", "一级标题", "一、", "甲"),
        title("2", "二级标题", "（三）", "乙"),
        title("3", "二级标题", "（四）", "丙"),
        title("4", "一级标题", "一、", "丁"),
        title("5", "二级标题", "（一）", "戊"),
    ]
    assert labelled(rendered(*blocks, numbering="auto")) == headings(*blocks)


def test_a_heading_without_number_takes_none_and_keeps_its_indent():
    plain = Block("2", 1, "一级标题", (Span("结语"),), level=1)
    data = rendered(heading("1", 0, 1, "甲"), plain, heading("3", 2, 2, "乙"), numbering="auto")
    assert labelled(data) == ["一、甲", "结语", "二、乙"]
    (one,) = [p for p in body(data).iter(qn("w:p")) if text_of(p) == "结语"]
    assert value(one, "pPr/numPr/numId") == "0"
    assert value(one, "pPr/ind", "firstLineChars") == "200"


def test_typed_numbers_bring_no_list():
    data = rendered()
    assert part(data, "word/numbering.xml") is None
    assert b"numPr" not in unpack(data)["word/styles.xml"]


def test_a_look_with_lists_of_its_own_keeps_them():
    first = render(SAMPLE, LOOK, Finish(numbering="auto"))
    again = render(SAMPLE, first, Finish(numbering="auto"))
    numbering = part(again, "word/numbering.xml")
    assert [one.get(qn("w:numId")) for one in numbering.iter(qn("w:num"))] == ["1", "2"]
    assert [one.get(qn("w:abstractNumId")) for one in numbering.iter(qn("w:abstractNum"))] == ["1", "2"]
    assert labelled(again) == headings(*SAMPLE.blocks)
    assert pack(unpack(again)) == again
