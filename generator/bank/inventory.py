"""What the sources of a bank hold that is theirs alone: names and figures, each with the file it comes from."""

from dataclasses import dataclass

from generator.bank.bank import Bank

_QUERY = (
    "select n.kind, n.text, o.told, o.place, o.digest from local_name n join source o on o.id = n.source "
    "where o.kind != 'curated' order by o.id"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A name or figure, its kind (地区, 数量 …), the file that holds it and the place that the file speaks of."""

    kind: str
    text: str
    file: str
    place: str


def held(bank: Bank, but: str = "") -> list[Held]:
    """All source-specific strings of the bank, source by source; the source with the digest `but` left out."""
    rows = bank.connection.execute(_QUERY)
    return [Held(kind, text, file, place) for kind, text, file, place, digest in rows if digest != but]
