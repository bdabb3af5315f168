"""A single sentence as the user words it → a Sentence, where all that mining tells from its neighbours is given."""

from collections.abc import Sequence

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.localities import find_local
from generator.language.punctuation import normalise
from generator.mining.keys import sentence_key
from generator.mining.outline import Entry
from generator.mining.roles import role_of
from generator.mining.traits import traits_of
from generator.mining.usability import why_not
from generator.model.sentence import Mark, Sentence


def worded(
    text: str, role: str, standing: str, level: str, lexicon: Lexicon, places: Sequence[str] = ()
) -> Sentence:
    """`text` (without an ordinal) as a sentence of this role, said by this standing at this level.

    `places` are names that belong to the user's own place. It has no slot.
    """
    core = normalise(text)
    tagged = words.tag(core)
    local = find_local(core, tagged, lexicon.terms, places)
    traits = traits_of(core, tagged, role, standing, level, lexicon.slots, lexicon.levels, lexicon.terms)
    since, until = lexicon.terms.window(core)
    return Sentence(
        key=sentence_key(core),
        paragraph=0,
        sentence=0,
        start=0,
        end=len(core),
        text=core,
        core=core,
        slot="",
        role=role,
        local=local,
        variables=tuple(Mark("层级", core[word.start : word.end]) for word in traits.level_words),
        era=lexicon.terms.era(core),
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        why_not=why_not(core, core, role, local, traits.leans, lexicon.terms),
        traits=traits,
    )


def role_by_itself(text: str, lexicon: Lexicon) -> str:
    """The role of a sentence of which nothing is known but its text: as mining tells it of one within a point."""
    words.add_words(lexicon.terms.vocabulary)
    core = normalise(text)
    entry = Entry(0, 0, 0, len(core), core, zone="body")
    return role_of(entry, core, words.tag(core), "部署", lexicon.evidence)[0]
