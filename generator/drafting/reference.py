"""What another speech lends a draft: its form (形式参照), its topics (内容参照), never its sentences."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from generator.bank.rows import PhraseRow
from generator.drafting.mould.shape import shape_of
from generator.drafting.mould.text import template_text
from generator.drafting.template import Template, load_template
from generator.model.brief import Brief
from generator.model.speech import Speech


class Content(NamedTuple):
    """What a 内容参照 gives: the topics it speaks of most, and the keys of its sentences."""

    topics: tuple[str, ...]
    keys: frozenset[str]


def in_form_of(template: Template, speech: Speech, rows: Iterable[PhraseRow]) -> Template:
    """`template` with the form of `speech`; name, standing, levels and what may not be said stay its own."""
    text = template_text(speech, rows)
    form = load_template(text.encode(), template.name, f"照《{speech.name}》")
    return form._replace(
        digest=hashlib.sha256(f"{template.digest}\0{text}".encode()).hexdigest()[:16],
        standing=template.standing,
        levels=template.levels,
        required=template.required,
        unsaid=template.unsaid,
        like=template.like,
    )


def content_of(speech: Speech) -> Content:
    """The topics of `speech`, foremost first, and its sentences' keys."""
    return Content(shape_of(speech).topics, frozenset(one.key for one in speech.sentences))


def with_topics(brief: Brief, topics: Iterable[str]) -> Brief:
    """`brief` with `topics` behind its own 重点."""
    return brief._replace(focus=tuple(dict.fromkeys((*brief.focus, *topics))))
