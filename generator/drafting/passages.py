"""Single requests (选): sentences of a slot, role, topic or move, up to a length."""

from generator.drafting.affinity import worth
from generator.drafting.candidate import Candidate
from generator.drafting.choices import passage_choice
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.setting import Setting
from generator.language.cohesion import likeness
from generator.model.skeleton import Request

_TOO_LIKE = 0.42
_ROLES = {"opening": ("引言",), "closing": ("号召",)}
_BODY = ("论述", "举措")


def roles_of(request: Request) -> tuple[str, ...]:
    """The roles of the sentences that serve `request`."""
    return (request.role,) if request.role else _ROLES.get(request.slot, _BODY)


def choose_passage(
    request: Request, block: str, scale: float, pool: Pool, register: Register, setting: Setting
) -> list[Candidate]:
    """One sentence, or as many as come near `request.characters` × `scale`, those of one source as they stand in it;
    empty if the bank has none."""
    budget = request.characters * scale if request.characters else None
    chosen: list[Candidate] = []
    while not chosen or (budget and sum(len(one.text) for one in chosen) < budget * 0.75):
        used = sum(len(one.text) for one in chosen)
        free = [
            one for one in _candidates(request, pool, setting)
            if not register.conflicts(one)
            and (not chosen or not budget or used + len(one.text) <= budget * 1.3)
            and not any(likeness(one.grams, other.grams) > _TOO_LIKE for other in chosen)
        ]  # fmt: skip
        if not free:
            break
        scored = [(worth(one, block, setting) - _share_cost(one, register), one) for one in free]
        _, best = max(scored, key=lambda pair: (not register.is_full(pair[1]), not pair[1].unwanted, pair[0]))
        if setting.journal.listening:
            asked = (request.slot, request.role, request.topic, request.move)
            cost = _share_cost(best, register)
            setting.journal.choose(best.key, passage_choice(best, asked, block, cost, scored, setting))
        register.take(best)
        chosen.append(best)
    return _as_written(chosen)


def _as_written(chosen: list[Candidate]) -> list[Candidate]:
    """The sentences of each source in its order, the source that was chosen first before the next."""
    sources = list(dict.fromkeys(one.row.source_id for one in chosen))
    return sorted(chosen, key=lambda one: (sources.index(one.row.source_id), one.row.source[1:]))


def _share_cost(candidate: Candidate, register: Register) -> float:
    return 14 * register.excess_share(candidate, 0.25)


def _candidates(request: Request, pool: Pool, setting: Setting) -> list[Candidate]:
    slots = (request.slot,) if request.slot else setting.lexicon.slots.names
    return [
        one for slot in slots for one in pool.of(slot, *roles_of(request))
        if not one.row.traits.whole and one.fits_topic(request.topic)
        and (not request.move or one.row.traits.move == request.move)
        and (not request.topic or request.topic in (one.row.topic, *one.row.traits.head_topics))
    ]  # fmt: skip
