"""Whether the bank still says what the content files say, told by digests alone."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from generator.bank.bank import Bank
from generator.desk.content import Content, read_bytes
from generator.mining.version import MINING_VERSION


class Stale(NamedTuple):
    """What of the bank is out of date; false if nothing is.

    `lexicon` names the mining and the content that are in force now; `new` says that the bank was filled by other
    ones, or never; `mined` that its speeches are to be mined again; `changed` are curated files to be taken in
    (name → digest), `gone` those that are no longer there.
    """

    lexicon: str
    new: bool
    mined: bool
    changed: Mapping[str, str]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.new or bool(self.changed) or bool(self.gone)


def find_stale(bank: Bank, content: Content) -> Stale:
    """Compare the bank with the content in force."""
    lexicon = f"{MINING_VERSION}:{content.lexicon_digest()}"
    filled_by = bank.meta("lexicon")
    mined = filled_by not in ("", lexicon)
    curated = {name: hashlib.sha256(read_bytes(path)).hexdigest() for name, path in content.curated().items()}
    known = bank.digests_by_path("curated")
    changed = {name: digest for name, digest in curated.items() if mined or known.get(name) != digest}
    gone = tuple(name for name in known if name not in curated)
    return Stale(lexicon, filled_by != lexicon, mined, changed, gone)
