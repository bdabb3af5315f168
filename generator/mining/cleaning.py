"""Taking out what is no speech: adverts, contact lines, web furniture, pay-wall lines, page numbers, stage directions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.guarded import Guarded
from generator.language.punctuation import bare, normalise
from generator.language.sentences import split_sentences
from generator.model.speech import Dropped
from generator.reading.page_marks import is_page_mark
from generator.reading.table_rows import table_rows

_URL = (
    r"(?:https?[:：]//[\w.\-]+|www[.．][A-Za-z0-9.\-]+|(?<![A-Za-z0-9\-])[A-Za-z0-9\-]{1,60}\.(?:com|cn|net|org))"
    r"(?:/[A-Za-z0-9./?=&%_#\-~]*)?"
)
_ACCOUNT = r"(?:公众号|微信号?|QQ群?)[：:号]*\s*(?:“[^“”]{1,16}”|[A-Za-z0-9_\-*]{4,})"
_CONTACT = (
    rf"{_URL}|公众号[：:]|(?:关注|搜索|添加)[^，。；]{{0,10}}公众号|微信号[：:]|加微信|微信搜|QQ群?[：:号]?\s*\d|"
    r"(?:扫码|扫一扫|二维码)[^，。；]{0,6}(?:关注|加群|进群|领取|下载|获取|添加)|关注我们|广告位|"
    r"更多[^，。；]{0,8}(?:范文|公文|文稿|课件|模板)|更多[^，。；]{0,8}(?:资料|材料|文章|内容|精彩)[^，。；]{0,4}(?:请|点击|尽在|访问|登录|下载)|"
    r"(?:范文|公文|文秘|写作|课件|材料)(?:资源)?(?:网|库|大全|之家)|免费下载|点击(?:下载|查看|这里)|客服(?:微信|QQ|电话)"
)
_FURNITURE = (
    r"^(?:当前位置|您的位置|首页\s*[>＞»]|【?字号|[\[【]?(?:打印|关闭窗口)|分享到|上一篇|下一篇|相关(?:阅读|链接|文章)|浏览次数|点击数|"
    r"(?:责任编辑|编辑|来源|作者|发布时间)[：:])|"
    r"【字号.{0,12}】|此处(?:隐藏|省略).{0,12}字|剩余.{0,12}字|未完待续|登录后(?:查看|阅读)|付费(?:阅读|后)|(?:查看|阅读|下载)全文|"
    r"^(?:以上内容)?(?:仅供|供大家)(?:学习)?参考[。！]?$|小编.{0,20}(?:整理|收集|分享)|(?:以下|下面)是.{0,16}(?:范文|全文)|"
    r"^希望(?:能?[对给](?:大家|您|你)).{0,10}(?:帮助|参考)|本文(?:共|来自|由|转自|出自).{0,20}|"
    r"^免责声明|^(?:Copyright|©)|版权所有|侵权.{0,12}删除|[A-Z\u4e00-\u9fff]ICP备|^(?:本站|本网站)"
)
_NO_SPEECH = Guarded(
    f"{_CONTACT}|{_FURNITURE}",
    "tp ww .c .n .o 公众 关注 搜索 添加 微信 QQ 扫码 扫一 二维 广告 更多 范文 公文 文秘 写作 课件 材料 免费 点击 客服 "
    "当前 您的 首页 字号 打印 关闭 分享 一篇 关阅 关链 关文 浏览 责任 编辑 来源 作者 发布 此处 剩余 未完 登录 付费 全文 "
    "仅供 供大 小编 望能 望对 望给 本文 免责 Co © 版权 侵权 IC 本站 本网",
)
_BRACKETED = rf"[（(【\[〔⟨<＜{{][^）)】\]〕⟩>＞}}]{{0,60}}(?:{_CONTACT}|本文(?:来自|转自|出自))[^）)】\]〕⟩>＞}}]{{0,60}}[）)】\]〕⟩>＞}}]"
_LEAD_IN = r"(?:(?:更多|查看|阅读|详情|欢迎|敬请|请|本文|原文|来源|来自|转自|网址)[^，。；！？、“”]{0,16}?)?"
_NUMBERED_ACCOUNT = (
    r"(?:本文|来源|来自|更多|交流|加入)[^，。；！？、“”]{0,16}?(?:QQ群?|微信群?号?)[：:号]*\s*\d{5,12}"
)
_UNBRACKETED = rf"\s*(?:{_LEAD_IN}(?:{_URL}|(?:关注|搜索|添加|加|搜)(?:微信)?{_ACCOUNT})|{_NUMBERED_ACCOUNT})(?:免费)?(?:下载|查看|阅读|获取)?\s*"
_ASIDE = (
    r"[（(【\[](?:(?:热烈|长时间|全场)*(?:鼓掌|掌声|笑声?)[^）)】\]]{0,8}|此处有?(?:鼓掌|掌声|停顿)[^）)】\]]{0,8}|插话[：:]?[^）)】\]]{0,30}|停顿|全[体场]起立|"
    r"见?[上下左右]{1,2}图|见图[0-9一二三四五六七八九十]{0,3}|见?附图[0-9一二三四五六七八九十]{0,3}|图[0-9一二三四五六七八九十]{1,3}|上接第[^）)】\]]{1,4}版)[）)】\]]"
)
"""What a recorder or an editor put in brackets: applause, somebody's word in between, see the picture."""
_INLINE = re.compile(
    rf"{_BRACKETED}|{_ASIDE}|(?<=[\u4e00-\u9fff。！？；]){_UNBRACKETED}(?=[\u4e00-\u9fff，、])"
)
_NOTE = re.compile(
    r"[（(【\[](?:(?:本文|此稿|本稿|以上)?(?:根据|按照?|系|由|为)[^）)】\]]{0,12}(?:录音|记录稿?|速记)[^）)】\]]{0,24}|未经[^）)】\]]{0,10}审[阅定核][^）)】\]]{0,6}|"
    r"(?:印?发|抄送|主送|报送)[：:至][^）)】\]]{1,40}|(?:略|稍)有删[节改减]|(?:节选|摘要|摘录|讲话要点)|(?:此件|此稿)[^）)】\]]{2,20})[）)】\]]"
)
"""What an editor wrote above or below a speech, in brackets on a line of its own: taken from a recording, to whom it is sent."""
_BRACKETED_HEAD = re.compile("【([\u4e00-\u9fff、]{3,16})】(?=[^【】\\s]{12})")
"""A lead in brackets with its text behind it: 【政治上要清醒】人大工作是……"""
_FEWEST_BRACKETED = 2
_ONLY_ASIDE = re.compile(_ASIDE)
_CLUE = re.compile(
    r"公众号|微信|QQ|www|http|\.(?:com|cn|net|org)|扫码|扫一扫|二维码|关注|下载|客服|广告|范文|公文|文秘|课件|资料|材料|资源|本文|更多|点击|"
    r"[（(【\[](?:[热长全鼓掌笑此插停见附图]|[上下左右])"
)
"""Some sign that every inline advert holds: a paragraph without one needs no closer look."""
_RUN_IN_HEAD = re.compile(
    r"(?:^\s*|[。；;！!？?.]\s*)((?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；;！!？?\s]{4,40})[ \t\u3000]+(?=\S{12})"
)
_SPACE = re.compile(r"[ \t\u3000]")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=[\u4e00-\u9fff])")
_LEAST_LEFT = 6
"""Characters that a sentence must keep for an advert to count as pushed into it."""


