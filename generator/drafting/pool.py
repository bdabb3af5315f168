"""Which phrases may be said in this draft at all, in the words of the user's level."""

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date

from generator.bank.rows import PhraseRow
from generator.drafting.audience import hall_cost, is_elsewhere, out_of_place
from generator.drafting.journal import Refusal, Rule
from generator.drafting.setting import USUAL, Setting
from generator.drafting.subjects import bound_sources, foreign_subjects, is_on
from generator.language.cohesion import bigrams, runs
from generator.model.draft import Span
from generator.model.sentence import Renewal

_KIND_ORDER = {"own": 0, "curated": 1, "outside": 2, "shipped": 3}
_DEMANDING = ("举措", "领句")
_YAO = re.compile(r"^(?:我们)?要")
_OTHER_LEVEL = 0.6
"""What it costs that a sentence was said at another kind of place (a district's in a county)."""
_FOREIGN_SUBJECT = 3.0
"""What it costs that a sentence speaks of what its source was about and this draft is not."""
_SAID_LATELY = 8.0
"""What it costs that the speaker said it in one of his last speeches."""
_RENEWED = 1.0
"""What it costs that a formulation had to be replaced."""
_COMMON = 0.02
"""Share of the phrases above which a word is everybody's."""
_NAMING_ROLES = ("小标题", "领句")
_MOST_KEPT = 4
"""Drafts after which it counts no more that a sentence was kept once again."""
_BODY_ROLES = ("论述", "举措", "事实", "引言", "号召", "引语")


@dataclass(frozen=True, eq=False)
class Candidate:
    """A phrase as it would be said here: `pieces` are (text, form of the level word or empty).

    What it is compared by is worked out when it is asked for: most of a pool is never looked at.
    """

    row: PhraseRow
    pieces: tuple[tuple[str, str], ...]
    text: str
    cost: float
    reserve: bool
    """Said in another standing: taken only where a point would else be starved."""
    setting: Setting = field(repr=False)
    was: str = ""
    """The formulations of its source that were over by the day and were plainly replaced."""

    @functools.cached_property
    def runs(self) -> frozenset[str]:
        """The runs of ten characters that may not be said twice."""
        return runs(self.text, self.setting.lexicon.terms)

    @functools.cached_property
    def grams(self) -> frozenset[str]:
        """Its pairs of neighbouring characters, by which likeness is told."""
        return bigrams(self.text)

    @functools.cached_property
    def formulas(self) -> frozenset[str]:
        """The long formulas in it."""
        return self.setting.lexicon.terms.formulas(self.text)

    @functools.cached_property
    def matters(self) -> frozenset[str]:
        """The things to do that it speaks of and that are not to be said over and over (同事)."""
        return self.setting.lexicon.matters.of(self.text)

    @functools.cached_property
    def confined(self) -> frozenset[str] | None:
        """The topics under which alone it may stand, because it speaks of one special matter; None: any."""
        return self.setting.lexicon.specialties.confines(self.text, self.setting.themes)

    def fits_topic(self, *topics: str) -> bool:
        """Whether it may stand where one of `topics` is spoken of."""
        return self.confined is None or not self.confined.isdisjoint(topics)

    @functools.cached_property
    def favour(self) -> float:
        """What the user's own past choices say for it: 1 his own wording, up to 0.5 kept, less than 0 struck."""
        return float(self.row.own_words) + min(self.row.kept, _MOST_KEPT) / 8 - self.row.struck / 4

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Its content words."""
        return frozenset((*self.row.traits.head_words, *self.row.traits.rest_words))

    @property
    def key(self) -> str:
        """The key of the sentence."""
        return self.row.key

    def spans(self, unit: int, *, strip_yao: bool = False) -> tuple[Span, ...]:
        """The phrase as spans of one unit; level words are facts inside it."""
        spans: list[Span] = []
        for index, (text, form) in enumerate(self.pieces):
            if index == 0 and strip_yao:
                text = _YAO.sub("", text)
            if text and form:
                spans.append(Span(text, "fact", unit, "本级", self.row.source))
            elif text:
                spans.append(
                    Span(
                        text,
                        "phrase",
                        unit,
                        self.row.key,
                        self.row.source,
                        self.row.traits.quotation,
                        self.was,
                    )
                )
        return tuple(spans)


class Pool:
    """Candidates by slot and role, by key, one for each cluster of near-duplicates."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.by_key: Mapping[str, Candidate] = {candidate.key: candidate for candidate in candidates}
        self._groups: dict[tuple[str, str], list[Candidate]] = {}
        spread = Counter(word for candidate in self.by_key.values() for word in candidate.words)
        self._common = frozenset(
            word for word, count in spread.items() if count > _COMMON * len(self.by_key) + 1
        )
        for candidate in self.by_key.values():
            self._groups.setdefault((candidate.row.slot, candidate.row.role), []).append(candidate)

    def telling(self, words: Iterable[str]) -> frozenset[str]:
        """Those of `words` that are not everybody's: saying them again is noticed."""
        return frozenset(words) - self._common

    def of(self, slot: str, *roles: str) -> list[Candidate]:
        """The candidates of a slot in these roles, in a stable order."""
        return [candidate for role in roles for candidate in self._groups.get((slot, role), ())]

    def all_of(self, *roles: str) -> list[Candidate]:
        """The candidates of all slots in these roles."""
        return [candidate for candidate in self.by_key.values() if candidate.row.role in roles]


