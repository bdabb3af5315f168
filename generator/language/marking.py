"""What patterns find, as marks."""

from generator.language.guarded import Guarded
from generator.model.sentence import Mark


def marked_by(kind: str, pattern: Guarded, covered: str, text: str) -> list[tuple[int, Mark]]:
    """What `pattern` finds in `covered`, as it stands in `text`."""
    return [
        (match.start(), Mark(kind, text[match.start() : match.end()]))
        for match in pattern.finditer(covered)
        if match[0].strip("〇")
    ]