@dataclass(frozen=True, slots=True)
class CleanParagraph:
    """A normalised paragraph with adverts inside it cut out; `index` counts non-empty paragraphs of the file.

    `heads` are the places where headings end that only a space parts from the text behind them.
    """

    index: int
    text: str
    is_speech: bool
    heads: tuple[int, ...] = ()


def clean(paragraphs: Sequence[str]) -> tuple[list[CleanParagraph], list[Dropped]]:
    """Normalised paragraphs and what was dropped from them.

    An advert in the middle of a sentence is cut out and reported with `start == end`, the place where it
    stood; a whole line that is no speech keeps its place and is reported with its offsets.
    """
    kept: list[CleanParagraph] = []
    dropped: list[Dropped] = []
    rows = table_rows(paragraphs)
    for index, raw in enumerate(_without_brackets(paragraphs)):
        text = _cut_inline(index, normalise(raw), dropped)
        why = "表格" if index in rows else _why_no_speech(text)
        if text and why:
            dropped.append(Dropped(index, 0, len(text), text, why))
        kept.append(CleanParagraph(index, text, bool(text) and not why, _heads(raw, text)))
    return kept, dropped


def _why_no_speech(text: str) -> str:
    """Why a whole line is no part of a speech, or an empty string."""
    if is_page_mark(text):
        return "页码"
    if _NOTE.fullmatch(text):
        return "整理、印发说明"
    spoken = any(not is_advert(text[start:end]) for start, end in split_sentences(text))
    return "" if spoken else "网页或广告文字"


def _without_brackets(paragraphs: Sequence[str]) -> Sequence[str]:
    """The paragraphs; where several open with a lead in 【】, each such lead is a sentence instead."""
    opened = [_BRACKETED_HEAD.match(raw) for raw in paragraphs]
    if sum(match is not None for match in opened) < _FEWEST_BRACKETED:
        return paragraphs
    return [
        f"{match[1]}。{raw[match.end() :]}" if match else raw
        for raw, match in zip(paragraphs, opened, strict=True)
    ]


def is_advert(sentence: str) -> bool:
    """Whether a sentence or line is contact, advert or web text."""
    return bool(_NO_SPEECH.search(sentence))


def _cut_inline(index: int, text: str, dropped: list[Dropped]) -> str:
    """`text` without the adverts inside its sentences; one that is a sentence by itself is left standing."""
    position = 0 if _CLUE.search(text) else len(text)
    while match := _INLINE.search(text, position):
        position = match.start()
        before, after = text[:position], text[match.end() :]
        left = _INLINE.sub("", re.split("[。！？]", before)[-1] + re.split("[。！？]", after)[0])
        if len(bare(left)) >= _LEAST_LEFT and not is_advert(left):
            why = "夹在正文中的现场记录、图注" if _ONLY_ASIDE.fullmatch(match[0]) else "夹在正文中的广告"
            dropped.append(Dropped(index, position, position, match[0], why))
            text = before + after
        else:
            position = match.end()
    return text


def _heads(raw: str, text: str) -> tuple[int, ...]:
    """Where numbered headings end that run on into the text after a space, if there is no other space."""
    inner = raw.strip()
    found = [normalise(match[1]) for match in _RUN_IN_HEAD.finditer(raw)] if _SPACE.search(inner) else []
    if not found or len(_GAP.findall(inner)) != len(found):
        return ()
    ends: list[int] = []
    for head in found:
        start = text.find(head, ends[-1] if ends else 0)
        if start < 0:
            return ()
        ends.append(start + len(head))
    return tuple(ends)
