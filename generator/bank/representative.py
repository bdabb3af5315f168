"""Which sentence stands for its phrase wherever the phrase is shown: in a search, a table, a review."""

KINDS = ("own", "curated", "outside", "shipped")
"""Whose wording is taken, first to last."""
KIND = " ".join(("case o.kind", *(f"when '{kind}' then {place}" for place, kind in enumerate(KINDS)), "end"))
"""SQL for the place of the kind of a source `o` among these."""
FIRST = f"{KIND}, o.date desc, o.name, o.digest, s.paragraph, s.sentence"
"""SQL to order the sentences `s` of one phrase by, each in its source `o`: the first stands for all; of one kind the
newest."""
