"""Content controls inside a line: a blank to fill, a choice among phrasings."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.model.draft import Span
from generator.word.markup import run_properties, text_run, w

NAME_LIMIT = 64
"""Characters of a tag or a title that Word takes."""
CHOICE_LIMIT = 60
"""Characters of a phrasing that still reads well in a list."""
PROMPT = re.compile(r"【(?:待填|此处写)：([^】]*)】")
"""How a blank reads that nobody has filled."""
_BLANK, _CHOICE = "var:", "choice:"


def blank_name(span: Span) -> str:
    """The name of a blank: what its prompt 【待填：…】 asks for."""
    match = PROMPT.fullmatch(span.text)
    return match[1] if match else span.key or span.text


def short_name(name: str) -> str:
    """The name of a blank as its controls bear it: a long one is cut and told from others by a digest."""
    return _short(name, NAME_LIMIT - len(_BLANK))


def blank_tag(name: str) -> str:
    """The tag of every blank with this name."""
    return _BLANK + short_name(name)


@lru_cache(maxsize=256)
def prompt_part(prompt: str) -> str:
    """The name of the building block that holds a prompt (see glossary.py)."""
    return f"NIGAO{hashlib.sha256(prompt.encode()).hexdigest()[:16].upper()}"


def is_blank_tag(tag: str) -> bool:
    """Whether a control with this tag is a blank of ours, filled or not."""
    return tag.startswith(_BLANK)


def blank_control(
    number: int, name: str, prompt: str, *, style: str, around: str, binding: str | None = None
) -> str:
    """A control that shows `prompt` in the character style `style` until it is filled.

    What is filled in takes the character style `around` (an id; empty: the paragraph's). With `binding`
    it is a plain-text control, else a rich one, which a save by LibreOffice leaves whole.
    """
    bound = [] if binding is None else [binding, w("text")]
    properties = w(
        "sdtPr",
        run_properties(around),
        w("alias", val=short_name(name)),
        w("tag", val=blank_tag(name)),
        w("id", val=number),
        w("placeholder", w("docPart", val=prompt_part(prompt))),
        w("showingPlcHdr"),
        *bound,
    )
    return w("sdt", properties, w("sdtContent", text_run(prompt, style)))


def choice_control(number: int, block_id: str, texts: Sequence[str], content: Iterable[str]) -> str:
    """A combo box over `content` that offers `texts`, the first of which is what stands there."""
    box = w("comboBox", *(w("listItem", displayText=text, value=text) for text in texts))
    properties = w(
        "sdtPr",
        run_properties(),
        w("alias", val="换一种说法"),
        w("tag", val=_short(f"{_CHOICE}{block_id}", NAME_LIMIT)),
        w("id", val=number),
        box,
    )
    return w("sdt", properties, w("sdtContent", *content))


def _short(text: str, limit: int) -> str:
    """`text`; one longer than `limit` is cut and told from others by a digest."""
    if len(text) <= limit:
        return text
    return f"{text[: limit - 9]}~{hashlib.sha256(text.encode()).hexdigest()[:8]}"
