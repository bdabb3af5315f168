"""Where what looks like a level word is none: a part of 社区, 城市, 健全 or of 市场, 委托, 长期."""

_ENDS_IN = {
    "区": "社小城园校灾山老特街片辖新湖地库景学牧林矿垦厂郊市港战疫住政业发工营院范验作护聚能心开禁误盲雷分选治县水农边苏滩震病专大商片险汛",
    "市": "城都超股楼集夜早上房门",
    "镇": "小集城乡街村古重",
    "乡": "城家故水侨山梦老同",
    "县": "市郡",
    "州": "神九",
    "全": "健安完俱齐保周顾成",
    "本": "基根成资版样标课书",
    "我": "自忘",
}
"""First character of a level word → the characters with which it makes another word: 社区, 城市, 健全."""
_BEGINS = {
    "市": "场",
    "区": "域别分间块隔",
    "县": "域",
    "乡": "镇",
    "委": "托员任以",
    "长": "期远效足久短处假",
}
"""Last character of a level word → the characters with which it makes another word: 市场, 委托, 长期."""
_MEMBERS = "会"
"""Behind 委员: 市委员会 is the committee itself."""


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether the level word at `start` to `end` of `text` (character offsets) is no part of other words."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before and before in _ENDS_IN.get(text[start], ""):
        return False
    if not behind or behind not in _BEGINS.get(text[end - 1], ""):
        return True
    return behind == "员" and text.startswith(_MEMBERS, end + 1)
