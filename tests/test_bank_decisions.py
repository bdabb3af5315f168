"""Decisions are only ever added, the newest that stands counts, for the whole phrase; what is revoked is as if never done."""

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.bank.bank import Bank
from generator.bank.batches import history, newest, revoke
from generator.bank.decisions import Decision, counts, decide, decided_in, standing
from generator.bank.overview import overview
from generator.bank.query import parse
from generator.bank.schema import APPLICATION_ID, SCHEMA_VERSION
from generator.bank.search import search
from generator.bank.usage import Said, Words, record
from generator.desk.desk import Desk
from generator.desk.workspace import create_workspace
from generator.mining.keys import sentence_key
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo

TABLES_3 = Path(__file__).parent / "data" / "bank-3.sql"
PARAGRAPHS = (
    "在全市人大工作会议上的讲话",
    "同志们：",
    "开好这次会议意义重大。下面，我讲两点意见。",
    "一、坚持党的领导，把牢政治方向",
    "持续抓好理论学习。要把学习抓在经常，推动全市人大干部学深悟透、融会贯通。",
    "持续抓好请示报告。重大事项都要及时向市委请示报告。",
    "二、坚持依法履职，增强监督实效",
    "要用好执法检查这把利器，推动法律法规落到实处。要盯紧问题整改，做到件件有着落、事事有回音。",
)
NEAR = (
    *PARAGRAPHS[:4],
    "要把学习抓在经常，推动全市人大干部学深悟透、融会贯通啊。",
    *PARAGRAPHS[5:7],
    PARAGRAPHS[7][:20],
)
TEXT = "要把学习抓在经常，推动全市人大干部学深悟透、融会贯通。"


@pytest.fixture(scope="module")
def mined(tmp_path_factory, lexicon):
    """The bytes of a bank with two speeches that share most phrases, one of them in other words."""
    workspace = create_workspace(tmp_path_factory.mktemp("工作"))
    with Bank(workspace.bank_path) as bank, bank.changing():
        for path, texts in (("/甲.txt", PARAGRAPHS), ("/乙.txt", NEAR)):
            manuscript = Manuscript(path[1:], path, tuple(map(Paragraph, texts)), SourceInfo(level="市"))
            bank.add(mine(manuscript, lexicon), manuscript, path, "own")
    with Desk(workspace, lambda _: None).open_bank(fill=False):
        pass  # takes the curated phrases in
    return workspace.bank_path.read_bytes()


@pytest.fixture
def desk(tmp_path, mined):
    workspace = create_workspace(tmp_path / "工作")
    workspace.bank_path.parent.mkdir(exist_ok=True)
    workspace.bank_path.write_bytes(mined)
    return Desk(workspace, lambda _: None)


@pytest.fixture
def bank(desk):
    with desk.open_bank(fill=False) as opened:
        yield opened


_TICK = itertools.count(1)


def act(bank, *decisions, verb="review", file="", replaces=""):
    """Decide, each time a second later than the time before."""
    at = f"2026-12-01T09:{next(_TICK):06d}"
    return decide(bank, verb, [Decision(*one) for one in decisions], at, "秘书", file, replaces)


def key_of(bank, text):
    return next(row.key for row in bank.phrases() if row.text == text)


def offered(bank):
    return {row.text for row in bank.phrases() if row.kind == "own"}


def named(bank, key):
    """The row of the phrase that holds `key`."""
    return next(row for row in bank.phrases() if row.key == key)


def test_a_struck_phrase_is_not_offered_nor_counted_and_comes_back_when_the_batch_is_revoked(bank):
    before = bank.phrases(), bank.digest(), overview(bank, {})
    key = key_of(bank, TEXT)
    batch = act(bank, (key, "state", "不用"))
    assert {TEXT, TEXT.replace("。", "啊。")}.isdisjoint(offered(bank))
    assert bank.digest() != before[1]
    assert overview(bank, {}) != before[2]
    assert not search(bank, parse([TEXT[:-1]])).hits
    revoke(bank, batch, "2026-12-02", "")
    assert (bank.phrases(), bank.digest(), overview(bank, {})) == before


def test_the_newest_decision_counts_whatever_key_of_the_phrase_it_names(bank):
    key, near = key_of(bank, TEXT), key_of(bank, TEXT.replace("。", "啊。"))
    assert named(bank, key).phrase == named(bank, near).phrase
    act(bank, (key, "state", "不用"))
    later = act(bank, (near, "state", "取用"))
    assert TEXT in offered(bank)
    revoke(bank, later, "2026-12-02", "")
    assert TEXT not in offered(bank)


