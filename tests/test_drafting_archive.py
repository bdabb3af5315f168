"""Drafts from the shipped archive, five occasions at three levels: what any reader would check."""

import re
from collections import Counter, defaultdict
from datetime import date as Date

import pytest
import yaml
from drafting_support import OCCASIONS, PLACES, draft, full_text, lexicon, paragraphs, sentences, spans_in

from generator.desk.content import shipped_root
from generator.language.cohesion import runs

SEEDS = {"市": (1, 2), "县": (1, 4), "区": (1,)}
ANNOUNCING = ("工作会议讲话", "机关会议讲话", "经验交流会讲话")
NUMERALS = "〇一二三四五六七八九十"
FIRST_POINT = {"工作会议讲话": "一要", "机关会议讲话": "一是", "交流发言": "一是"}
LENGTHS = {
    "工作会议讲话": 5000,
    "机关会议讲话": 4500,
    "交流发言": 2700,
    "座谈会汇报发言": 2300,
    "经验交流会讲话": 3800,
}
"""字数 in the heads of the templates; of a report without what the user is asked to write."""
REPORT, MAKES_LAWS = "座谈会汇报发言", 350
"""A report of a city has a part on legislation, of so many characters."""
SAMPLE_NAMES = ("云河", "临江", "清源", "青石", "柳岸")
every_draft = pytest.mark.parametrize(
    ("occasion", "level"), [(occasion, level) for occasion in OCCASIONS for level in PLACES]
)


def drafts(occasion, level, *sets):
    """The drafts of an occasion for the place of a level, one a seed."""
    return [draft(occasion, level, seed, *sets) for seed in SEEDS[level]]


def bodies(made):
    """Everything but titles, salutation and headings."""
    return "\n".join(paragraphs(made, "正文"))


def headings(made):
    """The matched headings of the parts without their ordinals: on lines of their own, or run in."""
    first = [block for block in made["blocks"] if block["level"] == 1]
    texts = ["".join(span["text"] for span in block["spans"]) for block in first]
    return [re.sub(r"^[一二三四五六七八九十]+、|。$", "", text) for text in texts]


@pytest.mark.parametrize("level", PLACES)
@pytest.mark.parametrize("occasion", ANNOUNCING)
def test_as_many_points_are_announced_as_there_are_parts(occasion, level):
    for made in drafts(occasion, level):
        (said,) = re.findall(r"我讲(.)点意见", full_text(made))
        assert NUMERALS.index(said) == len(paragraphs(made, "一级标题"))


@every_draft
def test_parts_are_numbered_in_order(occasion, level):
    for made in drafts(occasion, level):
        parts = [block for block in made["blocks"] if block["style"] == "一级标题"]
        assert [block["ordinal"] for block in parts] == list(range(1, len(parts) + 1))
        for block in parts:
            assert block["text"].startswith(NUMERALS[block["ordinal"]] + "、")
        assert parts or occasion == "座谈会汇报发言"
        assert len(headings(made)) in (3, 4, 5, *((6,) if occasion == REPORT else ()))


@every_draft
def test_points_are_numbered_from_one_in_each_part(occasion, level):
    for made in drafts(occasion, level):
        by_part = defaultdict(list)
        for block in made["blocks"]:
            if block["style"] == "正文" and block["ordinal"] is not None:
                by_part[block["id"].split(".")[0]].append(block)
        for points in by_part.values():
            assert [block["ordinal"] for block in points] == list(range(1, len(points) + 1))
            assert len(points) > 1
            for block in points:
                numeral = "1" if "1" in FIRST_POINT[occasion] else "一"
                number = str(block["ordinal"]) if numeral == "1" else NUMERALS[block["ordinal"]]
                assert block["text"].startswith(FIRST_POINT[occasion].replace(numeral, number))
        assert bool(by_part) == (occasion in FIRST_POINT)


@every_draft
def test_the_headings_of_a_draft_match_each_other(occasion, level):
    for made in drafts(occasion, level):
        assert len({heading.count("，") for heading in headings(made)}) == 1
        assert len(set(headings(made))) == len(headings(made))


@every_draft
def test_no_sentence_is_said_twice(occasion, level):
    for made in drafts(occasion, level):
        said = Counter(sentences(bodies(made)))
        assert [sentence for sentence, times in said.items() if times > 1] == []


@every_draft
def test_no_ten_characters_are_said_twice_outside_set_phrases(occasion, level):
    for made in drafts(occasion, level):
        said = Counter(run for sentence in sentences(bodies(made)) for run in runs(sentence, lexicon().terms))
        assert [run for run, times in said.items() if times > 1] == []


@every_draft
def test_no_other_level_speaks(occasion, level):
    others = [rank for rank in "省市州县区旗镇乡" if rank != level]
    words = [f"{head}{rank}" for rank in others for head in "全我本"] + [f"{rank}委" for rank in others]
    for made in drafts(occasion, level):
        text = "\n".join(block["text"] for block in made["blocks"] if block["style"] != "标题")
        above = {"县": "市", "区": "市", "市": "省"}[level] if occasion == REPORT else "无"
        text = text.replace(f"{above}委", "")
        assert [word for word in words if re.search(f"(?<!健){word}(?!域|间)", text)] == []
        (title,) = paragraphs(made, "标题")
        assert [word for word in words if word in title and word != f"全{above}"] == []


