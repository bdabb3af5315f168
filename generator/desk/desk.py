"""A workspace with its content and a bank that is kept fresh."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bank.bank import Bank
from generator.bank.source_edits import decided_sources, heeded_sources
from generator.bank.wordings import due_wordings, forget_wordings, put_wording
from generator.desk.card import read_card
from generator.desk.content import Content, read_bytes, shipped_root
from generator.desk.divisions import keep_divisions
from generator.desk.freshness import find_stale
from generator.desk.workspace import Workspace
from generator.language import prepared
from generator.language.lexicon import Lexicon
from generator.model.errors import NigaoError
from generator.reading.kept import keep_in, read_kept, save_kept
from generator.reading.names import identity

if TYPE_CHECKING:
    from generator.desk.mined import Mined
    from generator.desk.repair import Rebuilt
    from generator.desk.tally import Intake
    from generator.model.manuscript import Known, Manuscript, Skipped, SourceInfo
    from generator.reading.limits import Limits

_INTERNAL = "有内部标志（{}），没有入库；确可入库的，加 --allow-internal"
Announce = Callable[[str], None]


class Desk:
    """What every command starts from."""

    def __init__(self, workspace: Workspace, announce: Announce) -> None:
        self.workspace = workspace
        keep_in(workspace.kept_path)
        keep_divisions()
        prepared.keep_in(workspace.words_path)
        self.content = Content(workspace.root, shipped_root())
        self.lexicon: Lexicon = self.content.lexicon()
        self._announce = announce

    @property
    def home(self) -> str:
        """The place of the 单位 card, or an empty string."""
        return read_card(self.workspace.settings).get("地区", "")

    @property
    def limits(self) -> "Limits":
        """The limits for reading a file, as the workspace sets them."""
        from generator.desk.limits import read_limits

        return read_limits(self.workspace.settings)

    def open_bank(self, *, fill: bool) -> Bank:
        """The bank, brought up to date with edited content; with `fill` an empty one first mines the archive."""
        path = self.workspace.bank_path
        if path.is_file() and not path.stat().st_size:
            self._announce(
                f"原来的句库文件是空的（0 字节），里面的讲话可能丢了，现在新建一个；有备份的请换上，没有的请重新入库：{path}"
            )
        with ExitStack() as stack:
            bank = stack.enter_context(Bank(path, self._wait))
            self._refresh(bank)
            if fill and not bank.has_speeches():
                self._announce("句库是空的：先把自带的示例讲话入库（只做这一次）……")
                self.take_in(bank, self._samples(), "shipped")
            self.heed_sources(bank)
            stack.pop_all()
        return bank

    def keep_content(self) -> None:
        """Keep content files and dictionary as they were read, for the next run; at the end of one that did its work."""
        save_kept()
        prepared.save_prepared()

    def heed_sources(self, bank: Bank) -> None:
        """Bring sources in step with what was decided on them; after decisions, and at every opening."""
        if decided_sources(bank) or heeded_sources(bank):
            from generator.desk.source_edits import heed_source_edits

            heed_source_edits(bank, self.lexicon)

    def rebuild_bank(self) -> "Rebuilt":
        """Build the bank anew from the stored text of its sources, its drafts, decisions and memory."""
        from generator.desk.repair import rebuild

        return rebuild(
            self.workspace.bank_path, lambda bank: self._refresh(bank, "正在用存着的原文重建句库……")
        )

    def _wait(self) -> None:
        self._announce("句库正由另一个拟稿程序改动，等它做完……（不想等就按 Ctrl+C）")

    def take_in_samples(self, bank: Bank) -> "Intake":
        """Mine the shipped archive."""
        return self.take_in(bank, self._samples(), "shipped")

    def _samples(self) -> "Iterable[tuple[str, Manuscript | Skipped]]":
        from generator.reading.batch import read_ours

        paths = self.content.samples()
        return zip(map(str, paths), read_ours(paths), strict=True)

    def take_in(
        self,
        bank: Bank,
        manuscripts: "Iterable[tuple[str, Manuscript | Mined | Skipped | Known]]",
        kind: str,
        info: "SourceInfo | None" = None,
        *,
        allow_internal: bool = False,
    ) -> "Intake":
        """Mine manuscripts into the bank, all in one transaction.

        A file that is known (same bytes) is left alone; a changed one replaces its phrases; one bad file is
        skipped, and so is one with a mark that keeps it inside its office, unless `allow_internal`. `info`
        overrides what the files say of themselves; an empty `kind` is told by their place.
        """
        from generator.desk.intake import mine_into
        from generator.desk.mined import Mined
        from generator.desk.parts import forget_the_rest
        from generator.desk.tally import Tally
        from generator.model.manuscript import Manuscript, Skipped, SourceInfo
        from generator.reading.bundles import part_name

        info = info or SourceInfo()
        held: dict[str, set[str]] = {}
        tally = Tally()
        home = self.home
        with bank.changing():
            for path, found in manuscripts:
                one = found.manuscript if isinstance(found, Mined) else found
                if isinstance(one, Manuscript) and one.internal and not allow_internal:
                    found = one = Skipped(part_name(path, one.part), _INTERNAL.format(one.internal), one.part)
                place = mine_into(bank, path, found, kind, info, self.lexicon, tally, home)
                if isinstance(one, Manuscript):
                    held.setdefault(path, set()).add(place)
                elif isinstance(one, Skipped) and not one.part:
                    held.pop(path, None)  # its reading broke off
            forget_the_rest(bank, held)
        return tally.result()

    def read(
        self, bank: Bank, files: Sequence[Path], kind: str, info: "SourceInfo | None" = None, jobs: int = 0
    ) -> "Generator[tuple[Path, Manuscript | Mined | Skipped | Known], None, None]":
        """Each of `files` with what it holds, for `take_in` with the same `kind` and `info`, in their order.

        With more than one of `jobs` (0: as many as suit) processes of their own read and mine them.
        """
        from generator.desk.craft import Mining
        from generator.desk.crew import read_and_mine, usual_jobs
        from generator.desk.unchanged import is_known
        from generator.model.manuscript import SourceInfo
        from generator.reading.batch import read_files

        asked = info or SourceInfo()

        def known(digest: str) -> bool:
            return is_known(bank, digest, kind, asked)

        jobs = jobs or usual_jobs(len(files))
        if jobs == 1:
            return read_files(files, self.limits, known)
        mining = Mining(self.lexicon, self.workspace.words_path)
        return read_and_mine(files, mining, self.limits, asked, known, jobs)

    def _refresh(self, bank: Bank, why: str = "内容文件有改动，正在更新句库……") -> None:
        """Re-import edited curated files; mine all anew if slots, terms, levels or mining itself changed."""
        stale = find_stale(bank, self.content)
        if not stale.mined:
            self.mine_wordings(bank)
        if not stale:
            return
        if bank.meta("lexicon"):
            self._announce(why)
        with bank.changing():
            bank.set_meta("lexicon", stale.lexicon)
            for name in stale.gone:
                bank.remove(name)
            for name, digest in stale.changed.items():
                self._import_curated(bank, name, digest)
            if stale.mined:
                self._mine_again(bank)
                forget_wordings(bank)
                bank.settle()
                self.mine_wordings(bank)

    def mine_wordings(self, bank: Bank) -> None:
        """Mine the user's own wordings that were not mined yet: after decisions, and at every opening."""
        due = due_wordings(bank)
        if not due:
            return
        from generator.language import words
        from generator.mining.miner import own_places
        from generator.mining.wording import worded

        words.add_words(self.lexicon.terms.vocabulary)
        with bank.writing():
            for one in due:
                put_wording(
                    bank,
                    one,
                    worded(one.said, one.role, one.standing, one.level, self.lexicon, own_places(self.home)),
                )

    def _import_curated(self, bank: Bank, name: str, digest: str) -> None:
        from generator.language import words
        from generator.mining.curated import curate

        words.add_words(self.lexicon.terms.vocabulary)
        data = read_kept(read_bytes(self.content.curated()[name]), name)
        speech, manuscript = curate(data, name, digest, self.lexicon)
        bank.add(speech, manuscript, name, "curated")

    def _mine_again(self, bank: Bank) -> None:
        from generator.desk.source_edits import mine_stored
        from generator.language import words
        from generator.model.speech import Speech

        words.add_words(self.lexicon.terms.vocabulary)
        decided = decided_sources(bank)
        for path, kind, manuscript in bank.manuscripts():
            if kind == "curated":
                continue
            try:
                speech = mine_stored(manuscript, path, self.lexicon, decided.get(manuscript.digest, {}))
            except NigaoError:
                self._announce(f"《{manuscript.name}》按新的内容文件读不出讲话，原文留在库里，暂不取用。")
                speech = Speech(manuscript.name, manuscript.digest, manuscript.info, (), ())
            bank.add(speech, manuscript, path, kind)


def resolve(path: Path) -> str:
    """The identity of a source file: its absolute path."""
    return identity(path)
