"""Sources that are parts of a file with many speeches: what the file holds no more is forgotten."""

from collections.abc import Mapping, Set

from generator.bank.bank import Bank
from generator.reading.bundles import PART, whole_name


def forget_the_rest(bank: Bank, held: Mapping[str, Set[str]]) -> None:
    """Forget what the files of `held` (path → paths of all that was just taken in from it) held before.

    That is parts beyond the last, and the whole of a file that is parted now; inside a transaction.
    """
    for path, places in held.items():
        parts = [place for place in bank.paths_beginning(path + PART) if whole_name(place) == path]
        parted = any(whole_name(place) == path for place in places - {path})
        for place in [*parts, path] if parted else parts:
            if place not in places:
                bank.remove(place)