@pytest.mark.parametrize("level", ["县", "区"])
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_who_has_no_legislation_does_not_legislate(occasion, level):
    for made in drafts(occasion, level):
        assert all(block["slot"] != "立法" for block in made["blocks"])
        text = re.sub("立法法|立法联系点|立法征求意见|科学立法、严格执法", "", full_text(made))
        assert re.findall(".{4}(?:立法|地方性法规|法规草案).{4}", text) == []


def test_who_has_legislation_may_speak_of_it():
    slots = {block["slot"] for made in drafts("工作会议讲话", "市") for block in made["blocks"]}
    assert "立法" in slots


@every_draft
def test_no_figure_and_no_day_stands_in_a_draft_but_the_users(occasion, level):
    for made in drafts(occasion, level):
        text = full_text(made).replace("2026年12月1日", "")
        text = re.sub(r"(?m)^\d\.", "", text) if occasion == "交流发言" else text
        assert re.findall(r".{0,6}[0-9０-９]+.{0,6}", text) == []
        assert re.findall(r".{0,4}(?:[去今明前]年|[上下]半年|〇[一二三四五六七八九]|月底).{0,4}", text) == []


@every_draft
def test_no_name_of_the_sample_places_stands_in_a_draft(occasion, level):
    for made in drafts(occasion, level):
        assert [name for name in SAMPLE_NAMES if name in full_text(made)] == []


@every_draft
def test_the_length_is_near_the_templates_own(occasion, level):
    for made in drafts(occasion, level):
        usual = LENGTHS[occasion] + (MAKES_LAWS if (occasion, level) == (REPORT, "市") else 0)
        assert 0.85 <= made["characters"] / usual <= 1.15


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_length_is_near_what_was_asked(occasion):
    made = draft(occasion, "县", 1, "字数=3000")
    blanks = [span["text"] for span in spans_in(made, "blank") if span["text"].startswith("【此处写")]
    points = [block for block in made["blocks"] if re.fullmatch(r"\d+\.\d+", block["id"])]
    owed = 30 * len(points) - sum(map(len, blanks))
    assert 2550 <= made["characters"] + owed * (occasion == "座谈会汇报发言") <= 3450


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_length_is_counted_as_word_counts_it(occasion):
    made = draft(occasion, "市")
    text = re.sub(r"\s", "", full_text(made))
    assert made["characters"] == len(re.sub("[0-9A-Za-z]+", "一", text))
    assert made["minutes"] == pytest.approx(made["characters"] / 150, abs=0.06)


# Dates.


def dated():
    """word → (first day, last day, longer strings in which it does not count) of terms.yaml."""
    data = yaml.safe_load((shipped_root() / "phrasebank/terms.yaml").read_text(encoding="utf-8"))
    return {item["词"]: (item["起"], item["止"], item["排除"] or []) for item in data["提法"]}


def stale(text, day):
    """The dated words of terms.yaml in `text` that may not be said on `day`; the longest one counts."""
    terms = dated()
    longest = sorted({*terms, *(one for term in terms.values() for one in term[2])}, key=len, reverse=True)
    found = re.findall("|".join(map(re.escape, longest)), text)
    bounds = {word: terms[word][:2] for word in found if word in terms}
    return {
        word for word, (since, until) in bounds.items() if (since and day < since) or (until and day > until)
    }


@every_draft
def test_nothing_stale_is_said_on_the_day(occasion, level):
    for made in drafts(occasion, level):
        assert stale(full_text(made), Date(2026, 12, 1)) == set()


@pytest.mark.parametrize("day", [Date(2024, 6, 1), Date(2017, 5, 1)])
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_nothing_is_said_before_its_day_and_what_the_template_says_is_reported(occasion, day):
    made = draft(occasion, "市", 1, f"日期={day}")
    chosen = "\n".join(
        "".join(span["text"] for span in block["spans"] if span["kind"] != "literal")
        for block in made["blocks"]
    )
    assert stale(chosen, day) == set()
    for word in stale(full_text(made), day):
        assert any(word in shortfall for shortfall in made["shortfalls"])


def test_what_was_not_yet_known_can_be_found_by_this_test():
    assert stale(full_text(draft("工作会议讲话", "市")), Date(2017, 5, 1))


def _said(made):
    return {
        span["key"]
        for block in made["blocks"]
        for span in block["spans"]
        if span["kind"] == "phrase" and span["key"]
    }


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_neighbours_do_not_hand_in_the_same_speech(occasion):
    ours, theirs = (_said(draft(occasion, "县", 1, f"地区={place}")) for place in ("松原岭县", "望坡县"))
    again = _said(draft(occasion, "县", 1, "地区=松原岭县", "会议=全县人大工作座谈会"))
    assert len(ours & theirs) < 0.7 * len(ours)
    assert len(ours & again) > 0.7 * len(ours)


def test_the_sentences_of_a_passage_stand_as_their_file_has_them():
    checked = 0
    for seed in (1, 2, 3):
        for block in draft("主持词", "区", seed, "会议=全区人大工作会议")["blocks"]:
            sources = [
                span["source"] for span in block["spans"] if span["kind"] == "phrase" and span["source"]
            ]
            places = [
                (one["paragraph"], one["sentence"]) for one in sources if one["file"] == "closing.yaml"
            ][2:]
            assert places == sorted(places)
            checked += len(places) > 1
    assert checked
