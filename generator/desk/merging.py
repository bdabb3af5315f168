"""Packs merged into a bank: what is new, known or in conflict; the union is the same in any order."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.bank.bank import Bank
from generator.bank.batches import MERGE, Batch, add_batch, history, identity
from generator.bank.manuscript_json import manuscript_to_json
from generator.bank.named import label, phrase_named
from generator.bank.registers import (
    Register,
    standing_registers,
    take_registers,
    unknown_registers,
)
from generator.bank.source_edits import forget_heeded, heeded_sources, stored
from generator.bank.sources import MERGED
from generator.bank.verdicts import STRIKE
from generator.desk.desk import Desk
from generator.desk.source_edits import mine_stored
from generator.desk.whose import is_home, kind_told
from generator.exchange.checks import ROLES, day
from generator.exchange.pack import Pack, Packed
from generator.language.lexicon import Lexicon
from generator.language.occasions import STANDINGS
from generator.model.errors import NigaoError
from generator.model.manuscript import Manuscript, SourceInfo
from generator.model.speech import Speech
from generator.reading.secrecy import refuse_secret


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides decided otherwise on a field of a sentence; `label` tells which, the later decision counts."""

    label: str
    field: str
    mine: str
    theirs: str
    theirs_counts: bool


@dataclass(slots=True)
class Plan:
    """What merging a pack would do."""

    pack: Pack
    sources: list[Packed] = field(default_factory=list)
    """New ones."""
    settled: list[Packed] = field(default_factory=list)
    """Known from other packs with other particulars: those that come first in order count, whoever came first."""
    known_sources: int = 0
    registers: list[Register] = field(default_factory=list)
    """To be written down."""
    new: int = 0
    known: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    """What is left out, and why."""

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.sources or self.settled or self.registers)


def plan_merge(desk: Desk, bank: Bank, pack: Pack) -> Plan:
    """What `pack` would bring; nothing is changed."""
    plan = Plan(pack)
    for source in pack.sources:
        _plan_source(desk, bank, pack, source, plan)
    sound = [one for one in pack.registers if _is_sound(one, desk.lexicon)]
    if len(sound) < len(pack.registers):
        plan.skipped.append(f"{len(pack.registers) - len(sound)} 处取舍：用了这里没有的槽位、作用或话题")
    plan.registers = unknown_registers(bank, sound)
    _compare(bank, sound, plan)
    return plan


def _plan_source(desk: Desk, bank: Bank, pack: Pack, packed: Packed, plan: Plan) -> None:
    try:
        source = _at_home(desk, pack, packed)
        refuse_secret(source.manuscript.name, [one.text for one in source.manuscript.paragraphs])
    except NigaoError as error:
        plan.skipped.append(error.message)
        return
    digest = source.manuscript.digest
    known = list(stored(bank, [digest]))
    was = heeded_sources(bank).get(digest, {}).get("was", "")
    if not known:
        plan.sources.append(source)
    elif all(
        _is_merged(path) and _rank(source) < _rank(Packed(was or kind, one)) for path, kind, one in known
    ):
        plan.settled.append(source)
    else:
        plan.known_sources += 1


def _at_home(desk: Desk, pack: Pack, packed: Packed) -> Packed:
    """A source as it counts here: what another place calls its own is outside; no particular that is not known here."""
    info = packed.manuscript.info
    known = {
        "level": info.level if desk.lexicon.levels.get(info.level) else "",
        "standing": info.standing if info.standing in STANDINGS else "",
        "date": "" if day(info.date)[1] else day(info.date)[0],
    }
    manuscript = replace(packed.manuscript, info=replace(info, **known), remarks=())
    place = info.place or pack.place
    if packed.kind != "own" or not is_home(place, desk.home):
        return Packed("outside", manuscript)
    return Packed("own" if place else kind_told(_said(desk, manuscript), desk.home, desk.lexicon), manuscript)


def _said(desk: Desk, manuscript: Manuscript) -> SourceInfo:
    """What a source says of itself, where neither it nor its pack was told where it is from."""
    from generator.language import words

    words.add_words(desk.lexicon.terms.vocabulary)
    return _mined(desk, manuscript, _path(manuscript)).info


def _path(manuscript: Manuscript) -> str:
    return f"{MERGED}{manuscript.digest}/{manuscript.name}"


def _rank(source: Packed) -> tuple[str, ...]:
    manuscript = source.manuscript
    return source.kind, manuscript.name, manuscript_to_json(manuscript)


def _is_merged(path: str) -> bool:
    return path.startswith(MERGED)


def _is_sound(one: Register, lexicon: Lexicon) -> bool:
    """Whether what was decided elsewhere can be decided here."""
    match one.field:
        case "state":
            return one.value == STRIKE
        case "slot":
            return one.value in lexicon.slots
        case "role":
            return one.value in ROLES
        case "topic":
            return bool(lexicon.slots.slot_of_topic(one.value))
        case "level":
            return lexicon.levels.get(one.value) is not None
        case "source.standing":
            return one.value in STANDINGS
        case "source.date":
            return not day(one.value)[1]
        case _:
            return True


def _compare(bank: Bank, offered: Iterable[Register], plan: Plan) -> None:
    """Count what is new and known, and note where both sides decided otherwise: once for all wordings of a phrase."""
    mine = standing_registers(bank)
    held_last = sorted(offered, key=lambda one: (one.key, one.field) in mine)
    told = {(phrase_named(bank, one.key), one.field, one.value): one for one in held_last}
    for one in told.values():
        held = mine.get((one.key, one.field))
        if held is None or not held.value:
            plan.new += 1
        elif held.value == one.value:
            plan.known += 1
        else:
            plan.conflicts.append(
                Conflict(label(bank, one.key), one.field, held.value, one.value, one.at > held.at)
            )


def merge(desk: Desk, bank: Bank, plan: Plan, file: str, at: str, by: str) -> None:
    """Do what `plan` says (ISO time `at`, user `by`, out of `file`), all or nothing, as one batch."""
    from generator.language import words

    words.add_words(desk.lexicon.terms.vocabulary)
    number = identity(MERGE, plan.pack.digest)
    if any(one.batch.id == number and not one.stands for one in history(bank)):
        number = identity(MERGE, plan.pack.digest, at)  # it was merged before, and taken back
    batch = Batch(number, MERGE, at, by, file)
    with bank.changing():
        add_batch(bank, batch)
        for source in (*plan.sources, *plan.settled):
            manuscript = source.manuscript
            path = _path(manuscript)
            for known, _, _ in list(stored(bank, [manuscript.digest])):
                bank.remove(known)
            bank.add(_mined(desk, manuscript, path), manuscript, path, source.kind, batch.id)
            forget_heeded(bank, manuscript.digest)
        take_registers(bank, batch, plan.registers)
    desk.heed_sources(bank)
    desk.mine_wordings(bank)


def _mined(desk: Desk, manuscript: Manuscript, path: str) -> Speech:
    """The speech; without a sentence if there is none in it."""
    try:
        return mine_stored(manuscript, path, desk.lexicon)
    except (NigaoError, ValueError):
        return Speech(manuscript.name, manuscript.digest, manuscript.info, (), ())
