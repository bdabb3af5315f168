"""Ten rounds of drafting, editing and learning: what is struck stays away, the user's own comes first, undo is exact."""

import pytest
from learning_support import add_paragraph, edit, open_office, sentences
from word_support import SAMPLE

from generator.bank.batches import newest, revoke
from generator.bank.decisions import counts

OWN = (
    "要把{0}的事项一件一件列出来，谁来办、何时办成都写清楚，办好了请代表到场看一看。",
    "要围绕{0}多听几句实话，坐在群众的板凳上问冷暖，回来就对着本子商量怎么改。",
    "要为{0}配好人手，老同志带新同志，一个环节一个环节地教，教会了再放手。",
)
TAIL = "，让群众看得见、信得过。"


class Rounds:
    """What happened: drafts of all rounds, strikes before each, wordings and own sentences, the bank before."""

    def __init__(self, office):
        self.office = office
        self.before = office.bank.phrases(), office.bank.digest()
        self.drafts, self.struck_before, self.wordings, self.own = [], [], {}, []
        for number in range(10):
            self._round(number)
        _, self.last = office.draft(seed=1, name="最后.docx")

    def _round(self, number):
        path, made = self.office.draft(seed=1, name=f"稿{number}.docx")
        self.drafts.append(made)
        self.struck_before.append(dict(counts(self.office.bank)))
        first, *_, last = [block for block in made.blocks if block.style == "一级标题"]
        struck = {
            key: text for block in made.blocks if block.slot == last.slot for key, text in said(block).items()
        }
        point = next(block for block in made.blocks if block.id == f"{first.id}.{1 + number % 2}")
        free = [
            key for key, text in said(point).items()
            if key not in self.wordings and len(text) > 30 and TAIL not in text
        ]  # fmt: skip
        changes = {key: said(point)[key][:-1] + TAIL for key in free[:2]}
        self.wordings |= changes
        edit(
            path,
            *((said(point)[key], new) for key, new in changes.items()),
            *((text, "") for text in struck.values()),
        )
        if number < len(OWN):
            self.own.append(OWN[number].format(point.topic))
            add_paragraph(path, point.text[:14], self.own[-1])
        learnt = self.office.learn(path)
        assert (learnt.struck, learnt.reworded, learnt.own) == (len(struck), len(changes), number < len(OWN))


def said(block):
    """{key: text} of the sentences that were chosen for a block."""
    return sentences(SAMPLE._replace(blocks=(block,)))


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    found = Rounds(open_office(tmp_path_factory.mktemp("收稿")))
    yield found
    found.office.bank.connection.close()


def keys(draft):
    return set(sentences(draft))


def test_what_was_struck_three_times_never_comes_back(rounds):
    gone = {key for key, (_, struck) in rounds.struck_before[-1].items() if struck >= 3}
    assert gone
    for draft, before in zip(rounds.drafts, rounds.struck_before, strict=True):
        assert not [key for key in keys(draft) if before.get(key, (0, 0))[1] >= 3]
    assert gone.isdisjoint(row.key for row in rounds.office.bank.phrases())


def test_the_users_wording_stands_where_the_old_one_stood(rounds):
    text = "".join(block.text for block in rounds.last.blocks)
    found = {key: words for key, words in sentences(rounds.last).items() if key in rounds.wordings}
    assert len(found) > 4
    assert found == {key: rounds.wordings[key] for key in found}
    assert text.count(TAIL) == len(found)


def test_the_users_own_sentences_come_first(rounds):
    text = "".join(block.text for block in rounds.last.blocks)
    assert [one for one in rounds.own if one[1:20] in text] == rounds.own


def test_undoing_all_of_it_restores_the_bank_exactly(rounds):
    bank = rounds.office.bank
    assert (bank.phrases(), bank.digest()) != rounds.before
    while (batch := newest(bank, "learn")) is not None:
        revoke(bank, batch.id, rounds.office.now(), "秘书")
    assert (bank.phrases(), bank.digest()) == rounds.before
    _, again = rounds.office.draft(seed=1, name="再.docx")
    assert again == rounds.drafts[0]
