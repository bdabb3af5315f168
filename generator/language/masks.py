"""Masks (XX, ××, **, ____, 某) and names deleted to nothing, and what each of them hides."""

from generator.language.guarded import Guarded, any_of, bits_in
from generator.language.patterns import pattern as lazy
from generator.model.sentence import Mark

_MASK = Guarded(
    r"[XxＸ×✕*＊]+(?![A-Za-z])|_{2,}|[○〇]{2,}|某(?=[省市县区旗州镇乡村部委局某]|同志)|\.{3,}|[□■]+",
    "X x Ｘ × ✕ * ＊ _ ○ 〇 某 . □ ■",
)
_DELETED = Guarded(
    r"(?:书记|主任|市长|县长|区长|镇长|主席|主持|(?<![委班级关府会院组])领导)同志(?=[指强要讲说作的在，])",
    "记同 任同 长同 席同 持同 导同",
)
"""A post with 同志 behind it and no name between: 市委书记同志指出."""
_ANY = any_of((_MASK, _DELETED))
_BEHIND = (
    ("届次", lazy(r"^(?:届|次(?:会议|全会|代表大会))")),
    ("日期", lazy(r"^(?:年|月|日|季度)")),
    (
        "数量",
        lazy(
            r"^(?:[%％多余几]?(?:件|项|次|个|名|人|户|条|家|部|场|份|亿|万|元|亩|公里|批|篇(?!章)|期|所|座|处|位)|[%％])"
        ),
    ),
    (
        "人名",
        lazy(
            r"^(?:同志|主任|书记|主席|市长|县长|区长|镇长|乡长|秘书长|局长|总书记|委员长|说|讲|指出|强调|作了|在.{0,12}(?:讲话|指出|强调))"
        ),
    ),
    (
        "地区",
        lazy(r"^(?:[省市州县区旗镇乡村]|街道|社区|人大|地区|特色|篇章|大地|儿女|高质量|的?现代化)"),
    ),
    ("机构", lazy(r"^(?:局|委(?!员)|办|公司|集团|学校|医院|大学|部门)")),
    ("项目", lazy(r"^(?:项目|工程|行动|活动|条例|办法|规定|水库|大道|战略)")),
)
_BEFORE = (
    ("届次", lazy(r"第$")),
    ("人名", lazy(r"(?:主任|书记|主席|市长|县长|区长|镇长|同志|秘书长)$")),
    ("数量", lazy(r"(?:共|达|约|近|超过?|计|办结率)$")),
    ("地区", lazy(r"(?:在|为|建设|推动|服务|促进|美丽|幸福|来到|走进|全面建设)$")),
)


def find_masks(text: str) -> list[tuple[int, Mark]]:
    """Every mask in `text` with its offset and, where its neighbours tell, what it hides."""
    if not bits_in(text) & _ANY:
        return []
    masks = [
        (match.start(), Mark("遮盖", match[0], _meaning(text[: match.start()], text[match.end() :])))
        for match in _MASK.finditer(text)
    ]
    deleted = [(match.start(), Mark("遮盖", match[0], "人名")) for match in _DELETED.finditer(text)]
    return sorted([*masks, *deleted], key=lambda one: one[0]) if masks and deleted else masks or deleted


def _meaning(before: str, behind: str) -> str:
    for kind, pattern in _BEHIND:
        if pattern.match(behind):
            return kind
    return next((kind for kind, pattern in _BEFORE if pattern.search(before)), "")
