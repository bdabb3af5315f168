"""What the measurements share: the shipped content, a throw-away workspace, best-of-n timing."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator.desk.content import Content, shipped_root
from generator.desk.desk import Desk
from generator.desk.workspace import create_workspace
from generator.language import words
from generator.language.lexicon import Lexicon

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "speeches"
SAMPLES = ROOT / "phrasebank" / "speeches"
LABELLED = ROOT / "tests" / "data" / "labelled"
LABELLED_LATER = ROOT / "tests" / "data" / "labelled_later"
"""Written and labelled by somebody who knew nothing of the program, measured before they were looked at."""


def shipped_content() -> Content:
    """The content as shipped, without any workspace's own files."""
    return Content(shipped_root(), shipped_root())


def shipped_lexicon() -> Lexicon:
    """Slots, levels and terms as shipped; the segmenter knows the words of the field."""
    lexicon = shipped_content().lexicon()
    words.add_words(lexicon.terms.vocabulary)
    return lexicon


def new_desk() -> Desk:
    """A desk on an empty workspace in the temporary folder."""
    return Desk(create_workspace(Path(tempfile.mkdtemp(prefix="nigao-bench-"))), lambda _: None)


def best_of(runs: int, action: Callable[[], object]) -> float:
    """Seconds of the fastest of `runs` runs, after one that does not count."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)
