"""A long text of another kind (a government's report of 15,000 to 25,000 characters): its outline is right."""

from pathlib import Path

import pytest
from conftest import MineText
from report_support import Report, long_report

from generator.model.speech import Speech


@pytest.fixture(scope="module")
def report(phrasebank: Path) -> Report:
    return long_report(phrasebank, paragraphs_a_point=5)


@pytest.fixture(scope="module")
def speech(mine_text: MineText, report: Report) -> Speech:
    return mine_text(*report.paragraphs, name="政府工作报告.txt")


def test_the_report_is_as_long_as_such_reports_are(report: Report) -> None:
    assert 15_000 <= report.characters <= 25_000


def test_headings_and_leads_are_those_a_reader_sees(speech: Speech, report: Report) -> None:
    marked = [
        (one.level, one.ordinal, one.core) for one in speech.sentences if one.role in ("小标题", "领句")
    ]
    assert tuple(marked) == report.outline


def test_title_salutation_and_closing_are_found(speech: Speech) -> None:
    assert (speech.title, speech.salutation) == ("政府工作报告", "各位代表：")
    assert [one.role for one in speech.sentences if one.slot == "closing"] == ["号召"] * 2


def test_each_part_and_point_is_a_unit(speech: Speech, report: Report) -> None:
    parts = [unit for unit in speech.units if unit.kind == "部分"]
    points = [unit for unit in speech.units if unit.kind == "要点"]
    assert len(parts) == sum(level == 1 for level, _, _ in report.outline)
    assert len(points) == sum(level == 2 for level, _, _ in report.outline)
    assert [point.parent for point in points] == sorted(point.parent for point in points)
    covered = {key for unit in parts for key in unit.keys}
    assert {key for unit in points for key in unit.keys} < covered
