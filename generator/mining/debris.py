"""What a web page, a recorder or a bad scan left inside a sentence: it cannot be offered as it stands."""

import re

from generator.language.guarded import Guarded

_WEB = Guarded(
    r"今日头条|头条号|一键三连|阅读原文|点击[^，。；]{0,4}(?:[下上]方|右上角|左下角|文末|蓝字|卡片|链接|图片|标题|原文)|"
    r"详见(?:链接|原文|文末|下图|上图|图片)|(?:上接|下转)第[^，。；]{1,3}版|记者[从在][^，。；]{0,12}(?:获悉|了解到|看到)|"
    r"(?:本报|本台)[^，。；]{0,4}(?:讯|记者)|(?:^|[，。；])扫描?[^，。；]{0,4}二维码(?:即可|就可以?|就能|可)?(?:登录|查看|观看|阅读|收听)|"
    r"点个?赞(?:吧|哦)|点赞[^，。；]{0,2}(?:转发|收藏|关注)|&(?:nbsp|quot|amp|[lr]dquo|middot|mdash)|</?[a-z]{1,6}/?>",
    "头条 三连 原文 点击 详见 上接 下转 记者 本报 本台 维码 赞吧 赞哦 点赞 &n &q &a &l &r &m < </",
)
_TORN = Guarded(
    r"[，、；：][。！？]|[？?]{2,}|锟斤拷|烫烫",
    "？？ ?? ？? ?？ ，。 ，！ ，？ 、。 、！ 、？ ；。 ；！ ；？ ：。 ：！ ：？ 锟 烫烫",
)
"""Marks that no writer sets side by side: what stood between them is lost."""
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe]")
_HAN = re.compile("[\u4e00-\u9fff]")
_SHOWN = 5


def debris(core: str) -> str:
    """Why `core` cannot be offered as it stands (one clause), or an empty string."""
    web = _WEB.search(core)
    if web is not None:
        return f"夹着网页或采访的文字：“{web[0]}”"
    torn = _TORN.search(core)
    if torn is not None:
        return f"有乱码或残缺：“{torn[0]}”"
    odd = _odd(core)
    return f"疑有错字、异体字：“{'、'.join(odd[:_SHOWN])}”" if odd else ""


def _odd(core: str) -> list[str]:
    """Characters in `core` that simplified Chinese does not write: kana, traditional and Japanese forms, each once."""
    kana = _KANA.findall(core)
    try:
        core.encode("gb2312")
    except UnicodeEncodeError:
        return list(dict.fromkeys([*kana, *filter(_unwritten, _HAN.findall(core))]))
    return list(dict.fromkeys(kana))


def _unwritten(char: str) -> bool:
    """Whether the national standard for simplified Chinese (GB 2312) lacks `char`."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
