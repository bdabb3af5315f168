"""What the bank holds as one self-contained page: no script, no picture, nothing fetched from anywhere."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date as Date
from xml.etree.ElementTree import Element, tostring

from generator.bank.overview import Overview, TopicHolding
from generator.exchange.charts import bars, cards, element, heat, legend, section, tiles
from generator.language.slot_names import spoken

LACKING, THIN, ENOUGH, AMPLE = "缺", "太少", "够用", "充足"
_GRADES = {LACKING: "lack", THIN: "thin", ENOUGH: "enough", AMPLE: "ample"}
_ROLES = ("论述", "举措", "领句", "小标题")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#222;max-width:1060px;margin:2em auto;padding:0 1em}
h1{font-size:1.6em;margin:0}h2{font-size:1.2em;margin:2em 0 0}h3{font-size:1em;margin:.8em 0 .2em}
.note,.legend{color:#666;margin:.2em 0 .6em}.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.3em}
.tile{display:inline-block;min-width:8em;margin:.8em 1.2em 0 0;padding:.4em .8em;background:#f3f6f9;border-left:4px solid #2f6f9f}
.tile b{display:block;font-size:1.5em}.tile span{color:#666}
table{border-collapse:collapse;width:100%}th{font-weight:normal;text-align:left;white-space:nowrap;padding:.15em .8em .15em 0}
.bars td:nth-child(2){width:70%}.bars td,.bars th{vertical-align:middle}.bar{display:flex;background:#f3f3f3}
.bar i{height:16px}.figure{padding-left:.6em;color:#444;white-space:nowrap}
.heat td,.heat th{border:1px solid #fff;padding:.2em .5em}.heat td{text-align:center}
.group{margin-bottom:.4em}.card{display:inline-block;width:12.5em;margin:0 .4em .4em 0;padding:.25em .6em;border-left:5px solid;vertical-align:top}
.card b{display:block;font-weight:normal}.card span{color:#555;font-size:.85em}
.lack{background:#fbe3e1;border-color:#c0392b}.heat .lack{color:#c0392b}.thin{background:#fdf1d8;border-color:#d99a1c}
.enough{background:#e9f3e4;border-color:#8dbb74}.ample{background:#d7ebce;border-color:#4c9a2a}
@media print{body{margin:0;font-size:11px}section{break-inside:auto}.card{break-inside:avoid}}
"""


def page(held: Overview, grade: Callable[[TopicHolding], str], kinds: Mapping[str, str], day: Date) -> str:
    """The page as HTML. `grade` says 缺, 太少, 够用 or 充足 of a topic; `kinds` is what kinds of sources are called."""
    head = element(
        "head",
        "",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        element("title", "句库概览"),
        element("style", _STYLE),
    )
    parts = (
        _first(held, grade, day),
        _topics(held, grade),
        _slots(held),
        _years(held),
        _sources(held, kinds),
    )
    root = element("html", "", head, element("body", "", *parts), lang="zh-CN")
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _first(held: Overview, grade: Callable[[TopicHolding], str], day: Date) -> Element:
    grades = [grade(topic) for topic in held.topics]
    figures = (
        ("可用的句子", str(held.phrases)),
        ("讲话和短语文件", str(len(held.sources))),
        ("话题", str(len(grades))),
        ("缺材料的话题", str(grades.count(LACKING))),
        ("材料太少的话题", str(grades.count(THIN))),
    )
    title = element("h1", "句库概览")
    return element(
        "header",
        "",
        title,
        element("p", f"{day.isoformat()}　近似的句子只算一句", class_="note"),
        tiles(figures),
    )


def _topics(held: Overview, grade: Callable[[TopicHolding], str]) -> Element:
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for one in held.topics:
        said = grade(one)
        words = f"举措 {one.measures}　论述 {one.reasons}　来源 {one.sources}"
        groups.setdefault(spoken(one.slot), []).append((_GRADES[said], f"{one.topic}　{said}", words))
    note = "红的一句也没有，黄的太少，起草时容易雷同或留空；绿的够用。补哪里，先看红的和黄的。"
    return section("话题：缺什么", note, cards(groups))


def _slots(held: Overview) -> Element:
    rows = [
        (spoken(slot), _segments(counts), f"{sum(counts.values())} 句") for slot, counts in held.roles.items()
    ]
    most = max((sum(parts) for _, parts, _ in rows), default=1)
    return section("槽位：各有多少", "每一类里各种作用的句子。", legend((*_ROLES, "其他")), bars(rows, most))


def _segments(counts: Mapping[str, int]) -> tuple[int, ...]:
    named = tuple(counts.get(role, 0) for role in _ROLES)
    return (*named, sum(counts.values()) - sum(named))


def _years(held: Overview) -> Element:
    columns = [spoken(slot) for slot, counts in held.roles.items() if counts]
    rows = {
        year or "日期不明": {spoken(slot): count for slot, count in counts.items()}
        for year, counts in held.years.items()
    }
    note = "讲话的年份。近几年有“缺”的，提法可能旧了。自带短语没有年份，不在这里。"
    return section("年份：哪一年的", note, heat("年份", columns, rows))


def _sources(held: Overview, kinds: Mapping[str, str]) -> Element:
    ordered = sorted(held.sources, key=lambda one: (-one.usable, one.name))
    rows = [
        (one.name, (one.usable,), _words(one.usable, one.sentences, _about(one.kind, one.date, kinds)))
        for one in ordered
    ]
    most = max((one.usable for one in held.sources), default=1)
    return section("来源：从哪里来的", "每个文件可用的句子；近似的句子各篇都算。", bars(rows, most))


def _about(kind: str, date: str, kinds: Mapping[str, str]) -> Sequence[str]:
    return [part for part in (kinds.get(kind, kind), date) if part]


def _words(usable: int, sentences: int, about: Sequence[str]) -> str:
    return f"{usable} / {sentences} 句　{'　'.join(about)}"
