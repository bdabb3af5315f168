"""The bank as other rooms see it: add and remove sources, ask for phrases, sets, names, counts."""

import functools
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from generator.bank import sources
from generator.bank.connection import connect, connect_reading, identity_of
from generator.bank.told import tell_apart
from generator.bank.transaction import PATIENCE, failure, transaction
from generator.bank.verdicts import marked_strings, places_of, settle
from generator.model.source import Source

if TYPE_CHECKING:
    from generator.bank.holders import Holder
    from generator.bank.kept import Kept
    from generator.bank.members import Members
    from generator.bank.rows import PhraseRow, SetRow, SourceRow
    from generator.bank.selection import Need, Selection, Wish
    from generator.model.manuscript import Manuscript
    from generator.model.sentence import Mark
    from generator.model.speech import Speech


class Bank:
    """An open bank; use it as a context manager. All changes happen inside `changing()`.

    A change waits, at most `patience` seconds, while another program makes its own; `waiting` is
    called once before. One opened for `reading` alone must be there and is not touched, whatever happens.
    """

    def __init__(
        self,
        path: Path,
        waiting: Callable[[], None] | None = None,
        patience: float = PATIENCE,
        *,
        reading: bool = False,
    ) -> None:
        self.path = path
        self.reading = reading
        self._turn = (waiting, patience)
        self.connection: sqlite3.Connection = connect_reading(path) if reading else connect(path)
        self._file = identity_of(path)

    @functools.cached_property
    def _members(self) -> "Members":
        """What joins sentences into phrases; loaded only for a change."""
        from generator.bank.members import Members

        return Members(self.connection)

    @functools.cached_property
    def kept(self) -> "Kept":
        """What earlier drafts worked out, as long as nothing changed; what is put there is saved with a draft."""
        from generator.bank.kept import Kept

        return Kept(self.connection, self.digest())

    def __enter__(self) -> "Bank":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        if isinstance(error, sqlite3.Error):
            raise failure(self.path, error) from None

    @contextmanager
    def changing(self) -> Iterator[None]:
        """One transaction; before its end what came and went is joined into phrases."""
        try:
            with self._own_turn():
                before = self.connection.total_changes
                yield
                if self.connection.total_changes != before:
                    self.settle()
                    self._drop_kept()
        finally:
            self._forget()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that leaves the sentences as they are; part of the one under way, if one is."""
        with self._noting():
            yield
            self._drop_kept()

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """As `writing`, for what does not change what a draft may say."""
        if self.connection.in_transaction:
            yield
            return
        try:
            with self._own_turn():
                yield
        finally:
            self._forget()

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        """A transaction on the bank that lies at its path by then: while we waited, a rebuild may have put it there."""
        for last in (False, False, True):  # there are disks on which a file is never known again
            self.follow()
            with transaction(self.connection, *self._turn):
                if last or self._is_in_place():
                    yield
                    return

    def follow(self) -> None:
        """Turn to the bank that lies at its path now, if a rebuild has put another there; outside a transaction."""
        if not self._is_in_place():
            self._forget()
            vars(self).pop("_members", None)
            self.connection.close()
            self.connection = connect(self.path)
            self._file = identity_of(self.path)

    def _is_in_place(self) -> bool:
        """Whether the file that is open still lies at its path; so it is taken where the path leads nowhere."""
        return identity_of(self.path) in (self._file, None)

    def _drop_kept(self) -> None:
        from generator.bank.kept import forget

        forget(self.connection)

    def _forget(self) -> None:
        """What waits to be joined was rolled back, or is settled; what drafts worked out may be out of date."""
        if "_members" in vars(self):
            self._members.clear()
        vars(self).pop("kept", None)

    def settle(self) -> None:
        """Join what came and went into phrases, tell the sources apart and weigh all decisions anew; inside a change."""
        self._members.settle()
        tell_apart(self.connection)
        settle(self.connection)

    def meta(self, key: str) -> str:
        """A remembered value (digests of content), or an empty string."""
        row = self.connection.execute("select value from meta where key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Remember a value; inside `changing()`."""
        self.connection.execute("insert or replace into meta values (?, ?)", (key, value))

    def sources(self, *kinds: str) -> "list[SourceRow]":
        """All sources, or those of these kinds, in the order in which they came."""
        return sources.sources(self.connection, kinds)

    def has_speeches(self) -> bool:
        """Whether anything but curated phrases, and sentences added one by one, was taken in."""
        return sources.has_speeches(self.connection)

    def digests_by_path(self, kind: str) -> dict[str, str]:
        """Path and digest of every source of this kind."""
        return sources.digests_by_path(self.connection, kind)

    def digest_of(self, path: str) -> str:
        """The digest under which the source at `path` was taken in, or an empty string."""
        return sources.digest_of(self.connection, path)

    def told_by_path(self) -> dict[str, str]:
        """The path of every source → the name that tells it from all others, with its folder where it takes one."""
        return sources.told_by_path(self.connection)

    def paths_beginning(self, start: str) -> list[str]:
        """The paths of the sources that begin so."""
        return sources.paths_beginning(self.connection, start)

    def with_digest(self, digest: str, kinds: Sequence[str]) -> tuple[str, str] | None:
        """(path, kind) of the source with these very bytes, of one of these kinds; None if there is none."""
        return sources.with_digest(self.connection, digest, kinds)

    def keys_beginning(self, start: str) -> set[str]:
        """The keys of all sentences, usable or not, of the sources whose paths begin so."""
        return sources.keys_beginning(self.connection, start)

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that some sentence of the bank has."""
        asked = "select 1 from sentence where key = ? limit 1"
        return {key for key in keys if self.connection.execute(asked, (key,)).fetchone()}

    def remove(self, path: str) -> None:
        """Forget the source at `path` with all that was mined from it; inside `changing()`."""
        from generator.bank import lines

        self._members.go(path)
        for (source,) in self.connection.execute("select id from source where path = ?", (path,)).fetchall():
            lines.leave(self.connection, source)
            self.connection.execute("delete from source where id = ?", (source,))

    def add(self, speech: "Speech", manuscript: "Manuscript", path: str, kind: str, batch: str = "") -> None:
        """Take a speech in, in place of what was mined from `path` before; inside `changing()`.

        It leaves the bank when the `batch` with which it came is revoked; one that is known keeps its own.
        """
        from generator.bank import lines
        from generator.bank.storing import store

        known = self.connection.execute("select id, batch from source where path = ?", (path,)).fetchone()
        self.remove(path)
        number, first_batch = known or (None, "")
        source = store(self.connection, speech, manuscript, (number, path, kind, batch or first_batch))
        lines.enter(self.connection, source)
        self._members.come(speech.sentences)

    def select(
        self, wish: "Wish", needs: "Callable[[], Sequence[Need]]", keys: Iterable[str] = ()
    ) -> "Selection | None":
        """What a draft for `wish` is to read of a big bank: the best for its `needs`, and the sentences with these
        keys; None: all, the bank is not big."""
        from generator.bank.selection import is_small, select

        return None if is_small(self.connection) else select(self.connection, wish, needs(), keys)

    def phrases(
        self,
        slots: Sequence[str] = (),
        sentences: frozenset[int] | None = None,
        occasions: Sequence[str] = (),
        suspect_at: Callable[[str], tuple[str, ...]] | None = None,
    ) -> "list[PhraseRow]":
        """All sentences that may be offered (of these slots, with these numbers), as decisions leave them; in the
        order of the sources. Most of what is meant for other occasions than these alone is left out.

        What is asked for some occasions of the whole bank is kept with the next draft, for the one after it, and
        with it what `suspect_at` says of each text (see PhraseRow) by the bank's names and its lexicon alone."""
        from generator.bank.offers import offers

        if slots or sentences is not None or not occasions:
            return offers(self.connection, slots, sentences, occasions)
        from generator.bank.offered import rows_for

        return rows_for(self.connection, self.kept, occasions, suspect_at)

    def holders(self, keys: Iterable[str]) -> "dict[str, tuple[Holder, ...]]":
        """Key → every place of every source at which its phrase stands, near-duplicates too."""
        from generator.bank.holders import holders

        return holders(self.connection, keys)

    def paragraph_ends(self, places: frozenset[tuple[int, int]]) -> frozenset[Source]:
        """Where the last sentence of each of these paragraphs stands, told by (number of the source, paragraph)."""
        from generator.bank.holders import paragraph_ends

        return paragraph_ends(self.connection, places)

    def sets(self, kind: str, numbers: frozenset[int] | None = None) -> "list[SetRow]":
        """The sets (with these numbers) of matched 小标题, 领句 or 排比, in a stable order; a moved member counts where
        it was moved to."""
        from generator.bank.sets import sets

        return sets(self.connection, kind, numbers)

    def local_names(self, kinds: Sequence[str]) -> "list[Mark]":
        """What belongs to the places and years of all sources: their own names too; longest first."""
        from generator.bank.local_names import local_names

        return local_names(self.connection, kinds)

    def marked_at(self, place: str) -> tuple[str, ...]:
        """What the user marked as somebody's own in speeches of `place`: it may be said there."""
        return tuple(sorted(text for text, places in self.marked().items() if place in places))

    def marked(self) -> dict[str, set[str]]:
        """What the user marked as somebody's own → the places whose speeches hold the sentences in which he did."""
        return marked_strings(self.connection)

    def places_with(self, key: str) -> set[str]:
        """The places whose speeches hold the sentence with this key."""
        return places_of(self.connection, key)

    def manuscripts(self) -> "Iterator[tuple[str, str, Manuscript]]":
        """(path, kind, manuscript) of every source, from the stored text; its info is what was given, not inferred.

        One is in memory at a time, and what was asked for may be changed meanwhile.
        """
        return sources.manuscripts(self.connection)

    def digest(self) -> str:
        """16 hexadecimal characters that change with any source, content file, decision or record of what was said."""
        return sources.digest(self.connection)

    @contextmanager
    def keeping_drafts(self, at: str, manifests: Mapping[str, str]) -> Iterator[None]:
        """Remember drafts (id → manifest) as generated at ISO time `at`, once, unless what happens inside fails."""
        with self._noting():
            rows = [(draft_id, at, manifest) for draft_id, manifest in manifests.items()]
            self.connection.executemany("insert or ignore into draft values (?, ?, ?)", rows)
            yield
            if "kept" in vars(self):
                self.kept.save()
