"""The stored text of a source: a manuscript as JSON and back."""

import json
from dataclasses import asdict, fields

from generator.model.manuscript import Manuscript, Paragraph, SourceInfo

_PARAGRAPH = tuple(field.name for field in fields(Paragraph))


def manuscript_to_json(manuscript: Manuscript) -> str:
    """The paragraphs with their hints and what was said of the source, so that it can be mined again."""
    info = {name: value for name, value in asdict(manuscript.info).items() if value}
    paragraphs = [{name: getattr(one, name) for name in _PARAGRAPH} for one in manuscript.paragraphs]
    more = {"only": manuscript.only, "internal": manuscript.internal}
    kept = {name: value for name, value in more.items() if value}
    return json.dumps({"info": info, "paragraphs": paragraphs, **kept}, ensure_ascii=False)


def manuscript_from_json(text: str, name: str, digest: str) -> Manuscript:
    """The manuscript that `manuscript_to_json` wrote."""
    data = json.loads(text)
    paragraphs = tuple(Paragraph(**paragraph) for paragraph in data["paragraphs"])
    only = tuple(data.get("only", ()))
    return Manuscript(
        name, digest, paragraphs, SourceInfo(**data["info"]), only=only, internal=data.get("internal", "")
    )
