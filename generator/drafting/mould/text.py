"""Speech → the text of a template of its form, with a comment for each line."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.bank.rows import PhraseRow
from generator.drafting.mould.ending import closing_lines
from generator.drafting.mould.hosting import hosting_lines
from generator.drafting.mould.line import Line, choice, whole_part
from generator.drafting.mould.opening import opening_lines
from generator.drafting.mould.phrases import counted, kind, salutation
from generator.drafting.mould.shape import PartShape, PointShape, Shape, shape_of
from generator.language.ordinals import to_chinese
from generator.language.slots import CLOSING, OPENING
from generator.model.speech import Speech

_USUAL = {
    "部署": "工作会议讲话", "汇报": "座谈会汇报发言", "交流": "交流发言", "主持": "主持词", "表态": "任职表态发言",
}  # fmt: skip
"""The occasion after which a speech takes whose own has no phrases in the bank."""
_HOSTED = ("传达", "落实", "督促")
"""The points with which a chair ends, in their order."""
_PLAIN = re.compile(r"[\w、.（），]+")
_SHORTEST, _LONGEST = 300, 30_000
_AGENDA_BLANK = 0.6
"""Share of a chair's opening that the user writes."""
_REASON = 0.35
"""Share of a loose point that is its reason."""


def template_text(speech: Speech, rows: Iterable[PhraseRow], unsaid: Sequence[str] = ()) -> str:
    """A template of the form of `speech`: its parts, points, numbering, moves and lengths, none of its words.

    `rows` are the phrases of the bank, which tell what openings and closings there are; `unsaid` is kept from
    the occasion's own template.
    """
    shape = shape_of(speech)
    like, opening, closing = _moves(shape, list(rows))
    head = _head(shape, like, unsaid)
    lines = (
        *_front(shape),
        *_begin(shape, opening),
        *_middle(shape, closing),
        *closing_lines(shape, closing),
    )
    return head + "".join(map(str, lines))


def _moves(shape: Shape, rows: Sequence[PhraseRow]) -> tuple[str, frozenset[str], frozenset[str]]:
    """The occasion whose openings and closings serve, and the moves that it has of each."""
    for like in (shape.occasion, _USUAL.get(shape.standing, "")):
        own = [row for row in rows if like and like in row.traits.occasions and row.traits.move]
        if own:
            opening, closing = (
                frozenset(row.traits.move for row in own if row.slot == slot) for slot in (OPENING, CLOSING)
            )
            return like, opening, closing
    return "", frozenset(), frozenset()


def _head(shape: Shape, like: str, unsaid: Sequence[str]) -> str:
    settings = [
        ("说明", f"照一篇旧稿的样子：{_summary(shape)}", "一句话说明，nigao template list 里显示。"),
        ("编号", _list(shape.numbering), "序号的样子，从一级往下，照原稿用得最多的。"),
        ("身份", shape.standing, "用谁的口气：部署、汇报、交流、主持、表态。"),
        ("字数", str(_characters(shape)), "原稿的长短；各部分按比例伸缩。"),
        ("必填", "[地区, 会议]", "在屏幕前起草时，没有填的会问。"),
        ("参照", like, "用哪个场合的开头、结尾和标题。"),
        ("重点", _list(shape.topics), "原稿说得多的话题，选句时优先。"),
        (
            "不说",
            _list(unsaid),
            "句库里带这些字的句子，在这个场合讲文不对题，起草时不选；删去哪个词，带它的句子就又能选，整行删去也行。",
        ),
    ]
    lines = (f"# {comment}\n{key}: {value}\n" for key, value, comment in settings if value)
    return f"---\n{''.join(lines)}---\n"


def _list(values: Sequence[str]) -> str:
    """A list as it is typed in YAML; quotes only where a word has more than letters."""
    written = (
        value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False) for value in values
    )
    return f"[{', '.join(written)}]" if values else ""


def _characters(shape: Shape) -> int:
    """The source's length; of a chair's agenda, which becomes blanks, a part only."""
    blank = _AGENDA_BLANK if shape.standing == "主持" else 0.0
    agenda = sum(len(one.text) for sentences in shape.opening for one in sentences)
    return min(_LONGEST, max(_SHORTEST, int(round(shape.characters - blank * agenda, -2))))


def _summary(shape: Shape) -> str:
    if not shape.parts:
        return f"{counted(len(shape.loose))}点" if shape.loose else "不分部分"
    points = "、".join(str(len(part.points) if part.form != "段落" else 0) for part in shape.parts)
    each = f"，各有 {points} 点" if any(part.form != "段落" for part in shape.parts) else "，正文不分点"
    return f"{counted(len(shape.parts))}个部分{each}"


