"""可说 in a template: fixed words that may only be said in their time."""

from datetime import date as Date

from generator.checking.era import find_stale
from generator.language.terms import Terms
from generator.model.errors import ContentError

_EXAMPLE = '例如：可说("全过程人民民主", "社会主义民主政治")'


class Sayable:
    """Of several wordings the first that may be said on the day of the meeting; empty if none may."""

    def __init__(self, day: Date, terms: Terms) -> None:
        self._day, self._terms = day, terms

    def __call__(self, *wordings: object) -> str:
        """The first wording without a dated term that is over, or not yet there. Raises ContentError for none given."""
        if not wordings:
            raise ContentError("“可说”的括号里要写话", _EXAMPLE)
        fit = (text for text in map(str, wordings) if not find_stale(text, self._day, self._terms))
        return next(fit, "")

    def __str__(self) -> str:
        raise ContentError("“可说”后面少了括号", _EXAMPLE)
