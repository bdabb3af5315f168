"""Taking out what is no speech: adverts, contact lines, web furniture, pay-wall and archive lines."""

import re
from dataclasses import dataclass

from generator.language.punctuation import normalise
from generator.model.speech import Dropped

_CONTACT = (
    r"公众号|微信号?[：:]|加微信|微信搜|QQ群?[：:号]?\s*\d|https?[:：]//|www\.|\.com|\.cn\b|扫码|扫一扫|二维码|关注我们|更多(?:精彩)?(?:范文|公文|文稿|资料|材料)|"
    r"(?:范文|公文|文秘|写作|材料)(?:网|库|大全|之家)|免费下载|点击(?:下载|查看|这里)|客服"
)
_FURNITURE = (
    r"^(?:当前位置|您的位置|首页\s*[>＞»]|【?字号|\[?打印|分享到|上一篇|下一篇|责任编辑|编辑[：:]|来源[：:]|作者[：:]|发布时间|浏览次数|点击数|相关(?:阅读|链接|文章))|"
    r"【字号.{0,12}】|此处(?:隐藏|省略).{0,12}字|剩余.{0,12}字|供大家(?:学习)?参考|仅供参考|(?:以下|下面)是.{0,16}(?:范文|全文|内容)|希望(?:对大家|对您|能).{0,10}帮助|"
    r"未完待续|本文(?:共|来自|由).{0,20}|登录后(?:查看|阅读)|付费(?:阅读|后)"
)
_LINE = re.compile(f"{_CONTACT}|{_FURNITURE}")
_INLINE = re.compile(
    rf"[（(【\[〔⟨<＜{{][^）)】\]〕⟩>＞}}]{{0,60}}(?:{_CONTACT})[^）)】\]〕⟩>＞}}]{{0,60}}[）)】\]〕⟩>＞}}]"
)
_TAIL = re.compile(rf"(?<=[。！？])[^。！？]*(?:{_CONTACT})[^。！？]*[。！？]?$")


@dataclass(frozen=True, slots=True)
class CleanParagraph:
    """A normalised paragraph with adverts inside it cut out; `index` counts non-empty paragraphs of the file."""

    index: int
    text: str
    is_speech: bool


def clean(paragraphs: list[str]) -> tuple[list[CleanParagraph], list[Dropped]]:
    """Normalised paragraphs and what was dropped from them.

    An advert in the middle of a sentence is cut out and reported with `start == end`, the place where it
    stood; a whole line or a tail that is no speech keeps its place and is reported with its offsets.
    """
    kept: list[CleanParagraph] = []
    dropped: list[Dropped] = []
    for index, raw in enumerate(paragraphs):
        text = _cut_inline(index, normalise(raw), dropped)
        is_speech = not _is_furniture(text)
        if not is_speech:
            dropped.append(Dropped(index, 0, len(text), text, "网页或广告文字"))
        kept.append(CleanParagraph(index, text, is_speech))
    return kept, dropped


def _cut_inline(index: int, text: str, dropped: list[Dropped]) -> str:
    while match := _INLINE.search(text):
        dropped.append(Dropped(index, match.start(), match.start(), match[0], "夹在正文中的广告"))
        text = text[: match.start()] + text[match.end() :]
    return text


def _is_furniture(text: str) -> bool:
    """A line of contact or web text; a long paragraph of speech with such a tail is not."""
    return bool(_LINE.search(text)) and (len(text) <= 80 or not _TAIL.search(text))


def advert_tail(text: str) -> int:
    """Where an advert glued to the end of a paragraph begins (offset in characters); its length if none does."""
    match = _TAIL.search(text)
    return match.start() if match else len(text)
