"""Content files: the workspace's own where there is one, else the shipped one, file by file."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import generator
from generator.model.errors import ContentError, RequestError, reason

if TYPE_CHECKING:
    from generator.language.lexicon import Lexicon

_LEXICON_FILES = ("slots.yaml", "terms.yaml", "levels.yaml", "evidence.yaml")
_FAMILIAR = "familiar.txt"
_NO_PHRASES = (*_LEXICON_FILES, "checks.yaml")
"""Files of phrasebank/ that hold no phrases."""
_OF_A_BODY = ("templates", "phrasebank", "phrasebank/speeches")
"""Folders whose files are written in the slots of one body (looks, levels and terms serve all)."""


def shipped_root() -> Path:
    """The folder with the shipped templates/ and phrasebank/: inside the wheel, or this repository."""
    package = Path(generator.__file__).parent
    inside = package / "_shipped"
    return inside if inside.is_dir() else package.parent


class Content(NamedTuple):
    """The content in force for a workspace."""

    workspace: Path
    shipped: Path

    def find(self, relative: str) -> Path:
        """The file at `relative` (e.g. phrasebank/slots.yaml); raises RequestError if there is none."""
        for root in (self.workspace, self.shipped):
            if (root / relative).is_file():
                return root / relative
        raise RequestError(f"缺少内容文件“{relative}”。", "程序可能没有装完整，请重新安装。")

    def files(self, folder: str, suffix: str) -> dict[str, Path]:
        """name (without suffix) → path of all files of `folder`, the workspace's before the shipped ones."""
        found: dict[str, Path] = {}
        roots = (
            (self.workspace,)
            if folder in _OF_A_BODY and self._is_another_body()
            else (self.shipped, self.workspace)
        )
        for root in roots:
            found |= {
                path.stem: path for path in sorted((root / folder).glob(f"*{suffix}")) if _visible(path)
            }
        return dict(sorted(found.items()))

    def curated(self) -> dict[str, Path]:
        """Curated phrase files of the phrase bank."""
        files = self.files("phrasebank", ".yaml")
        return {f"{stem}.yaml": path for stem, path in files.items() if f"{stem}.yaml" not in _NO_PHRASES}

    def samples(self) -> list[Path]:
        """The shipped archive of sample speeches."""
        return sorted(self.files("phrasebank/speeches", ".txt").values())

    def lexicon(self) -> "Lexicon":
        """Slots, levels, terms, evidence and occasions in force. Raises ContentError naming file and line."""
        from generator.language.evidence import load_evidence
        from generator.language.familiar import Familiar
        from generator.language.levels import load_levels
        from generator.language.lexicon import Lexicon
        from generator.language.matters import load_matters
        from generator.language.occasions import load_occasions
        from generator.language.slots import load_slots
        from generator.language.specialties import load_specialties
        from generator.language.terms import load_terms
        from generator.reading.kept import read_kept

        slots, terms, levels, evidence = (read_kept(self._bytes(name), name) for name in _LEXICON_FILES)
        return Lexicon(
            load_slots(slots, "slots.yaml"),
            load_levels(levels, "levels.yaml"),
            load_terms(terms, "terms.yaml"),
            load_evidence(evidence, "evidence.yaml"),
            load_occasions(slots, "slots.yaml"),
            load_specialties(slots, "slots.yaml"),
            load_matters(slots, "slots.yaml"),
            Familiar(self._familiar()),
        )

    def lexicon_digest(self) -> str:
        """SHA-256 over the files of the lexicon."""
        parts = [self._bytes(name) for name in _LEXICON_FILES] + [
            read_bytes(path) for path in self._familiar()
        ]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _familiar(self) -> list[Path]:
        """The lists of familiar words: the workspace's own adds to the shipped one."""
        roots = dict.fromkeys((self.shipped, self.workspace))
        return [path for root in roots if (path := root / "phrasebank" / _FAMILIAR).is_file()]

    def _is_another_body(self) -> bool:
        """Whether the workspace's slots.yaml says that the shipped content is not for it (自带内容: 不用)."""
        own = self.workspace / "phrasebank" / "slots.yaml"
        if not own.is_file():
            return False
        from generator.reading.kept import read_kept

        return read_kept(read_bytes(own), own.name).get("自带内容") == "不用"

    def _bytes(self, name: str) -> bytes:
        return read_bytes(self.find(f"phrasebank/{name}"))


def read_bytes(path: Path) -> bytes:
    """The bytes of a content file; ContentError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError(f"读不了“{path}”：{reason(error)}。", "请检查文件是否存在、是否有权限。") from None


def _visible(path: Path) -> bool:
    return not path.name.startswith((".", "~$"))
