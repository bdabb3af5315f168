"""Formulations that are over put into their present wording, each thing named once."""

import re
from collections.abc import Iterable

from generator.language.sentences import clauses
from generator.model.sentence import Renewal


def renew(text: str, over: Iterable[Renewal]) -> str:
    """`text` with the formulations in `over` in their present wording.

    Members of an enumeration that have become the same (工商局、食药监局) are said once.
    """
    for renewal in over:
        text = text.replace(renewal.old, renewal.new)
        same = rf"([省市州县区旗]?{re.escape(renewal.new)})(?:[、和及与]\1)+"
        text = re.sub(same, r"\1", text)
    return text


def names_twice(text: str, over: Iterable[Renewal]) -> str:
    """The present wording that stands twice in one clause of the renewed `text`, or an empty string."""
    new = {renewal.new for renewal in over}
    return next((word for clause in clauses(text) for word in sorted(new) if clause.count(word) > 1), "")
