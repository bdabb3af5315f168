"""Renewals: a formulation that is over in its present wording, each thing named once."""

import pytest

from generator.language.lexicon import Lexicon
from generator.language.renewing import names_twice, renew


def _renewed(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The sentence with all that has a plain replacement renewed, and what it then says twice."""
    over = lexicon.terms.renewals(text)
    said = renew(text, over)
    return said, names_twice(said, over)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("对环保局、工商局、食药监局开展评议。", "对生态环境局、市场监督管理局开展评议。"),
        ("对县工商局和县食药监局开展评议。", "对县市场监督管理局开展评议。"),
        ("工商局要带头，食药监局要跟上。", "市场监督管理局要带头，市场监督管理局要跟上。"),
    ],
)
def test_offices_that_became_one_are_named_once_in_an_enumeration(
    text: str, said: str, lexicon: Lexicon
) -> None:
    assert _renewed(text, lexicon) == (said, "")


def test_a_clause_that_would_still_name_it_twice_is_told(lexicon: Lexicon) -> None:
    _, twice = _renewed("对工商局、环保局、食药监局开展评议。", lexicon)
    assert twice == "市场监督管理局"


def test_what_named_two_things_before_is_left_alone(lexicon: Lexicon) -> None:
    assert _renewed("对环保局、工商局开展评议。", lexicon) == ("对生态环境局、市场监督管理局开展评议。", "")