def _front(shape: Shape) -> Iterator[Line]:
    """Title, date, speaker, salutation."""
    name = kind(shape.title, shape.standing)
    title = f'会议 ~ "{name}"' if name == "主持词" else f'"在" ~ 会议 ~ "上的{name}"'
    yield Line(f"# {{{{ 标题 | default({title}) }}}}", "标题：填了“标题”就用填的，没填就用会议的名称拼出来。")
    yield Line("〔日期〕（{{ 日期 }}）")
    yield Line("{% if 姓名 %}\n〔讲话人〕{{ 姓名 }}\n{% endif %}", "填了姓名才有讲话人这一行。")
    called = salutation(shape.salutation, shape.standing)
    if called:
        yield Line(f'〔称谓〕{{{{ 称谓 | default("{called}") }}}}：', "称谓：没填时照原稿的叫法，不带姓名。")
    else:
        yield Line("{% if 称谓 %}\n〔称谓〕{{ 称谓 }}：\n{% endif %}", "原稿没有称谓，填了才有这一行。")


def _begin(shape: Shape, known: Collection[str]) -> Iterator[Line]:
    if shape.standing == "主持":
        yield from hosting_lines(shape, known)
    else:
        yield from opening_lines(shape, known)


def _middle(shape: Shape, known: Collection[str]) -> Iterator[Line]:
    """Paragraphs and points without a heading, then the parts."""
    for paragraph in shape.plain:
        yield Line(
            choice(槽位=paragraph.slot, 话题=paragraph.topic, 字数=paragraph.characters), "一个自然段。"
        )
    for number, point in enumerate(shape.loose):
        comment = f"第{to_chinese(number + 1)}点：横线后面是领句，竖线后面是展开的话。"
        hosted = shape.standing == "主持" and number < len(_HOSTED) and _HOSTED[number] in known
        yield Line(_hosted(number, point) if hosted else _loose(point, bool(shape.parts)), comment)
    for number, part in enumerate(shape.parts, 1):
        yield _part(part, number, shape)


def _hosted(number: int, point: PointShape) -> str:
    move, slot = _HOSTED[number], CLOSING
    body = choice(槽位=slot, 作用="举措", 环节=move, 字数=round(point.characters * (1 - _REASON)))
    lead, reason = (choice(槽位=slot, 作用=role, 环节=move) for role in ("领句", "论述"))
    return f"- {lead}｜{reason}{body}"


def _loose(point: PointShape, beside_parts: bool) -> str:
    """A point without a heading; where the speech has headings too it takes no ordinal."""
    lead = choice(槽位=point.slot, 作用="领句", 话题=point.topic)
    reason = choice(槽位=point.slot, 作用="论述", 话题=point.topic)
    body = choice(
        槽位=point.slot, 作用="举措", 话题=point.topic, 字数=round(point.characters * (1 - _REASON))
    )
    return f"- {'〔不编号〕' if beside_parts else ''}{lead}｜{reason}{body}"


def _part(part: PartShape, number: int, shape: Shape) -> Line:
    led = part.form != "段落" and not part.run_in
    unnumbered = led and not any(point.style for point in part.points)
    text = whole_part(
        槽位=part.slot,
        要点=list(part.subjects) or len(part.points),
        字数=part.characters,
        形式="" if part.form == "分段" else part.form,
        段首标题=part.run_in or None,
        引言=None if part.intro and part.form != "段落" else False,
        编号=False if unnumbered else None,
        节奏=part.rhythm,
    )
    return Line(text, f"第{to_chinese(number)}部分：{'；'.join(_remarks(part, shape))}。要点、字数都可以改。")


def _remarks(part: PartShape, shape: Shape) -> Iterator[str]:
    """What the source was like here, for whoever edits the template."""
    about = "、".join(dict.fromkeys(point.topic or point.slot for point in part.points))
    if part.form == "段落":
        yield f"不分点，{len(part.points)} 个自然段，说的是{about}"
    else:
        yield f"原稿 {len(part.points)} 点，说的是{about}"
    if part.rhythm:
        yield f"标题各句 {part.rhythm} 字"
    if part.run_in:
        yield "标题写在段首，不编号"
    if any(point.deep for point in part.points):
        yield "原稿的点分两层，这里合成一层"
    styles = {point.style for point in part.points} - {shape.numbering[-1], ""}
    if styles and part.form != "段落" and not part.run_in:
        yield f"原稿这里的序号是“{'”“'.join(sorted(styles))}”，全文统一成“{shape.numbering[-1]}”"