def without(bank, shown, lexicon):
    """The file with this wording is corrected, so that the wording leaves the bank."""
    path, texts = ("/甲.txt", PARAGRAPHS) if shown == TEXT else ("/乙.txt", NEAR)
    changed = tuple(text for text in texts if "学习抓在经常" not in text)
    manuscript = Manuscript(path[1:], f"{path}改", tuple(map(Paragraph, changed)), SourceInfo(level="市"))
    with bank.changing():
        bank.add(mine(manuscript, lexicon), manuscript, path, "own")
    assert not bank.known([sentence_key(shown)])


@pytest.mark.parametrize("shown", [TEXT, TEXT.replace("。", "啊。")])
def test_what_was_decided_holds_for_every_wording_that_the_phrase_had(bank, lexicon, shown):
    other = TEXT.replace("。", "啊。") if shown == TEXT else TEXT
    struck = act(bank, (key_of(bank, shown), "state", "不用"))
    without(bank, shown, lexicon)
    assert not {shown, other} & offered(bank)
    assert not search(bank, parse([TEXT[:-1]])).hits
    revoke(bank, struck, "2026-12-02", "")
    assert other in offered(bank)
    assert standing(bank) == {}


@pytest.mark.parametrize("shown", [TEXT, TEXT.replace("。", "啊。")])
def test_what_was_decided_on_one_wording_holds_for_the_others_after_a_rebuild(desk, shown):
    with desk.open_bank(fill=False) as bank:
        key = key_of(bank, shown)
        batch = act(bank, (key, "state", "不用"))
        with bank.writing():  # as programs wrote it down before
            bank.connection.execute("delete from decision where id like '+%'")
        before = history(bank)
    for _ in range(2):
        desk.rebuild_bank()
    with desk.open_bank(fill=False) as bank:
        assert history(bank) == before
        with bank.changing():
            bank.remove("/甲.txt" if shown == TEXT else "/乙.txt")
        assert {TEXT, TEXT.replace("。", "啊。")}.isdisjoint(offered(bank))
        revoke(bank, batch, "2026-12-02", "")
        assert len({TEXT, TEXT.replace("。", "啊。")} & offered(bank)) == 1


def test_a_reworded_phrase_keeps_its_new_words_and_its_place_when_the_wording_shown_is_gone(
    desk, bank, lexicon
):
    key, left = key_of(bank, TEXT), key_of(bank, TEXT.replace("。", "啊。"))
    act(bank, (key, "wording", "要把理论武装摆在首位，推动学用结合。"), (key, "slot", "监督"))
    act(bank, *((key, "kept", draft) for draft in "甲乙"), verb="learn")
    desk.mine_wordings(bank)
    without(bank, TEXT, lexicon)
    desk.mine_wordings(bank)
    row = named(bank, left)
    assert (row.text, row.slot, row.kept) == ("要把理论武装摆在首位，推动学用结合。", "监督", 2)
    assert [one.rows for one in history(bank)] == [2, 2]


def test_a_phrase_struck_out_of_three_drafts_is_offered_no_more_and_a_draft_counts_once(bank):
    key = key_of(bank, TEXT)
    for draft in ("甲", "甲", "乙"):
        act(bank, (key, "struck", draft))
    assert (named(bank, key).struck, named(bank, key).kept) == (2, 0)
    act(bank, (key, "struck", "丙"))
    assert TEXT not in offered(bank)
    assert counts(bank)[key] == (0, 3)
    act(bank, (key, "state", "取用"))
    assert named(bank, key).struck == 0


def test_what_was_kept_is_counted_by_drafts(bank):
    key = key_of(bank, TEXT)
    act(bank, (key, "kept", "甲"), (key, "kept", "乙"))
    act(bank, (key, "kept", "乙"))
    assert named(bank, key).kept == 2


def test_a_wording_takes_the_place_of_the_text_and_is_mined(desk, bank):
    key = key_of(bank, TEXT)
    standings = named(bank, key).traits.standings
    act(bank, (key, "wording", "要把理论武装摆在首位，推动全县人大代表学用结合。"), (key, "level", "县"))
    desk.mine_wordings(bank)
    row = named(bank, key)
    assert row.text == row.core == "要把理论武装摆在首位，推动全县人大代表学用结合。"
    assert (row.level, row.own_words) == ("县", True)
    assert [row.core[word.start : word.end] for word in row.traits.level_words] == ["全县"]
    assert row.traits.standings == standings
    assert TEXT not in offered(bank)


