"""The 同事 of slots.yaml: what is the same thing to do under several names, and that drafts do not harp on it."""

from collections import Counter

import pytest
from drafting_support import draft, lexicon

from generator.language.matters import load_matters
from generator.model.errors import ContentError


def test_names_of_one_thing_are_one_matter():
    matters = load_matters({"同事": {"线上": ["扫码", "云端"], "暗访": ["不打招呼"]}}, "s.yaml")
    assert matters.of("群众扫码反映，云端答复。") == {"线上"}
    assert matters.of("不打招呼，扫码也行。") == {"线上", "暗访"}
    assert matters.of("要认真审议。") == load_matters({}, "s.yaml").of("扫码") == frozenset()


@pytest.mark.parametrize("section", [["线上"], {"线上": "扫码"}])
def test_a_faulty_section_is_named(section):
    with pytest.raises(ContentError, match=r"s\.yaml.*同事"):
        load_matters({"同事": section}, "s.yaml")


@pytest.mark.parametrize("occasion", ["工作会议讲话", "经验交流会讲话"])
def test_a_draft_says_one_thing_twice_at_most_and_once_in_a_point(occasion):
    for seed in (1, 2):
        made, whole = draft(occasion, "县", seed, "主题=代表联络站建设"), Counter()
        for block in made["blocks"]:
            units = {}
            for span in block["spans"]:
                if span["kind"] == "phrase" and block["topic"]:
                    units[span["unit"]] = units.get(span["unit"], "") + span["text"]
            bodies = [text for text in units.values() if len(text) > 24]
            here = Counter(one for text in bodies for one in lexicon().matters.of(text))
            assert all(times == 1 for times in here.values()), here
            whole += here
        assert all(times <= 2 for times in whole.values()), whole
