"""Manuscript → Speech: the whole of mining on one screen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.language import words
from generator.language.divisions import stem_of
from generator.language.lexicon import Lexicon
from generator.language.localities import find_local
from generator.language.names import place_stems, telling
from generator.language.slots import OPENING
from generator.language.tagged import Tagged
from generator.mining.classify import Verdict, classify
from generator.mining.cleaning import clean
from generator.mining.keys import sentence_key
from generator.mining.lacking import told_amiss
from generator.mining.metadata import complete
from generator.mining.outline import Entry
from generator.mining.overhead import HEADS, named_in_title, overhead
from generator.mining.review import facts_before, recounts, reflects
from generator.mining.roles import PLANNED, REASONED, RECOUNTED, role_of
from generator.mining.structure import outline
from generator.mining.traits import Context, Told, traits_of_all
from generator.mining.units import units_of
from generator.mining.usability import why_not
from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript, SourceInfo
from generator.model.sentence import Mark, Sentence, Traits
from generator.model.speech import Dropped, Speech

_LEAST_SENTENCES, _LEAST_HAN = 3, 60
_TOGETHER = 256
"""Sentences that are read together: no more than `language` remembers of what it saw in them."""
_GRASS_ROOTS = 0.5
_PLANS = re.compile("下一步|下一阶段|打算|努力方向|今后|工作安排|重点工作")
"""What the heading of the part says in which a report says what is to come."""
_REASONS = re.compile("为什么|为何|为啥|何以|凭什么")
"""The same where reasons are given."""
_DIRECTING = "部署"
_MASTHEAD = re.compile(
    "^(?:领导)?(?:讲话|发言|致辞|汇报)(?:稿|提纲|材料)$|编印?第?[0-9一二三四五六七八九十]+期$|^第[0-9一二三四五六七八九十]+期"
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_PARTS = re.compile(".+?(?:省|市|州(?!市))(?=.)|.+")
_ZONE = re.compile("(?:开发|高新|经开|园|新|示范|保税|试验|合作|管理|功能)区$")
_FINAL = ("。", "！", "？", "；", "”")


def mine(
    manuscript: Manuscript, lexicon: Lexicon, folders: Sequence[str] = (), *, explain: bool = False
) -> Speech:
    """What `manuscript` says, sentence by sentence; `folders` it lay in, the nearest last, may tell date and place.

    The evidence for slot and role is put into words only to `explain`.

    Raises ReadError if there is no speech in it (fewer than 3 sentences or 60 Chinese characters).
    """
    paragraphs, dropped = clean([paragraph.text for paragraph in manuscript.paragraphs])
    hints = [paragraph.outline_level for paragraph in manuscript.paragraphs]
    entries = outline(paragraphs, hints, [paragraph.centred for paragraph in manuscript.paragraphs])
    _refuse_no_speech(entries, manuscript.name)
    tags = [words.tag(entry.core) for entry in entries]
    told = [telling(tagged) for tagged in tags]
    info = complete(manuscript.info, entries, tags, told, (*folders, manuscript.name), lexicon)
    sentences = _sentences(entries, tags, told, info, lexicon, explain=explain)
    only = frozenset(manuscript.only)
    wanted = tuple(one for one in sentences if not only or one.key in only)
    texts = tuple(paragraph.text for paragraph in paragraphs)
    return Speech(
        manuscript.name,
        manuscript.digest,
        info,
        texts,
        wanted,
        tuple(sorted((*dropped, *_left_over(texts, entries)), key=lambda part: (part.paragraph, part.start))),
        tuple(one for one in units_of(entries, sentences) if not only or not only.isdisjoint(one.keys)),
        _title(sentences),
        _first(sentences, "称谓"),
    )


def _refuse_no_speech(entries: Sequence[Entry], name: str) -> None:
    text = "".join(entry.text for entry in entries)
    han = sum(map(len, _HAN.findall(text)))
    body = [entry for entry in entries if entry.kind == "正文" and entry.text.endswith(_FINAL)]
    if len(body) < _LEAST_SENTENCES or han < _LEAST_HAN or han * 2 < len(text):
        raise ReadError(
            f"《{name}》里没有讲话内容。", "请确认文件是讲话稿正文；目录、表格、网页摘要不能入库。"
        )


def _sentences(
    entries: Sequence[Entry],
    tags: Sequence[Tagged],
    told: Sequence[Sequence[int]],
    info: SourceInfo,
    lexicon: Lexicon,
    *,
    explain: bool,
) -> tuple[Sentence, ...]:
    recounted = info.standing == "交流" and recounts(entries)
    bias = _own_work(info.level) if recounted else lexicon.occasions.bias(info.occasion)
    verdicts = classify(entries, lexicon.slots, lexicon.evidence.balance, bias, explain=explain)
    cores = [entry.core for entry in entries]
    named = place_stems(zip(cores, tags, told, strict=True))
    places = tuple(dict.fromkeys((*own_places(info.place), *named)))
    planned = _sections_headed(entries, _PLANS)
    usual = [info.standing if not recounted or said else RECOUNTED for said in reflects(entries)]
    reasoned = _sections_headed(entries, _REASONS) if info.standing == _DIRECTING else set()
    standings = [
        PLANNED if entry.section in planned else REASONED if entry.section in reasoned else one
        for entry, one in zip(entries, usual, strict=True)
    ]
    facts = facts_before(entries)
    amiss, contexts = told_amiss(entries), _contexts(entries, lexicon)
    columns = zip(entries, cores, tags, told, standings, facts, amiss, verdicts, contexts, strict=True)
    rows = [_Row(*row) for row in columns]
    return tuple(
        sentence
        for start in range(0, len(rows), _TOGETHER)
        for sentence in _read(rows[start : start + _TOGETHER], info, places, lexicon, explain=explain)
    )


class _Row(NamedTuple):
    """A sentence in its place, before its role is known; `told` is where telling words stand (`names.telling`).

    `facts` are those that the opening told just before it, `amiss` says that it stands where faults are told.
    """

    entry: Entry
    core: str
    tagged: Tagged
    told: Sequence[int]
    standing: str
    facts: int
    amiss: bool
    verdict: Verdict
    context: Context


def _read(
    rows: Sequence[_Row], info: SourceInfo, places: Sequence[str], lexicon: Lexicon, *, explain: bool
) -> list[Sentence]:
    """Some sentences of a speech: what is found out of each, one thing after another, put together."""
    slots, terms = lexicon.slots, lexicon.terms
    levels = lexicon.levels.at(info.level, info.place)
    roles = [
        role_of(
            row.entry, row.core, row.tagged, row.standing, lexicon.evidence, row.facts,
            amiss=row.amiss, explain=explain,
        )
        for row in rows
    ]  # fmt: skip
    local = [find_local(row.core, row.tagged, terms, places, row.told) for row in rows]
    known = [
        Told(row.core, row.tagged, role, row.context, row.amiss)
        for row, (role, _) in zip(rows, roles, strict=True)
    ]
    traits = traits_of_all(known, info.standing, info.level, slots, levels, terms)
    return [_sentence(*parts, lexicon) for parts in zip(rows, roles, local, traits, strict=True)]


def _own_work(level: str) -> Mapping[str, float]:
    """What an exchange speaks for that tells what a body did: that of a town or street of work at the grass roots."""
    return {"基层人大": _GRASS_ROOTS} if level in ("镇", "乡", "街道") else {}


def _sections_headed(entries: Sequence[Entry], wanted: re.Pattern[str]) -> set[int]:
    """The parts whose headings hold `wanted`."""
    return {entry.section for entry in entries if entry.kind == "小标题" and wanted.search(entry.text)}


def _contexts(entries: Sequence[Entry], lexicon: Lexicon) -> Iterator[Context]:
    """Of each sentence its key, that of the one it follows in its point, whether it introduces its section, the topics and
    the lead or heading over it, and what the title names."""
    last: tuple[int, int] | None = None
    before = under = ""
    pointed = {entry.section for entry in entries if entry.point}
    titled = named_in_title(entries, lexicon.slots)
    for entry, over in zip(entries, overhead(entries, lexicon.slots), strict=True):
        place = (entry.section, entry.point)
        introduces = (
            entry.kind == "正文" and entry.zone == "body" and entry.section in pointed and entry.point == 0
        )
        key = sentence_key(entry.text)
        if entry.kind in HEADS:
            under = key
        below = under if entry.zone == "body" and entry.kind not in HEADS and not over.opens else ""
        yield Context(key, before if place == last else "", introduces, over, below, titled)
        last, before = place, key


def _sentence(
    row: _Row, said: tuple[str, tuple[str, ...]], local: tuple[Mark, ...], traits: Traits, lexicon: Lexicon
) -> Sentence:
    """The parts of a sentence put together; `said` is its role, and why in words."""
    entry, core, verdict, terms = row.entry, row.core, row.verdict, lexicon.terms
    role, reasons = said
    since, until = terms.window(core)
    ordinal = entry.ordinal.number if entry.ordinal and entry.level else None
    reason = why_not(entry.text, core, role, local, traits.leans, terms)
    return Sentence(
        key=row.context.key,
        paragraph=entry.paragraph,
        sentence=entry.sentence,
        start=entry.start,
        end=entry.end,
        text=entry.text,
        core=core,
        slot=verdict.slot,
        role=role,
        topic=verdict.topic,
        confidence=verdict.confidence,
        level=entry.level,
        ordinal=ordinal,
        local=local,
        variables=tuple([Mark("层级", core[word.start : word.end]) for word in traits.level_words]),
        era=terms.era(core),
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        why_not=reason,
        unfamiliar=() if reason else lexicon.familiar.strange(core, row.tagged),
        evidence=(*verdict.evidence, *reasons),
        traits=traits,
    )


def own_places(place: str) -> tuple[str, ...]:
    """The place that the file says it comes from, in full, each of its parts (云河市临江区), and these less 市, 县 or 镇.

    A zone (开发区) has no name but its full one.
    """
    parts = _PARTS.findall(place)
    stems = [
        part[:-1] if part.endswith(("镇", "乡")) else stem_of(part)
        for part in parts
        if not _ZONE.search(part)
    ]
    return tuple(dict.fromkeys(name for name in (place, *parts, *stems) if len(name) > 1))


def _left_over(texts: Sequence[str], entries: Sequence[Entry]) -> Iterator[Dropped]:
    """Adverts beside the sentences of a paragraph: what those leave over."""
    for index, members in groupby(entries, key=lambda entry: entry.paragraph):
        spans = [(entry.start, entry.end) for entry in members]
        size = len(texts[index])
        for (_, end), (start, _) in pairwise([(0, 0), *spans, (size, size)]):
            if end < start:
                yield Dropped(index, end, start, texts[index][end:start], "句旁的广告")


def _title(sentences: Sequence[Sentence]) -> str:
    """The first line of the title that is no masthead (讲话稿, …办公室编印 第3期), if there is one."""
    titles = [one.text for one in sentences if one.role == "标题" and one.slot == OPENING]
    return next((text for text in titles if not _MASTHEAD.search(text)), titles[0] if titles else "")


def _first(sentences: Sequence[Sentence], role: str) -> str:
    return next(
        (sentence.text for sentence in sentences if sentence.role == role and sentence.slot == OPENING), ""
    )
