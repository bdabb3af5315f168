"""A speech that was given: which sentences were said in it, in their very words, and what it tells of speaker, day and meeting."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from generator.bank.usage import Words
from generator.checking.people import signed
from generator.language.openings import salutation_end
from generator.language.punctuation import bare
from generator.learning.comparison import Comparison
from generator.learning.lessons import SHORTEST
from generator.mining.keys import sentence_key
from generator.model.speech import Speech

_HEAD = 8
"""Lines before the text among which a speaker's name may stand."""
_UNSAID = ("标题", "称谓", "致谢")
_MEETING = re.compile("^在(?P<meeting>.{2,})上的[^，。]{2,8}$")


@dataclass(frozen=True, slots=True)
class Given:
    """What a speech says of itself; empty: it does not. `post` is of whoever signs it, `date` ISO."""

    words: tuple[Words, ...]
    meeting: str = ""
    date: str = ""
    speaker: str = ""
    post: str = ""


def words_said(comparison: Comparison) -> tuple[Words, ...]:
    """What stands in the file of a draft: the chosen sentences as they read now, and those that the user wrote."""
    found: dict[str, Words] = {}
    for line in comparison.lines:
        if line.fate == "added" and len(bare(line.after)) >= SHORTEST:
            key = sentence_key(line.after)
            found.setdefault(key, Words(key, line.after))
        elif line.fate != "struck":
            for unit in line.units:
                found.setdefault(unit.key, Words(unit.key, line.after or line.before))
    return tuple(found.values())


def given_by(speech: Speech, lines: Sequence[str]) -> Given:
    """What a speech says that is no draft of ours; `lines` are its paragraphs."""
    words = {one.key: Words(one.key, one.core) for one in speech.sentences if one.role not in _UNSAID}
    return Given(
        tuple(words.values()), meeting_of(speech.title), speech.info.date, signer(lines), speech.info.post
    )


def meeting_of(title: str) -> str:
    """The meeting that a title names: 在全县人大工作会议上的讲话; the title itself if it names none so."""
    match = _MEETING.match(title)
    return match["meeting"] if match else title


def signer(lines: Iterable[str]) -> str:
    """The name under the title (first of `lines`) and before the salutation; empty if there is none."""
    head = islice(takewhile(lambda line: not salutation_end(line), map(str.strip, lines)), 1, _HEAD)
    names = (match["name"] for line in head if (match := signed(line.strip("（）()"))))
    return "".join(next(names, "").split())


def is_same_post(one: str, other: str) -> bool:
    """Whether two posts may be one person's: 主任 and 县人大常委会主任; 党组书记、主任 and 主任."""
    pairs = [(mine, theirs) for mine in one.split("、") for theirs in other.split("、")]
    return any(mine.endswith(theirs) or theirs.endswith(mine) for mine, theirs in pairs)
