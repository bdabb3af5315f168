"""What a sentence needs of its neighbours, and what two texts have in common."""

import re
from operator import add

from generator.language.guarded import Guarded
from generator.language.patterns import pattern as lazy
from generator.language.punctuation import bare
from generator.language.terms import Terms

RUN = 10
"""A common run of this many characters or more counts as said twice."""
_DANGLING = lazy(
    r"^(?:要|我们要)?(?:同时|此外|另外|其次|再次|再者|再就是|因此|所以|为此|对此|与此同时|但是?|然而|而且|并且|这(?!里)|那|其中|上述|以上(?!率下)|该(?![放管办改]的)|它|他们|她|从而|于是|后来|原来(?!的)|没想到|谁知|不料|(?:第二天|当天|当时)，|"
    r"特别是|尤其是|也|还|更(?!好|加|高)|又(?![好快多稳]又)|接下来|下一步|最后(?!一公里)|第[一二三四五六]|首先|反之|否则|只有这样|如此|可见|由此|据此|之所以|就是|即(?![使将时便])|既然|不仅如此|一方面|另一方面)"
)
_LOOKS_BACK = Guarded(
    r"抓住这|围绕这|这(?:一|个|些|项|种|样|次)[^，。]{0,8}(?:要求|目标|任务|问题|机遇|精神|部署|主题|理念|思想|工作|方面|重点)|上述|前述|以上|"
    r"^(?:我的?|我们)(?:体会|理解|认为|感到|感觉|觉得|看|想)[^，。]{0,3}，[^，。]{0,3}它|"
    r"^[^，。；]{2,5}[说讲][，：]“?[这那它]|^类似的?[^，。]{1,3}",
    "这 那 上述 前述 以上 它 类似",
)
_PARTNERS = {
    "不仅": ("而且", "更", "还", "也"),
    "既": ("又", "也", "更"),
    "不但": ("而且", "还", "更"),
    "哪里": ("哪里",),
    "不是": ("而是", "就是", "更不是", "也不是", "是"),
    "与其": ("不如",),
    "宁可": ("也",),
    "一边": ("一边",),
    "一手": ("一手",),
}
_WHETHER = re.compile("是不是|哪里(?=[，。；、？])")
"""Questions, no half of 不是…而是, 哪里…哪里."""
_REFUTED = re.compile("^[^，。；]{2,12}不是[^，。；]{2,16}，[^，。；]{2,}[，、][^。]{2,}。?$")
"""What is refuted first and then said in full: 报告不是年底交一份总结，事前请示、事后报告，一个环节也不能少。"""
_HEADS = Guarded("|".join(_PARTNERS), " ".join(_PARTNERS))


def looks_back(text: str) -> bool:
    """Whether a sentence leans on the one before it (同时，…; 这一…; 上述…)."""
    return bool(_DANGLING.match(text) or _LOOKS_BACK.search(text))


def half_correlative(text: str, inside: str = "") -> bool:
    """Whether `text` holds the first half of a correlative pair and not the second (不仅…, 既…).

    `inside` is the sentence that holds `text`, if that is a part of one.
    """
    if not _HEADS.may_match(inside or text):
        return False
    text = _WHETHER.sub("", text)
    if _REFUTED.match(text):
        text = text.replace("不是", "", 1)
    return any(
        not any(tail in text.split(head, 1)[1] for tail in tails)
        for head, tails in _PARTNERS.items()
        if head in text
    )


def runs(text: str, terms: Terms) -> frozenset[str]:
    """All runs of RUN characters of `text` that lie outside set phrases (dated terms, national names, vocabulary)."""
    pieces = bare(terms.cover_set_phrases(text)).split("〇")
    return frozenset(
        [piece[index : index + RUN] for piece in pieces for index in range(len(piece) - RUN + 1)]
    )


def stretches(plain: str) -> frozenset[str]:
    """All runs of RUN characters of a `bare` text, set phrases or not: `runs` of the text are among them."""
    return frozenset([plain[index : index + RUN] for index in range(len(plain) - RUN + 1)])


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, punctuation left out."""
    return pairs(bare(text))


def pairs(plain: str) -> frozenset[str]:
    """As `bigrams`, of a `bare` text."""
    return frozenset(map(add, plain, plain[1:]))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Cosine of two sets: 0 nothing in common, 1 equal."""
    return cosine(len(one & other), len(one), len(other))


def cosine(common: int, one: int, other: int) -> float:
    """Likeness of two sets of these sizes with so many members in common."""
    return common / ((one * other) ** 0.5 or 1.0)
