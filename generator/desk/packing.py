"""A pack made of a bank: what may be passed on, and nothing else."""

from dataclasses import replace

from generator.bank.bank import Bank
from generator.bank.listing import source_listing
from generator.bank.registers import registers
from generator.bank.source_edits import stored
from generator.desk.desk import Desk
from generator.exchange.pack import Pack, Packed
from generator.model.manuscript import SourceInfo
from generator.reading.secrecy import internal_mark


def make_pack(desk: Desk, bank: Bank, *, internal: bool) -> tuple[Pack, list[str]]:
    """The user's speeches and what stands decided, and the names of speeches left out: those of the office only.

    Paths, names of users, drafts and memory are never in it. With `internal` speeches with such a mark are.
    """
    listed = {one.digest: one for one in source_listing(bank)}
    told = bank.told_by_path()
    sources, left_out = [], []
    for path, kind, manuscript in stored(bank, listed):
        mark = manuscript.internal or internal_mark([one.text for one in manuscript.paragraphs])
        if mark and not internal:
            left_out.append(told[path])
            continue
        values = listed[manuscript.digest].values
        info = SourceInfo(**{name: value for name, value in values.items() if name != "kind"})
        level = manuscript.info.level
        sources.append(Packed(kind, replace(manuscript, info=replace(info, level=level), internal=mark)))
    return Pack(desk.home, tuple(sources), tuple(registers(bank))), left_out
