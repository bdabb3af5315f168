"""What the user is told of a draft that is finished: what is lacking, what to verify, what did not fit."""

from collections.abc import Container, Iterator, Mapping, Sequence

from generator.bank.rows import PhraseRow
from generator.checking.era import find_stale
from generator.drafting.focus import names_topic, told_of
from generator.drafting.offer import Offer
from generator.drafting.pool import Pool
from generator.drafting.review import END
from generator.drafting.setting import Setting
from generator.drafting.stock import Stock
from generator.model.brief import Brief
from generator.model.draft import Block
from generator.model.source import cited

_NAMING = ("主题", "会议", "标题")
"""What of a brief names the matter of a draft."""
_FEW_SOURCES = 6
_FAR = 0.08
"""Share of the asked length beyond which the user is told."""
_TOO_SHORT = (
    "合用的话（照提纲成文的，是提纲的要点）只够写这么多，没有硬凑；请多入库几篇同类的讲话，或添几点。"
)
_TOO_LONG = "模板写定的话和要点数已经有这么多；要短些，请减要点或删议程。"
_SHOWN, _EXAMPLES = 24, 2
_HEADS = ("小标题", "领句")
_ON_THEME = 1 / 3
"""Share of the points from which a draft counts as one on its theme."""


def remarks(
    setting: Setting, blocks: Sequence[Block], faulty: Container[str], pool: Pool, offer: Offer, stock: Stock
) -> Iterator[str]:
    """A line on each thing that the user ought to know of `blocks`, in which the sentences of the `faulty` keys still
    break a promise; `pool`, `offer` and `stock` are what was to be had."""
    yield from _broken(faulty, blocks)
    yield from _unsaid(setting, blocks, offer, stock)
    yield from _untold(setting, blocks)
    yield from _off_theme(setting, blocks, pool)
    yield from _said_lately(setting, blocks, pool)
    yield from _struck_before(blocks, pool)
    yield from _own_left_out(setting, blocks, pool)
    yield from _own_silent(setting, blocks, pool)
    yield from _thin(pool, setting)
    yield from _to_verify(setting)
    yield from _stale_wishes(setting)
    yield from _beyond_the_terms(setting)
    yield from _of_no_level(setting)


def off_length(length: int, target: int) -> list[str]:
    """A word to the user if a draft of `length` characters is not about as long as was asked."""
    if abs(length / target - 1) <= _FAR:
        return []
    why = _TOO_SHORT if length < target else _TOO_LONG
    return [f"全文约 {length} 字，要的是 {target} 字：{why}"]


def left_open(reminders: Mapping[str, str], brief: Brief) -> list[str]:
    """What a template has the user told of each key that `brief` does not fill."""
    return [text for key, text in reminders.items() if not brief.get(key)]


def _unsaid(setting: Setting, blocks: Sequence[Block], offer: Offer, stock: Stock) -> list[str]:
    """What had to stand in the draft and does not, and why."""
    said = "".join(span.text for block in blocks for span in block.spans if span.kind != "blank")
    words = [
        f"必提的“{word}”没有放进去：{offer.why_not(word)}，{_where_to_write(word, blocks)}{_as_we_said(word, stock)}"
        for word in setting.brief.must
        if word not in said
    ]
    facts = [
        f"事实“{fact}”没有合适的位置，请自行加入。"
        for fact in setting.brief.facts
        if fact.rstrip(END) not in said
    ]
    return [*words, *facts]


def _as_we_said(word: str, stock: Stock) -> str:
    """A sentence of the office's own that holds `word`, for the user to copy if it may be said again."""
    return "".join(
        f"您的旧稿里有一句可以参考：“{one.core}”（{cited(one.source.file, one.source.paragraph)}）。"
        for one in stock.ours_with(word)
    )


def _where_to_write(word: str, blocks: Sequence[Block]) -> str:
    """What is left to the user: the blank for `word`, or to find a place for it."""
    home = next(
        (block for block in blocks for span in block.spans if span.kind == "blank" and span.key == word), None
    )
    return f"在“{_short(home.text)}”这一段末尾留了空，请写上。" if home else "请自行加入。"


def _untold(setting: Setting, blocks: Sequence[Block]) -> list[str]:
    """What the draft was to speak of above all and does not speak of at all."""
    told = told_of(setting.asked, blocks, setting.lexicon.slots)
    return [
        f"重点“{word}”没有排进去：这个场合的各部分里没有讲它的要点，或句库里材料不够，请自行加入。"
        for word, where in told.items()
        if not where
    ]


def _off_theme(setting: Setting, blocks: Sequence[Block], pool: Pool) -> list[str]:
    """How little a draft says of its theme, if nothing was written for it."""
    theme, points = setting.brief.get("主题"), [block for block in blocks if block.topic]
    keys = {key for block in points for key in block.keys}
    if not theme or any(pool.by_key[key].row.traits.themes for key in keys if key in pool.by_key):
        return []
    about = [block for block in points if names_topic(theme, block, setting.lexicon.slots)]
    if len(about) >= _ON_THEME * len(points):
        return []
    where = f"只有 {'、'.join(block.id for block in about)} 讲到它" if about else "各部分也没有讲到它"
    return [
        f"没有专为主题“{theme}”写的段落，{where}，其余照这个场合通常的写法；请围绕主题改写，或者把要讲的事写进“重点”。"
    ]


