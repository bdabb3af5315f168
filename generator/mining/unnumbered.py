"""Level-1 headings without ordinals in a speech that has no others: said in a line, or opening its paragraphs alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from generator.language.sentences import clauses
from generator.mining.openers import opens_with_verb
from generator.mining.outline import Entry

_HEADING_LIMIT = 40
_SPOKEN_LIMIT = 24
_FEWEST_SPOKEN, _FEWEST_RUN_IN = 2, 3
_RUN_IN_LENGTHS, _LONE_LENGTHS = 8, 12
"""Characters by which headings that are built alike differ at the most."""
_SPOKEN_HEADING = re.compile(
    "(?:首先|先|其次|再|接着|接下来|下面|现在|最后)(?:我)?(?:再|来)?(?:说说?|讲讲?|谈谈?|看看?|回顾一下)(?![，：])[^，。；]{0,16}[。？：]$|"
    "(?:第[一二三四五]个问题|关于)[^。；]{2,20}[。？：]$"
)


def mark_spoken_headings(entries: list[Entry]) -> None:
    """Level-1 headings that are said (先说说为什么要抓。 / 下面讲怎么办。): each a paragraph with longer ones behind it."""
    lines = _lines(entries, longest=_SPOKEN_LIMIT, outgrown=1)
    spoken = [index for index in lines if _SPOKEN_HEADING.match(entries[index].text)]
    if len(spoken) >= _FEWEST_SPOKEN:
        _mark(entries, spoken)


def mark_lone_headings(entries: list[Entry]) -> None:
    """Level-1 headings that are sentences on a line of their own (规范程序，健全办理机制。), three or more built alike."""
    lines = [
        index
        for index in _lines(entries, longest=_HEADING_LIMIT, outgrown=1)
        if entries[index].text.endswith("。")
    ]
    shape, _ = (
        Counter(len(clauses(entries[index].text)) for index in lines).most_common(1)[0] if lines else (0, 0)
    )
    alike = [index for index in lines if len(clauses(entries[index].text)) == shape]
    texts = [entries[index].text for index in alike]
    verbal = sum(opens_with_verb(text) for text in texts)
    if len(alike) >= _FEWEST_RUN_IN and verbal * 3 >= len(alike) * 2 and _alike(texts, _LONE_LENGTHS):
        _mark(entries, alike)


def _lines(entries: Sequence[Entry], *, longest: int, outgrown: int) -> list[int]:
    """The sentences of at most `longest` characters that stand alone before a paragraph `outgrown` times as long."""
    lengths: Counter[int] = Counter()
    for entry in entries:
        lengths[entry.paragraph] += len(entry.text)
    return [
        index
        for index, (entry, following) in enumerate(pairwise(entries))
        if entry.kind == "正文"
        and entry.first
        and entry.last
        and len(entry.text) <= longest
        and lengths[following.paragraph] > outgrown * len(entry.text)
    ]


def _mark(entries: list[Entry], indices: Sequence[int]) -> None:
    for index in indices:
        entries[index] = entries[index]._replace(kind="小标题", level=1)


def mark_run_in_headings(entries: list[Entry]) -> None:
    """Level-1 headings that open the paragraphs of a report, known by one ending (…的表率。) or one rhythm."""
    groups: dict[str, list[int]] = defaultdict(list)
    intro = _paragraph_of_intro(entries)
    for index, entry in enumerate(entries):
        if (
            entry.paragraph != intro
            and entry.kind == "正文"
            and entry.text.endswith("。")
            and 8 <= len(entry.text) <= _HEADING_LIMIT
        ):
            groups[_ending(entry.text)].append(index)
    for indices in (*groups.values(), _rhythmic_heads(entries, intro)):
        heads = [index for index in indices if entries[index].first and not entries[index].last]
        if len(heads) >= _FEWEST_RUN_IN and _alike([entries[index].text for index in indices]):
            _mark(entries, indices)
            return


def _paragraph_of_intro(entries: Sequence[Entry]) -> int:
    """The paragraph behind the salutation, which introduces; -1 where nobody is greeted."""
    return next(
        (
            after.paragraph
            for before, after in pairwise(entries)
            if before.kind == "称谓" and after.kind == "正文"
        ),
        -1,
    )


def _rhythmic_heads(entries: Sequence[Entry], intro: int) -> list[int]:
    """First sentences that open neighbouring paragraphs with the same number of clauses and near lengths."""
    heads = [
        index
        for index, entry in enumerate(entries)
        if entry.kind == "正文"
        and entry.paragraph != intro
        and entry.first
        and not entry.last
        and len(entry.text) <= 30
        and entry.text.endswith("。")
    ]
    common = Counter(len(clauses(entries[index].text)) for index in heads).most_common(1)
    return [index for index in heads if len(clauses(entries[index].text)) == common[0][0]] if common else []


def _ending(text: str) -> str:
    return text[-3:-1]


def _alike(texts: Sequence[str], differing: int = _RUN_IN_LENGTHS) -> bool:
    """The same number of clauses, and lengths within `differing` characters of each other."""
    lengths = [len(text) for text in texts]
    return len({len(clauses(text)) for text in texts}) == 1 and max(lengths) - min(lengths) <= differing