class Offer:
    """What the rows of a bank offer to one draft: each is weighed once, however often the pool is built anew."""

    def __init__(self, rows: Sequence[PhraseRow], setting: Setting) -> None:
        self._rows, self._setting = rows, setting
        occasions = _occasions(rows, setting)
        self._refusals = [_refusal(row, occasions, setting) for row in rows]
        self._foreign = foreign_subjects(rows, setting.lexicon.slots, setting.brief.focus)
        self._bound = bound_sources(rows, self._foreign)
        self._weighed: dict[int, Candidate | Refusal] = {}

    def pool(self, banned: Collection[str]) -> Pool:
        """The phrases that this speaker may say at this level, on this day, at this occasion, less the `banned` keys."""
        journal = self._setting.journal
        journal.open_round()
        candidates: list[Candidate] = []
        for place in self._one_each(banned):
            row, found = self._rows[place], self._weigh(place)
            if isinstance(found, Refusal):
                journal.refuse(row, found)
                continue
            if row.phrase in self._setting.said:
                journal.refuse(row, Refusal(Rule.SAID_LATELY))
            journal.offer(row)
            candidates.append(found)
        return Pool(candidates)

    def _one_each(self, banned: Collection[str]) -> Iterable[int]:
        """The places of the rows that may be said, the best of each phrase."""
        chosen: dict[str, int] = {}
        for place, (row, refusal) in enumerate(zip(self._rows, self._refusals, strict=True)):
            if row.key in banned:
                continue
            if refusal is not None:
                self._setting.journal.refuse(row, refusal)
                continue
            best = chosen.setdefault(row.phrase, place)
            if best != place and _rank(row) < _rank(self._rows[best]):
                chosen[row.phrase] = place
        return chosen.values()

    def _weigh(self, place: int) -> Candidate | Refusal:
        if place not in self._weighed:
            self._weighed[place] = self._weighed_anew(self._rows[place])
        return self._weighed[place]

    def _weighed_anew(self, row: PhraseRow) -> Candidate | Refusal:
        on_it = is_on(row, self._foreign)
        if _leads_astray(row, self._bound, self._setting, on_it=on_it):
            return Refusal(Rule.OTHER_SUBJECT)
        found = _realise(row, self._setting, _FOREIGN_SUBJECT * on_it)
        if isinstance(found, Refusal) or row.role not in _NAMING_ROLES or found.fits_topic(row.topic):
            return found
        return Refusal(Rule.SAYS_ANOTHER)


def build_pool(rows: Sequence[PhraseRow], setting: Setting, banned: Collection[str]) -> Pool:
    """What `rows` offer to a draft that is planned once, see `Offer`."""
    return Offer(rows, setting).pool(banned)


def _rank(row: PhraseRow) -> tuple[bool, int]:
    """Which of a phrase's near-duplicates is said: the user's own wording, else by the kind of its source."""
    return not row.own_words, _KIND_ORDER[row.kind]


def _leads_astray(row: PhraseRow, bound: frozenset[int], setting: Setting, *, on_it: bool) -> bool:
    """A heading or lead on a subject that this draft is not about, of a speech on it at another occasion, or to others."""
    if row.role not in _NAMING_ROLES:
        return False
    bound_elsewhere = row.source_id in bound and row.occasion != setting.brief.occasion
    return on_it or bound_elsewhere or is_elsewhere(row, setting)


def without(rows: Sequence[PhraseRow], barred: Collection[str]) -> list[PhraseRow]:
    """`rows` less the barred keys and whatever is nearly the same (one cluster)."""
    alike = {row.phrase for row in rows if row.key in barred}
    return [row for row in rows if row.key not in barred and row.phrase not in alike]


def _occasions(rows: Sequence[PhraseRow], setting: Setting) -> frozenset[str]:
    """Occasions whose phrases serve: the draft's own and the one that its template names (参照).

    An occasion for which no phrase is meant, and which names none, takes after the usual one of its standing.
    """
    own = setting.brief.occasion
    if setting.like:
        return frozenset((own, setting.like))
    known = any(own in row.traits.occasions for row in rows)
    return frozenset((own if known else USUAL.get(setting.brief.standing, own),))


