"""Template + brief → notation text with tokens; nothing is chosen here."""

import traceback
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.drafting.keys import KEYS, nearest
from generator.drafting.template import Template
from generator.drafting.tokens import CLOSE, LINE, Missing, Tokens, Value, Wish
from generator.language.levels import Level
from generator.model.brief import Brief
from generator.model.errors import ContentError
from generator.model.skeleton import PartCount, PartRequest, Request

_FORMS = ("分段", "连写", "段落")
_LARGEST = 200_000
_SYNTAX = (
    ("unexpected end of template", "有“{%”或“{{”没有结束（缺“endif”“endfor”或“}}”）"),
    ("Encountered unknown tag", "不认识的指令"),
    ("unexpected '}'", "多了一个“}”，或少写了内容"),
    ("expected token", "少了括号、引号、逗号或“}}”"),
    ("unexpected char", "有不能用的符号"),
    ("Missing end of comment", "注释“{#”没有结束“#}”"),
    ("No filter named", "不认识的过滤器"),
)


def render(template: Template, brief: Brief, level: Level | None) -> tuple[str, Tokens]:
    """The notation text of `template` for `brief`; its lines begin with marks of their line in the file.

    Raises ContentError with file and line for a syntax error, an unknown name or a wrong request.
    """
    tokens = Tokens()
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    environment.globals.clear()
    names = _names(brief, level, tokens)
    try:
        compiled = environment.from_string(_mark_lines(template.text))
        text = compiled.render(names)
    except TemplateSyntaxError as error:
        raise _fault(template, error.lineno, _syntax(error.message or "")) from None
    except UndefinedError as error:
        _refuse_unknown(template, error, names)
    except ContentError as error:
        raise _fault(template, _line_of(error), error.message, error.hint) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, SecurityError, RecursionError, LookupError, AttributeError) as error:
        raise _fault(template, _line_of(error), _call_fault(error)) from None
    if len(text) > _LARGEST:
        raise ContentError(f"模板“{template.path}”展开后太长。", "请检查循环次数。")
    return text, tokens


def _names(brief: Brief, level: Level | None, tokens: Tokens) -> dict[str, Any]:
    """Everything a template may name: keys of the brief, level words, 部分数, 选, 部分."""
    forms = {} if level is None else {form: Value(word, "本级", tokens) for form, word in level.words.items() if form not in KEYS}
    blank_forms = {form: Missing(form, tokens) for form in ("全域", "我域", "本域", "党委", "政府", "人大", "常委会", "主席团", "机关")}
    given = {key: Value(brief.get(key), key, tokens) for key in KEYS if brief.get(key)}
    missing = {key: Missing(key, tokens) for key in KEYS}
    return {
        **blank_forms, **forms, **missing, **given,
        "下级": "、".join(brief.subordinates) or Missing("下级", tokens),
        "部分数": Wish(PartCount(), tokens),
        "选": _chooser(tokens), "部分": _parts(tokens),
    }


def _chooser(tokens: Tokens) -> Callable[..., Wish]:
    def choose(
        *, 槽位: str = "", 作用: str = "", 话题: str = "", 环节: str = "", 字数: int | None = None, 提示: str = ""
    ) -> Wish:
        return Wish(Request(_plain(槽位), _plain(作用), _plain(话题), _plain(环节), _count("字数", 字数), _plain(提示)), tokens)

    return choose


def _parts(tokens: Tokens) -> Callable[..., Wish]:
    def part(
        *, 槽位: str, 要点: int | list[str] | None = None, 字数: int | None = None, 话题: str | list[str] = (),  # type: ignore[assignment]
        形式: str = "分段", 标题: str = "", 段首标题: bool = False, 引言: bool = True,
    ) -> Wish:  # fmt: skip
        if 形式 not in _FORMS:
            raise ContentError(f"“形式”没有“{形式}”这一种", nearest(str(形式), _FORMS))
        slots = tuple(map(_plain, 要点)) if isinstance(要点, (list, tuple)) else ()
        points = None if slots else _count("要点", 要点)
        topics = (_plain(话题),) if isinstance(话题, str) and 话题 else tuple(map(_plain, 话题 or ()))
        return Wish(
            PartRequest(_plain(槽位), points, _count("字数", 字数), topics, slots, 形式, _plain(标题), bool(段首标题), bool(引言)),
            tokens,
        )

    return part


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


def _refuse_unknown(template: Template, error: UndefinedError, names: Mapping[str, object]) -> NoReturn:
    name = str(error.message or "").split("'")[1] if "'" in str(error.message or "") else ""
    raise _fault(template, _line_of(error), f"不认识“{name}”", nearest(name, (*KEYS, "部分数", "选", "部分"))) from None


def _line_of(error: BaseException) -> int:
    frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return int(frames[-1] or 0) if frames else 0


def _syntax(message: str) -> str:
    return next((chinese for english, chinese in _SYNTAX if english in message), "这一行的写法不对")


def _call_fault(error: BaseException) -> str:
    text = str(error)
    if "unexpected keyword argument" in text and "'" in text:
        return f"“选”或“部分”里没有“{text.split(chr(39))[1]}”这一项"
    if "missing" in text and "argument" in text:
        return "“部分”里要写“槽位”"
    return "这一行的写法不对"


def _fault(template: Template, line: int, problem: str, hint: str = "") -> ContentError:
    where = f"第 {line} 行" if line else ""
    return ContentError(
        f"模板“{template.path}”{where}：{problem}。", hint or "可对照 docs/templates.md 和自带模板修改。"
    )
