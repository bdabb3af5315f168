"""Mining against bare segmentation of the same text: characters a second, and the ratio."""

import jieba
import jieba.posseg

from benchmarks.common import best_of, shipped_content, shipped_lexicon
from generator.mining.miner import mine
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


if __name__ == "__main__":
    main()