def _said_lately(setting: Setting, blocks: Sequence[Block], pool: Pool) -> list[str]:
    """How many sentences the speaker has used in his last speeches and uses again."""
    keys = dict.fromkeys(key for block in blocks for key in block.keys)
    again = [
        one.text
        for key in keys
        if (one := pool.by_key.get(key)) is not None and one.row.phrase in setting.said
    ]
    if not again:
        return []
    return [f"有 {len(again)} 句{setting.brief.get('姓名')}近几次讲过，没有别的可换：{_examples(again)}。"]


def _struck_before(blocks: Sequence[Block], pool: Pool) -> list[str]:
    """What the user struck out of a draft and stands in this one again, for want of another."""
    keys = dict.fromkeys(key for block in blocks for key in block.keys)
    found = [pool.by_key[key] for key in keys if key in pool.by_key]
    again = [one.text for one in found if one.unwanted and one.row.role not in _HEADS]
    if not again:
        return []
    return [f"有 {len(again)} 句您从初稿里删过，没有别的可换：{_examples(again)}；从三篇里删过的就不再选。"]


def _own_left_out(setting: Setting, blocks: Sequence[Block], pool: Pool) -> list[str]:
    """What the user wrote himself on a topic of this draft, and which is left out because it was said lately."""
    keys = {key for block in blocks for key in block.keys}
    topics = {block.topic for block in blocks if block.topic}
    left = [
        one.text
        for one in pool.by_key.values()
        if one.row.own_words
        and one.row.phrase in setting.said
        and one.key not in keys
        and one.row.topic in topics
        and one.row.role not in _HEADS
    ]
    if not left:
        return []
    return [
        f"您自己写的 {len(left)} 句近几次讲过，这次没有用：{_examples(left)}；要用的请自己加上，或者写进“必提”。"
    ]


def _own_silent(setting: Setting, blocks: Sequence[Block], pool: Pool) -> list[str]:
    """Where the office itself spoke at such an occasion, and the draft says nothing of that."""
    own = {one.key: one for one in pool.by_key.values() if one.row.kind == "own"}
    like = [one for one in own.values() if one.row.occasion == setting.brief.occasion]
    if not like or any(key in own for block in blocks for key in block.keys):
        return []
    files = list(dict.fromkeys(one.row.source.file for one in like))
    named = f"《{files[0]}》{f'等 {len(files)} 篇' if len(files) > 1 else ''}"
    return [
        f"您的旧稿（{named}）讲的话题与这一篇的各点对不上，一句也没有用上：要用的可以写进“重点”“必提”，"
        "或者在拟稿单里写“形式参照”，照那一篇的样子拟。"
    ]


def _examples(texts: Sequence[str]) -> str:
    shown = "、".join(f"“{_short(text)}”" for text in texts[:_EXAMPLES])
    return f"{shown}{'等' if len(texts) > _EXAMPLES else ''}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _thin(pool: Pool, setting: Setting) -> list[str]:
    """Where few speeches serve, one of them gives much: all of them count, of whatever occasion."""
    found: Mapping[int, PhraseRow] = {
        one.row.source_id: one.row for one in pool.by_key.values() if one.row.kind != "curated"
    }
    if len(found) >= _FEW_SOURCES:
        return []
    same = sum(row.occasion == setting.brief.occasion for row in found.values())
    of_these = f"其中“{setting.brief.occasion}”{same} 篇" if found else f"没有“{setting.brief.occasion}”"
    return [
        f"句库里这一篇用得上的讲话一共只有 {len(found)} 篇（{of_these}），单篇来源占比会偏高；同类的讲话多入库几篇会更好。"
    ]


def _broken(faulty: Container[str], blocks: Sequence[Block]) -> list[str]:
    """A word on each sentence that still breaks a promise after all rounds: nothing is hidden."""
    spans = [span for block in blocks for span in block.spans if span.key in faulty]
    return [f"这一句没能换掉，请务必核对：{span.text[:40]}" for span in spans]


def _to_verify(setting: Setting) -> list[str]:
    """A report's deeds and results are taken from other reports: the office must vouch for each."""
    if setting.brief.standing != "汇报":
        return []
    return [
        "汇报里的做法出自句库，请逐句核实；全篇择三至五项写实，补上本单位的事实和数据，其余合并或者删去。"
    ]


def _stale_wishes(setting: Setting) -> Iterator[str]:
    """What the brief itself names and may not be said on the day: the draft says it nonetheless, as it was asked to."""
    brief = setting.brief
    named = {key: (brief.get(key),) for key in _NAMING} | {"重点": setting.asked, "必提": brief.must}
    for key, texts in named.items():
        for found in (one for text in texts for one in find_stale(text, brief.date, setting.lexicon.terms)):
            instead = f"（现在的说法：{found.suggestion}）" if found.suggestion else ""
            yield f"拟稿单的“{key}”里，{found.message}{instead}，请核对。"


def _beyond_the_terms(setting: Setting) -> list[str]:
    """A meeting long after the dated terms were checked: what was put forward since is not known."""
    checked = setting.lexicon.terms.checked
    if checked is None or setting.lexicon.terms.reach(setting.brief.date):
        return []
    when = f"{checked.year}年{checked.month}月{checked.day}日"
    return [f"提法表只核对到{when}，那以后新的提法请自己核对，并添进 terms.yaml。"]


def _of_no_level(setting: Setting) -> list[str]:
    """A place whose name does not tell its level: nothing can be put into the level's words."""
    place = setting.brief.get("地区")
    if not place or setting.brief.level:
        return []
    return [f"看不出“{place}”是哪一级：地区只写地名（如 临江区），名字里没有级别的，另写一项“本级”。"]
