"""draft --explain: the journals that are told of each decision, and what they tell the user."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.cli.session import SOURCE_KINDS, announce

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.unused import Unused
    from generator.drafting.journal import Journal
    from generator.model.draft import Draft


class Explained:
    """Drafts with what was decided in each, and what mining had set aside before; nothing unless `asked`."""

    def __init__(self, count: int, *, asked: bool) -> None:
        from generator.drafting.journal import SILENT, Notes

        self.journals: Sequence[Journal] = [Notes() if asked else SILENT for _ in range(count)]
        self._left: Sequence[Unused] = ()

    def look_at(self, bank: "Bank") -> None:
        """Ask `bank` what mining set aside, if it will be told."""
        if any(journal.listening for journal in self.journals):
            from generator.bank.unused import unused
            from generator.drafting.explaining import EXAMPLES

            self._left = unused(bank, EXAMPLES)

    def manifests(self, drafts: "Sequence[Draft]") -> list[str]:
        """The manifest of each draft as JSON text, with its explanation if that was asked for."""
        from generator.drafting.explaining import explanation
        from generator.drafting.journal import Notes
        from generator.drafting.manifest import manifest_text

        return [
            manifest_text(draft, explain=explanation(draft, journal, self._left))
            if isinstance(journal, Notes)
            else manifest_text(draft)
            for draft, journal in zip(drafts, self.journals, strict=True)
        ]

    def show(self, drafts: "Sequence[Draft]") -> None:
        """Tell the user, on standard error."""
        from generator.drafting.journal import Notes

        for draft, journal in zip(drafts, self.journals, strict=True):
            if isinstance(journal, Notes):
                from generator.drafting.explaining import explain_lines

                announce("\n".join(("", *explain_lines(draft, journal, self._left, SOURCE_KINDS))))
