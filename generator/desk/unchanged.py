"""Which sources need not be mined again: their bytes are in the bank, and nothing new is asked of them."""

from generator.bank.bank import Bank
from generator.model.manuscript import SourceInfo

USER_KINDS = ("own", "outside")
"""The kinds of sources that the user brings."""


def same_bytes(bank: Bank, digest: str, kind: str) -> tuple[str, str] | None:
    """(path, kind) of the source with these bytes; None if the bank has none. An empty `kind` is any of a user's."""
    return bank.with_digest(digest, USER_KINDS if not kind or kind in USER_KINDS else (kind,))


def is_known(bank: Bank, digest: str, kind: str, info: SourceInfo) -> bool:
    """Whether a file with these bytes would change nothing: `kind` is the one it has, `info` says nothing of it."""
    found = same_bytes(bank, digest, kind)
    return found is not None and kind in ("", found[1]) and info == SourceInfo()
