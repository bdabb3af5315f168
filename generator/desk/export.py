"""The bank put into a file for people to read and edit: workbook, YAML or Word, by the file's suffix."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.bank.bank import Bank
from generator.bank.listing import Listed, barred_additions, listing, source_listing
from generator.desk.card import read_card
from generator.desk.desk import Desk
from generator.desk.looks import USUAL, load_look
from generator.desk.marked import why_marked
from generator.desk.templates import paths
from generator.exchange.checks import Rules, rules_of
from generator.exchange.sheets import Row, phrase_row, source_row
from generator.language.slot_names import slot_named, spoken
from generator.model.errors import RequestError

SUFFIXES = (".xlsx", ".yaml", ".yml", ".docx")
KINDS = {"本单位": "own", "外单位": "outside"}
"""What own and outside are called in a file."""
_ORDER = ("", "小标题", "领句", "引言", "论述", "举措")


def rules(desk: Desk) -> Rules:
    """What may stand in the cells, with the content in force."""
    return rules_of(desk.lexicon, tuple(paths(desk.content)), KINDS)


def listed(desk: Desk, bank: Bank) -> list[Listed]:
    """All phrases as they are put into a file, with a note where marked words keep them out of drafts; last what the
    user added and may not be offered, so that he can put it right."""
    why = why_marked(bank, lambda: desk.lexicon, read_card(desk.workspace.settings))
    offered = [replace(one, note=one.note or why(one.text)) for one in listing(bank)]
    return [*offered, *barred_additions(bank)]


def exported(desk: Desk, bank: Bank, suffix: str, slots: Sequence[str]) -> bytes:
    """The bytes of the file; of these slots only, if any is named. Raises RequestError for an unknown slot."""
    phrases = _by_slot(desk, [one for one in listed(desk, bank) if one.usable or suffix != ".docx"], slots)
    if suffix == ".docx":
        from generator.exchange.word_list import word_list

        return word_list(phrases, load_look(desk.content, USUAL))
    named = {kept: name for name, kept in KINDS.items()}
    known = rules(desk)
    rows = {
        spoken(slot, known.topics): [phrase_row(one, known.topics) for one in listed]
        for slot, listed in phrases.items()
    }
    sources = [source_row(one, named) for one in source_listing(bank)]
    return _file(rows, sources, suffix, known)


def _file(rows: Mapping[str, Sequence[Row]], sources: Sequence[Row], suffix: str, known: Rules) -> bytes:
    if suffix == ".xlsx":
        from generator.exchange.workbook import workbook

        return workbook(rows, sources, known.choices)
    from generator.exchange.yaml_file import yaml_text

    return yaml_text(rows, sources).encode()


def _by_slot(desk: Desk, listed: Sequence[Listed], asked: Sequence[str]) -> dict[str, list[Listed]]:
    """slot → its phrases by topic and role, all slots in the order of slots.yaml."""
    known = list(dict.fromkeys((*desk.lexicon.slots.names, *(one.slot for one in listed))))
    asked = [slot_named(slot, known) for slot in asked]
    for slot in asked:
        if slot not in known:
            raise RequestError(
                f"没有“{slot}”这个槽位。", f"可用的槽位：{'、'.join(spoken(one, known) for one in known)}。"
            )
    topics = {name: list(slot.topics) for name, slot in desk.lexicon.slots.by_name.items()}
    found: dict[str, list[Listed]] = {slot: [] for slot in known if not asked or slot in asked}
    for one in listed:
        if one.slot in found:
            found[one.slot].append(one)
    for slot, ones in found.items():
        ones.sort(key=lambda one: (_place(one.topic, topics.get(slot, [])), _place(one.role, _ORDER)))
    return found


def _place(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


def suffix_of(target: Path) -> str:
    """The kind of file that `target` names. Raises RequestError if it is none of ours."""
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise RequestError(
            f"不知道“{target.name}”该写成什么文件。",
            "请写明扩展名：.xlsx（表格）、.yaml（文本）或 .docx（Word，只供看和打印）。",
        )
    return suffix
