"""An occasion and the 单位 card → the rows of a blank brief (拟稿单), and their text and YAML."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.drafting.brief_file import Entry
from generator.drafting.keys import KEYS, LISTS

EXAMPLES: Mapping[str, str] = {
    "场合": "工作会议讲话",
    "标题": "在全市人大工作会议上的讲话（不写就由模板拟）",
    "会议": "全市人大工作会议",
    "日期": "2026年12月1日（不写就是今天）",
    "地点": "市会议中心",
    "地区": "云河市",
    "本级": "市（不写就看地区名的末字；县级市要写明）",
    "上级": "清江省",
    "下级": "临江区、清源县",
    "单位": "云河市人大常委会",
    "届次": "第八届人民代表大会第六次会议",
    "姓名": "周启明",
    "职务": "市人大常委会主任",
    "身份": "主要领导（分管领导、汇报人、交流人、主持人、表态人；不写就按场合）",
    "称谓": "各位代表、同志们",
    "主题": "预算审查监督",
    "重点": "预算审查监督、代表联络站",
    "字数": "4500（不写就按模板）",
    "分钟": "30（写了字数就以字数为准）",
    "语速": "150（每分钟几个字）",
    "事实": "今年以来，常委会听取和审议专项工作报告18项（原样写进去的整句，一行一条）",
    "必提": "民生实事项目票决制",
    "避免": "亮剑",
    "形式参照": "去年的讲话.docx（照它的样子写）",
    "内容参照": "上级的讲话.docx（多说它说到的话题）",
}
"""An example for each key of a brief, in Chinese, as the user is shown it."""
_WITHIN = "讲话人"
"""Stands for 姓名 in a brief; a form asks for 姓名."""
REQUIRED = "*"
_NOTE = f"左边是名称，中间填写，不用填的空着。带 {REQUIRED} 的是这个场合少不了的。"


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a form; `value` is what is known already, an empty string if nothing is."""

    key: str
    required: bool
    value: str = ""

    @property
    def name(self) -> str:
        """The key as it is printed, marked if it is required."""
        return f"{self.key}{REQUIRED}" if self.required else self.key

    @property
    def example(self) -> str:
        """An example of what to fill in."""
        return EXAMPLES[self.key]


@dataclass(frozen=True, slots=True)
class Form:
    """A brief to be filled in for `occasion`."""

    occasion: str
    fields: tuple[Field, ...]

    @property
    def note(self) -> str:
        """How to fill it in, one line."""
        return f"{self.occasion}拟稿单。{_NOTE}"


def form_of(occasion: str, required: Sequence[str], known: Mapping[str, str]) -> Form:
    """All keys of a brief in their order, those of `required` first; `known` are values that stand already."""
    values = {key: _one_line(value) for key, value in known.items()} | {"场合": occasion}
    if _WITHIN in values:
        values.setdefault("姓名", values[_WITHIN])
    keys = [key for key in KEYS if key != _WITHIN]
    ordered = sorted(keys, key=lambda key: (key not in required, keys.index(key)))
    return Form(occasion, tuple(Field(key, key in required, values.get(key, "")) for key in ordered))


def is_blank(entries: Iterable[Entry], known: Mapping[str, str]) -> bool:
    """Whether a brief says nothing beyond its occasion and what was `known` when the form was written."""
    filled = (entry for entry in entries if entry.key != "场合")
    return all(_stood(entry, _one_line(known.get(entry.key, ""))) for entry in filled)


def _stood(entry: Entry, value: str) -> bool:
    """Whether an entry is the known `value`; of a list, one of its members."""
    return entry.value == value or (entry.key in LISTS and entry.value in _parts(value))


def _one_line(value: str) -> str:
    """A value as a brief is read: its lines joined."""
    return "".join(line.strip(" \u3000") for line in value.splitlines())


def form_text(form: Form) -> str:
    """The form as `键：值` lines; what begins with # is not read."""
    lines = [
        f"# {form.note.replace('左边是名称，中间填写', '冒号后面填写')}以 # 开头的行是说明，程序不读。",
        "",
    ]
    for field in form.fields:
        lines += [f"# 例：{field.example}", f"{field.name}：{field.value}"]
    return "\n".join(lines) + "\n"


def form_yaml(form: Form) -> str:
    """The form as YAML; lists as lists, every value in quotes."""
    lines = [f"# {form.note.replace('左边是名称，中间填写', '冒号后面空一格填写')}"]
    for field in form.fields:
        mark = "（必填）" if field.required else ""
        lines += [f"# {mark}例：{field.example}", f"{field.key}: {_yaml(field)}".rstrip()]
    return "\n".join(lines) + "\n"


def _yaml(field: Field) -> str:
    if field.key in LISTS:
        return json.dumps([part for part in _parts(field.value) if part], ensure_ascii=False)
    return json.dumps(field.value, ensure_ascii=False) if field.value else ""


def _parts(value: str) -> Iterable[str]:
    return (part.strip() for part in value.split("、"))
