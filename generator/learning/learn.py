"""The whole of learning on one screen: file + bank → comparison → lessons → one batch in the bank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.bank import usage
from generator.bank.bank import Bank
from generator.bank.batches import identity
from generator.bank.decisions import decide, decided_in, decisions_of
from generator.bank.offers import LEARN
from generator.checking.leftover import NAME_KINDS, Names
from generator.drafting.manifest import draft_of
from generator.language.lexicon import Lexicon
from generator.language.punctuation import bare
from generator.learning.comparison import Comparison, compare
from generator.learning.facts import Facts
from generator.learning.given import Given, signer, words_said
from generator.learning.lessons import Classroom, Lessons, places_of
from generator.learning.pieces import alternatives_of
from generator.learning.recognise import recognise
from generator.mining.miner import mine, own_places
from generator.model.errors import ReadError, RequestError
from generator.model.manuscript import Manuscript, SourceInfo
from generator.model.speech import Speech
from generator.reading.files import read_manuscript
from generator.reading.names import identity as place_of
from generator.word.outline_reading import is_outline
from generator.word.readback import Flow, flow

_OWN = ("地区", "上级", "下级", "单位", "会议", "姓名")
"""Keys of the brief that name the user's own place, people and meeting."""


@dataclass(frozen=True, slots=True)
class Lecture:
    """What a file teaches. `source` are the user's own sentences as mined from it; None: there are none."""

    path: Path
    comparison: Comparison
    lessons: Lessons
    manifest: Mapping[str, Any]
    source: tuple[Speech, Manuscript] | None
    signer: str = ""
    """The speaker whom the file names under its title; empty if none."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was written down: rows of each field, the user's own sentences that may be offered, what was said."""

    kept: int
    struck: int
    reworded: int
    own: int
    said: int


def study(path: Path, bank: Bank, lexicon: Lexicon, own: Sequence[str] = ()) -> Lecture:
    """What the edited file at `path` teaches; nothing is changed. `own` are further names of the user's own place.

    Raises ReadError if it is no Word file, RequestError if it is no draft that the bank knows.
    """
    found = flow(path)
    if is_outline(path):
        raise RequestError(f"《{path.name}》是提纲，不是讲话。", "请写照它成文以后改好的稿子。")
    draft_id, manifest = recognise(bank, found, path.name)
    draft, facts = draft_of(manifest), _facts(manifest, own, lexicon)
    comparison = compare(draft_id, draft, found.stretches, facts)
    classroom = Classroom(
        bank, lexicon, facts, Names(bank.local_names(NAME_KINDS), (), lexicon),
        str(manifest["brief"].get("本级") or ""), str(manifest["brief"].get("身份") or ""),
        decided_in(bank, draft_id),
    )  # fmt: skip
    lessons = classroom.lessons(comparison, alternatives_of(draft))
    source = _source(path, lessons, manifest, lexicon, facts) if lessons.own else None
    if source:
        lessons = replace(lessons, decisions=(*lessons.decisions, *places_of(comparison, draft, source[0])))
    return Lecture(path, comparison, lessons, manifest, source, _signer(found))


def learn(lecture: Lecture, bank: Bank, at: str, by: str, said: usage.Said | None = None) -> Learnt | None:
    """Write down what a lecture teaches (ISO time `at`, user `by`) as one batch; None if that stands already.

    What was learnt of the same draft before is replaced. `said`: the speech was given, and is remembered.
    """
    draft_id, decisions = lecture.comparison.draft_id, lecture.lessons.decisions
    before = decided_in(bank, draft_id)
    earlier = usage.said_in(bank, before)
    if said is None and earlier is not None:
        said = earlier._replace(words=words_said(lecture.comparison), file=lecture.path.name)
    path = f"{place_of(lecture.path)}#{draft_id}"
    digest = lecture.source[1].digest if lecture.source else ""
    same = decisions_of(bank, before) == frozenset(decisions) and bank.digest_of(path) == digest
    if before and same and (said is None or usage.is_recorded(bank, said)):
        return None
    with bank.changing() if lecture.source or before else bank.writing():
        batch = decide(bank, LEARN, decisions, at, by, lecture.path.name, before)
        if lecture.source:
            bank.add(*lecture.source, path, "own", batch)
        remembered = said is not None and usage.remember(bank, said, batch)
    fields = [one.field for one in decisions]
    usable = sum(one.usable for one in lecture.source[0].sentences) if lecture.source else 0
    return Learnt(
        fields.count("kept"), fields.count("struck"), fields.count("wording"), usable,
        len(said.words) if said and remembered else 0,
    )  # fmt: skip


def given(path: Path, manifest: Mapping[str, Any], lexicon: Lexicon, own: Sequence[str] = ()) -> Given:
    """What was said in the speech that became of a draft, and what its brief and the file tell of it.

    `own` as for `study`. Raises ReadError if the file at `path` is no Word file.
    """
    found, brief = flow(path), manifest["brief"]
    comparison = compare("", draft_of(manifest), found.stretches, _facts(manifest, own, lexicon))
    return Given(
        words_said(comparison),
        str(brief.get("会议") or manifest["title"]),
        str(manifest["date"]),
        _signer(found) or str(brief.get("姓名") or ""),
    )


def _signer(found: Flow) -> str:
    return signer(text for _, text in found.stretches)


def _facts(manifest: Mapping[str, Any], own: Sequence[str], lexicon: Lexicon) -> Facts:
    names = [*own, *_names_in(manifest["brief"])]
    return Facts([one for name in names for one in own_places(name)], lexicon)


def _names_in(brief: Mapping[str, Any]) -> list[str]:
    """The names in a brief that are the user's own."""
    values = [brief.get(key) or "" for key in _OWN]
    return [name for value in values for name in (value if isinstance(value, list) else [str(value)])]


def _source(
    path: Path, lessons: Lessons, manifest: Mapping[str, Any], lexicon: Lexicon, facts: Facts
) -> tuple[Speech, Manuscript] | None:
    """The user's own sentences, mined in the context of the whole file."""
    read = read_manuscript(path)
    brief = manifest["brief"]
    info = SourceInfo(
        str(manifest["occasion"]), str(brief.get("本级") or ""), str(brief.get("地区") or ""),
        str(brief.get("职务") or ""), str(brief.get("身份") or ""), str(manifest["date"]),
    )  # fmt: skip
    manuscript = replace(read, info=info)
    try:
        speech = mine(manuscript, lexicon)
    except ReadError:
        return None
    keys = tuple(
        one.key for one in speech.sentences if bare(one.core) in lessons.own and not facts.names_own(one.text)
    )
    if read.internal or not keys:
        return None
    manuscript = replace(manuscript, only=keys, digest=identity(LEARN, *keys))
    return mine(manuscript, lexicon), manuscript
