"""What names levels of government beside the names of their bodies: 市县两级, 市直各部门, 县里, 县“一府一委两院”."""

from collections.abc import Sequence

from generator.language.guarded import Guarded, any_of, bits_in
from generator.model.sentence import LevelWord

_HEAD = Guarded(
    "(?<![全我本各该省市州县区旗镇乡城都社园片小])[省市州县区旗镇乡](?=“一府|有关部门|相关部门)", "“一 关部"
)
"""The level as a single character: 县“一府一委两院”, 县有关部门."""
_OFFICES = (
    "(?:发展?改革?|卫生?健康?|住建|国资|经信)委|(?:财政|审计|教育|民政|司法|公安|人社|住建|水利|交通|自然资源|生态环境|"
    "农业农村|文旅|市场监管|市场监督管理|应急|应急管理|统计|城管|信访|税务|林业|医保)[局厅]"
)
"""Departments that a level's character stands before: 市财政局."""
_FIXED = Guarded(
    "(?:[省市州县区旗镇乡]、?){2,4}(?:[两三四五]级|上下联动|(?=有关部门|相关部门))|"
    "(?<!各)(?:县市区|市县区|县区|区县|市区)(?=人大|党委|政府)|"
    "(?<![城都超楼股集小社园厂景片校库])[省市州县区旗镇乡](?:直(?:各|机关|部门|单位|属)|里(?![程面])|级(?![别差])(?=人大|机关|部门|领导|政府|代表|以上|和|、|层面|财政|财力|预算|决算|单位|国有|统筹|公共|项目|平台))|"
    f"(?<![城都超楼股集门社校园])[省市州县区旗](?:{_OFFICES})|"
    "[市县镇]域|[市县区镇乡]情(?![况形绪])|各(?:县市区|区县|县区|县市|市县|市州|镇街|[市州县区镇](?![级项]))",
    "关部 市区 县区 区县 两级 三级 四级 五级 联动 直 市域 县域 镇域 市情 县情 区情 镇情 乡情 各市 各州 各县 各区 各镇 "
    "改委 革委 健委 康委 建委 资委 信委 政局 政厅 计局 计厅 育局 育厅 法局 法厅 安局 安厅 社局 社厅 建局 建厅 利局 利厅 "
    "通局 通厅 源局 源厅 境局 境厅 村局 村厅 旅局 旅厅 管局 管厅 理局 理厅 急局 急厅 访局 访厅 务局 务厅 业局 业厅 保局 保厅 "
    + " ".join(level + sign for level in "省市州县区旗镇乡" for sign in "里级"),
)
"""What names levels and cannot be put into another's words: 市县两级, 市直各部门, 县里, 各县区."""
_ANY = any_of((_HEAD, _FIXED))
FIXED = "固定"
FOREIGN = 9
"""Steps of a word that names a body of the speaker's own rank but another kind (全县 in a district's speech)."""


def may_hold_signs(text: str) -> bool:
    """Whether any may stand in `text`: no need to look for them where not."""
    return bool(bits_in(text) & _ANY)


def find_heads(text: str, own: str) -> list[LevelWord]:
    """Each level named by a single character before “一府…; `own` is the character of the speaker's."""
    return [
        LevelWord(match.start(), match.end(), "域", 0 if match[0] == own else FOREIGN)
        for match in _HEAD.finditer(text)
    ]


def find_fixed(text: str, taken: Sequence[LevelWord]) -> list[LevelWord]:
    """What cannot be put into another level's words, where none of `taken` stands."""
    return [
        LevelWord(match.start(), match.end(), FIXED, 0)
        for match in _FIXED.finditer(text)
        if all(match.end() <= word.start or word.end <= match.start() for word in taken)
    ]
