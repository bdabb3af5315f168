"""Mining against bare segmentation of the same text: characters a second, and the ratio."""

import jieba
import jieba.posseg

from benchmarks.common import best_of, shipped_content, shipped_lexicon
from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript
from generator.reading.files import read_manuscript


def main() -> None:
    """Print one table."""
    lexicon = shipped_lexicon()
    manuscripts = [read_manuscript(path) for path in shipped_content().samples()]
    texts = [manuscript.text for manuscript in manuscripts]
    characters = sum(map(len, texts))
    sides = {
        "入库（读懂一篇）": lambda: [mine(manuscript, lexicon) for manuscript in manuscripts],
        "只分词标词性（jieba.posseg）": lambda: [list(jieba.posseg.cut(text)) for text in texts],
        "只分词（jieba）": lambda: [list(jieba.cut(text)) for text in texts],
    }
    seconds = {name: best_of(3, action) for name, action in sides.items()}
    whole = next(iter(seconds.values()))
    print(f"{len(texts)} 篇示例讲话，{characters} 字")
    for name, spent in seconds.items():
        print(f"{name}：{characters / spent:,.0f} 字/秒，入库用时是它的 {whole / spent:.2f} 倍")
    _growth(lexicon)


def _growth(lexicon: Lexicon) -> None:
    """Time a character of one text, twice and four times as long: equal if time grows linearly."""
    samples = shipped_content().samples()[:6]
    paragraphs = [paragraph for path in samples for paragraph in read_manuscript(path).paragraphs]
    print("同一文本加长，每万字用时：")
    for times in (1, 2, 4):
        long = Manuscript("长文", "", tuple(paragraphs * times))
        spent = best_of(2, lambda long=long: mine(long, lexicon))  # type: ignore[misc]
        print(f"  {len(long.text):,} 字：{spent / len(long.text) * 1e4:.3f} 秒")


if __name__ == "__main__":
    main()
