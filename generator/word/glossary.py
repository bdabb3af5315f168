"""The prompts of blanks, kept in the file so that Word shows them again where a blank is emptied."""

import hashlib
from collections.abc import Iterable

from generator.word.controls import prompt_part
from generator.word.markup import part, text_run, w

STYLE = "ToFill"


def glossary_part(prompts: Iterable[str]) -> bytes:
    """word/glossary/document.xml: one building block a prompt."""
    return part("glossaryDocument", w("docParts", *(_block(prompt) for prompt in dict.fromkeys(prompts))))


def glossary_styles_part(font: str, shade: str) -> bytes:
    """The styles that the prompts need: Normal in `font`, and the shade (RRGGBB) behind a blank."""
    normal = w("name", val="Normal"), w("qFormat"), w("rPr", w("rFonts", hint="eastAsia", eastAsia=font))
    marked = w("name", val="待填"), w("rPr", w("shd", val="clear", color="auto", fill=shade))
    return part(
        "styles",
        w("style", *normal, type="paragraph", default=1, styleId="Normal"),
        w("style", *marked, type="character", customStyle=1, styleId=STYLE),
    )


def _block(prompt: str) -> str:
    name = prompt_part(prompt)
    digits = hashlib.sha256(prompt.encode()).hexdigest().upper()
    guid = f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:32]}}}"
    properties = w(
        "docPartPr",
        w("name", val=name),
        w("category", w("name", val="常规"), w("gallery", val="placeholder")),
        w("types", w("type", val="bbPlcHdr")),
        w("behaviors", w("behavior", val="content")),
        w("guid", val=guid),
    )
    return w("docPart", properties, w("docPartBody", w("p", text_run(prompt, STYLE))))
