"""The keys of a brief, and forgiving ways of reading their values."""

from collections.abc import Iterable

KEYS = (
    "场合", "标题", "会议", "日期", "地点", "地区", "本级", "上级", "下级", "单位", "届次", "讲话人", "姓名", "职务", "身份",
    "称谓", "主题", "重点", "字数", "分钟", "语速", "事实", "必提", "避免", "形式参照", "内容参照",
)  # fmt: skip
FORM, CONTENT = "形式参照", "内容参照"
"""Keys that name the file of another speech."""
SYNONYMS = {"时间": "日期"}
_MEANT = {
    "地名": "地区",
    "城市": "地区",
    "地方": "地区",
    "讲话": "讲话人",
    "长度": "字数",
    "题目": "标题",
    "名字": "姓名",
    "级别": "本级",
}
LISTS = ("事实", "必提", "避免", "重点", "下级")
STANDINGS = {
    "主要领导": "部署", "分管领导": "部署", "汇报人": "汇报", "交流人": "交流", "主持人": "主持", "表态人": "表态",
}  # fmt: skip
_SHORT = 3
"""Characters of a word of which one that is shared tells what was meant."""
DEFAULT_PACE = 150
"""Characters read aloud in a minute (a common rate is 120–180)."""
_QUOTES = ("“”", "「」", "『』", "‘’", '""', "''", "＂＂", "＇＇", "””", "““")
"""Pairs of quotation marks; an input method that has lost its place gives the same one twice."""
_PRIVATE = "\ue000", "\uf8ff"


def canonical(key: str) -> str:
    """The key that is meant (synonyms, spaces, full-width forms forgiven), or an empty string."""
    key = key.strip(" \u3000*：:【】[]")
    key = SYNONYMS.get(key, key)
    return key if key in KEYS else ""


def nearest(word: str, choices: Iterable[str]) -> str:
    """A hint: the choice most like `word` (of a long word half must be the same), or all of them."""
    choices = list(choices)
    if _MEANT.get(word) in choices:
        return f"是不是“{_MEANT[word]}”？"
    import difflib

    short = len(word) <= _SHORT
    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.3 if short else 0.5) or [
        choice for choice in choices if (set(word) & set(choice) if short else word in choice)
    ]
    return f"是不是“{close[0]}”？" if close else f"可用的有：{'、'.join(choices)}。"


def unquoted(text: str) -> str:
    """`text` without the one pair of quotation marks that encloses it as a whole, if one does (“甲”和“乙” stays)."""
    text = text.strip()
    inner = text[1:-1]
    for pair in _QUOTES:
        first, last = pair[0], pair[1]
        if len(text) > 1 and (text[0], text[-1]) == (first, last) and _is_balanced(inner, first, last):
            return inner.strip()
    return text


def _is_balanced(inner: str, first: str, last: str) -> bool:
    """Whether no quotation mark in `inner` closes what was opened before it."""
    if first == last:
        return first not in inner
    depth = 0
    for char in inner:
        depth += (char == first) - (char == last)
        if depth < 0:
            return False
    return depth == 0


def has_private_use(text: str) -> bool:
    """Whether `text` holds private-use characters, which stand for tokens here and are refused in all input."""
    first, last = _PRIVATE
    return any(first <= char <= last for char in text)
