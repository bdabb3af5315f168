"""A block chosen anew: what may follow what where the user himself wrote the outline."""

from dataclasses import replace

import pytest
from cli_support import light_workspace
from desk_support import build_tree, nigao
from drafting_support import DAY, PLACES, brief_of, desk_and_bank

from generator.desk.templates import load_occasion
from generator.drafting.brief_file import Entry
from generator.drafting.produce import produce, setting_of
from generator.drafting.redraft import Desk, new_block, stock_for
from generator.model.errors import RequestError
from generator.model.outline import Outline, OutlineLine, OutlinePart

LEADS = ("把建议办理抓在平时。", "把代表联络站开到渡口。")
BETWEEN = "要把承办单位请到码头上，同代表一件一件对账，摆渡人等了几年的石阶先修起来。"
SPEECH = f"""\
在全市人大代表工作会议上的讲话
同志们：
今天，我们召开全市人大代表工作会议。
一、推进代表工作提质增效
一要{LEADS[0]}{BETWEEN}
二要{LEADS[1]}要让撑船的代表在渡口当面听意见，一天听不完就听两天。
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A workspace whose bank holds this one speech of the office's own."""
    root = light_workspace(tmp_path_factory.mktemp("渡口") / "家")
    build_tree(root.parent, {"旧稿.txt": SPEECH})
    mined = nigao("--workspace", root, "mine", root.parent / "旧稿.txt", "--own")
    assert mined.code == 0, mined.err
    return root


def drafted(root, leads):
    """A draft of these leads in their order; what a block of it is redrawn from."""
    desk, bank = desk_and_bank(root)
    template = load_occasion(desk.content, "工作会议讲话")
    entries = [Entry("地区", PLACES["市"], ""), Entry("日期", str(DAY), "")]
    brief = brief_of(entries, (), template.standing, template.name)
    part = OutlinePart(OutlineLine("推进代表工作提质增效"), tuple(map(OutlineLine, leads)))
    outline = Outline((), (part,), template.name)
    draft = produce(template, brief, bank, desk.lexicon, 1, 150, outline=outline)
    setting = setting_of(template, brief, bank, desk.lexicon, 1)
    return draft, stock_for(draft, template, brief, bank, setting), setting


def emptied(draft, stock, setting):
    """The first point emptied but for its lead, to be redrawn from nothing but the sentence between the leads."""
    blocks = tuple(
        one._replace(spans=one.spans[: one.lead]) if LEADS[0] in one.text else one for one in draft.blocks
    )
    rows = [row for row in stock.rows if row.text == BETWEEN or any(lead in row.text for lead in LEADS)]
    desk = Desk(
        draft._replace(blocks=blocks),
        {one.id: one.text for one in blocks},
        replace(stock, rows=rows),
        setting,
        ("一要",),
    )
    return desk, next(one.id for one in blocks if LEADS[0] in one.text)


def test_a_run_that_the_user_s_own_outline_asks_for_may_stand_in_the_new_block(office):
    desk, block = emptied(*drafted(office, LEADS))
    assert new_block(desk, block).text.endswith(BETWEEN)


def test_where_the_program_chose_the_leads_no_run_goes_on_into_the_next_point(office):
    draft, stock, setting = drafted(office, LEADS)
    desk, block = emptied(draft._replace(outlined=False), stock, setting)
    with pytest.raises(RequestError):
        new_block(desk, block)


def test_a_lead_typed_without_its_stop_keeps_its_source(office):
    draft, *_ = drafted(office, [lead.rstrip("。") for lead in LEADS])
    said = {span.text: span.source.file for block in draft.blocks for span in block.spans if span.source}
    assert all(said.get(lead) == "旧稿.txt" for lead in LEADS)
