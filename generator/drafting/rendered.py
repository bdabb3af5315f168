"""What templates rendered to, kept in the bank: the same template for the same brief is not rendered again.

A draft that is drawn once more, with another seed or after a sentence was struck out, needs no template engine.
"""

import hashlib

from generator.bank.kept import Kept
from generator.drafting.template import Template
from generator.drafting.tokens import Tokens
from generator.language.lexicon import Lexicon
from generator.model.brief import Brief
from generator.model.skeleton import Blank, Fact, PartCount, PartRequest, Request

_KINDS = (Fact, Blank, Request, PartRequest, PartCount)
_KIND = "\n".join(("skeleton", *Request._fields, *PartRequest._fields))


def rendered(template: Template, brief: Brief, lexicon: Lexicon, kept: Kept | None) -> tuple[str, Tokens]:
    """As `render.render`, which is asked only for what is not `kept`."""
    name = _name(template, brief, lexicon)
    found = kept.find(_KIND, name) if kept else None
    if found is not None:
        text, spans = found
        return text, Tokens([_KINDS[kind](*fields) for kind, fields in spans])
    from generator.drafting.render import render

    text, tokens = render(template, brief, lexicon)
    if kept:
        spans = tuple(
            (_KINDS.index(type(one)), () if isinstance(one, PartCount) else tuple(one))
            for one in tokens.spans
        )
        kept.put(_KIND, name, (text, spans))
    return text, tokens


def _name(template: Template, brief: Brief, lexicon: Lexicon) -> str:
    """A digest of all that rendering looks at."""
    levels = [(level.name, sorted(level.words.items())) for level in lexicon.levels.by_name.values()]
    slots = [(slot.name, slot.topics) for slot in lexicon.slots.by_name.values()]
    given = (template.text, brief._replace(values=sorted(brief.values.items())), levels, slots)  # type: ignore[arg-type]
    return hashlib.sha256(repr(given).encode()).hexdigest()
