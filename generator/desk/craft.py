"""What is made of a manuscript by itself, by this process or a worker, which needs no bank and does not import it."""

from dataclasses import dataclass
from pathlib import Path

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.prepared import keep_in, save_prepared
from generator.mining.miner import mine
from generator.model.errors import NigaoError
from generator.model.manuscript import Manuscript, Skipped
from generator.model.speech import Speech


def mine_or_skip(manuscript: Manuscript, path: str, lexicon: Lexicon) -> Speech | Skipped:
    """What the manuscript at `path` says, or why it is left out."""
    words.add_words(lexicon.terms.vocabulary)
    try:
        return mine(manuscript, lexicon, folders_of(path))
    except NigaoError as error:
        reason = error.message.removeprefix(f"《{manuscript.name}》")
        return Skipped(path, reason, manuscript.part)


def folders_of(path: str) -> tuple[str, ...]:
    """The names of the two folders nearest to the file at `path`, the nearest last."""
    return Path(path).parts[-3:-1]


@dataclass(frozen=True, slots=True)
class Mining:
    """What a worker does with a manuscript that it has read; the dictionary is kept in the file at `words_path`."""

    lexicon: Lexicon
    words_path: Path

    def __call__(self, manuscript: Manuscript, path: str) -> Speech | Skipped:
        keep_in(self.words_path)
        outcome = mine_or_skip(manuscript, path, self.lexicon)
        save_prepared()
        return outcome
