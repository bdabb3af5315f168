"""A drawn-up draft of about three pages, which the tests of Word output share; 云河市 is invented."""

import itertools
from collections.abc import Iterator

from generator.language.ordinals import parse_ordinal
from generator.model.draft import Block, Draft, Span

STYLES = {
    "标题", "日期", "讲话人", "称谓", "正文", "一级标题", "二级标题", "三级标题", "落款",
}  # fmt: skip


def spans(text: str) -> tuple[Span, ...]:
    """Spans from a line: `｜` parts them, 【…】 is a blank, 〔…〕 a fact."""
    return tuple(span(piece) for piece in text.split("｜"))


def span(piece: str) -> Span:
    if piece.startswith("【"):
        return Span(piece, "blank")
    if piece.startswith("〔"):
        return Span(piece[1:-1], "fact")
    return Span(piece, "phrase")


def block(id: str, paragraph: int, style: str, text: str, lead: int = 0, level: int | None = None) -> Block:
    """A block; the text of a numbered heading is its ordinal, `｜`, and the rest."""
    found = parse_ordinal(text) if style.endswith("级标题") and "｜" in text else None
    return Block(
        id, paragraph, style, spans(text), lead=lead, level=level, ordinal=found.number if found else None
    )


def draft(*blocks: Block, title: str = "讲话", date: str = "2026-03-20") -> Draft:
    return Draft(
        occasion="工作会议讲话",
        title=title,
        seed=1,
        date=date,
        brief={},
        template_name="工作会议讲话",
        template_digest="",
        bank_digest="",
        characters=sum(len(block.text) for block in blocks),
        minutes=1.0,
        blocks=blocks,
    )


LINES = """
标题 在云河市人大工作会议上的讲话
日期 （2026年3月20日）
讲话人 市人大常委会主任　｜【待填：姓名】
称谓 各位领导，同志们：
正文 这次会议是市委批准召开的一次重要会议，主要任务是总结过去一年全市人大工作，部署今年重点任务。｜刚才，云溪县、｜〔青屏区〕｜人大常委会作了交流发言，讲得很好，我都赞成。｜过去一年，全市各级人大常委会坚持党的领导，依法履职、主动作为，共审议专项工作报告｜【待填：审议报告数】｜项，开展执法检查｜〔6〕｜次，办理代表建议｜〔312〕｜件，为全市改革发展稳定作出了积极贡献。｜下面，我讲三点意见。
一级标题 一、｜以更高站位坚持党的全面领导
正文 人大机关首先是政治机关，做好人大工作最根本的是坚持党的领导。｜要把学习贯彻中央、省委、市委人大工作会议精神作为当前和今后一个时期的重要政治任务，学深悟透、入脑入心，真正做到“学思用贯通、知信行统一”。
正文·领 一要把牢政治方向。｜要坚持重大事项、重要工作、重要情况及时向市委请示报告，确保党的主张经过法定程序成为全市人民的共同意志。｜要健全常委会党组学习制度，坚持每次常委会会议前先学法、每次党组会议先学理论。
正文·领 二要服务中心大局。｜要紧扣市委｜【待填：今年中心工作】｜的部署，做到市委工作推进到哪里，人大工作就跟进到哪里，力量就汇聚到哪里。｜要围绕产业升级、乡村振兴、生态保护精选议题，做到少而精、重实效。
正文·领 三要站稳人民立场。｜要把群众的急难愁盼作为履职的着力点，用好代表家站、基层立法联系点等平台——听真话、察实情、办实事，让群众切身感受到民主就在身边。
一级标题 二、｜以更实举措依法行使职权
二级标题 （一）｜立法要精
正文 要坚持科学立法、民主立法、依法立法，围绕城市治理、生态保护、历史文化保护等领域，做好《云河市城市绿化条例》等｜〔3〕｜件法规的起草、审议工作。｜要丰富“小切口”立法实践，需要几条就定几条，能用三五条解决问题的，就不搞“大块头”。
二级标题 （二）｜监督要实
三级标题 1.｜抓住重点
正文 要综合运用听取审议专项报告、执法检查、专题询问等方式，盯住预算执行、国有资产管理、政府债务等重点，一抓到底、务求实效。｜对审议意见的落实情况，要开展满意度测评，测评结果向社会公开。
三级标题 2.｜打通末梢
正文 要推动市、县、乡三级人大上下联动，｜同题共答、同频共振，｜切实解决“上热中温下冷”的问题。
二级标题 （三）｜决定要准
正文·领 一是议大事。｜要完善讨论、决定重大事项的机制，推动民生实事项目人大代表票决制提质扩面。
连写·领 二是把好关。｜要坚持党管干部和人大依法任免相统一，完善任前法律知识考试、供职发言、宪法宣誓等制度。
连写·领 三是求实效。｜要加强对决议决定执行情况的跟踪督办，维护决议决定的严肃性。
正文·黑 密切联系群众，做人民满意的“连心桥”。｜代表是人民代表大会的主体。｜要深化“两个联系”，常委会组成人员每人固定联系｜〔5〕｜名以上基层代表，代表每季度至少进站接待选民一次。｜要提高代表建议办理质量，推动办理工作由“重答复”向“重落实”转变，真正把代表的“金点子”变成发展的“金钥匙”。
一级标题 三、｜以更严要求加强自身建设
正文 打铁必须自身硬。｜要按照政治机关、国家权力机关、工作机关、代表机关的定位要求，全面加强思想、能力、作风和制度建设，努力打造让党放心、让人民满意的人大队伍。
正文·领 一要加强学习提能力。｜要学理论、学法律、学业务，做到懂大局、懂人大、懂群众，发言有见地、审议有深度、建议有质量。
正文·领 二要改进作风树形象。｜要大兴调查研究之风，多到困难多、矛盾集中、群众意见大的地方去，做到问题不查清不放过、整改不到位不放过。｜要落实中央八项规定精神，轻车简从、务求实效，不给基层增加负担。
正文·领 三要严明纪律守底线。｜要严格遵守政治纪律和政治规矩，知敬畏、存戒惧、守底线，自觉接受纪检监察机关和社会各界的监督，树立人大机关清正廉洁的良好形象。
称谓 同志们：
正文 新征程上，人大工作使命光荣、责任重大。｜让我们更加紧密地团结起来，在中共云河市委的坚强领导下，锐意进取、真抓实干，为谱写云河高质量发展新篇章而努力奋斗！
落款 云河市人大常委会办公室
落款 2026年3月20日
"""  # noqa: E501


def sample_blocks() -> Iterator[Block]:
    paragraph = itertools.count()
    current = 0
    for number, line in enumerate(LINES.split("\n")[1:-1]):
        kind, text = line.split(" ", 1)
        style, _, mark = kind.partition("·")
        current = current if style == "连写" else next(paragraph)
        level = {"领": 2, "黑": 1}.get(mark)
        yield block(f"0.{number}", current, style.replace("连写", "正文"), text, int(bool(mark)), level)


SAMPLE = draft(*sample_blocks(), title="在云河市人大工作会议上的讲话")


def test_the_sample_uses_every_style_of_the_model():
    assert {block.style for block in SAMPLE.blocks} == STYLES


def test_the_sample_has_blanks_facts_leads_and_joined_blocks():
    assert {span.kind for block in SAMPLE.blocks for span in block.spans} == {"phrase", "fact", "blank"}
    assert {block.level for block in SAMPLE.blocks if block.lead} == {1, 2}
    assert len({block.paragraph for block in SAMPLE.blocks}) == len(SAMPLE.blocks) - 2
