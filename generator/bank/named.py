"""Names in the bank: those by which a search is narrowed (slots, roles, topics, occasions, levels), those of keys."""

from generator.bank.bank import Bank
from generator.bank.candidates import phrase_of
from generator.bank.grams import matching, tag

_MOVABLE = ("slot", "role", "topic")
"""What the user's decisions may change."""
_OF_SOURCE = ("occasion", "level")


def holds(bank: Bank, field: str, value: str) -> bool:
    """Whether anything in the bank has `value` in `field`; told by the index, so at once."""
    query = bank.connection.execute
    if query("select 1 from gram where gram match ? limit 1", (matching([tag(field, value)]),)).fetchone():
        return True
    return field in _MOVABLE and bool(
        query(f"select 1 from verdict where {field} = ? limit 1", (value,)).fetchone()
    )


def names(bank: Bank, field: str) -> list[str]:
    """All values of `field` in the bank, in order; reads every sentence, or every source."""
    table = "source" if field in _OF_SOURCE else "sentence"
    rows = bank.connection.execute(f"select distinct {field} from {table} where {field} != '' order by 1")
    return [str(row[0]) for row in rows]


def phrase_named(bank: Bank, key: str) -> str:
    """The name of the phrase to which the sentence with `key` belongs; one that may not be offered is its own."""
    return phrase_of(bank.connection, key)


def label(bank: Bank, key: str) -> str:
    """The sentence with this key, or the name of the source with this digest; the key itself if there is neither."""
    row = bank.connection.execute(
        "select core from sentence where key = ? union all select told from source where digest = ? limit 1",
        (key, key),
    ).fetchone()
    return str(row[0]) if row else key
