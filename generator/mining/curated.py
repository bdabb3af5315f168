"""Curated phrases: a YAML file by hand → sentences and sets, as if mined from a speech of that name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.localities import obvious_local
from generator.language.punctuation import normalise
from generator.mining.curated_file import Entry, Group, groups_of
from generator.mining.keys import sentence_key
from generator.mining.traits import traits_of
from generator.mining.units import set_of
from generator.model.errors import ContentError
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Mark, Sentence
from generator.model.speech import Speech, Unit

_ROLES = tuple("标题 称谓 引言 过渡 小标题 领句 论述 举措 事实 引语 号召 致谢".split())


def curate(data: Mapping[str, Any], name: str, digest: str, lexicon: Lexicon) -> tuple[Speech, Manuscript]:
    """A curated file, already parsed, as a speech of its phrases and the manuscript that holds their text.

    Raises ContentError naming file and phrase: an unknown key, slot or topic, a phrase without text,
    or one with a mask, figure or date in it.
    """
    groups = groups_of(data, name)
    level = str(data.get("本级") or "")
    paragraphs = [paragraph for group in groups for paragraph in group.manuscript()]
    sentences = [
        sentence
        for number, paragraph in enumerate(paragraphs)
        for sentence in _sentences(number, paragraph, level, name, lexicon)
    ]
    info = SourceInfo(level=level)
    texts = tuple("".join(normalise(one.text) for one in paragraph) for paragraph in paragraphs)
    manuscript = Manuscript(name, digest, tuple(Paragraph(text) for text in texts), info)
    return Speech(name, digest, info, texts, tuple(sentences), units=_sets(groups, sentences)), manuscript


def _sentences(
    number: int, paragraph: Sequence[Entry], level: str, name: str, lexicon: Lexicon
) -> Iterator[Sentence]:
    """The sentences of the paragraph with that number."""
    start, before = 0, ""
    for place, entry in enumerate(paragraph):
        one = _sentence(entry, level, name, lexicon)
        end = start + len(one.text)
        traits = one.traits._replace(before=before)
        yield one._replace(paragraph=number, sentence=place, start=start, end=end, traits=traits)
        start, before = end, one.key


def _sentence(entry: Entry, level: str, name: str, lexicon: Lexicon) -> Sentence:
    """One phrase, as if it stood alone."""
    text = normalise(entry.text)
    local = _check_entry(entry, text, name, lexicon)
    tagged = words.tag(text)
    traits = traits_of(text, tagged, entry.role, "", level, lexicon.slots, lexicon.levels, lexicon.terms)
    traits = traits._replace(
        standings=entry.strings("身份"),
        occasions=entry.strings("场合"),
        levels=entry.strings("本级"),
        whole=entry.whole,
        must=entry.whole and entry.must,
        themes=entry.strings("题"),
        move=str(entry.own.get("环节") or ""),
        first_topics=(entry.topic,) if entry.topic else traits.first_topics,
        head_topics=tuple(dict.fromkeys((*((entry.topic,) if entry.topic else ()), *traits.head_topics))),
    )
    since, until = lexicon.terms.window(text)
    return Sentence(
        key=sentence_key(text),
        paragraph=0,
        sentence=0,
        start=0,
        end=len(text),
        text=text,
        core=text,
        slot=entry.slot,
        role=entry.role,
        topic=entry.topic,
        local=local,
        variables=tuple(Mark("层级", text[word.start : word.end]) for word in traits.level_words),
        era=lexicon.terms.era(text),
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        traits=traits,
    )


def _check_entry(entry: Entry, text: str, name: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    """Raise ContentError unless slot, topic and role are known and nothing in `text` is of one place or year."""
    slot = lexicon.slots.by_name.get(entry.slot)
    if slot is None:
        raise ContentError(
            f"《{name}》的“{text[:20]}”属于不认识的槽位“{entry.slot}”。",
            f"可用的槽位：{'、'.join(lexicon.slots.names)}。",
        )
    for what, value, known in (("话题", entry.topic, slot.topics), ("作用", entry.role, _ROLES)):
        if value and value not in known:
            raise ContentError(
                f"《{name}》的“{text[:20]}”用了不认识的{what}“{value}”。",
                f"可用的{what}：{'、'.join(known) or '（没有，请删去这一项）'}。",
            )
    local = obvious_local(text, lexicon.terms)
    if local:
        raise ContentError(
            f"《{name}》的“{text[:20]}…”含有{local[0].kind}“{local[0].text}”。",
            "自带短语里不能有数字、日期、遮盖和本地口号。",
        )
    return local


def _sets(groups: Sequence[Group], sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    sets = []
    position = 0
    for group in groups:
        members = sentences[position : position + len(group.entries)]
        position += len(members)
        if group.kind == "set" and len(members) > 1:
            sets.append(set_of(members[0].role, members))
    return tuple(sets)
