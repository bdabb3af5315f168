"""A template file → its head and its Jinja text, full-width signs of the input method forgiven."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.drafting.keys import KEYS, has_private_use, nearest
from generator.language.ordinals import STYLES, is_style
from generator.model.errors import ContentError
from generator.reading.decode import decode
from generator.reading.kept import read_kept

HEAD_KEYS = (
    "说明",
    "编号",
    "身份",
    "本级",
    "字数",
    "必填",
    "标题含",
    "不说",
    "参照",
    "重点",
    "人代会",
    "提醒",
    "另填",
    "任命",
)
_USUAL = 3000
"""Characters of a speech whose template does not say."""
_OTHERS = "其他"
_HEAD_LINE = re.compile(rf"(?:\s*#.*\n)*\s*(?:{'|'.join(HEAD_KEYS)})\s*[:：]")
"""The first setting of a head, behind the comments that `template new` and `template from` write above it."""
_STANDINGS = ("部署", "汇报", "交流", "主持", "表态")
_OPEN = re.compile(r"(?:\{\{|｛｛|\{%|\{％|｛%|｛％|\{#|｛#|｛＃|\{＃)")
_CLOSE = {
    "{{": re.compile(r"\}\}|｝｝"),
    "{%": re.compile(r"%\}|％\}|%｝|％｝"),
    "{#": re.compile(r"#\}|＃\}|#｝|＃｝"),
}
_FULL = str.maketrans(
    "｛｝％＃（）【】［］：，．＝＋－＊／＜＞！｜～　０１２３４５６７８９",
    "{}%#()[][]:,.=+-*/<>!|~ 0123456789",
)
_QUOTES = {"“": "”", "”": "”", "‘": "’", "’": "’", '"': '"', "'": "'", "＂": "＂", "＇": "＇"}


class Template(NamedTuple):
    """A template: `text` has as many lines as the file; the head's lines are empty in it."""

    name: str
    path: str
    digest: str
    text: str
    description: str
    numbering: tuple[str, ...]
    standing: str
    levels: tuple[str, ...]
    characters: int
    required: tuple[str, ...]
    heading_holds: str
    """What every chosen level-1 heading must hold (机关” for the four 机关)."""
    unsaid: tuple[str, ...]
    """Words that no chosen phrase may hold at this occasion."""
    like: str
    """Another occasion whose openings, closings and headings serve here too; empty: none is named."""
    focus: tuple[str, ...] = ()
    """Topics preferred at this occasion beside those of the brief."""
    lengths: Mapping[str, int] = MappingProxyType({})
    """Levels at which the speech is of another length than `characters`."""
    sessions: tuple[str, ...] | None = None
    """Levels at which it serves a session of a people's congress too; None: the template does not say."""
    reminders: Mapping[str, str] = MappingProxyType({})
    """Key of the brief → what the user is told of the draft if the brief leaves it open."""
    aside: tuple[str, ...] = ()
    """Keys of the brief that the 单位 card does not fill: who speaks here is another than its owner."""
    appointed_by: str = ""
    """Who appointed the speaker to his post, if the occasion says so."""

    def characters_at(self, level: str) -> int:
        """About how many characters a speech at `level` has."""
        return self.lengths.get(level, self.characters)


def load_template(data: bytes, name: str, path: str) -> Template:
    """The template in `data`. Raises ContentError with file and line for a faulty head or delimiter."""
    source = decode(data, path)
    if has_private_use(source):
        raise ContentError(f"模板“{path}”里有不能用的特殊字符。", "请删去看不见或显示为方框的字符。")
    head, text = _split(source, path)
    lengths = _characters(head, source, path)
    return Template(
        name,
        path,
        hashlib.sha256(data).hexdigest()[:16],
        forgive(text),
        str(head.get("说明") or ""),
        _numbering(head, source, path),
        _standing(head, source, path),
        _strings(head.get("本级")),
        lengths.pop("", _USUAL),
        _strings(head.get("必填")),
        str(head.get("标题含") or ""),
        _strings(head.get("不说")),
        str(head.get("参照") or ""),
        _strings(head.get("重点")),
        lengths,
        _strings(head["人代会"]) if "人代会" in head else None,
        _reminders(head, source, path),
        _keys(head, source, path, "另填"),
        str(head.get("任命") or ""),
    )


