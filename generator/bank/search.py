"""Finding a sentence again: words in, the sentences that hold all of them out."""

from collections.abc import Sequence

from generator.bank.bank import Bank
from generator.bank.rows import Hit
from generator.language.punctuation import bare
from generator.model.draft import Source


def search(bank: Bank, words: Sequence[str], *, slot: str = "", role: str = "", limit: int = 20) -> list[Hit]:
    """Sentences that hold every word, once a phrase: usable first, then the most widely seen, then short before long.

    `limit` is the most hits to return. Spaces inside a word part it into several.
    """
    wanted = [part for word in words for part in word.split()]
    conditions = ["instr(s.text, ?) > 0"] * len(wanted)
    values: list[object] = [*wanted]
    for column, value in (("s.slot", slot), ("s.role", role)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    rows = bank.connection.execute(
        "select coalesce(m.phrase, s.key), s.key, s.text, s.slot, s.role, s.topic, o.name, s.paragraph, s.sentence, "
        "count(distinct o.id) from sentence s join source o on o.id = s.source left join member m on m.key = s.key "
        f"where {' and '.join(conditions) or '1'} group by 1 "
        "order by max(s.usable) desc, count(distinct o.id) desc, length(s.text), s.key limit ?",
        (*values, limit),
    )
    return [
        Hit(key, text, hit_slot, hit_role, topic, Source(file, paragraph, number), seen)
        for _, key, text, hit_slot, hit_role, topic, file, paragraph, number, seen in rows
        if bare(text)
    ]
