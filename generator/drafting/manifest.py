"""Draft → the manifest's JSON object (schema 1, docs/formats.md), and back."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from generator.model.draft import Alternative, Block, Draft, Source, SourceShare, Span


def manifest(draft: Draft) -> dict[str, Any]:
    """The manifest as a JSON-ready object; the same draft gives the same object."""
    return {
        "schema": 1,
        "occasion": draft.occasion,
        "title": draft.title,
        "seed": draft.seed,
        "date": draft.date,
        "brief": dict(draft.brief),
        "template": {"name": draft.template_name, "digest": draft.template_digest},
        "bank": {"digest": draft.bank_digest},
        "characters": draft.characters,
        "minutes": draft.minutes,
        "blocks": [_block(block) for block in draft.blocks],
        "sources": [source._asdict() for source in draft.sources],
        "shortfalls": list(draft.shortfalls),
        "outlined": draft.outlined,
    }


def manifest_text(draft: Draft, *, explain: Mapping[str, Any] | None = None) -> str:
    """The manifest as indented UTF-8 JSON text with a final newline; with what explains it if that is given."""
    whole = manifest(draft) | ({} if explain is None else {"explain": explain})
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def draft_id(draft: Draft) -> str:
    """16 hexadecimal characters: SHA-256 of the manifest."""
    return identified(draft)[0]


def identified(draft: Draft) -> tuple[str, str]:
    """The id of `draft`, and the manifest of which it is the digest: who needs both writes that but once."""
    text = manifest_text(draft)
    return hashlib.sha256(text.encode()).hexdigest()[:16], text


def draft_of(data: Mapping[str, Any]) -> Draft:
    """The draft that a manifest describes; what a manifest does not hold (quotations, old wordings) is lost."""
    return Draft(
        occasion=data["occasion"],
        title=data["title"],
        seed=data["seed"],
        date=data["date"],
        brief=data["brief"],
        template_name=data["template"]["name"],
        template_digest=data["template"]["digest"],
        bank_digest=data["bank"]["digest"],
        characters=data["characters"],
        minutes=data["minutes"],
        blocks=tuple(_block_of(block) for block in data["blocks"]),
        sources=tuple(SourceShare(**source) for source in data["sources"]),
        shortfalls=tuple(data["shortfalls"]),
        outlined=data.get("outlined", False),
    )


def _block_of(data: Mapping[str, Any]) -> Block:
    return Block(
        id=data["id"],
        paragraph=data["paragraph"],
        style=data["style"],
        spans=tuple(_span_of(span) for span in data["spans"]),
        lead=data.get("lead", 0),
        level=data["level"],
        ordinal=data["ordinal"],
        slot=data["slot"] or "",
        topic=data["topic"] or "",
        alternatives=tuple(Alternative(**one) for one in data["alternatives"]),
        notes=tuple(data["notes"]),
    )


def _span_of(data: Mapping[str, Any]) -> Span:
    source = Source(**data["source"]) if data["source"] else None
    return Span(data["text"], data["kind"], data["unit"], data["key"], source)


def _block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id, "paragraph": block.paragraph, "style": block.style, "level": block.level,
        "ordinal": block.ordinal, "slot": block.slot or None, "topic": block.topic or None, "text": block.text,
        "lead": block.lead, "spans": [_span(span) for span in block.spans],
        "alternatives": [alternative._asdict() for alternative in block.alternatives],
        "notes": list(block.notes),
    }  # fmt: skip


def _span(span: Span) -> dict[str, Any]:
    return {
        "kind": span.kind,
        "text": span.text,
        "unit": span.unit,
        "key": span.key,
        "source": _source(span.source),
    }


def _source(source: Source | None) -> dict[str, Any] | None:
    return source._asdict() if source else None
