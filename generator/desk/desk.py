"""A workspace with its content and a bank that is kept fresh."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bank.bank import Bank
from generator.bank.left_open import LEFT_OPEN
from generator.bank.source_edits import decided_sources, heeded_sources
from generator.desk.card import read_card
from generator.desk.content import Content, shipped_root
from generator.desk.divisions import keep_divisions
from generator.desk.lookup import is_read_only, open_as_it_is
from generator.desk.refreshing import mine_wordings, refresh
from generator.desk.workspace import Workspace
from generator.language import prepared
from generator.language.lexicon import Lexicon
from generator.reading.kept import keep_in, save_kept

if TYPE_CHECKING:
    from generator.desk.mined import Mined
    from generator.desk.repair import Rebuilt
    from generator.desk.tally import Intake
    from generator.model.manuscript import Known, Manuscript, Skipped, SourceInfo
    from generator.reading.limits import Limits

_MOST_NAMES = 20
"""Of speeches that are named in a message."""
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
        """The bank, brought up to date with edited content; with `fill` an empty one first mines the archive.

        Where it cannot be written it is opened as it is, only to be read: whoever then changes it is told so.
        """
        path = self.workspace.bank_path
        if is_read_only(path):
            return open_as_it_is(path, self.content, self._announce)
        if path.is_file() and not path.stat().st_size:
            self._announce(
                f"原来的句库文件是空的（0 字节），里面的讲话可能丢了，现在新建一个；有备份的请换上，没有的请重新入库：{path}"
            )
        with ExitStack() as stack:
            bank = stack.enter_context(Bank(path, self._wait))
            self._refresh(bank)
            self._judge_left_open(bank)
            if fill and not bank.has_speeches():
                self._announce("句库是空的：先把自带的示例讲话入库（只做这一次）……")
                self.take_in(bank, self._samples(), "shipped")
            self.heed_sources(bank)
            stack.pop_all()
        return bank

    def _judge_left_open(self, bank: Bank) -> None:
        """Whose the speeches are that came while the user's own place was not known, or another."""
        if not bank.meta(LEFT_OPEN):
            return
        from generator.desk.left_open import is_due, judge_left_open

        if not is_due(bank, self.home):
            return
        judged = judge_left_open(bank, self.home, self.lexicon)
        told = [
            f"改算{kind}：{'、'.join(names[:_MOST_NAMES])}"
            + (f"等 {len(names)} 篇" if len(names) > _MOST_NAMES else "")
            for kind, names in (("外单位", judged.outside), ("本单位", judged.own))
            if names
        ]
        if told:
            self._announce(
                f"“单位”的地区是{self.home}，先前入库的稿子按稿中的地名、级别重新看过，{'；'.join(told)}"
                "（不对的话，用 --own 或 --outside 重新入库，或在句库表的“来源”里改）"
            )

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
            self.workspace.bank_path,
            lambda bank: self._refresh(bank, "正在用存着的原文重建句库……"),
            self._wait,
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
        from generator.desk.intake import take_all
        from generator.model.manuscript import SourceInfo

        asked = info or SourceInfo()
        return take_all(
            bank, manuscripts, kind, asked, self.lexicon, self.home, allow_internal=allow_internal
        )

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
        refresh(bank, self.content, self.lexicon, lambda: self.home, self._announce, why)

    def mine_wordings(self, bank: Bank) -> None:
        """Mine the user's own wordings that were not mined yet: after decisions, and at every opening."""
        mine_wordings(bank, self.lexicon, lambda: self.home)
