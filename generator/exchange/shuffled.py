"""A sheet of which only part of the columns was sorted: sentences that came to stand beside other rows' numbers."""

from collections import Counter
from collections.abc import Iterable

from generator.exchange.asked import Change, Changes
from generator.exchange.sheets import Fault

_LEAST = 5
"""Sentences of a sheet that became others' sentences, from which it is taken for sorted in part."""


def refuse_shuffled(found: Changes, texts: set[str]) -> None:
    """Take all that such a sheet asks of its rows out of `found`, as one fault; `texts` are the bank's sentences."""
    swapped = Counter(_sheet(one) for one in found.changes if one.field == "wording" and one.new in texts)
    for sheet, count in swapped.items():
        if count >= _LEAST:
            found.changes = _without(sheet, found.changes)
            found.conflicts = _without(sheet, found.conflicts)
            why = f"有 {count} 行的句子成了别的行的句子，像是只排了一部分列；请撤销排序，或排序时选中整张表（连同隐藏的“编号”栏）"
            found.faults.append(Fault(sheet, why))


def _sheet(one: Change) -> str:
    """The part of a place that names the sheet."""
    return one.where.partition("的 ")[0]


def _without(sheet: str, changes: Iterable[Change]) -> list[Change]:
    return [one for one in changes if _sheet(one) != sheet]
