"""What a draft says that came back from Word to a bank that does not know it."""

from generator.bank.usage import Words
from generator.language.ordinals import parse_ordinal
from generator.language.punctuation import bare, normalise
from generator.language.sentences import split_sentences
from generator.mining.keys import sentence_key
from generator.word.readback import BlockNow, ReadBack

_SHORTEST = 8
"""Characters below which what was typed in is no sentence worth remembering."""


def words_standing(read: ReadBack) -> tuple[Words, ...]:
    """The sentences that stand in the file now, in order, once each: those of an untouched block by the keys it carries."""
    found = [words for block in read.blocks for words in _of_block(block)]
    found += [words for paragraph in read.added for words in _typed(_sentences(paragraph))]
    return tuple({one.key: one for one in found}.values())


def _of_block(block: BlockNow) -> list[Words]:
    sentences, keys = _sentences(block.text), block.block.keys
    if not block.changed and len(sentences) == len(keys):
        return [Words(key, text) for key, text in zip(keys, sentences, strict=True)]
    return _typed(sentences)


def _typed(sentences: list[str]) -> list[Words]:
    return [Words(sentence_key(one), one) for one in sentences if len(bare(one)) >= _SHORTEST]


def _sentences(text: str) -> list[str]:
    """The sentences of `text`, as mining would cut them, without their ordinals."""
    normal = normalise(text)
    return [_less_ordinal(normal[start:end]) for start, end in split_sentences(normal)]


def _less_ordinal(text: str) -> str:
    ordinal = parse_ordinal(text)
    return text[ordinal.length :] if ordinal and ordinal.length < len(text) else text
