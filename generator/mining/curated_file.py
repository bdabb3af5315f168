"""What a file of curated phrases says: groups of phrases, and what it says of each (phrasebank/*.yaml)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.language.punctuation import normalise
from generator.model.errors import ContentError

_FILE_KEYS = ("槽位", "本级", "说明", "短语", "领句组", "标题组", "整段")
_ENTRY_KEYS = (
    "文",
    "作用",
    "话题",
    "身份",
    "场合",
    "本级",
    "环节",
    "名称",
    "领句",
    "标题",
    "注",
    "槽位",
    "题",
    "必说",
)
_STANZA_ROLES = ("论述", "举措", "事实")
_STANZA_KEYS = ("槽位", "话题", "身份", "场合", "本级", "题", "注", *_STANZA_ROLES)


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase with what its file says of it."""

    text: str
    slot: str
    role: str
    topic: str
    group: Mapping[str, Any]
    own: Mapping[str, Any]
    whole: bool = False
    """Part of a paragraph written as a whole."""

    @property
    def must(self) -> bool:
        """Whether it stays when its paragraph is cut."""
        return self.own.get("必说") in (True, "是")

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of the phrase, or else of its group; one word counts as a list of one."""
        value = self.own.get(key) or self.group.get(key) or ()
        return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that belong together: a set of headings or leads, a paragraph written as a whole, or one alone."""

    entries: tuple[Entry, ...]
    kind: Literal["set", "stanza", "phrase"] = "phrase"

    def manuscript(self) -> list[list[Entry]]:
        """Its phrases by paragraph: those of a whole paragraph stand in one."""
        return [[one] for one in self.entries] if self.kind == "set" else [[*self.entries]]


def groups_of(data: Mapping[str, Any], name: str) -> list[Group]:
    """The groups of the file `name` in its order: sets of headings, sets of leads, phrases, whole paragraphs.

    Raises ContentError naming the file and the phrase: an unknown key, a list that is none, a phrase without text.
    """
    _check_keys(data, _FILE_KEYS, name)
    return [*_groups(data, name)]


def _groups(data: Mapping[str, Any], name: str) -> Iterator[Group]:
    slot = str(data.get("槽位") or "")
    for group in _list(data, "标题组", name):
        _check_keys(group, _ENTRY_KEYS, name)
        yield Group(tuple(_headings(group, name)), "set")
    for group in _list(data, "领句组", name):
        _check_keys(group, _ENTRY_KEYS, name)
        leads = _list(group, "领句", name)
        yield Group(tuple(_entry(one, slot, "领句", group, name) for one in leads), "set")
    for one in _list(data, "短语", name):
        yield Group((_entry(one, slot, "", {}, name),))
    for one in _list(data, "整段", name):
        yield _stanza(one, slot, name)


def _stanza(stanza: Mapping[str, Any], slot: str, name: str) -> Group:
    """A paragraph written as a whole: its reasons, then its measures (in a report its facts) in their order."""
    _check_keys(stanza, _STANZA_KEYS, name)
    where = str(stanza.get("槽位") or slot)
    entries = tuple(
        replace(_entry(text, where, role, stanza, name), whole=True)
        for role in _STANZA_ROLES
        for text in _list(stanza, role, name)
    )
    if not entries:
        raise ContentError(f"《{name}》里有一段没有句子：{dict(stanza)}", "在“论述”“举措”下各写几句。")
    return Group(entries, "stanza")


def _headings(group: Mapping[str, Any], name: str) -> Iterator[Entry]:
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


def _entry(one: object, slot: str, role: str, group: Mapping[str, Any], name: str) -> Entry:
    own = {"文": one} if isinstance(one, str) else one
    if not isinstance(own, dict) or not normalise(str(own.get("文") or "")):
        raise ContentError(f"《{name}》里有一条没有“文”：{one}", "每条都要写“文”。")
    _check_keys(own, _ENTRY_KEYS, name)
    return Entry(
        str(own["文"]),
        str(own.get("槽位") or slot),
        role or str(own.get("作用") or "论述"),
        str(own.get("话题") or group.get("话题") or ""),
        group,
        own,
    )


def _check_keys(data: object, allowed: Sequence[str], name: str) -> None:
    if not isinstance(data, dict):
        raise ContentError(f"《{name}》里有一处应当由“键: 值”组成：{data}", "请对照自带的文件修改。")
    for key in data:
        if key not in allowed:
            raise ContentError(f"《{name}》里有不认识的键“{key}”。", f"可用的键：{'、'.join(allowed)}。")
