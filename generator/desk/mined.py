"""What a worker has mined, on its way into the bank."""

from dataclasses import dataclass

from generator.model.manuscript import Manuscript, Skipped
from generator.model.speech import Speech


@dataclass(frozen=True, slots=True)
class Mined:
    """A manuscript with what was mined from it as it lies at `path`: its speech, or why there is none."""

    manuscript: Manuscript
    path: str
    outcome: Speech | Skipped
