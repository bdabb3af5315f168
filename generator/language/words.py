"""Word boundaries and parts of speech: the only door to jieba, opened on first use."""

import functools
import logging
from collections.abc import Iterable, Sequence
from typing import Any

_CONTENT_FLAGS = ("n", "v", "a", "l", "i", "j", "x", "z")
_EMPTY = frozenset(
    """
工作 进一步 切实 不断 全面 积极 认真 深入 加强 推动 推进 坚持 做好 开展 进行 提高 提升 增强 促进 强化 实现 确保 始终 努力 更加 有效 有力 扎实 持续 着力
充分 发挥 作用 重要 必须 能够 成为 问题 方面 情况 人大 常委会 人大常委会 各级 机关 同志 我们 大家 一个 落实 围绕 聚焦 注重 突出 完善 健全 建立 形成 作为
保障 要求 水平 质量 发展 关键 精准 协同 发力 上下 功夫 做到 带头 自觉 牢记 把握 真正 不能 就是 只有 才能 事业 人民 群众 代表 监督
""".split()
)


@functools.cache
def _jieba() -> Any:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return jieba


def add_words(words: Iterable[str]) -> None:
    """Teach the segmenter the words of the field (nouns, never cut)."""
    segmenter = _jieba()
    for word in words:
        segmenter.add_word(word, freq=200_000, tag="n")


def tag(text: str) -> list[tuple[str, str]]:
    """The words of `text` in order with their part-of-speech flags; joined they are `text` again."""
    return [(pair.word, pair.flag) for pair in _jieba().posseg.cut(text)]


def is_known(word: str) -> bool:
    """Whether the dictionary holds `word` (else the segmenter guessed it)."""
    return bool(_jieba().dt.FREQ.get(word))


def content_words(tagged: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Words of two or more characters that say what a sentence is about, once each, in order."""
    found = (
        word
        for word, flag in tagged
        if len(word) > 1 and flag.startswith(_CONTENT_FLAGS) and word not in _EMPTY
    )
    return tuple(dict.fromkeys(found))
