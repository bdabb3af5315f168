"""Drafts into the bank's memory, where it has room for them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from generator.bank.bank import Bank
from generator.bank.drafts import kept_manifest
from generator.cli.session import announce

_NOT_KEPT = (
    "句库只能读，这篇没有记进句库：稿子照样能改、能核、能填、能出清稿，"
    "但不能用 nigao redraft 换一块、用 nigao learn 收稿，nigao sources 只能逐句查。"
    "要能用，请把工作文件夹拷到可以写的地方再拟。"
)


@contextmanager
def recording(bank: Bank, manifests: Mapping[str, str]) -> Iterator[None]:
    """The bank remembers the drafts (id → manifest) if what is done inside can be done; where it can only be read,
    the user is told what he goes without, unless it knows them."""
    if bank.reading:
        yield
        if any(kept_manifest(bank, one) is None for one in manifests):
            announce(_NOT_KEPT)
        return
    with bank.keeping_drafts(datetime.now().isoformat(timespec="seconds"), manifests):
        yield
