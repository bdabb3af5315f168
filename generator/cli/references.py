"""What a draft takes from the speeches that its brief refers to, with a word to the user on each."""

from pathlib import Path

from generator.cli.session import announce
from generator.desk.desk import Desk
from generator.drafting.keys import CONTENT, FORM
from generator.drafting.template import Template
from generator.model.brief import Brief


def follow(
    desk: Desk, template: Template, brief: Brief, brief_file: Path | None
) -> tuple[Template, Brief, frozenset[str]]:
    """`template` in the form of the 形式参照, `brief` with the topics of the 内容参照, the keys that this one bars."""
    barred: frozenset[str] = frozenset()
    beside = brief_file.resolve().parent if brief_file else None
    if brief.get(FORM):
        template = _take_form(desk, template, brief.get(FORM), beside)
    if brief.get(CONTENT):
        brief, barred = _take_topics(desk, brief, beside)
    return template, brief, barred


def _take_form(desk: Desk, template: Template, name: str, beside: Path | None) -> Template:
    from generator.desk.reference import read_reference
    from generator.drafting.reference import in_form_of

    speech = read_reference(desk, FORM, name, beside)
    with desk.open_bank(fill=True) as bank:
        formed = in_form_of(template, speech, bank.phrases())
    announce(f"形式照《{speech.name}》：{formed.description}。")
    return formed


def _take_topics(desk: Desk, brief: Brief, beside: Path | None) -> tuple[Brief, frozenset[str]]:
    from generator.desk.reference import read_reference
    from generator.drafting.reference import content_of, with_topics

    speech = read_reference(desk, CONTENT, brief.get(CONTENT), beside)
    content = content_of(speech)
    announce(f"内容参照《{speech.name}》，多说这些话题：{'、'.join(content.topics) or '（没有认出话题）'}。")
    return with_topics(brief, content.topics), content.keys
