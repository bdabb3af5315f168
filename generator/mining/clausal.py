"""The clauses of a sentence: what each is (condition, measure, result …), and where the sentence may end early."""

import functools
import re
from itertools import pairwise

from generator.language.cohesion import half_correlative
from generator.language.guarded import Guarded
from generator.language.sentences import clause_starts
from generator.language.terms import Terms
from generator.mining.openers import YAO, opens_with_verb

_KINDS = (
    (
        "条件",
        re.compile(
            r"^(?:只有|只要|假如|无论|不论|不管|除非|当[^，]{2,}时)|一旦|如果|要是|越|(?:时|过程中|同时|之后|以后|之前|以前)$"
        ),
    ),
    ("原因", re.compile(r"^(?:因为|由于|鉴于|正因|之所以)")),
    ("转折", re.compile(r"^(?:但是?|然而|可是?|却|不过|反而)")),
    (
        "结果",
        re.compile(
            r"^(?:使|让|确保|实现|做到|形成|达到|推动形成|真正|切实[^，]{0,2}(?:让|使)|以[^，]{2,}的(?:实效|成效))|才能|就能|就会|从而|进而"
        ),
    ),
)
_ANY_KIND = re.compile("|".join(pattern.pattern for _, pattern in _KINDS))
_HEADS = frozenset("只假无不除当因由鉴正之但然可却反使让确实做形达推真切以")
_TAILS = frozenset("时中后前\n")
_INNER = Guarded("一旦|如果|要是|越|才能|就能|就会|从而|进而", "一旦 如果 要是 越 才能 就能 就会 从而 进而")
"""What a clause of one of these kinds begins with, ends in, or holds."""
_STOPS = ("举措", "结果", "陈述")
_REMEMBERED = 1 << 9
_SHORTEST = 20
"""Least characters that a shortened sentence keeps."""
_BOUND = re.compile(
    r"^(?:又|也|更|还|并且|就|才|都|却|反而|则|等|但|可是|不过|而|进而|这|再|一头|一手|一边|有的|或者|甚至|以至|那)|^[^，]{1,10}(?:就|才|便|自然)"
)
"""A clause that goes on what stands before it."""
_OPEN = frozenset("“”（）《》")


@functools.lru_cache(_REMEMBERED)
def read_clauses(core: str) -> tuple[tuple[int, str, str], ...]:
    """Each clause of a sentence between ，；： and the end, with its offset before and its kind behind it."""
    inner = _INNER.may_match(core)
    return tuple([(start, clause, _kind(clause, core, inner)) for start, clause in clause_starts(core)])


def ends_of(core: str, terms: Terms) -> tuple[int, ...]:
    """Offsets in `core` of the commas at which it may end instead, least first.

    What is left is 20 characters or more, ends on a measure, a result or a statement, closes its quotes and
    brackets, keeps its formulas whole and no correlative by half; what falls away does not go on a comparison.
    """
    clauses = read_clauses(core)
    if not clauses or clauses[0][2] in ("条件", "原因"):
        return ()
    ends = [
        start - 1
        for (_, _, kind), (start, clause, _) in pairwise(clauses)
        if start > _SHORTEST and kind in _STOPS and core[start - 1] == "，" and not _BOUND.match(clause)
    ]
    return tuple([end for end in ends if _is_whole(core[:end], core, terms)]) if ends else ()


def _is_whole(left: str, core: str, terms: Terms) -> bool:
    """Whether `left`, the beginning of `core`, can stand by itself."""
    return (
        not left.endswith(("等", "、"))
        and (_OPEN.isdisjoint(left) or not _opens(left))
        and not half_correlative(left, core)
        and (not terms.has_member(core) or terms.cut_atom(left) == terms.cut_atom(core))
    )


def _opens(left: str) -> bool:
    """Whether quotes or brackets stay open."""
    return (
        left.count("“") != left.count("”")
        or left.count("（") != left.count("）")
        or left.count("《") != left.count("》")
    )


def _kind(clause: str, core: str, inner: bool) -> str:
    """What the clause of the sentence `core` is; `inner`: one of them may hold what tells it from within."""
    if (inner or clause[0] in _HEADS or clause[-1] in _TAILS) and _ANY_KIND.search(clause):
        return next(kind for kind, pattern in _KINDS if pattern.search(clause))
    return "举措" if YAO.match(clause) or opens_with_verb(clause, core) else "陈述"
