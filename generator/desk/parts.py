"""Sources that are parts of a file with many speeches: what the file holds no more is forgotten."""

from collections.abc import Mapping, Set

from generator.bank.bank import Bank
from generator.reading.bundles import whole_name


def forget_the_rest(bank: Bank, held: Mapping[str, Set[str]]) -> None:
    """Forget what the files of `held` (path → paths of all that was just taken in from it) held before.

    That is parts beyond the last, and the whole of a file that is parted now; inside a transaction.
    """
    parted = {
        path for path, places in held.items() if any(whole_name(place) == path for place in places - {path})
    }
    for source in bank.sources() if held else ():
        whole = whole_name(source.path)
        if whole in held and source.path not in held[whole] and (whole != source.path or whole in parted):
            bank.remove(source.path)
