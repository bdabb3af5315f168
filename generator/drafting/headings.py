"""Matched level-1 headings: one set of siblings gives all of them."""

from collections.abc import Sequence

from generator.bank.rows import SetRow
from generator.drafting.affinity import lead_topics
from generator.drafting.candidate import Candidate
from generator.drafting.choices import set_choice, wish_of
from generator.drafting.parts import Part
from generator.drafting.pool import Pool
from generator.drafting.rhythm import keeps_time, rhythm_of
from generator.drafting.setting import Setting
from generator.drafting.topic_headings import alike, give_by_topic

_ALTERNATIVES = 2
_ANOTHER_PART = 2
"""As how many unkept topics it counts that a heading names what another part is about."""
_OF_ALL_DUTIES = "履职"
"""What the heading of a part with points of several slots should hold."""


def choose_headings(
    parts: Sequence[Part], pool: Pool, sets: Sequence[SetRow], holding: str, setting: Setting
) -> None:
    """Give every part without a fixed heading one, all from one set if any set serves all slots.

    Only headings that hold the string `holding` are taken. Where no set serves, headings of one rhythm are drawn
    from several sets; a part may be left without. Where the template names the topic of each point, a set whose
    headings name other things gives way to headings that name what stands below them.
    """
    asking = [part for part in parts if not part.request.heading]
    if not asking:
        return
    options = [by_slot for row in sets if (by_slot := _by_slot(row, pool, holding))]
    serving = [option for option in options if _assign(asking, option, setting) is not None]
    why: tuple[tuple[str, float], ...] = ()
    chosen = max(serving, key=lambda option: _keeps_its_word(asking, option, setting), default=None)
    themed, kept, in_time, chance = _keeps_its_word(asking, chosen, setting) if chosen else (0, 0, 0, 0.0)
    if any(part.request.point_topics for part in asking) and (chosen is None or kept < 0):
        give_by_topic(asking, options, setting)
    elif chosen is None:
        _give_by_rhythm(asking, options, setting)
    else:
        _give(asking, _assign(asking, chosen, setting) or [], chosen)
        why = (
            ("写给这个主题", float(themed)),
            ("标题说到的下面有着落", float(kept)),
            ("合节奏", float(in_time)),
            ("种子，减去近几次讲过的", chance),
        )
    for part in asking:
        if part.heading:
            wish = wish_of(part.request.slot, "小标题" if why else "小标题（没有一套全有，按节奏凑）")
            found = set_choice(part.heading, wish, why, len(serving or options), part.heading_alternatives)
            setting.journal.choose(part.heading.key, found)


def _by_slot(row: SetRow, pool: Pool, holding: str) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for slot, _, key in row.members:
        candidate = pool.by_key.get(key)
        if candidate is not None and candidate.row.role == "小标题" and holding in candidate.text:
            found.setdefault(slot, []).append(candidate)
    return found


def _name(option: dict[str, list[Candidate]]) -> str:
    return min(candidate.key for candidates in option.values() for candidate in candidates)


def _assign(
    parts: Sequence[Part], option: dict[str, list[Candidate]], setting: Setting
) -> list[Candidate] | None:
    """One heading a part, each used once; None if a slot has too few."""
    taken: list[Candidate] = []
    for part in parts:
        free = [
            one
            for one in option.get(part.request.slot, ())
            if one not in taken and not any(alike(one, other) for other in taken)
        ]
        if not free:
            return None
        if _is_of_all_duties(part):
            free = [one for one in free if _OF_ALL_DUTIES in one.text] or free
        taken.append(max(free, key=lambda one: (-_unkept(part, one, setting), _chance(part, one, setting))))
    return taken


def _is_of_all_duties(part: Part) -> bool:
    """Whether its points are of several slots, none with a topic that a heading could name."""
    return bool(part.request.point_slots) and not part.request.point_topics


def _chance(part: Part, one: Candidate, setting: Setting) -> float:
    """Chance, less for what was said lately, more for the user's own wording."""
    return setting.chance(part.id, one.key) - setting.repeats([one.row.phrase]) + one.favour


def _keeps_its_word(
    parts: Sequence[Part], option: dict[str, list[Candidate]], setting: Setting
) -> tuple[int, int, int, float]:
    """How many headings of the set are on the draft's theme, and how little they promise beyond what the parts hold,
    its own occasion first; then rhythm, then chance."""
    headings = _assign(parts, option, setting) or []
    given = list(zip(parts, headings, strict=True))
    unkept = sum(_unkept(part, heading, setting) for part, heading in given)
    elsewhere = any(one.row.occasion not in ("", setting.brief.occasion) for one in headings)
    in_time = sum(keeps_time(heading.text, part.request.rhythm) for part, heading in given)
    repeated = setting.repeats(heading.row.phrase for heading in headings)
    favour = sum(heading.favour for heading in headings) / max(1, len(headings))
    return (
        sum(bool(heading.row.traits.themes) for heading in headings),
        -unkept - elsewhere,
        in_time,
        setting.chance("标题组", _name(option)) + favour - repeated,
    )


def _unkept(part: Part, heading: Candidate, setting: Setting) -> int:
    """How many topics that the heading names no point of the part speaks of, slots of other parts that it names
    included."""
    if _is_of_all_duties(part):
        return 0
    kept = {topic for point in part.points for topic in (point.topic, *lead_topics(point))}
    elsewhere = [
        slot for slot in setting.lexicon.slots.names if slot in heading.text and slot not in part.slots
    ]
    return len(set(heading.row.traits.head_topics) - kept) + _ANOTHER_PART * len(elsewhere)


def _give(parts: Sequence[Part], headings: Sequence[Candidate], option: dict[str, list[Candidate]]) -> None:
    for part, heading in zip(parts, headings, strict=True):
        part.heading = heading
        others = [one for one in option.get(part.request.slot, ()) if one not in headings]
        part.heading_alternatives = tuple(others[:_ALTERNATIVES])


def _give_by_rhythm(
    parts: Sequence[Part], options: Sequence[dict[str, list[Candidate]]], setting: Setting
) -> None:
    """The commonest rhythm (clauses and their lengths) among all headings that serve the asked slots."""
    wanted = {part.request.slot for part in parts}
    pool: dict[tuple[int, ...], dict[str, list[Candidate]]] = {}
    for option in options:
        for slot in wanted & set(option):
            for one in option[slot]:
                pool.setdefault(rhythm_of(one.text), {}).setdefault(slot, []).append(one)
    ranked = sorted(pool.items(), key=lambda item: (-len(item[1]), -setting.chance("节奏", str(item[0]))))
    taken: list[Candidate] = []
    for part in parts:
        free = [
            one for _, by_slot in ranked for one in by_slot.get(part.request.slot, ()) if one not in taken
        ]
        if free:
            part.heading = free[0]
            taken.append(free[0])
