"""The bank listed for its user: one row a phrase, struck ones too, with what was decided on it; one row a source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.bank.bank import Bank
from generator.bank.decisions import standing
from generator.bank.memory import last_said_by_phrase
from generator.bank.representative import FIRST, KIND
from generator.bank.said import LastSaid
from generator.bank.sources import ADDED
from generator.bank.verdicts import KEEP, STRIKE

_QUERY = f"""
select m.phrase, s.key, s.core, coalesce(w.text, v.wording), coalesce(w.why_not, ''),
    coalesce(v.slot, s.slot), coalesce(v.role, s.role), coalesce(v.topic, s.topic), coalesce(v.hidden, 0),
    o.id, o.told, o.kind, s.paragraph, {KIND}
from sentence s join source o on o.id = s.source join member m on m.key = s.key
    left join verdict v on v.phrase = m.phrase
    left join wording w on w.key = v.key and w.said = v.wording
where s.usable order by m.phrase, {FIRST}
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A phrase as it stands now; `keys` are those of its sentences, of which `key` is decided on.

    `original` is the sentence as it stood in its source, `local` what the user marked in it as somebody's own
    (joined by 、), `sources` how many hold it, `note` why the user's own wording may not be offered, `seen`
    whether he decided anything on it.
    """

    key: str
    keys: tuple[str, ...]
    original: str
    text: str
    state: str
    slot: str
    role: str
    topic: str
    local: str
    file: str
    paragraph: int
    kind: str
    sources: int
    note: str
    seen: bool
    said: LastSaid | None
    usable: bool = True
    """Whether the original may be offered."""


def listing(bank: Bank) -> list[Listed]:
    """All phrases that are usable by themselves, in the order of their sources."""
    phrases: dict[str, list[Any]] = {}
    for phrase, *row in bank.connection.execute(_QUERY):
        phrases.setdefault(phrase, []).append(row)
    decided, said = standing(bank), last_said_by_phrase(bank)
    listed = [(_first(rows), _listed(rows, decided, said.get(phrase))) for phrase, rows in phrases.items()]
    return [one for _, one in sorted(listed, key=lambda pair: pair[0])]


def barred_additions(bank: Bank) -> list[Listed]:
    """The sentences that the user added one by one and that may not be offered (`note` says why), as they came; those
    that he struck are left out."""
    rows = bank.connection.execute(
        "select s.key, s.core, s.why_not, coalesce(v.slot, s.slot), coalesce(v.role, s.role), "
        "coalesce(v.topic, s.topic), o.told, o.kind, s.paragraph from sentence s join source o on o.id = s.source "
        "left join verdict v on v.phrase = s.key where o.path like ? and not s.usable "
        "and not coalesce(v.hidden, 0) and s.key not in (select key from member) order by s.id",
        (f"{ADDED}%",),
    )
    said = last_said_by_phrase(bank)
    found: dict[str, Listed] = {}
    for key, core, why_not, slot, role, topic, file, kind, paragraph in rows:
        note = f"起草时不会用：{why_not}"
        place = (file, paragraph, kind, 1, note, True, said.get(key), False)
        found.setdefault(key, Listed(key, (key,), core, core, KEEP, slot, role, topic, "", *place))
    return list(found.values())


def _first(rows: Sequence[Any]) -> tuple[int, str, int, str]:
    """By which a phrase takes its place in the list."""
    row = rows[0]
    return row[12], row[9], row[11], row[0]


def _listed(rows: Sequence[Any], decided: Mapping[str, Mapping[str, str]], said: LastSaid | None) -> Listed:
    key, core, wording, note, slot, role, topic, hidden, _, file, kind, paragraph, _ = rows[0]
    own = [decided[row[0]] for row in rows if row[0] in decided]
    return Listed(
        key,
        tuple(dict.fromkeys(row[0] for row in rows)),
        core,
        wording or core,
        STRIKE if hidden else KEEP,
        slot,
        role,
        topic,
        _joined(one.get("local", "") for one in own),
        file,
        paragraph,
        kind,
        len({row[8] for row in rows}),
        note,
        any(value for one in own for value in one.values()),
        said,
    )


def _joined(texts: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(part for text in texts for part in text.split("、") if part))


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A speech as the bank knows it; `values` are occasion, post, standing, place, date and kind."""

    digest: str
    name: str
    title: str
    values: Mapping[str, str]
    usable: int


def source_listing(bank: Bank) -> list[ListedSource]:
    """The user's own speeches (own and outside), in the order in which they came."""
    rows = bank.connection.execute(
        "select digest, told, title, occasion, speaker, standing, place, date, kind, (select count(*) from sentence s "
        "where s.source = o.id and s.usable) from source o where kind in ('own', 'outside') order by id"
    )
    fields = ("occasion", "post", "standing", "place", "date", "kind")
    return [
        ListedSource(row[0], row[1], row[2], dict(zip(fields, row[3:9], strict=True)), row[9]) for row in rows
    ]
