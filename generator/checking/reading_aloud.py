"""Sentences too long for reading aloud, and what is said twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.checking.check import Check, Spot, examples
from generator.checking.layout import lines_of
from generator.checking.pairs import quoted
from generator.checking.paper import Paper
from generator.language.cohesion import bigrams, likeness
from generator.language.punctuation import bare

_LONGEST = 125
"""Characters of a sentence without a semicolon."""
_BREATH = 46
"""Characters without any mark between them."""
_PIECE = re.compile(r"[^，。；：！？、“”（）《》—…]+")
_SHORTEST = 10
_PART = re.compile("[^，；。！？：“”]+")
_TWO_CLAUSES = 11
"""Characters of two clauses that are worth noticing."""
_ALIKE = 0.85
_SAYING = re.compile(r"“([^“”]{6,40})”")
_SETPIECE = re.compile("同志们|各位代表|谢谢大家|批评指正|下面，我|我的发言完|汇报完毕")


def find_long(paper: Paper) -> Iterator[Spot]:
    """A sentence of more than 125 characters between two semicolons or stops."""
    for span in paper.sentences:
        text = paper.said(span)
        start = 0
        for part in re.split("(?<=；)", text):
            if len(part) > _LONGEST:
                begin = span.start + start
                message = f"这一句 {len(part)} 个字，念起来太长，宜断开"
                yield Spot(span.paragraph, begin, begin + len(part), message)
            start += len(part)


def find_breathless(paper: Paper) -> Iterator[Spot]:
    """A stretch of more than 46 characters without any mark."""
    for number, match in paper.matches(_PIECE):
        if len(match[0]) > _BREATH:
            yield Spot(number, *match.span(), f"连着 {len(match[0])} 个字没有停顿，念不过气来")


def find_repeated(paper: Paper) -> Iterator[Spot]:
    """The same sentence, or nearly the same, a second time."""
    kinds = {line.number: line.kind for line in lines_of(paper)}
    seen: list[tuple[str, frozenset[str]]] = []
    for span in paper.sentences:
        text = paper.said(span)
        plain = bare(text)
        if (
            kinds[span.paragraph] in ("标题", "日期", "称谓")
            or len(plain) < _SHORTEST
            or _SETPIECE.search(text)
        ):
            continue
        pairs = bigrams(text)
        twin = next((one for one, other in seen if one == plain or _alike(pairs, other)), None)
        if twin is not None:
            what = "和前面的一句一样" if twin == plain else f"和前面的一句几乎一样：“{twin[:24]}……”"
            yield Spot(span.paragraph, span.start, span.end, what)
        else:
            seen.append((plain, pairs))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if len(one) < 2 * _SHORTEST or not 0.7 < len(one) / (len(other) or 1) < 1.4:
        return False
    return likeness(one, other) >= _ALIKE


def find_repeated_clauses(paper: Paper) -> Iterator[Spot]:
    """Two clauses in a row that stand just so elsewhere, in a sentence that is not the same."""
    terms = paper.setting.lexicon.terms
    kinds = {line.number: line.kind for line in lines_of(paper)}
    seen: dict[str, str] = {}
    for span in paper.sentences:
        text = paper.said(span)
        if kinds[span.paragraph] in ("标题", "小标题", "称谓"):
            continue
        parts = [match for match in _PART.finditer(text) if match[0].strip()]
        for first, second in pairwise(parts):
            joined = bare(first[0]) + bare(second[0])
            said = text[first.start() : second.end()]
            if len(joined) < _TWO_CLAUSES or 2 * terms.cover_set_phrases(said).count("〇") > len(said):
                continue
            if seen.setdefault(joined, text) != text:
                start = span.start + first.start()
                yield Spot(span.paragraph, start, start + len(said), "这两句前面说过一遍")


def find_repeated_sayings(paper: Paper) -> Iterator[Spot]:
    """The same saying quoted a second time."""
    terms = paper.setting.lexicon.terms
    seen: set[str] = set()
    for span in quoted(paper):
        text = paper.said(span)
        match = _SAYING.fullmatch(text)
        words = bare(match[1]) if match else ""
        set_phrase = (
            not words
            or match is None
            or "〇" in terms.cover_set_phrases(match[1])
            or match[1] in terms.abbreviations
        )
        if set_phrase or "，" not in text or len(words) < 8:
            continue
        if words in seen:
            yield Spot(span.paragraph, span.start, span.end, f"{text}前面引过一次了")
        seen.add(words)


def find_doubled_words(paper: Paper) -> Iterator[Spot]:
    """的的, 进一步进一步: a word typed twice on end."""
    for number, match in paper.matches(_TWICE):
        yield Spot(number, *match.span(), f"“{match[0]}”重了", match[1] or match[2], plain=True)


_WORDS = (
    "进一步 常委会 新时代 一府一委两院 "
    "不断 切实 积极 认真 全面 深入 坚持 加强 推动 推进 落实 始终 着力 扎实 充分 严格 持续 有效 有力 努力 主动 自觉 更加 特别 尤其 "
    "不仅 而且 并且 以及 同时 我们 大家 必须 各级 各项 各类 有关 相关 重要 重大 "
    "人大 工作 要求 群众 人民 同志 建设 发展 制度 部门 单位 问题 情况 会议 力度 措施 机制 水平 能力 质量 成效 作用 作风 精神 思想 "
    "政治 责任 任务 目标 重点 关键 基础 干部 党员 委员 政府 经济 法律 法规 宪法 议案 建议 意见 报告 决议 项目 资金 预算 企业 "
    "基层 乡镇 街道 方面 环节 过程 结果 方式 方法 渠道 平台 今年 去年 明年 全省 全市 全县 全区"
).split()
"""Words of such speeches that nobody says twice on end."""
_TWICE = re.compile(
    rf"({'|'.join(_WORDS)}|监督(?=监督(?!者))|领导(?=领导(?!干部|机关))"
    r"|代表(?=代表(?!人民|群众|选民|广大|全|我们|了|着|的是|谁|各|这|一))|社会(?=社会(?!主义)))\1"
    r"|(的(?=的(?!确))|了(?=了(?!解))|和(?=和(?![气睦美平谐]))|是(?=是(?!非))|(?<!实)在(?=在)|对(?=对(?![照标口应表策于接]))|将(?=将)|与(?=与)|也(?=也)|就(?=就(?![业近地任]))|把(?=把(?![关脉握]))"
    r"|(?<![难足得可予加给用所])以(?=以(?![为及下上来]))"
    r"|(?<![主重需必想首纲摘紧概切扼])要(?=要(?![求点害素强紧闻件务道塞领目挟是么不])))\2"
)

CHECKS = (
    Check(
        "form.long", "提示", "句子太长，不好念", find_long,
        examples("要" + "坚持依法监督，" * 30 + "不断提高监督水平。"),
        examples("要" + "坚持依法监督，" * 8 + "不断提高监督水平。"),
    ),
    Check(
        "form.breath", "提示", "一口气念不完", find_breathless,
        examples("要把坚持和完善人民代表大会制度同推动新时代新征程人大工作高质量发展紧密结合起来一体谋划一体推进一体落实。"),
        examples("要把坚持党的领导，贯穿人大工作的全过程各方面。"),
    ),
    Check(
        "form.repeat", "警告", "同样的句子说了两遍", find_repeated,
        examples("要把监督的重点放在群众最盼的事情上。\n要学习。\n要把监督的重点放在群众最盼的事情上。"),
        examples("要把监督的重点放在群众最盼的事情上。\n要把代表的作用发挥在群众最难的地方。"),
    ),
    Check(
        "form.repeat.clause", "提示", "同样的两个分句说了两遍", find_repeated_clauses,
        examples("同志们，岗位分工不同，奋斗目标一致。\n希望大家互相体谅，岗位分工不同，奋斗目标一致，把工作做好。"),
        examples("岗位分工不同，奋斗目标一致。\n岗位各有不同，目标始终一致。"),
    ),
    Check(
        "form.repeat.saying", "警告", "同一句话引了两遍", find_repeated_sayings,
        examples("古人说：“志之所趋，无远弗届。”要立志。\n正所谓“志之所趋，无远弗届”，要坚持。"),
        examples("古人说：“志之所趋，无远弗届。”\n正所谓“取之有度，用之有节”。"),
    ),
    Check(
        "form.repeat.word", "错误", "字词打重了", find_doubled_words,
        examples("要认真认真学习。", "人大工作的的意义。", "要要把责任压实。", "不能以以文件落实文件。", "各级各部门部门要配合。",
                 "要加大投入力度力度。", "代表代表都要到会。"),
        examples("要认真学习，真正学懂。", "目的的确明确。", "主要要求有三条。", "既要要求严，又要方法活。", "可以以会代训。",
                 "人大代表代表人民行使权力。", "谁来监督监督者，一件一件抓。"),
    ),
)  # fmt: skip
