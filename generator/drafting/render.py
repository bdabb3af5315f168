"""Template + brief → notation text with tokens; nothing is chosen here."""

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from generator.drafting.keys import KEYS, nearest
from generator.drafting.missing import Missing
from generator.drafting.review import reviews
from generator.drafting.sandbox import LARGEST, Sandbox, render_within
from generator.drafting.sayable import Sayable
from generator.drafting.template import Template
from generator.drafting.tokens import CLOSE, LINE, Tokens, Value, Wish
from generator.language.level import Level
from generator.language.lexicon import Lexicon
from generator.language.slots import Slots
from generator.model.brief import Brief
from generator.model.errors import ContentError
from generator.model.skeleton import PartCount, PartRequest, Request

_FORMS = ("分段", "连写", "段落")
_CHOICE_KEYS = ("槽位", "作用", "话题", "环节", "字数", "提示")
_PART_KEYS = ("槽位", "要点", "字数", "话题", "形式", "标题", "段首标题", "引言", "编号", "节奏", "写实")
_SYNTAX = (
    ("nexpected end of template", "有“{%”或“{{”没有结束（缺“endif”“endfor”或“}}”）"),
    ("Encountered unknown tag", "不认识的指令"),
    ("unexpected '}'", "多了一个“}”，或少写了内容"),
    ("expected token", "少了括号、引号、逗号或“}}”"),
    ("unexpected char", "有不能用的符号"),
    ("Missing end of comment", "注释“{#”没有结束“#}”"),
    ("No filter named", "不认识的过滤器"),
)


def render(template: Template, brief: Brief, lexicon: Lexicon) -> tuple[str, Tokens]:
    """The notation text of `template` for `brief`; its lines begin with marks of their line in the file.

    Raises ContentError with file and line for a syntax error, an unknown name or a wrong request.
    """
    tokens = Tokens()
    names = _names(brief, lexicon, tokens)
    try:
        compiled = Sandbox().from_string(_mark_lines(template.text))
        text = render_within(compiled.render, names)
    except TemplateSyntaxError as error:
        raise _fault(template, error.lineno, _syntax(error.message or "")) from None
    except UndefinedError as error:
        _refuse_unknown(template, error)
    except ContentError as error:
        raise _fault(template, _line_of(error), error.message, error.hint) from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        SecurityError,
        RecursionError,
        LookupError,
        AttributeError,
    ) as error:
        raise _fault(template, _line_of(error), "这一行的写法不对") from None
    if len(text) > LARGEST:
        raise ContentError(f"模板“{template.path}”展开后太长。", "请检查循环次数。")
    return text, tokens


def _names(brief: Brief, lexicon: Lexicon, tokens: Tokens) -> dict[str, Any]:
    """Everything a template may name: keys of the brief, level words, 部分数, 选, 部分, 可说, 成绩, 不足."""
    forms = {form for level in lexicon.levels.by_name.values() for form in level.words}
    return {
        **{form: Missing(_likely(form, lexicon), tokens) for form in forms},
        **_forms(lexicon.levels.get(brief.level), tokens),
        **{key: Missing(key, tokens) for key in KEYS},
        **{key: Value(value, key, tokens) for key, value in _given(brief).items() if value},
        "部分数": Wish(PartCount(), tokens),
        "选": _Function("选", lambda given: _choice(given, lexicon.slots), tokens),
        "部分": _Function("部分", lambda given: _part(given, lexicon.slots), tokens),
        "可说": Sayable(brief.date, lexicon.terms),
        **reviews(brief.facts, brief.date, tokens),
    }


def _likely(form: str, lexicon: Lexicon) -> str:
    """What a blank for a level word says, so that anybody can fill it: 全域，如全市."""
    city = lexicon.levels.get("市")
    return f"{form}，如{city.words[form]}" if city and city.words.get(form) else form


def _forms(level: Level | None, tokens: Tokens) -> dict[str, Value]:
    """What the things of levels.yaml are called at the user's level."""
    words = level.words if level else {}
    return {form: Value(word, "本级", tokens) for form, word in words.items() if form not in KEYS}


def _given(brief: Brief) -> dict[str, str]:
    """The values of the brief as text, lists joined by 、."""
    lists = {
        "下级": brief.subordinates,
        "重点": [word for word in brief.focus if word != brief.get("主题")],
        "事实": brief.facts,
        "必提": brief.must,
        "避免": brief.avoid,
    }
    return {**brief.values, **{key: "、".join(values) for key, values in lists.items()}}


class _Function:
    """选 or 部分 in a template: called it gives a request, printed without brackets it is a mistake."""

    def __init__(
        self, name: str, make: Callable[[Mapping[str, object]], Request | PartRequest], tokens: Tokens
    ) -> None:
        self._name, self._make, self._tokens = name, make, tokens

    def __call__(self, **given: object) -> Wish:
        return Wish(self._make(given), self._tokens)

    def __str__(self) -> str:
        raise ContentError(f"“{self._name}”后面少了括号", f'例如：{self._name}(槽位="监督")')


