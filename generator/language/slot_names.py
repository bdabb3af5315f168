"""What users call the slots that have no Chinese name in the content files: on the screen, in tables, in what they type."""

from collections.abc import Container

_SPOKEN = {"opening": "开头", "closing": "结尾"}
_MEANT = {name: slot for slot, name in _SPOKEN.items()}


def spoken(slot: str, known: Container[str] = ()) -> str:
    """What `slot` is called, unless a slot in `known` has that name for itself."""
    name = _SPOKEN.get(slot, slot)
    return slot if name in known else name


def slot_named(name: str, known: Container[str]) -> str:
    """The slot that a user means by `name`: 开头 and 结尾 stand for opening and closing, unless there are such."""
    return name if name in known else _MEANT.get(name, name)
