"""Curated phrases: a YAML file by hand → sentences and sets, as if mined from a speech of that name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.localities import obvious_local
from generator.language.punctuation import normalise
from generator.mining.keys import sentence_key
from generator.mining.traits import traits_of
from generator.model.errors import ContentError
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Mark, Sentence
from generator.model.speech import SiblingSet, Speech

_FILE_KEYS = ("槽位", "本级", "说明", "短语", "领句组", "标题组")
_ENTRY_KEYS = ("文", "作用", "话题", "身份", "场合", "本级", "环节", "名称", "领句", "标题", "注", "槽位")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One phrase with what its file says of it."""

    text: str
    slot: str
    role: str
    topic: str
    group: Mapping[str, Any]
    own: Mapping[str, Any]

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of the phrase, or else of its group; one word counts as a list of one."""
        value = self.own.get(key) or self.group.get(key) or ()
        return (value,) if isinstance(value, str) else tuple(map(str, value))


def curate(data: Mapping[str, Any], name: str, digest: str, lexicon: Lexicon) -> tuple[Speech, Manuscript]:
    """A curated file, already parsed, as a speech of its phrases and the manuscript that holds their text.

    Raises ContentError naming file and phrase: an unknown key, slot or topic, a phrase without text,
    or one with a mask, figure or date in it.
    """
    _check_keys(data, _FILE_KEYS, name)
    level = str(data.get("本级") or "")
    groups = [list(group) for group in _groups(data, name)]
    entries = [entry for group in groups for entry in group]
    sentences = [_sentence(index, entry, level, name, lexicon) for index, entry in enumerate(entries)]
    info = SourceInfo(level=level)
    paragraphs = tuple(sentence.text for sentence in sentences)
    manuscript = Manuscript(name, digest, tuple(Paragraph(text) for text in paragraphs), info)
    return Speech(name, digest, info, paragraphs, tuple(sentences), sets=_sets(groups, sentences)), manuscript


def _groups(data: Mapping[str, Any], name: str) -> Iterator[Iterator[_Entry]]:
    slot = str(data.get("槽位") or "")
    for group in data.get("标题组") or ():
        _check_keys(group, _ENTRY_KEYS, name)
        yield (
            _Entry(str(text), str(key), "小标题", "", group, {})
            for key, texts in (group.get("标题") or {}).items()
            for text in ([texts] if isinstance(texts, str) else texts)
        )
    for group in data.get("领句组") or ():
        _check_keys(group, _ENTRY_KEYS, name)
        yield (_entry(one, slot, "领句", group, name) for one in group.get("领句") or ())
    for one in data.get("短语") or ():
        yield iter([_entry(one, slot, "", {}, name)])


def _entry(one: object, slot: str, role: str, group: Mapping[str, Any], name: str) -> _Entry:
    own = {"文": one} if isinstance(one, str) else one
    if not isinstance(own, dict) or not own.get("文"):
        raise ContentError(f"《{name}》里有一条没有“文”：{one}", "每条都要写“文”。")
    _check_keys(own, _ENTRY_KEYS, name)
    return _Entry(
        str(own["文"]),
        str(own.get("槽位") or slot),
        role or str(own.get("作用") or "论述"),
        str(own.get("话题") or ""),
        group,
        own,
    )


def _check_keys(data: object, allowed: Sequence[str], name: str) -> None:
    if not isinstance(data, dict):
        raise ContentError(f"《{name}》里有一处应当由“键: 值”组成：{data}", "请对照自带的文件修改。")
    for key in data:
        if key not in allowed:
            raise ContentError(f"《{name}》里有不认识的键“{key}”。", f"可用的键：{'、'.join(allowed)}。")


def _sentence(index: int, entry: _Entry, level: str, name: str, lexicon: Lexicon) -> Sentence:
    text = normalise(entry.text)
    if entry.slot not in lexicon.slots:
        raise ContentError(
            f"《{name}》的“{text[:20]}”属于不认识的槽位“{entry.slot}”。",
            f"可用的槽位：{'、'.join(lexicon.slots.names)}。",
        )
    local = obvious_local(text, lexicon.terms)
    if local:
        raise ContentError(
            f"《{name}》的“{text[:20]}…”含有{local[0].kind}“{local[0].text}”。",
            "自带短语里不能有数字、日期、遮盖和本地口号。",
        )
    tagged = words.tag(text)
    traits = traits_of(text, tagged, "", level, lexicon.slots, lexicon.levels)
    traits = replace(
        traits,
        standings=entry.strings("身份"),
        occasions=entry.strings("场合"),
        levels=entry.strings("本级"),
        move=str(entry.own.get("环节") or ""),
        quotation=entry.role == "引语",
        head_topics=tuple(dict.fromkeys((*((entry.topic,) if entry.topic else ()), *traits.head_topics))),
    )
    since, until = lexicon.terms.window(text)
    return Sentence(
        key=sentence_key(text),
        paragraph=index,
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


def _sets(groups: Sequence[Sequence[_Entry]], sentences: Sequence[Sentence]) -> tuple[SiblingSet, ...]:
    sets = []
    position = 0
    for group in groups:
        members = sentences[position : position + len(group)]
        position += len(group)
        if len(members) > 1:
            keys, slots, topics = zip(*((one.key, one.slot, one.topic) for one in members), strict=True)
            sets.append(SiblingSet(members[0].role, keys, slots, topics))
    return tuple(sets)
