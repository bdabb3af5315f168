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
from generator.mining.units import set_of
from generator.model.errors import ContentError
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.sentence import Mark, Sentence
from generator.model.speech import Speech, Unit

_FILE_KEYS = ("槽位", "本级", "说明", "短语", "领句组", "标题组")
_ROLES = tuple("标题 称谓 引言 过渡 小标题 领句 论述 举措 事实 引语 号召 致谢".split())
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
        return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)


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
    return Speech(
        name, digest, info, paragraphs, tuple(sentences), units=_sets(groups, sentences)
    ), manuscript


def _groups(data: Mapping[str, Any], name: str) -> Iterator[Iterator[_Entry]]:
    slot = str(data.get("槽位") or "")
    for group in _list(data, "标题组", name):
        _check_keys(group, _ENTRY_KEYS, name)
        yield _headings(group, name)
    for group in _list(data, "领句组", name):
        _check_keys(group, _ENTRY_KEYS, name)
        yield (_entry(one, slot, "领句", group, name) for one in _list(group, "领句", name))
    for one in _list(data, "短语", name):
        yield iter([_entry(one, slot, "", {}, name)])


def _headings(group: Mapping[str, Any], name: str) -> Iterator[_Entry]:
    by_slot = group.get("标题") or {}
    if not isinstance(by_slot, dict):
        raise ContentError(f"《{name}》的“标题”应当由“槽位: 标题”组成：{by_slot}", "请对照自带的文件修改。")
    for slot, texts in by_slot.items():
        for text in texts if isinstance(texts, list) else [texts]:
            yield _entry({"文": text, "槽位": slot}, "", "小标题", group, name)


def _list(data: Mapping[str, Any], key: str, name: str) -> list[Any]:
    value = data.get(key) or []
    if not isinstance(value, list):
        raise ContentError(f"《{name}》的“{key}”应当是一个列表。", "每条另起一行，以“- ”开头。")
    return value


def _entry(one: object, slot: str, role: str, group: Mapping[str, Any], name: str) -> _Entry:
    own = {"文": one} if isinstance(one, str) else one
    if not isinstance(own, dict) or not normalise(str(own.get("文") or "")):
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
    local = _check_entry(entry, text, name, lexicon)
    tagged = words.tag(text)
    traits = traits_of(text, tagged, entry.role, "", level, lexicon.slots, lexicon.levels, lexicon.terms)
    traits = replace(
        traits,
        standings=entry.strings("身份"),
        occasions=entry.strings("场合"),
        levels=entry.strings("本级"),
        move=str(entry.own.get("环节") or ""),
        first_topics=(entry.topic,) if entry.topic else traits.first_topics,
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


def _check_entry(entry: _Entry, text: str, name: str, lexicon: Lexicon) -> tuple[Mark, ...]:
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


def _sets(groups: Sequence[Sequence[_Entry]], sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    sets = []
    position = 0
    for group in groups:
        members = sentences[position : position + len(group)]
        position += len(group)
        if len(members) > 1:
            sets.append(set_of(members[0].role, members))
    return tuple(sets)
