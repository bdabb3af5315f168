"""In which order the lines that answer are shown: what can be said as it is, and is about the words, before the rest.

SQL over the columns of a `line` l, so that a windowful is put in order where it is read.
"""

import re

from generator.bank.grams import folded, tag
from generator.bank.query import Filters, Query
from generator.bank.sql import Condition, in_any_case

_BARE = ("领句", "小标题", "过渡")
"""Roles of what nobody takes over by itself; no other begins with their first characters."""
_IS_BARE = f"l.tags glob '*{tag('role', '')}[{''.join(role[0] for role in _BARE)}]*'"
_EARLY = 12
"""Characters at the beginning of a sentence that tell what it is about."""
_WORDS, _LONGEST = 3, 30
"""So many words are weighed, of so many characters at most: the cost of a search must not grow with them."""
_WILD = re.compile(r"[%_\\]")
"""What is not itself to `like`."""
BEST = "order by place, newest desc, length, key, text"
"""The order of lines of which `placing` told what it goes by."""
_KEYS = "select coalesce(m.key, v.phrase) from verdict v left join member m on m.phrase = v.phrase"
"""The keys of sentences on which there is a verdict `v`; looked up once a search."""
SPOILT = f"l.key in ({_KEYS} join wording w on w.key = v.key and w.said = v.wording where not w.usable)"
"""Holds for what the user put into words that may not be offered."""
_MOVED = "instr(coalesce(v.slot, '') || char(10) || coalesce(v.topic, ''), ?)"
GOOD = "place < 500"
"""Holds for usable whole sentences."""


def placing(query: Query, filters: Filters, text: str = "l.text") -> Condition:
    """SQL for the columns of `BEST`; the words stand in the column `text`.

    Usable lines come first; of these whole sentences (where a role is asked for, all are); then what is about the
    words, and often said; then own ones, those said oftener, new ones, short ones.
    """
    weighed = [_about(word, text) for word in query.words if len(word) <= _LONGEST][:_WORDS]
    fit = " + ".join(("(l.seen > 1)", "(l.seen > 3)", *(one.sql for one in weighed)))
    bare = "0" if filters.role else f"({_IS_BARE})"
    return Condition(
        f"(l.usable = 0 or {SPOILT}) * 2000 + {bare} * 1000 - 8 * ({fit}) + 4 * (l.own = 0) - min(l.seen, 3) as place, l.newest, "
        f"length({text}) as length, l.key, l.text",
        tuple(value for one in weighed for value in one.values),
    )


def _about(word: str, text: str) -> Condition:
    """SQL for a number from 0 to 3: 2 where the word names the slot or topic (those that the user gave it, if he moved
    it), 1 where it leads the sentence or comes up again in it. The tags are sorted, those of the slots and topics last.
    """
    column, typed = in_any_case(text, word)
    literal = _WILD.sub(r"\\\g<0>", word)
    left = f"l.key in ({_KEYS} where v.slot is not null and not {_MOVED})"
    come = f"l.key in ({_KEYS} where {_MOVED})"
    return Condition(
        f"2 * (l.tags glob ? and not {left} or {come}) + (instr({column}, ?) <= {_EARLY} or {text} like ? escape '\\')",
        (f"*{tag('slot', '')}*{folded(word)}*", word, word, typed, f"%{literal}%{literal}%"),
    )
