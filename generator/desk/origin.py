"""The draft that a Word file came of, if this bank made it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.bank.bank import Bank
from generator.bank.drafts import kept_manifest
from generator.model.manuscript import Manuscript
from generator.word.readback import flow


@dataclass(frozen=True, slots=True)
class Origin:
    """A draft that the bank keeps; `brief` is what it was made for, by the brief's keys, `date` an ISO date."""

    draft_id: str
    title: str
    date: str
    brief: Mapping[str, str]

    def became(self, path: str, manuscript: Manuscript) -> bool:
        """Whether the source at `path` is the speech that became of this draft: what was learnt of it, or was given
        under its title on its day."""
        if path.endswith(f"#{self.draft_id}"):
            return True
        title = manuscript.paragraphs[0].text if manuscript.paragraphs else ""
        return title == self.title and manuscript.info.date == self.date


def origin_of(path: Path, bank: Bank) -> Origin | None:
    """The draft whose id the Word file at `path` carries; None if it carries none or the bank does not know it."""
    draft_id = flow(path).draft_id if path.suffix.lower() == ".docx" else ""
    manifest = kept_manifest(bank, draft_id) if draft_id else None
    return Origin(draft_id, manifest["title"], manifest["date"], _brief(manifest)) if manifest else None


def _brief(manifest: Mapping[str, Any]) -> dict[str, str]:
    """What the draft was asked for, lists joined by 、 as in a card."""
    values = {
        key: "、".join(map(str, value)) if isinstance(value, list) else str(value)
        for key, value in manifest["brief"].items()
    }
    return {**values, "日期": manifest["date"]}