def test_a_wording_of_one_place_is_not_offered_at_all(desk, bank):
    key = key_of(bank, TEXT)
    act(bank, (key, "wording", "要推动银杏水库水源保护办结187件建议。"))
    desk.mine_wordings(bank)
    assert not [text for text in offered(bank) if "银杏水库" in text or text == TEXT]


def test_a_moved_phrase_counts_where_it_was_moved_to_in_sets_too(bank):
    lead = next(row for row in bank.phrases() if row.role == "领句" and row.kind == "own")
    act(bank, (lead.key, "slot", "监督"), (lead.key, "topic", ""), (lead.key, "role", "领句"))
    assert lead.key in {row.key for row in bank.phrases(["监督"])}
    assert lead.key not in {row.key for row in bank.phrases([lead.slot])}
    members = {member for row in bank.sets("领句") for member in row.members if member[2] == lead.key}
    assert {slot for slot, _, _ in members} == {"监督"}


def test_what_is_marked_as_somebodys_own_becomes_a_local_name(bank):
    key = key_of(bank, TEXT)
    act(bank, (key, "local", "融会贯通、学深悟透"))
    names = {mark.text for mark in bank.local_names(["本地"])}
    assert {"融会贯通", "学深悟透"} <= names
    act(bank, (key, "local", ""))
    assert {mark.text for mark in bank.local_names(["本地"])} == names - {"融会贯通", "学深悟透"}


def test_an_empty_value_takes_back_what_was_decided(desk, bank):
    key = key_of(bank, TEXT)
    before = bank.phrases()
    act(
        bank,
        (key, "wording", "另一句话说得更好一些，大家都听得懂。"),
        (key, "slot", "监督"),
        (key, "state", "不用"),
    )
    act(bank, (key, "wording", ""), (key, "slot", ""), (key, "state", ""))
    desk.mine_wordings(bank)
    assert bank.phrases() == before


def test_a_batch_that_replaces_another_revokes_it_and_its_source(bank, lexicon):
    first = act(bank, ("k", "struck", "稿一"), verb="learn", file="稿.docx")
    manuscript = Manuscript("稿.docx", "d", tuple(map(Paragraph, PARAGRAPHS)), SourceInfo())
    before = bank.digest()
    with bank.changing():
        bank.add(mine(manuscript, lexicon), manuscript, "/稿.docx", "own", first)
    assert decided_in(bank, "稿一") == first
    second = act(bank, ("k", "kept", "稿一"), verb="learn", file="稿.docx", replaces=first)
    assert decided_in(bank, "稿一") == second
    assert counts(bank) == {"k": (1, 0)}
    assert not [one for one in bank.sources() if one.path == "/稿.docx"]
    assert bank.digest() != before


def test_own_sentences_of_a_learned_speech_are_told_from_those_of_any_other(bank, lexicon):
    batch = act(bank, ("k", "kept", "稿一"), verb="learn")
    texts = (*PARAGRAPHS[:5], "要让每一名代表都有一本履职台账，干了什么一目了然。", *PARAGRAPHS[6:])
    manuscript = Manuscript("稿.docx", "d", tuple(map(Paragraph, texts)), SourceInfo())
    with bank.changing():
        bank.add(mine(manuscript, lexicon), manuscript, "/稿.docx", "own", batch)
    assert {row.source.file for row in bank.phrases() if row.own_words} == {"稿.docx"}


def test_history_tells_every_batch_of_memory_too_and_what_stands(bank):
    first = act(bank, ("a", "kept", "稿一"), ("b", "struck", "稿一"), verb="learn", file="甲.docx")
    record(bank, Said((Words("a"),), "会", "2026-12-01", "周启明", "乙.docx"), "2026-12-01T10", "秘书")
    revoke(bank, first, "2026-12-02T09", "秘书")
    told = [(one.batch.verb, one.batch.file, one.rows, one.stands) for one in history(bank)]
    assert sorted(told) == [("learn", "甲.docx", 2, False), ("used", "乙.docx", 1, True)]
    assert newest(bank, "learn") is None
    assert newest(bank, "used", "乙.docx") is not None
    assert newest(bank, "used", "丙.docx") is None


