"""By which rule a phrase may not be said by this speaker on this day, whatever its words would be here."""

from collections.abc import Sequence

from generator.bank.rows import PhraseRow
from generator.drafting.journal import Refusal, Rule
from generator.drafting.setting import USUAL, Setting
from generator.language.slogans import named_campaign, unquoted_slogan
from generator.model.sentence import Traits

_HEADS, _SPEECHES = ("小标题", "领句"), ("own", "outside")
_BODY_ROLES = ("论述", "举措", "事实", "引言", "号召", "引语")


class Admission:
    """The rules for one draft from `rows`; what hangs on few traits is told once for all that share them."""

    def __init__(self, rows: Sequence[PhraseRow], setting: Setting) -> None:
        self._setting = setting
        self._day = setting.brief.date.isoformat()
        self._occasions = _occasions(rows, setting)
        self._meant: dict[tuple[tuple[str, ...], ...], Rule | None] = {}

    def refusal(self, row: PhraseRow) -> Refusal | None:
        """The rule by which `row` may not be said; None if it may."""
        traits, brief = row.traits, self._setting.brief
        if (row.since or row.until) and not self._in_era(row):
            return Refusal(Rule.STALE, f"只用到 {row.until}" if row.until else f"{row.since} 起才用")
        if not self._setting.has_slot(row.slot):
            return Refusal(Rule.OTHER_LEVEL)
        meant = self._rule_of_meaning(traits)
        if meant is not None:
            return Refusal(meant)
        unsaid = self._unsaid_in(row)
        if unsaid:
            return Refusal(Rule.UNSAID, unsaid)
        slogan = self._slogan_in(row)
        if slogan:
            return Refusal(Rule.LOCAL, slogan)
        if traits.leans and row.kind != "curated" and row.role in _BODY_ROLES:
            return Refusal(Rule.LEANS)
        return Refusal(Rule.DEEDS) if row.role == "事实" and brief.standing != "汇报" else None

    def _slogan_in(self, row: PhraseRow) -> str:
        """A place's own slogan or campaign in what a speech says, unless the user wrote it into a draft."""
        if row.kind not in _SPEECHES or row.own_words:
            return ""
        if row.role in _HEADS:
            return unquoted_slogan(row.core, self._setting.lexicon.terms)
        return named_campaign(row.core)

    def _unsaid_in(self, row: PhraseRow) -> str:
        """What the template keeps from being said and `row` says, unless it is of a paragraph for this occasion, or the
        office itself said it at such a one, on nothing in particular or on the theme of the draft."""
        if row.kind == "own" and self._is_like_this(row):
            return ""
        for word in self._setting.unsaid:
            if word in row.text:
                own = row.traits.whole and self._setting.brief.occasion in row.traits.occasions
                return "" if own else word
        return ""

    def _is_like_this(self, row: PhraseRow) -> bool:
        """Whether its speech was one for this occasion, and on no other theme than the draft's."""
        titled, setting = row.traits.titled, self._setting
        on_theme = any(name in setting.wanted_topics for name in titled)
        return row.occasion == setting.brief.occasion and (not titled or on_theme)

    def _in_era(self, row: PhraseRow) -> bool:
        """Whether all of it may be said on the day, once what has a plain replacement is replaced."""
        over = bool(row.until) and self._day > row.until
        renewable = over and any(renewal.last == row.until for renewal in row.traits.renewals)
        return (not row.since or row.since <= self._day) and (not over or renewable)

    def _rule_of_meaning(self, traits: Traits) -> Rule | None:
        """The rule broken by who, where, at which level and on what it is meant to be said."""
        meaning = (traits.standings, traits.occasions, traits.levels, traits.themes)
        if meaning not in self._meant:
            self._meant[meaning] = self._rule_anew(*meaning)
        return self._meant[meaning]

    def _rule_anew(
        self,
        standings: tuple[str, ...],
        occasions: tuple[str, ...],
        levels: tuple[str, ...],
        themes: tuple[str, ...],
    ) -> Rule | None:
        if self._setting.standing_cost(standings) is None:
            return Rule.STANDING
        if occasions and self._occasions.isdisjoint(occasions):
            return Rule.OTHER_OCCASION
        if levels and self._setting.brief.level not in levels:
            return Rule.OTHER_LEVEL
        if themes and not any(theme in one for theme in themes for one in self._setting.themes):
            return Rule.OTHER_THEME
        return None


def _occasions(rows: Sequence[PhraseRow], setting: Setting) -> frozenset[str]:
    """Occasions whose phrases serve: the draft's own and the one that its template names (参照).

    An occasion for which no phrase is meant, and which names none, takes after the usual one of its standing.
    """
    own = setting.brief.occasion
    if setting.like:
        return frozenset((own, setting.like))
    known = any(own in row.traits.occasions for row in rows)
    return frozenset((own if known else USUAL.get(setting.brief.standing, own),))