def _refusal(row: PhraseRow, occasions: frozenset[str], setting: Setting) -> Refusal | None:
    """The rule by which `row` may not be said by this speaker on this day; None if it may."""
    traits, brief = row.traits, setting.brief
    if not _in_era(row, brief.date):
        return Refusal(Rule.STALE, f"只用到 {row.until}" if row.until else f"{row.since} 起才用")
    if setting.standing_cost(traits.standings) is None:
        return Refusal(Rule.STANDING)
    if traits.occasions and occasions.isdisjoint(traits.occasions):
        return Refusal(Rule.OTHER_OCCASION)
    if traits.levels and brief.level not in traits.levels:
        return Refusal(Rule.OTHER_LEVEL)
    if traits.themes and not any(theme in one for theme in traits.themes for one in setting.themes):
        return Refusal(Rule.OTHER_THEME)
    unsaid = next((word for word in setting.unsaid if word in row.text), "")
    if unsaid and not (traits.whole and brief.occasion in traits.occasions):
        return Refusal(Rule.UNSAID, unsaid)
    if row.kind != "curated" and row.role in _BODY_ROLES and traits.leans:
        return Refusal(Rule.LEANS)
    return Refusal(Rule.DEEDS) if row.role == "事实" and brief.standing != "汇报" else None


def _in_era(row: PhraseRow, day: Date) -> bool:
    """Whether all of it may be said on `day`, once what has a plain replacement is replaced."""
    iso = day.isoformat()
    over = bool(row.until) and iso > row.until
    renewable = over and any(renewal.last == row.until for renewal in row.traits.renewals)
    return (not row.since or row.since <= iso) and (not over or renewable)


def _renewed(text: str, over: Iterable[Renewal]) -> str:
    """`text` with the formulations that are over in their present wording."""
    for renewal in over:
        text = text.replace(renewal.old, renewal.new)
    return text


def _realise(row: PhraseRow, setting: Setting, cost: float) -> Candidate | Refusal:
    """`row` in the words of the user's level and of the day; a refusal if that level cannot say it or a leftover remains.

    `cost` is what speaks against it already.
    """
    words = row.traits.level_words
    levels, level = setting.lexicon.levels, setting.brief.level
    pieces: list[tuple[str, str]] | None = None if words else [(row.core, "")]
    if level:
        pieces = levels.realise(row.core, words, row.level, level)
    if pieces is None:
        return Refusal(Rule.LEVEL_WORDS)
    if row.traits.quotation and any(form and piece not in row.core for piece, form in pieces):
        return Refusal(Rule.LEVEL_WORDS)
    over = [one for one in row.traits.renewals if setting.brief.date.isoformat() > one.last]
    pieces = [(_renewed(piece, over), form) for piece, form in pieces]
    text = "".join(piece for piece, _ in pieces)
    refusal = _broken_promise(text, setting, renewed=bool(over))
    if refusal is not None:
        return refusal
    if out_of_place(row, setting):
        return Refusal(Rule.ACTOR)
    other_standing = setting.standing_cost(row.traits.standings) or 0.0
    at_home = other_standing + _OTHER_LEVEL * (row.kind != "curated" and row.level != level)
    at_home += hall_cost(row, setting)
    reserve = row.role in _DEMANDING and other_standing > 0
    return Candidate(
        row,
        tuple(pieces),
        text,
        at_home + _RENEWED * bool(over) + _SAID_LATELY * (row.phrase in setting.said) + cost,
        reserve,
        setting,
        "、".join(one.old for one in over),
    )


def _broken_promise(text: str, setting: Setting, *, renewed: bool) -> Refusal | None:
    """The promise that `text` breaks in the user's own words; None if it keeps all."""
    lexicon, brief = setting.lexicon, setting.brief
    if renewed and not all(term.fits(brief.date) for _, term in lexicon.terms.find(text)):
        return Refusal(Rule.STALE)
    unsaid = lexicon.levels.unsaid_in(text, brief.level)
    if unsaid:
        return Refusal(Rule.COMPETENCE, unsaid)
    local = setting.names.find(text)
    if local:
        return Refusal(Rule.LOCAL, local[0].text)
    cut = lexicon.terms.cut_atom(text)
    if cut:
        return Refusal(Rule.CUT_FORMULA, cut)
    avoided = next((word for word in brief.avoid if word in text), "")
    return Refusal(Rule.AVOIDED, avoided) if avoided else None


def slot_exists(slot: str, setting: Setting) -> bool:
    """Whether the user's level has this slot at all (a county has no 立法)."""
    return setting.level is None or setting.level.words.get(slot, slot) != ""
