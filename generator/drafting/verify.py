"""The promises, checked on the finished text: which phrases must go, and what of the template is wrong."""

from collections.abc import Mapping, Sequence

from generator.checking.era import find_stale
from generator.checking.leftover import find_leftovers
from generator.checking.level import find_incompetent, find_mixed
from generator.drafting.journal import Refusal, Rule
from generator.drafting.setting import Setting
from generator.model.draft import Block, Span
from generator.model.finding import Finding

_OWN_TO_A_TEMPLATE = (
    "leftover.meeting",
    "leftover.date",
    "leftover.number",
    "leftover.session",
    "leftover.marked",
)


def verify(blocks: Sequence[Block], setting: Setting) -> tuple[Mapping[str, Refusal], list[str]]:
    """What each phrase (by key) breaks a promise with, and a message for each fault in the template's own words.

    Facts of the brief and blanks are the user's; they are left out of what is checked. A template names
    its own meeting and day, which are no leftovers, and is no sentence of the bank, of which the user marks words.
    """
    banned: dict[str, Refusal] = {}
    messages: list[str] = []
    for block in blocks:
        spans = block.spans[1:] if block.ordinal is not None else block.spans
        text = "".join(_checked_text(span) for span in spans)
        for finding in _findings(text, setting):
            keys = _keys_at(spans, finding)
            banned |= dict.fromkeys(keys, Refusal(Rule.BROKE_A_PROMISE, finding.text))
            if not keys and finding.id not in _OWN_TO_A_TEMPLATE:
                messages.append(f"模板的文字“{block.text[:20]}……”：{finding.message}。")
    return banned, list(dict.fromkeys(messages))


def _checked_text(span: Span) -> str:
    """What is checked of a span; a stand-in of equal length for what is the user's own."""
    own = span.kind == "blank" or (span.kind == "fact" and span.key != "本级")
    return "〇" * len(span.text) if own else span.text


def _findings(text: str, setting: Setting) -> list[Finding]:
    lexicon, brief = setting.lexicon, setting.brief
    plain = text.replace("〇", "　")
    found = find_leftovers(plain, setting.names, lexicon) + find_stale(plain, brief.date, lexicon.terms)
    if brief.level:
        found += find_mixed(plain, brief.level, lexicon.levels) + find_incompetent(
            plain, brief.level, lexicon.levels
        )
    return found


def _keys_at(spans: Sequence[Span], finding: Finding) -> set[str]:
    """The keys of the phrases whose unit the finding touches."""
    units: set[int] = set()
    position = 0
    for span in spans:
        end = position + len(span.text)
        if span.unit is not None and position < finding.end and finding.start < end:
            units.add(span.unit)
        position = end
    return {span.key for span in spans if span.unit in units and span.kind == "phrase" and span.key}
