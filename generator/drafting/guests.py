"""Sentences of the office's own speeches as guests of a paragraph that was written as a whole: few, and only what keeps
to its matter and manner."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.drafting.affinity import REASONS, lead_topics, lead_words, topics_of
from generator.drafting.candidate import Candidate
from generator.drafting.choices import guest_choice
from generator.drafting.journal import Rule
from generator.drafting.parts import Point
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.setting import Setting
from generator.drafting.stanzas import Stanza
from generator.drafting.voice import is_anothers, is_hollow, is_of_a_person, is_solemn
from generator.language.cohesion import likeness
from generator.language.punctuation import bare

_OWN_REASON = 0.5
"""Chance that a reason of the office's own opens a paragraph."""
_SHORTEST, _LONGEST = 18, 1.8
"""Characters of a guest: the fewest, and the most as a multiple of what the paragraph's own sentences have on average."""
_TOO_LIKE = 0.25
_IN_COMMON = 2
"""Content words beside the lead's that a guest may not have in common with one sentence of the paragraph."""

_RUN = 4
"""Characters in a row that a guest may not have in common with a sentence of the paragraph: 服务保障, 急难愁盼."""
_EVERYBODYS = "人民代表大会制度 人民群众 人大代表 人大工作 人大常委会 依法履职 党的领导"
"""Words of the trade in which such a run is not noticed."""

_LOOSE = re.compile("坚持|始终|[的在和把是要与对为了及以]")
"""What binds words together: no run that holds it is noticed."""

_QUOTED = re.compile("“([^”]+)”")

_GOVERNMENT = "一府一委两院"
"""The actor of orders to the government, the courts and the procuratorate."""
_Scored = Sequence[tuple[float, Candidate]]


class Guests(NamedTuple):
    """Who may come: measures and reasons of the office's own on the point's topic, with their scores."""

    measures: _Scored = ()
    reasons: _Scored = ()


def guests_of(point: Point, reasons: _Scored, measures: _Scored, setting: Setting) -> Guests:
    """Those among `reasons` and `measures` that the office itself said on this very topic; a reason only now and then."""
    heard = setting.chance(point.id, "本单位的论述") < _OWN_REASON
    return Guests(
        [pair for pair in measures if is_own_on(point, pair[1])],
        [pair for pair in reasons if is_own_on(point, pair[1]) and _opens(pair[1])] if heard else [],
    )


def _opens(one: Candidate) -> bool:
    """Whether a reason opened what its speech said on a matter: another may hang on what went before it."""
    traits = one.row.traits
    return one.row.own_words or traits.opens or traits.introduces or not traits.before


def is_own_on(point: Point, one: Candidate) -> bool:
    """Whether the office itself said it on the topic of `point`, in the manner of this speaker."""
    ours = one.row.kind == "own" or one.row.own_words
    on_topic = not lead_topics(point).isdisjoint({one.row.topic, *topics_of(one)}) and (
        one.row.own_words or _is_under(point, one)
    )
    return ours and not one.reserve and not one.unwanted and on_topic


def _is_under(point: Point, one: Candidate) -> bool:
    """Whether what stood over it in its speech is on the point's topic, on another of the same slot, or on nothing."""
    over = one.row.traits.over
    slots = one.setting.lexicon.slots
    return not over or point.topic in over or any(slots.slot_of_topic(each) == point.slot for each in over)


