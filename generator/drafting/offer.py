"""What the bank offers to a draft: of each phrase the best that this speaker may say here and now."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from generator.bank.rows import PhraseRow
from generator.drafting.admission import Admission
from generator.drafting.audience import Audience
from generator.drafting.bounds import strangers_of
from generator.drafting.candidate import Candidate
from generator.drafting.journal import Refusal, Rule
from generator.drafting.pool import Pool
from generator.drafting.realising import Realising
from generator.drafting.setting import Setting
from generator.drafting.subjects import Subjects, bound_sources, foreign_subjects, is_on, subjects

_KIND_ORDER = {"own": 0, "curated": 1, "outside": 2, "shipped": 3}
_FOREIGN_SUBJECT = 3.0
"""What it costs that a sentence speaks of what its source was about and this draft is not."""
_SHOWN = 3
_NAMING_ROLES = ("小标题", "领句")


class Offer:
    """What the rows of a bank offer to one draft: each is weighed once, however often the pool is built anew."""

    def __init__(self, rows: Sequence[PhraseRow], setting: Setting, known: Subjects | None = None) -> None:
        """`known` are the `subjects` of `rows`, if they need not be told anew."""
        self._rows, self._setting = rows, setting
        self._strangers = strangers_of(rows)
        admission = Admission(rows, setting)
        self._refusals = [admission.refusal(row) for row in rows]
        self._foreign = foreign_subjects(
            subjects(rows) if known is None else known, setting.lexicon.slots, setting.brief.focus
        )
        self._bound = bound_sources(rows, self._foreign)
        self._audience = Audience(setting)
        self._realising = Realising(setting, self._audience)
        self._weighed: dict[int, Candidate | Refusal] = {}

    def pool(self, banned: Collection[str]) -> Pool:
        """The phrases that this speaker may say at this level, on this day, at this occasion, less the `banned` keys."""
        journal = self._setting.journal
        journal.open_round()
        candidates: list[Candidate] = []
        for places in self._by_phrase(banned):
            found = self._best(places)
            if found is None:
                continue
            if found.row.phrase in self._setting.said:
                journal.refuse(found.row, Refusal(Rule.SAID_LATELY))
            journal.offer(found.row)
            candidates.append(found)
        return Pool(candidates, self._strangers)

    def why_not(self, word: str) -> str:
        """Why nothing of what was read that holds `word` is said, in a few words for the user."""
        found = [place for place, row in enumerate(self._rows) if word in row.text]
        if not found:
            return "句库里适合这个场合的话没有一句含有它"
        weighed = [self._refusals[place] or self._weigh(place) for place in found]
        rules = Counter(one.rule for one in weighed if isinstance(one, Refusal))
        if len(found) > rules.total():
            return (
                f"句库里有 {len(found) - rules.total()} 句用得上，但与前文重复，或者稿里没有讲这个话题的部分"
            )
        told = "；".join(f"{count} 句是“{rule}”" for rule, count in rules.most_common(_SHOWN))
        return f"句库里含有它的 {len(found)} 句都不能用（{told}）"

    def _by_phrase(self, banned: Collection[str]) -> Iterable[list[int]]:
        """The places of the rows that this speaker may say on this day, those of each phrase together."""
        found: dict[str, list[int]] = {}
        for place, (row, refusal) in enumerate(zip(self._rows, self._refusals, strict=True)):
            if row.key in banned:
                continue
            if refusal is not None:
                self._setting.journal.refuse(row, refusal)
                continue
            found.setdefault(row.phrase, []).append(place)
        return found.values()

    def _best(self, places: Sequence[int]) -> Candidate | None:
        """The best of one phrase that can be put into words here; None if none can."""
        for place in (
            sorted(places, key=lambda one: self._rank(self._rows[one])) if len(places) > 1 else places
        ):
            found = self._weigh(place)
            if not isinstance(found, Refusal):
                return found
            self._setting.journal.refuse(self._rows[place], found)
        return None

    def _rank(self, row: PhraseRow) -> tuple[bool, int, bool]:
        """Which of a phrase's near-duplicates is said: the user's own wording, else by the kind of its source; what was
        said at this occasion, so that a paragraph said then is whole."""
        return not row.own_words, _KIND_ORDER[row.kind], row.occasion != self._setting.brief.occasion

    def _weigh(self, place: int) -> Candidate | Refusal:
        if place not in self._weighed:
            self._weighed[place] = self._weighed_anew(self._rows[place])
        return self._weighed[place]

    def _weighed_anew(self, row: PhraseRow) -> Candidate | Refusal:
        on_it = is_on(row, self._foreign)
        names = row.role in _NAMING_ROLES
        if names and self._leads_astray(row, on_it=on_it):
            return Refusal(Rule.OTHER_SUBJECT)
        found = self._realising.realise(row, _FOREIGN_SUBJECT * on_it)
        if names and isinstance(found, Candidate) and not found.fits_topic(row.topic):
            return Refusal(Rule.SAYS_ANOTHER)
        return found

    def _leads_astray(self, row: PhraseRow, *, on_it: bool) -> bool:
        """Of a heading or lead: it is on a subject that this draft is not about, of a speech on it at another occasion,
        or to others."""
        bound_elsewhere = row.source_id in self._bound and row.occasion != self._setting.brief.occasion
        return on_it or bound_elsewhere or self._audience.is_elsewhere(row)


def build_pool(rows: Sequence[PhraseRow], setting: Setting, banned: Collection[str]) -> Pool:
    """What `rows` offer to a draft that is planned once, see `Offer`."""
    return Offer(rows, setting).pool(banned)


def without(rows: Sequence[PhraseRow], barred: Collection[str]) -> list[PhraseRow]:
    """`rows` less the barred keys and whatever is nearly the same (one cluster)."""
    alike = {row.phrase for row in rows if row.key in barred}
    return [row for row in rows if row.key not in barred and row.phrase not in alike]
