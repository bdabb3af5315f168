"""Sentences that the user added one by one, with what he said of each: kept as a manuscript, mined sentence by sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.language.lexicon import Lexicon
from generator.mining.miner import own_places
from generator.mining.wording import worded
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Sentence
from generator.model.speech import Speech

_MARK = "〔添加〕"
"""Begins the style of a paragraph that is a sentence by itself: 〔添加〕槽位/作用/话题."""


@dataclass(frozen=True, slots=True)
class Added:
    """A sentence with the slot, role and topic (may be empty) that the user gave it."""

    text: str
    slot: str
    role: str
    topic: str


def added_manuscript(added: Iterable[Added], name: str, digest: str, info: SourceInfo) -> Manuscript:
    """What keeps these sentences; they are put in the words of the level and place of `info`."""
    paragraphs = (Paragraph(one.text, f"{_MARK}{one.slot}/{one.role}/{one.topic}") for one in added)
    return Manuscript(name, digest, tuple(paragraphs), info)


def is_added(manuscript: Manuscript) -> bool:
    """Whether its paragraphs are sentences that the user added one by one."""
    return bool(manuscript.paragraphs) and all(one.style.startswith(_MARK) for one in manuscript.paragraphs)


def mine_added(manuscript: Manuscript, lexicon: Lexicon) -> Speech:
    """The sentences of such a manuscript, each looked over like any other: what names a place may not be offered."""
    sentences = tuple(
        _sentence(index, paragraph, manuscript.info, lexicon)
        for index, paragraph in enumerate(manuscript.paragraphs)
    )
    texts = tuple(sentence.text for sentence in sentences)
    return Speech(manuscript.name, manuscript.digest, manuscript.info, texts, sentences)


def _sentence(index: int, paragraph: Paragraph, info: SourceInfo, lexicon: Lexicon) -> Sentence:
    slot, role, topic = paragraph.style.removeprefix(_MARK).split("/")
    sentence = worded(paragraph.text, role, "", info.level, lexicon, own_places(info.place))
    traits = sentence.traits
    if topic:
        traits = traits._replace(
            first_topics=(topic,), head_topics=tuple(dict.fromkeys((topic, *traits.head_topics)))
        )
    else:
        topic = next((name for at, name in lexicon.slots.topics_in(sentence.core) if at == slot), "")
    return sentence._replace(paragraph=index, slot=slot, topic=topic, traits=traits)