def test_decisions_outlive_a_rebuild_in_which_all_is_mined_anew(desk, lexicon):
    with desk.open_bank(fill=False) as bank:
        key, other = key_of(bank, TEXT), key_of(bank, PARAGRAPHS[3])
        act(bank, (key, "wording", "要把学习成果用到监督工作里，见行动、见实效。"), (other, "state", "不用"))
        desk.mine_wordings(bank)
        batch = act(bank, (key, "kept", "稿一"), verb="learn")
        texts = (*PARAGRAPHS[:5], "要让每一名代表都有一本履职台账，干了什么一目了然。", *PARAGRAPHS[6:])
        own = sentence_key(texts[5])
        manuscript = Manuscript("稿.docx", "d", tuple(map(Paragraph, texts)), SourceInfo(), only=(own,))
        with bank.changing():
            bank.add(mine(manuscript, lexicon), manuscript, "/稿.docx#1", "own", batch)
        before, decided = bank.phrases(), standing(bank)
        assert {row.key for row in before if row.source.file == "稿.docx"} == {own}
        assert named(bank, key).own_words
    desk.rebuild_bank()
    with desk.open_bank(fill=False) as bank:
        assert bank.phrases() == before
        assert standing(bank) == decided
        revoke(bank, batch, "2026-12-31", "")
        assert own not in bank.keys_beginning("")


def test_banks_merge_as_a_union_of_rows_in_any_order(tmp_path, mined):
    """Two colleagues' decisions, put together either way, come to the same."""
    key = None
    for name, value in (("甲", "不用"), ("乙", "取用")):
        path = tmp_path / name
        path.write_bytes(mined)
        with Bank(path) as bank:
            key = key_of(bank, TEXT)
            act(bank, (key, "state", value), (key, "kept", name))
    merged = []
    for one, other in (("甲", "乙"), ("乙", "甲")):
        path = tmp_path / f"{one}{other}"
        path.write_bytes((tmp_path / one).read_bytes())
        with closing(sqlite3.connect(path)) as to, to:
            to.execute("attach ? as other", (str(tmp_path / other),))
            for _ in range(2):
                for table in ("batch", "decision"):
                    to.execute(f"insert or ignore into main.{table} select * from other.{table}")
        with Bank(path) as bank, bank.writing():
            bank.settle()
            merged.append((standing(bank), counts(bank), bank.phrases(), bank.digest()))
    assert merged[0] == merged[1]
    assert merged[0][0][key] == {"state": "取用"}
    assert merged[0][1][key] == (2, 0)


def test_a_bank_of_version_3_gets_decisions_and_keeps_what_it_has(tmp_path):
    path = tmp_path / "bank.sqlite"
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(TABLES_3.read_text(encoding="utf-8"))
        old.execute(f"pragma application_id = {APPLICATION_ID}")
        old.execute("pragma user_version = 3")
        old.execute("insert into batch values ('b', 'used', '2026-01-01', '秘书', '稿.docx', '')")
        old.execute("insert into usage values ('u', 'k', '会', '2026-01-01', '周启明', 'b')")
        old.execute(
            "insert into source values (3, 'd', '/稿', '稿', 'own', '', '', '', '', '', '', '', '{\"info\":{},\"paragraphs\":[]}')"
        )
    new = tmp_path / "new.sqlite"
    with Bank(path) as bank, Bank(new):
        assert bank.connection.execute("pragma user_version").fetchone() == (SCHEMA_VERSION,)
        assert [one.path for one in bank.sources()] == ["/稿"]
        assert [(one.batch.verb, one.rows) for one in history(bank)] == [("used", 1)]
        act(bank, ("k", "kept", "稿一"))
        assert counts(bank) == {"k": (1, 0)}


def test_a_decision_waits_for_another_writer_as_any_change_does(tmp_path):
    path = tmp_path / "bank.sqlite"
    waited = []
    with Bank(path) as first, Bank(path, lambda: waited.append(1), patience=1.2) as second:
        first.connection.execute("begin immediate")
        with pytest.raises(Exception, match="另一个程序"):
            act(second, ("k", "kept", "稿一"))
        first.connection.execute("commit")
        assert waited == [1]
        act(second, ("k", "kept", "稿一"))
        assert counts(second) == {"k": (1, 0)}
