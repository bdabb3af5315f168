"""The names that narrow a search, checked against what there is: an unknown one is refused, with the nearest."""

import difflib
from collections.abc import Iterable

from generator.bank.bank import Bank
from generator.bank.named import holds, names
from generator.bank.query import Filters
from generator.desk.content import Content, shipped_root
from generator.desk.workspace import Workspace
from generator.language.slot_names import slot_named, spoken
from generator.model.errors import RequestError

_CALLED = {"slot": "槽位", "role": "作用", "topic": "话题", "occasion": "场合", "level": "级别"}
_NEAREST = 5


def checked(bank: Bank, filters: Filters, workspace: Workspace) -> Filters:
    """`filters` with the names that the bank knows. Raises RequestError for a name that there is not.

    A name that holds something is told by the bank alone; the content files are read only for the others.
    """
    if filters.slot and not holds(bank, "slot", filters.slot):
        filters = filters._replace(slot=slot_named(filters.slot, ()))
    for field, called in _CALLED.items():
        value = getattr(filters, field)
        if value and not holds(bank, field, value):
            known = _known(bank, workspace, field)
            if value not in known:
                names_told = [spoken(one, known) for one in known] if field == "slot" else known
                raise RequestError(f"没有“{value}”这个{called}。", _hint(value, called, names_told))
    return filters


def _known(bank: Bank, workspace: Workspace, field: str) -> list[str]:
    """What `field` may be: by the content in force, and what the bank holds besides."""
    from generator.exchange.checks import ROLES

    lexicon = Content(workspace.root, shipped_root()).lexicon()
    slots = lexicon.slots.by_name
    named: dict[str, Iterable[str]] = {
        "slot": slots,
        "role": ROLES,
        "topic": (topic for slot in slots.values() for topic in slot.topics),
        "occasion": (one.name for one in lexicon.occasions.all),
        "level": lexicon.levels.by_name,
    }
    return list(dict.fromkeys((*named[field], *names(bank, field))))


def _hint(value: str, called: str, known: list[str]) -> str:
    near = _nearest(value, known)
    return f"是不是 {'、'.join(near)}？" if near else f"可用的{called}：{'、'.join(known)}。"


def _nearest(value: str, known: list[str]) -> list[str]:
    """Names that hold `value` or stand in it, else those written nearly so; none if there are many."""
    near = [name for name in known if value in name or name in value]
    near = near or difflib.get_close_matches(value, known, _NEAREST, 0.5)
    return near if len(near) <= _NEAREST else []
