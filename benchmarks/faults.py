"""What breaks a promise in a finished draft, counted by kind: each must be 0."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.checking.era import find_stale
from generator.checking.leftover import Names, find_leftovers
from generator.checking.level import find_incompetent, find_mixed
from generator.language.cohesion import runs
from generator.language.lexicon import Lexicon
from generator.language.ordinals import to_chinese
from generator.language.sentences import split_sentences
from generator.model.brief import Brief
from generator.model.draft import Block, Draft

KINDS = ("残留", "过时", "混级", "越权", "重复", "列举", "断公式")
_LONG = 12
_ANNOUNCED = re.compile(r"(?:讲|谈|提)([一二两三四五六七八])(?:点|个方面|条)")
_COUNTED = re.compile(r"(?:^|[，；：。])(?:第?([一二三四五六])(?:是|要|，))")


def faults_of(draft: Draft, brief: Brief, names: Names, lexicon: Lexicon) -> Counter[str]:
    """How many faults of each of KINDS `draft` has; `names` are the local names of all sources."""
    units = [text for _, _, text in _units(draft)]
    said = "\n".join(units)
    return Counter(
        {
            "残留": len(find_leftovers(said, names, lexicon)),
            "过时": len(find_stale(said, brief.date, lexicon.terms)),
            "混级": len(find_mixed(said, brief.level, lexicon.levels)),
            "越权": len(find_incompetent(said, brief.level, lexicon.levels)),
            "重复": _same_sentences(draft) + _same_runs(draft, lexicon),
            "列举": _wrong_ordinals(draft) + sum(map(_wrong_count, units)),
            "断公式": sum(bool(lexicon.terms.cut_atom(text)) for text in units),
        }
    )


def phrases_of(draft: Draft) -> frozenset[str]:
    """The keys of all that was chosen."""
    return frozenset(
        span.key for block in draft.blocks for span in block.spans if span.kind == "phrase" and span.key
    )


def common(one: Draft, other: Draft) -> float:
    """The share of the phrases of `one` that `other` has as well."""
    return len(phrases_of(one) & phrases_of(other)) / max(len(phrases_of(one)), 1)


def _units(draft: Draft) -> Iterator[tuple[Block, bool, str]]:
    """(block, whether it is the block's lead, text) of each sentence that the bank gave."""
    for block in draft.blocks:
        texts: dict[int, tuple[bool, str]] = {}
        for place, span in enumerate(block.spans):
            if span.unit is not None and span.source is not None:
                lead, text = texts.get(span.unit, (place < block.lead, ""))
                texts[span.unit] = (lead, text + span.text)
        yield from ((block, lead, text) for lead, text in texts.values())


def _same_sentences(draft: Draft) -> int:
    """Sentences of the text that stand in it before; what a template says twice (请举手；请放下) is meant so."""
    fixed = ("literal", "blank")
    written = "".join(span.text for block in draft.blocks for span in block.spans if span.kind in fixed)
    lines = (line for block in draft.blocks for line in block.text.splitlines())
    cut = (line[start:end] for line in lines for start, end in split_sentences(line))
    counts = Counter(sentence for sentence in cut if len(sentence) > _LONG and sentence not in written)
    return sum(count - 1 for count in counts.values())


def _same_runs(draft: Draft, lexicon: Lexicon) -> int:
    """Sentences that share ten characters, set phrases apart, with one before; a body may take up its lead."""
    seen: dict[str, tuple[str, bool]] = {}
    found = 0
    for block, lead, text in _units(draft):
        own = runs(text, lexicon.terms)
        found += any(run in seen and seen[run] != (block.id, True) for run in own)
        seen |= {run: (block.id, lead) for run in own if run not in seen}
    return found


def _wrong_ordinals(draft: Draft) -> int:
    """Ordinals that do not count on from one, points that stand alone, an announced number that is not kept."""
    found = 0
    parts = [block for block in draft.blocks if block.style == "一级标题" and block.ordinal is not None]
    found += [block.ordinal for block in parts] != list(range(1, len(parts) + 1))
    for numbers in _points(draft):
        found += numbers != list(range(1, len(numbers) + 1)) or len(numbers) == 1
    told = next((match[1] for block in draft.blocks if (match := _ANNOUNCED.search(block.text))), "")
    if told and parts:
        found += told not in (to_chinese(len(parts)), "两" if len(parts) == 2 else "")
    return int(found)


def _points(draft: Draft) -> list[Sequence[int]]:
    """The ordinals of the points of each part."""
    by_part: dict[str, list[int]] = {}
    for block in draft.blocks:
        if block.style == "正文" and block.ordinal is not None:
            by_part.setdefault(block.id.split(".")[0], []).append(block.ordinal)
    return list(by_part.values())


def _wrong_count(text: str) -> bool:
    """Whether a sentence counts (一是…二是…) and does not begin with one or go on by one."""
    numbers = ["一二三四五六".index(numeral) for numeral in _COUNTED.findall(text)]
    return bool(numbers) and (numbers != list(range(len(numbers))) or len(numbers) == 1)
