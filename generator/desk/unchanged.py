"""Which sources need not be mined again: their bytes are in the bank, and nothing new is asked of them."""

from generator.bank.bank import Bank
from generator.bank.sources import MERGED
from generator.model.manuscript import SourceInfo

USER_KINDS = ("own", "outside")
"""The kinds of sources that the user brings."""


def same_bytes(bank: Bank, digest: str, kind: str) -> tuple[str, str] | None:
    """(path, kind) of the source with these bytes; None if the bank has none. An empty `kind` is any of a user's."""
    return bank.with_digest(digest, USER_KINDS if not kind or kind in USER_KINDS else (kind,))


def is_known(bank: Bank, digest: str, kind: str, info: SourceInfo) -> bool:
    """Whether a file with these bytes would change nothing: `kind` is the one it has, `info` says nothing of it.

    What a colleague's pack says that a file holds is not taken for the file.
    """
    found = same_bytes(bank, digest, kind)
    known = found is not None and not found[0].startswith(MERGED) and kind in ("", found[1])
    return known and info == SourceInfo()
