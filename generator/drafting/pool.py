"""Which phrases may be said in this draft at all, in the words of the user's level."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from generator.bank.rows import PhraseRow
from generator.drafting.audience import hall_cost, is_elsewhere, out_of_place
from generator.drafting.journal import Refusal, Rule
from generator.drafting.setting import Setting
from generator.drafting.subjects import bound_sources, foreign_subjects, is_on
from generator.language.cohesion import bigrams, runs
from generator.model.draft import Span
from generator.model.sentence import Renewal

_KIND_ORDER = {"own": 0, "curated": 1, "outside": 2, "shipped": 3}
_USUAL = {
    "部署": "工作会议讲话", "主持": "工作会议讲话", "交流": "交流发言", "表态": "交流发言", "汇报": "座谈会汇报发言",
}  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase as it would be said here: `pieces` are (text, form of the level word or empty)."""

    row: PhraseRow
    pieces: tuple[tuple[str, str], ...]
    text: str
    runs: frozenset[str]
    grams: frozenset[str]
    cost: float
    formulas: frozenset[str]
    reserve: bool
    """Said in another standing: taken only where a point would else be starved."""
    was: str = ""
    """The formulations of its source that were over by the day and were plainly replaced."""
    matters: frozenset[str] = frozenset()
    """The things to do that it speaks of and that are not to be said over and over (同事)."""
    confined: frozenset[str] | None = None
    """The topics under which alone it may stand, because it speaks of one special matter; None: any."""

    def fits_topic(self, *topics: str) -> bool:
        """Whether it may stand where one of `topics` is spoken of."""
        return self.confined is None or not self.confined.isdisjoint(topics)

    @property
    def favour(self) -> float:
        """What the user's own past choices say for it: 1 his own wording, up to 0.5 kept, less than 0 struck."""
        return float(self.row.own_words) + min(self.row.kept, _MOST_KEPT) / 8 - self.row.struck / 4

    @property
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


def build_pool(rows: Sequence[PhraseRow], setting: Setting, banned: frozenset[str]) -> Pool:
    """The phrases of `rows` that this speaker may say at this level, on this day, at this occasion."""
    occasions = _occasions(rows, setting)
    journal = setting.journal
    journal.open_round()
    chosen: dict[str, PhraseRow] = {}
    for row in rows:
        refusal = None if row.key in banned else _refusal(row, occasions, setting)
        if refusal is not None:
            journal.refuse(row, refusal)
        elif row.key not in banned:
            best = chosen.get(row.phrase)
            if best is None or _rank(row) < _rank(best):
                chosen[row.phrase] = row
    foreign = foreign_subjects(rows, setting.lexicon.slots, setting.brief.focus)
    bound = bound_sources(rows, foreign)
    candidates: list[Candidate] = []
    for row in chosen.values():
        astray = _leads_astray(row, foreign, bound, setting)
        found = Refusal(Rule.OTHER_SUBJECT) if astray else _realise(row, setting)
        if isinstance(found, Refusal):
            journal.refuse(row, found)
        elif found.row.role in _NAMING_ROLES and not found.fits_topic(found.row.topic):
            journal.refuse(row, Refusal(Rule.SAYS_ANOTHER))
        else:
            journal.offer(row)
            elsewhere = _FOREIGN_SUBJECT * is_on(row, foreign)
            candidates.append(replace(found, cost=found.cost + elsewhere))
    return Pool(candidates)


def _rank(row: PhraseRow) -> tuple[bool, int]:
    """Which of a phrase's near-duplicates is said: the user's own wording, else by the kind of its source."""
    return not row.own_words, _KIND_ORDER[row.kind]


def _leads_astray(
    row: PhraseRow, foreign: Mapping[int, frozenset[str]], bound: frozenset[int], setting: Setting
) -> bool:
    """A heading or lead on a subject that this draft is not about, of a speech on it at another occasion, or to others."""
    bound_elsewhere = row.source_id in bound and row.occasion != setting.brief.occasion
    elsewhere = bound_elsewhere or is_elsewhere(row, setting)
    return row.role in _NAMING_ROLES and (elsewhere or is_on(row, foreign))


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
    return frozenset((own if known else _USUAL.get(setting.brief.standing, own),))


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


def _realise(row: PhraseRow, setting: Setting) -> Candidate | Refusal:
    """`row` in the words of the user's level and of the day; a refusal if that level cannot say it or a leftover remains."""
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
    cost = other_standing + _OTHER_LEVEL * (row.kind != "curated" and row.level != level)
    cost += hall_cost(row, setting)
    reserve = row.role in _DEMANDING and other_standing > 0
    if row.phrase in setting.said:
        setting.journal.refuse(row, Refusal(Rule.SAID_LATELY))
    terms = setting.lexicon.terms
    return Candidate(
        row,
        tuple(pieces),
        text,
        runs(text, terms),
        bigrams(text),
        cost + _RENEWED * bool(over) + _SAID_LATELY * (row.phrase in setting.said),
        terms.formulas(text),
        reserve,
        "、".join(one.old for one in over),
        setting.lexicon.matters.of(text),
        setting.lexicon.specialties.confines(text, setting.themes),
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