def _split(source: str, path: str) -> tuple[Mapping[str, Any], str]:
    lines = source.split("\n")
    if not lines or lines[0].strip() not in ("---", "－－－", "———"):
        if _HEAD_LINE.match(source) and any(line.strip() == "---" for line in lines):
            raise ContentError(
                f"模板“{path}”第 1 行：开头的设置前面少了一行“---”。", "在第一行设置的上面添一行“---”。"
            )
        return {}, source
    end = next(
        (number for number, line in enumerate(lines[1:], 1) if line.strip() in ("---", "－－－", "———")), 0
    )
    if not end:
        raise ContentError(
            f"模板“{path}”第 1 行：开头的“---”没有对应的结尾“---”。", "在设置的最后一行之后另起一行写“---”。"
        )
    head = read_kept(("\n" + "\n".join(lines[1:end])).encode(), path)
    for key in head:
        if key not in HEAD_KEYS:
            raise _fault(source, path, str(key), f"不认识“{key}”", nearest(str(key), HEAD_KEYS))
    return head, "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _fault(source: str, path: str, key: str, problem: str, hint: str) -> ContentError:
    """A fault in the head, at the line that begins with `key`."""
    lines = enumerate(source.split("\n"), 1)
    line = next((number for number, text in lines if text.strip().startswith(key)), 1)
    return ContentError(f"模板“{path}”第 {line} 行：{problem}。", hint)


def _numbering(head: Mapping[str, Any], source: str, path: str) -> tuple[str, ...]:
    styles = _strings(head.get("编号")) or ("一、", "一要")
    for style in styles:
        if not is_style(style):
            problem = f"“编号”里有不认识的写法“{style}”"
            raise _fault(source, path, "编号", problem, f"可用：{' '.join(STYLES)}")
    return styles


def _standing(head: Mapping[str, Any], source: str, path: str) -> str:
    standing = str(head.get("身份") or "部署")
    if standing not in _STANDINGS:
        raise _fault(source, path, "身份", f"“身份”写成了“{standing}”", nearest(standing, _STANDINGS))
    return standing


def _characters(head: Mapping[str, Any], source: str, path: str) -> dict[str, int]:
    """How long a speech is, by level; the one for all others under an empty name."""
    value = head.get("字数", _USUAL)
    lengths = value if isinstance(value, Mapping) else {_OTHERS: value}
    if not all(isinstance(one, int) and 300 <= one <= 30_000 for one in lengths.values()):
        example = "例如：字数: 3000，或 字数: {镇: 1600, 其他: 3000}"
        raise _fault(source, path, "字数", "“字数”应当是 300–30000 的数字", example)
    return {"" if level == _OTHERS else str(level): one for level, one in lengths.items()}


def _reminders(head: Mapping[str, Any], source: str, path: str) -> dict[str, str]:
    value = head.get("提醒") or {}
    if not isinstance(value, Mapping):
        example = "例如：提醒: {职务: 没有写讲话人的职务，按主任的口气写。}"
        raise _fault(source, path, "提醒", "“提醒”应当写成“拟稿单的项: 提醒的话”", example)
    _check_keys(list(map(str, value)), source, path, "提醒")
    return {str(key): str(text) for key, text in value.items()}


def _keys(head: Mapping[str, Any], source: str, path: str, name: str) -> tuple[str, ...]:
    """The keys of the brief that the head lists under `name`."""
    found = _strings(head.get(name))
    _check_keys(found, source, path, name)
    return found


def _check_keys(keys: Sequence[str], source: str, path: str, name: str) -> None:
    for key in keys:
        if key not in KEYS:
            raise _fault(source, path, name, f"拟稿单里没有“{key}”这一项", nearest(key, KEYS))


def _strings(value: object) -> tuple[str, ...]:
    """One or several values as text; the ordinal 1. (a number to YAML) stays what was typed."""
    values = value if isinstance(value, list) else [value] if value else []
    return tuple("1." if one == 1.0 and isinstance(one, float) else str(one) for one in values)


def forgive(text: str) -> str:
    """Full-width signs inside delimiters one to one as half-width, outside quoted strings; positions stay."""
    forgiven = _forgive_once(text)
    while forgiven != text:
        text, forgiven = forgiven, _forgive_once(forgiven)
    return forgiven


def _forgive_once(text: str) -> str:
    """A delimiter that was put right may make another."""
    pieces: list[str] = []
    position = 0
    while match := _OPEN.search(text, position):
        opening = match[0].translate(_FULL)
        close = _CLOSE[opening].search(text, match.end())
        pieces.append(text[position : match.start()])
        if close is None:
            pieces.append(opening)
            position = match.end()
            continue
        inside = text[match.end() : close.start()]
        pieces += [opening, inside if opening == "{#" else _inside(inside), close[0].translate(_FULL)]
        position = close.end()
    return "".join((*pieces, text[position:]))


def _inside(code: str) -> str:
    """Code between delimiters: full-width signs translated, except what stands in quotes."""
    result: list[str] = []
    awaited = ""
    for char in code:
        if awaited and char == awaited:
            result.append('"' if awaited in "”’＂＇" else char)
            awaited = ""
        elif awaited:
            result.append(char)
        elif char in _QUOTES:
            awaited = _QUOTES[char]
            result.append('"' if char in "“”‘’＂＇" else char)
        else:
            result.append(char.translate(_FULL))
    return "".join(result)
