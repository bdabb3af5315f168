"""Curated phrase files: what ships loads, and a fault is named with file and phrase."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.lexicon import Lexicon
from generator.mining.curated import curate
from generator.mining.keys import sentence_key
from generator.model.errors import ContentError
from generator.reading.yamlfile import read_mapping

_LEXICON = ("slots.yaml", "terms.yaml", "levels.yaml", "evidence.yaml", "checks.yaml")
_CURATED = sorted(
    path for path in (Path(__file__).parent.parent / "phrasebank").glob("*.yaml") if path.name not in _LEXICON
)


def test_there_are_curated_files() -> None:
    assert len(_CURATED) >= 10


@pytest.mark.parametrize("path", _CURATED, ids=[path.stem for path in _CURATED])
def test_what_ships_loads_and_is_usable(path: Path, lexicon: Lexicon) -> None:
    speech, manuscript = curate(read_mapping(path.read_bytes(), path.name), path.name, "d", lexicon)
    assert speech.sentences
    texts = [paragraph.text for paragraph in manuscript.paragraphs]
    assert [texts[one.paragraph][one.start : one.end] for one in speech.sentences] == [
        one.text for one in speech.sentences
    ]
    assert "".join(texts) == "".join(one.text for one in speech.sentences)
    assert all(one.usable for one in speech.sentences)
    assert all(not lexicon.terms.cut_atom(one.text) for one in speech.sentences)


@pytest.mark.parametrize("path", _CURATED, ids=[path.stem for path in _CURATED])
def test_every_phrase_written_in_a_file_arrives(path: Path, lexicon: Lexicon) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    written = [*data.get("短语", ()), *(one for group in data.get("领句组", ()) for one in group["领句"])]
    texts = {one if isinstance(one, str) else one["文"] for one in written}
    for group in data.get("标题组", ()):
        texts |= {
            text for some in group["标题"].values() for text in ([some] if isinstance(some, str) else some)
        }
    for stanza in data.get("整段", ()):
        written = [one for role in ("论述", "举措", "事实") for one in stanza.get(role, ())]
        texts |= {one if isinstance(one, str) else one["文"] for one in written}
    speech, _ = curate(data, path.name, "d", lexicon)
    assert {sentence_key(text) for text in texts} == {one.key for one in speech.sentences}


def test_a_phrase_carries_what_its_file_says_of_it(lexicon: Lexicon) -> None:
    data = {
        "槽位": "监督",
        "本级": "市",
        "短语": [
            "要用好执法检查这把利器。",
            {
                "文": "市委有部署，人大有行动。",
                "作用": "论述",
                "话题": "监督方式",
                "身份": "部署",
                "场合": ["工作会议讲话"],
            },
        ],
        "领句组": [
            {"名称": "甲", "身份": ["部署"], "领句": ["选准议题。", {"文": "盯住整改。", "话题": "跟踪问效"}]}
        ],
    }
    speech, _ = curate(data, "我的.yaml", "d", lexicon)
    by_text = {one.text: one for one in speech.sentences}
    plain, full = by_text["要用好执法检查这把利器。"], by_text["市委有部署，人大有行动。"]
    assert (plain.slot, plain.role, plain.traits.standings) == ("监督", "论述", ())
    assert (full.topic, full.traits.standings, full.traits.occasions) == (
        "监督方式",
        ("部署",),
        ("工作会议讲话",),
    )
    assert [mark.text for mark in full.variables] == ["市委"]
    (leads,) = speech.units
    assert (leads.kind, leads.topics) == ("领句", ("", "跟踪问效"))
    assert leads.keys == (by_text["选准议题。"].key, by_text["盯住整改。"].key)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"槽位": "监督", "短句": []}, "短句"),
        ({"槽位": "监察", "短语": ["要敢于监督。"]}, "要敢于监督"),
        ({"槽位": "监督", "短语": [{"文": "要敢于监督。", "话题": "航天"}]}, "航天"),
        ({"槽位": "监督", "短语": [{"文": "要敢于监督。", "作用": "口号"}]}, "口号"),
        ({"槽位": "监督", "短语": [{"文": "要敢于监督。", "主题": "监督"}]}, "主题"),
        ({"槽位": "监督", "短语": ["办理建议187件。"]}, "187件"),
        ({"槽位": "监督", "短语": ["推动XX发展。"]}, "XX"),
        ({"槽位": "监督", "短语": ["去年成效明显。"]}, "去年"),
        ({"槽位": "监督", "短语": [{"话题": "监督方式"}]}, "文"),
        ({"槽位": "监督", "短语": ["　"]}, "文"),
        ({"槽位": "监督", "短语": [["要敢于监督。"]]}, "文"),
        ({"槽位": "监督", "短语": "要敢于监督。"}, "短语"),
        ({"槽位": "监督", "领句组": {"领句": []}}, "领句组"),
        ({"槽位": "监督", "领句组": ["选准议题。"]}, "选准议题"),
        ({"槽位": "监督", "领句组": [{"领句": "选准议题。"}]}, "领句"),
        ({"标题组": [{"标题": ["一个标题"]}]}, "标题"),
        ({"标题组": [{"标题": {"监察": "增强监督实效"}}]}, "增强监督实效"),
    ],
)
def test_a_fault_is_named_with_its_file(data: Mapping[str, Any], said: str, lexicon: Lexicon) -> None:
    with pytest.raises(ContentError) as caught:
        curate(data, "我的.yaml", "d", lexicon)
    assert "我的.yaml" in caught.value.message
    assert said in caught.value.message
    assert caught.value.hint


_values = st.recursive(
    st.none() | st.integers(0, 9) | st.sampled_from(["监督", "要敢于监督。", "文", ""]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["文", "话题", "身份", "领句", "标题", "监督"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def import_file(lexicon: Lexicon) -> Any:
    return lambda data: curate(data, "我的.yaml", "d", lexicon)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(["槽位", "本级", "短语", "领句组", "标题组"]), _values, max_size=4))
def test_whatever_stands_in_a_file_only_a_content_error_comes_of_it(
    import_file: Any, data: dict[str, Any]
) -> None:
    try:
        speech, _ = import_file(data)
    except ContentError as error:
        assert "我的.yaml" in error.message
    else:
        assert all(one.slot and one.text for one in speech.sentences)


def test_a_paragraph_written_as_a_whole_keeps_together(lexicon: Lexicon) -> None:
    stanza = {
        "槽位": "监督",
        "话题": "执法检查",
        "场合": ["工作会议讲话"],
        "题": ["安全生产"],
        "举措": ["要吃透法律条文，明确检查重点。", "要深入现场了解法律实施的真实情况。"],
        "论述": ["执法检查是推动法律正确实施的有力方式。"],
    }
    speech, manuscript = curate(
        {"本级": "市", "短语": ["检查要实。"], "整段": [stanza]} | {"槽位": "监督"}, "例.yaml", "d", lexicon
    )
    alone, *whole = speech.sentences
    assert not alone.traits.whole
    assert [one.text for one in whole] == [*stanza["论述"], *stanza["举措"]]
    assert [(one.paragraph, one.sentence) for one in whole] == [(1, 0), (1, 1), (1, 2)]
    assert {one.topic for one in whole} == {"执法检查"}
    assert [one.role for one in whole] == ["论述", "举措", "举措"]
    assert all(
        one.traits.whole and one.traits.themes == ("安全生产",) and one.traits.occasions == ("工作会议讲话",)
        for one in whole
    )
    assert manuscript.paragraphs[1].text == "".join(one.text for one in whole)
    assert not speech.units


@pytest.mark.parametrize(
    ("stanza", "what"),
    [
        ({"话题": "执法检查"}, "没有句子"),
        ({"话题": "执法检查", "举措": "一句"}, "列表"),
        ({"话题": "没有的话题", "举措": ["要吃透法律条文。"]}, "没有的话题"),
        ({"话题": "执法检查", "举措": ["要吃透法律条文。"], "领句": "要查"}, "领句"),
        ({"话题": "执法检查", "举措": [""]}, "没有“文”"),
        ("要吃透法律条文。", "键: 值"),
    ],
)
def test_a_fault_in_a_whole_paragraph_is_named(stanza: object, what: str, lexicon: Lexicon) -> None:
    with pytest.raises(ContentError) as caught:
        curate({"槽位": "监督", "整段": [stanza]}, "例.yaml", "d", lexicon)
    assert "例.yaml" in caught.value.message
    assert what in caught.value.message
