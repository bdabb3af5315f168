"""The larger units of a speech: parts, points, matched headings and leads, runs of parallel sentences."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.language.sentences import clauses
from generator.mining.frames import common_frame, plain_lead
from generator.mining.outline import Entry
from generator.model.sentence import Sentence
from generator.model.speech import Unit

_SMALLEST_SET, _SMALLEST_SERIES = 2, 3
_SERIES_FRAME, _SERIES_LENGTHS = 2, 8
_GAP = "…"

Pair = tuple[Entry, Sentence]


def units_of(entries: Sequence[Entry], sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    """All units of a speech: 部分 in order, 要点 (each with its part as parent), 小标题 and 领句 sets, 排比."""
    pairs = list(zip(entries, sentences, strict=True))
    parts = _grouped(pairs, lambda entry: (entry.section,) if entry.section else ())
    points = _grouped(pairs, lambda entry: (entry.section, entry.point) if entry.point else ())
    numbers = {key[0]: number for number, key in enumerate(parts)}
    return (
        *(_unit("部分", members) for members in parts.values()),
        *(_unit("要点", members, numbers.get(key[0], -1)) for key, members in points.items()),
        *(set_of(kind, members) for kind, members in _sets(pairs)),
        *(set_of("排比", members) for members in _series(pairs)),
    )


def set_of(kind: str, sentences: Sequence[Sentence]) -> Unit:
    """A unit of sentences that were written to match, with pattern and rhythm."""
    texts = [sentence.core for sentence in sentences]
    return Unit(
        kind,
        tuple(sentence.key for sentence in sentences),
        tuple(sentence.slot for sentence in sentences),
        tuple(sentence.topic for sentence in sentences),
        pattern=pattern_of(texts),
        rhythm=rhythm_of(texts),
    )


def pattern_of(texts: Sequence[str]) -> str:
    """What all `texts` share at head and end, … between: 坚持…机关”; only … if nothing."""
    plain = [plain_lead(text) for text in texts]
    frames = [common_frame(plain[0], other) for other in plain[1:]]
    head, end = (min(sizes) for sizes in zip(*frames, strict=True)) if frames else (0, 0)
    return plain[0][:head] + _GAP + (plain[0][-end:] if end else "")


def rhythm_of(texts: Sequence[str]) -> str:
    """The lengths of the clauses if all `texts` agree (8+8, 4), else an empty string."""
    lengths = {"+".join(str(len(clause)) for clause in clauses(plain_lead(text))) for text in texts}
    return lengths.pop() if len(lengths) == 1 else ""


def _grouped(
    pairs: Sequence[Pair], key_of: Callable[[Entry], tuple[int, ...]]
) -> dict[tuple[int, ...], list[Pair]]:
    groups: dict[tuple[int, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        key = key_of(pair[0]) if pair[0].zone == "body" else ()
        if key:
            groups[key].append(pair)
    return groups


def _unit(kind: str, members: Sequence[Pair], parent: int = -1) -> Unit:
    sentences = [sentence for _, sentence in members]
    return Unit(
        kind,
        tuple(sentence.key for sentence in sentences),
        (sentences[0].slot,),
        (sentences[0].topic,),
        parent,
    )


def _sets(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Sentence]]]:
    """The level-1 headings of a speech as one set; the leads of each section, level by level, as sets."""
    groups: dict[tuple[str, int, int], list[Sentence]] = defaultdict(list)
    for entry, sentence in pairs:
        if entry.kind == "小标题" and entry.level == 1:
            groups["小标题", 0, 1].append(sentence)
        elif entry.kind in ("小标题", "领句") and entry.level:
            groups["领句", entry.section, entry.level].append(sentence)
    for (kind, _, _), members in groups.items():
        if len(members) >= _SMALLEST_SET:
            yield kind, members


def _series(pairs: Sequence[Pair]) -> Iterator[list[Sentence]]:
    """Runs of three or more neighbours in a paragraph that begin alike and are about as long."""
    for _, group in groupby(pairs, key=lambda pair: pair[0].paragraph):
        run: list[Sentence] = []
        for entry, sentence in group:
            if run and not (entry.kind == "正文" and _parallel(run[-1].core, sentence.core)):
                if len(run) >= _SMALLEST_SERIES:
                    yield run
                run = []
            if entry.kind == "正文":
                run.append(sentence)
        if len(run) >= _SMALLEST_SERIES:
            yield run


def _parallel(one: str, other: str) -> bool:
    near = abs(len(one) - len(other)) <= _SERIES_LENGTHS
    return near and common_frame(one, other)[0] >= _SERIES_FRAME