class Hosts:
    """A paragraph with the point that it is to fill: who may join it."""

    def __init__(
        self, stanza: Stanza, point: Point, pool: Pool, register: Register, setting: Setting
    ) -> None:
        self._stanza, self._point, self._pool = stanza, point, pool
        self._register, self._setting = register, setting

    def receive(self, chosen: Sequence[Candidate], scored: _Scored) -> Candidate | None:
        """The best of `scored` that may stand among the `chosen` sentences of the paragraph; None if nobody may."""
        welcome = [pair for pair in scored if self._is_welcome(pair[1], chosen)]
        if not welcome:
            return None
        _, best = max(welcome, key=lambda pair: (pair[0], pair[1].key))
        if self._setting.journal.listening:
            self._setting.journal.choose(
                best.key, guest_choice(best, self._point, welcome, self._pool, self._setting)
            )
        return best

    def _is_welcome(self, guest: Candidate, chosen: Sequence[Candidate]) -> bool:
        rule = self._barrier(guest, chosen)
        if rule is not None:
            self._setting.journal.pass_over(guest.row, rule)
        return rule is None

    def _barrier(self, guest: Candidate, chosen: Sequence[Candidate]) -> Rule | None:
        """The rule that keeps `guest` out: it was said, it says what the paragraph says, or it is of another manner."""
        if guest.row.phrase in self._setting.said:
            return Rule.SAID_LATELY
        if self._register.is_full(guest):
            return Rule.SOURCE_FULL
        if self._register.conflicts(guest) or not _is_new(guest, chosen):
            return Rule.REPEATS
        if self._register.echoes(guest) or self._register.is_told(guest):
            return Rule.ECHOES
        if any(self._says_the_same(guest, one) for one in chosen):
            return Rule.ECHOES
        if not (
            self._is_in_the_voice(guest)
            and _is_no_order(guest, chosen)
            and self._is_of_the_kind(guest)
            and self._is_on_the_matter(guest, chosen)
        ):
            return Rule.GUEST
        return None if _SHORTEST <= len(guest.text) <= _longest(chosen) else Rule.GUEST

    def _says_the_same(self, guest: Candidate, one: Candidate) -> bool:
        """Nearer than two sentences of one paragraph may be: whoever joins it must add something."""
        common = self._pool.telling(guest.words & one.words) - lead_words(self._point)
        return (
            likeness(guest.grams, one.grams) > _TOO_LIKE
            or len(common) >= _IN_COMMON
            or bool(guest.matters & one.matters)
            or not self._noticed_runs(guest).isdisjoint(_fours(one.text))
            or not _quoted(guest).isdisjoint(_quoted(one))
        )

    def _noticed_runs(self, guest: Candidate) -> frozenset[str]:
        """The runs of four characters that are noticed if they are said again: not the lead's, not everybody's."""
        lead = self._point.lead.text if self._point.lead is not None else self._point.topic
        known = f"{bare(lead)} {_EVERYBODYS}"
        return frozenset(run for run in _fours(guest.text) if run not in known and not _LOOSE.search(run))

    def _is_in_the_voice(self, guest: Candidate) -> bool:
        """Whether it says something, in this speaker's voice; what the template and the paragraphs say of the first
        order (“两个确立”) they say where it belongs."""
        if guest.row.own_words:
            return True
        if is_hollow(guest.text) or is_anothers(guest.text) or is_solemn(guest.text):
            return False
        return not self._setting.is_personal or is_of_a_person(guest.text, guest.row.slot)

    def _is_of_the_kind(self, guest: Candidate) -> bool:
        """Never in a paragraph written for a theme, nor from a level for which it was not written.

        What was said at another occasion gives no reason, and calls on nobody but those who listen here.
        """
        row = guest.row
        if row.own_words:
            return True
        levels = self._stanza.levels
        if self._stanza.is_themed or (levels and row.level not in ("", *levels)):
            return False
        if self._is_of_this_occasion(guest):
            return True
        to_all = not row.traits.actor and not row.traits.charge
        return row.role not in REASONS and (self._is_of_this_hall(guest) or to_all)

    def _is_of_this_hall(self, guest: Candidate) -> bool:
        """Whether it was said to such listeners."""
        hall = self._setting.lexicon.occasions.hall
        return hall(guest.row.occasion) == hall(self._setting.brief.occasion)

    def _is_of_this_occasion(self, guest: Candidate) -> bool:
        usual = filter(None, (self._setting.brief.occasion, self._setting.like))
        return guest.row.own_words or guest.row.occasion in usual

    def _is_on_the_matter(self, guest: Candidate, chosen: Sequence[Candidate]) -> bool:
        """Whether it was said at this occasion, or its first clauses hold a telling word of the lead, or, said to such
        listeners, one of the paragraph, or it is on the very topic of a paragraph without a lead."""
        if self._is_of_this_occasion(guest):
            return True
        if guest.row.topic != self._point.topic and not guest.row.own_words:
            return False
        words = frozenset(guest.row.traits.head_words)
        if self._pool.telling(words & lead_words(self._point)):
            return True
        if not self._is_of_this_hall(guest):
            return False
        if self._point.lead is None:
            return True
        said = frozenset[str]().union(*(one.words for one in chosen))
        return bool(self._pool.telling(words & said))


def _is_no_order(guest: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether it does not tell the government what to do where nobody else does."""
    if guest.row.traits.actor != _GOVERNMENT or guest.row.own_words:
        return True
    return any(_GOVERNMENT in (one.row.traits.actor, one.row.traits.charge) for one in chosen)


def _quoted(one: Candidate) -> frozenset[str]:
    """The formulas that stand in quotation marks (“两个维护”)."""
    return frozenset(_QUOTED.findall(one.text))


def _fours(text: str) -> frozenset[str]:
    """The runs of four characters of a text without its punctuation."""
    plain = bare(text)
    return frozenset(plain[at : at + _RUN] for at in range(len(plain) - _RUN + 1))


def _longest(chosen: Sequence[Candidate]) -> float:
    """Characters that a guest of these sentences may have."""
    lengths = [len(one.text) for one in chosen]
    return _LONGEST * sum(lengths) / max(1, len(lengths))


def _is_new(guest: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether neither ten characters nor a long formula of it stand in the paragraph."""
    return all(guest.runs.isdisjoint(one.runs) and guest.formulas.isdisjoint(one.formulas) for one in chosen)
