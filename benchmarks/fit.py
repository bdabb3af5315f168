"""Fitting the numbers of evidence.yaml on our own labelled speeches, each judged by what was fitted without it."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.common import shipped_lexicon
from benchmarks.quality import Labelled, labelled_sets, pairs
from generator.language import words
from generator.language.evidence import ROLES, Balance, Evidence
from generator.language.lexicon import Lexicon
from generator.mining.classify import classify
from generator.mining.cleaning import clean
from generator.mining.features import signs_of
from generator.mining.miner import mine
from generator.mining.outline import Entry
from generator.mining.structure import outline
from generator.model.sentence import Sentence
from generator.reading.files import read_manuscript

_FOLDS, _EPOCHS, _RATE, _PULL = 6, 30, 0.15, 0.1
"""Folds of speeches; passes, learning rate and pull towards the present weights of the fit of roles."""
_TRIED: Mapping[str, Sequence[float]] = {
    "own_cap": (3, 5),
    "context_cap": (5, 8),
    "from_point": (0.7, 1.1),
    "from_section": (0.4, 0.8),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled speech, prepared: its outline, the accepted slots by entry, the signs and accepted roles."""

    entries: Sequence[Entry]
    slots: Mapping[int, Sequence[str]]
    bias: Mapping[str, float]
    roles: Sequence[tuple[Sequence[str], Sequence[str]]]


def main() -> None:
    """Print what the present numbers and fitted ones reach on speeches they were not fitted on, and the fit."""
    lexicon = shipped_lexicon()
    own = [one for name, labelled in labelled_sets().items() if "共享" not in name for one in labelled]
    samples = [_sample(one, lexicon) for one in own]
    print(f"\n逐篇留出检验（{len(samples)} 篇，分 {_FOLDS} 组；共享的真实讲话不参加）")
    _report_roles(samples, lexicon.evidence)
    _report_slots(samples, lexicon)


def _report_roles(samples: Sequence[Sample], evidence: Evidence) -> None:
    plain = _right(samples, evidence.roles)
    fitted = sum(_right(test, _fit_roles(train, evidence).roles) for train, test in _folds(samples))
    total = sum(len(sample.roles) for sample in samples)
    print(
        f"  作用：现用 {plain}/{total} = {plain / total:.1%}，重算后留出 {fitted}/{total} = {fitted / total:.1%}"
    )
    weights = _fit_roles(samples, evidence).signs
    for sign in sorted(weights):
        moved = {
            role: round(weights[sign][role], 1)
            for role in ROLES
            if abs(weights[sign][role] - evidence.signs.get(sign, {}).get(role, 0.0)) >= 1
        }
        if moved:
            print(f"    “{sign}”重算为 {moved}，现用 {dict(evidence.signs.get(sign, {}))}")


def _report_slots(samples: Sequence[Sample], lexicon: Lexicon) -> None:
    balance = lexicon.evidence.balance
    total = sum(len(sample.slots) for sample in samples)
    plain = _placed(samples, lexicon, balance)
    fitted = sum(_placed(test, lexicon, _fit_balance(train, lexicon)) for train, test in _folds(samples))
    print(
        f"  环节：现用 {plain}/{total} = {plain / total:.1%}，重算后留出 {fitted}/{total} = {fitted / total:.1%}"
    )
    best = _fit_balance(samples, lexicon)
    moved = {name: getattr(best, name) for name in _TRIED if getattr(best, name) != getattr(balance, name)}
    print(f"    权衡重算：{moved or '与现用的相同'}")


def _folds(samples: Sequence[Sample]) -> Iterable[tuple[list[Sample], list[Sample]]]:
    for fold in range(_FOLDS):
        test = [sample for index, sample in enumerate(samples) if index % _FOLDS == fold]
        yield [sample for sample in samples if sample not in test], test


def _sample(labelled: Labelled, lexicon: Lexicon) -> Sample:
    path, labels = labelled
    manuscript = read_manuscript(path)
    speech = mine(manuscript, lexicon)
    paragraphs, _ = clean([paragraph.text for paragraph in manuscript.paragraphs])
    hints = [paragraph.outline_level for paragraph in manuscript.paragraphs]
    entries = outline(paragraphs, hints, [paragraph.centred for paragraph in manuscript.paragraphs])
    place = {id(one): index for index, one in enumerate(speech.sentences)}
    matched = [(label, one) for label, one in pairs(labels, speech.sentences) if one is not None]
    return Sample(
        entries,
        {place[id(one)]: label["slots"] for label, one in matched},
        lexicon.occasions.bias(speech.info.occasion),
        [
            (signs_of(one.core, words.tag(one.core), speech.info.standing), accepted)
            for label, one in matched
            if _is_body(one) and (accepted := [role for role in label["roles"] if role in ROLES])
        ],
    )


def _is_body(one: Sentence) -> bool:
    return one.role in ROLES


def _right(samples: Iterable[Sample], score: Callable[[Iterable[str]], Mapping[str, float]]) -> int:
    """How many sentences get an accepted role."""
    return sum(_best(score(signs)) in accepted for sample in samples for signs, accepted in sample.roles)


def _best(scores: Mapping[str, float]) -> str:
    return max(ROLES, key=lambda role: scores[role])


def _fit_roles(samples: Iterable[Sample], evidence: Evidence) -> Evidence:
    """Multinomial logistic regression by stochastic gradient, pulled towards the weights in use."""
    rows = [row for sample in samples for row in sample.roles]
    weights: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(ROLES, 0.0))
    for sign, given in evidence.signs.items():
        weights[sign] |= given
    shuffle = random.Random(1).shuffle
    for epoch in range(_EPOCHS):
        shuffle(rows)
        for signs, accepted in rows:
            _step(weights, signs, accepted, evidence, _RATE / (1 + 0.05 * epoch))
    return evidence._replace(signs=dict(weights))


def _step(
    weights: dict[str, dict[str, float]],
    signs: Sequence[str],
    accepted: Sequence[str],
    evidence: Evidence,
    rate: float,
) -> None:
    scores = {role: sum(weights[sign][role] for sign in signs) for role in ROLES}
    powers = {role: math.exp(score - max(scores.values())) for role, score in scores.items()}
    wanted = max(accepted, key=lambda role: scores[role])
    for role in ROLES:
        error = (role == wanted) - powers[role] / sum(powers.values())
        for sign in signs:
            pull = weights[sign][role] - evidence.signs.get(sign, {}).get(role, 0.0)
            weights[sign][role] += rate * (error - _PULL * pull)


def _placed(samples: Iterable[Sample], lexicon: Lexicon, balance: Balance) -> int:
    """How many sentences get an accepted slot."""
    hits: Counter[bool] = Counter()
    for sample in samples:
        verdicts = classify(sample.entries, lexicon.slots, balance, sample.bias)
        hits.update(verdicts[index].slot in accepted for index, accepted in sample.slots.items())
    return hits[True]


def _fit_balance(samples: Sequence[Sample], lexicon: Lexicon) -> Balance:
    """One round of trying each number by itself, from the balance in use."""
    best = lexicon.evidence.balance
    reached = _placed(samples, lexicon, best)
    for name, values in _TRIED.items():
        for value in values:
            tried = best._replace(**{name: value})
            if (right := _placed(samples, lexicon, tried)) > reached:
                best, reached = tried, right
    return best


if __name__ == "__main__":
    main()