def _choice(given: Mapping[str, object], slots: Slots) -> Request:
    _check(given, _CHOICE_KEYS, "选")
    slot, role, topic, move, guide = (
        _plain(given.get(key, "")) for key in ("槽位", "作用", "话题", "环节", "提示")
    )
    _check_slots((slot,) if slot else (), slots)
    _check_topics((topic,) if topic else (), slots)
    return Request(slot, role, topic, move, _count("字数", given.get("字数")), guide)


def _part(given: Mapping[str, object], slots: Slots) -> PartRequest:
    _check(given, _PART_KEYS, "部分")
    form, points = _plain(given.get("形式", "分段")), given.get("要点")
    if "槽位" not in given:
        raise ContentError("“部分”里要写“槽位”", '例如：部分(槽位="监督")')
    if form not in _FORMS:
        raise ContentError(f"“形式”没有“{form}”这一种", nearest(form, _FORMS))
    several = isinstance(points, (list, tuple))
    named = _several(points) if several else ()
    _check_slots((_plain(given["槽位"]),), slots)
    _check_topics(_several(given.get("话题", ())), slots)
    point_slots, point_topics = _each_point(named, slots)
    return PartRequest(
        slot=_plain(given["槽位"]),
        points=None if several else _count("要点", points),
        characters=_count("字数", given.get("字数")),
        topics=_several(given.get("话题", ())),
        point_slots=point_slots,
        point_topics=point_topics,
        form=form,
        heading=_plain(given.get("标题", "")),
        run_in=bool(given.get("段首标题", False)),
        intro=bool(given.get("引言", True)),
        numbered=bool(given.get("编号", True)),
        to_tell=bool(given.get("写实", False)),
        to_write=_plain(given["写实"]) if isinstance(given.get("写实"), str) else "",
        rhythm=_rhythm(_plain(given.get("节奏", ""))),
    )


def _each_point(named: Sequence[str], slots: Slots) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slot of each point, and its topic if any of `named` is one: a slot or a topic for each."""
    home = {topic: name for name, slot in slots.by_name.items() for topic in slot.topics}
    for name in named:
        if name not in slots and name not in home:
            raise ContentError(f"没有“{name}”这个槽位或话题", nearest(name, (*slots.names, *home)))
    topics = tuple(name if name in home else "" for name in named)
    return tuple(home.get(name, name) for name in named), topics if any(topics) else ()


def _rhythm(text: str) -> str:
    """Lengths of clauses joined by +, as they were written."""
    if text and not re.fullmatch(r"[1-9]\d?(\+[1-9]\d?)*", text):
        raise ContentError("“节奏”应当是几个数", '例如：节奏="8+8"，两句，每句八个字')
    return text


def _check_slots(asked: Sequence[str], slots: Slots) -> None:
    for slot in asked:
        if slot not in slots:
            raise ContentError(f"没有“{slot}”这个槽位", nearest(slot, slots.names))


def _check_topics(asked: Sequence[str], slots: Slots) -> None:
    known = [topic for slot in slots.by_name.values() for topic in slot.topics]
    for topic in asked:
        if topic not in known:
            raise ContentError(f"没有“{topic}”这个话题", nearest(topic, known))


def _check(given: Mapping[str, object], allowed: Sequence[str], name: str) -> None:
    for key in given:
        if key not in allowed:
            raise ContentError(f"“{name}”里没有“{key}”这一项", nearest(key, allowed))


def _several(value: object) -> tuple[str, ...]:
    """One text or a list of them as a tuple."""
    if isinstance(value, (list, tuple)):
        return tuple(map(_plain, value))
    return (_plain(value),) if value else ()


def _plain(value: object) -> str:
    return str.__str__(value) if isinstance(value, str) else str(value)


def _count(name: str, value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, str) and value.isdigit():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 20_000:
        raise ContentError(f"“{name}”应当是一个正整数", f"例如：{name}=3")
    return value


def _mark_lines(text: str) -> str:
    """Each line that begins outside of delimiters gets a mark with its number, from 1."""
    marked = []
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        marked.append(line if inside else f"{LINE}{number}{CLOSE}{line}")
        opened = max(line.rfind(sign) for sign in ("{{", "{%", "{#"))
        closed = max(line.rfind(sign) for sign in ("}}", "%}", "#}"))
        inside = opened > closed or (inside and closed < 0)
    return "\n".join(marked)


def _refuse_unknown(template: Template, error: UndefinedError) -> NoReturn:
    quoted = re.findall("'([^']*)'", str(error.message or ""))
    name = quoted[-1] if quoted else ""
    raise _fault(
        template,
        _line_of(error),
        f"不认识“{name}”",
        nearest(name, (*KEYS, "部分数", "选", "部分", "可说", "成绩", "不足")),
    ) from None


def _line_of(error: BaseException) -> int:
    frames = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"
    ]
    return int(frames[-1] or 0) if frames else 0


def _syntax(message: str) -> str:
    return next((chinese for english, chinese in _SYNTAX if english in message), "这一行的写法不对")


def _fault(template: Template, line: int, problem: str, hint: str = "") -> ContentError:
    where = f"第 {line} 行" if line else ""
    return ContentError(
        f"模板“{template.path}”{where}：{problem}。", hint or "可对照 docs/templates.md 和自带模板修改。"
    )
