"""A phrase put into the words of the user's level and of the day, or the promise that it would break there."""

from generator.bank.rows import PhraseRow
from generator.drafting.audience import Audience
from generator.drafting.candidate import Candidate
from generator.drafting.journal import Refusal, Rule
from generator.drafting.setting import Setting
from generator.language.renewing import names_twice, renew

_DEMANDING = ("举措", "领句")
_OTHER_LEVEL = 0.6
"""What it costs that a sentence was said at another kind of place (a district's in a county)."""
_SAID_LATELY = 8.0
"""What it costs that the speaker said it in one of his last speeches."""
_RENEWED = 1.0
"""What it costs that a formulation had to be replaced."""


class Realising:
    """Puts the rows for one draft into words."""

    def __init__(self, setting: Setting, audience: Audience) -> None:
        self._setting, self._audience = setting, audience
        self._day = setting.brief.date.isoformat()

    def realise(self, row: PhraseRow, cost: float) -> Candidate | Refusal:
        """`row` in the words of the user's level and of the day; a refusal if that level cannot say it or a leftover
        remains.

        `cost` is what speaks against it already.
        """
        setting, traits, level = self._setting, row.traits, self._setting.brief.level
        pieces = _in_words_of(level, row, setting) if traits.level_words else ((row.core, ""),)
        if pieces is None:
            return Refusal(Rule.LEVEL_WORDS)
        over = [one for one in traits.renewals if self._day > one.last] if traits.renewals else ()
        if over:
            pieces = tuple((renew(piece, over), form) for piece, form in pieces)
        text = "".join([piece for piece, _ in pieces]) if len(pieces) > 1 else pieces[0][0]
        twice = names_twice(text, over) if over else ""
        if twice:
            return Refusal(Rule.STALE, f"换成新提法后“{twice}”说了两遍")
        innocent = not over and not traits.level_words and _is_innocent(row, level)
        refusal = _broken_promise(text, setting, renewed=bool(over), innocent=innocent)
        if refusal is not None:
            return refusal
        if self._audience.out_of_place(row):
            return Refusal(Rule.ACTOR)
        other_standing = setting.standing_cost(traits.standings) or 0.0
        at_home = other_standing + _OTHER_LEVEL * (row.kind != "curated" and row.level != level)
        at_home += self._audience.hall_cost(row)
        return Candidate(
            row,
            pieces,
            text,
            at_home + _RENEWED * bool(over) + _SAID_LATELY * (row.phrase in setting.said) + cost,
            other_standing > 0 and row.role in _DEMANDING,
            setting,
            "、".join([one.old for one in over]),
        )


def _is_innocent(row: PhraseRow, level: str) -> bool:
    """Whether it is known that no word of `row` as it was read keeps it from being said at `level`."""
    suspect_at = row.suspect_at
    return suspect_at is not None and (not suspect_at or ("" not in suspect_at and level not in suspect_at))


def _in_words_of(level: str, row: PhraseRow, setting: Setting) -> tuple[tuple[str, str], ...] | None:
    """The pieces of a row with level words; None if the level cannot say it, or would alter a quotation."""
    if not level:
        return None
    pieces = setting.lexicon.levels.realise(row.core, row.traits.level_words, row.level, level)
    if pieces is None or (
        row.traits.quotation and any(form and piece not in row.core for piece, form in pieces)
    ):
        return None
    return tuple(pieces)


def _broken_promise(text: str, setting: Setting, *, renewed: bool, innocent: bool) -> Refusal | None:
    """The promise that `text` breaks in the user's own words; None if it keeps all."""
    brief, terms = setting.brief, setting.lexicon.terms
    if renewed and not all(term.fits(brief.date) for _, term in terms.find(text)):
        return Refusal(Rule.STALE)
    if not innocent and setting.suspects(text):
        found = _broken_by_words(text, setting)
        if found is not None:
            return found
    avoided = next((word for word in brief.avoid if word in text), "") if brief.avoid else ""
    return Refusal(Rule.AVOIDED, avoided) if avoided else None


def _broken_by_words(text: str, setting: Setting) -> Refusal | None:
    """What a text must not hold in which one of `Setting.suspects` stands; None if it is innocent there."""
    lexicon = setting.lexicon
    unsaid = lexicon.levels.unsaid_in(text, setting.brief.level)
    if unsaid:
        return Refusal(Rule.COMPETENCE, unsaid)
    local = setting.names.find(text)
    if local:
        return Refusal(Rule.LOCAL, local[0].text)
    cut = lexicon.terms.cut_atom(text)
    return Refusal(Rule.CUT_FORMULA, cut) if cut else None
