"""What a template from a speech may hold of fixed words: all from closed lists, nothing copied."""

import re

from generator.language.ordinals import from_chinese, to_chinese

_ADDRESSEE = "同志们|朋友们|代表们|各位(?:代表|委员|领导|同志|同事|来宾|朋友|主任|副主任|学员|老师|专家)|主任|主席|书记|秘书长"
_CALLED = re.compile(f"(?:尊敬的)?(?:{_ADDRESSEE})")
_KINDS = ("主持词", "交流发言", "汇报发言", "表态发言", "发言", "汇报", "致辞", "报告", "讲话")
"""What a speech may be called, the longer before the shorter."""
_USUAL_KIND = {"部署": "讲话", "汇报": "汇报发言", "交流": "交流发言", "主持": "主持词", "表态": "表态发言"}
_NOUNS = {
    "意见": "讲", "要求": "提", "希望": "提", "建议": "提", "体会": "谈", "认识": "谈", "看法": "谈", "想法": "谈", "打算": "谈",
    "问题": "讲", "表态": "作",
}  # fmt: skip
"""What is announced, and the verb that goes with it."""
_BY_PIECE = ("问题",)
"""What is counted with 个, not with 点."""
_USUAL_NOUN = {"部署": "意见", "汇报": "意见", "交流": "体会", "主持": "要求", "表态": "表态"}
_ANNOUNCED = re.compile("([一二两三四五六七八九十几]|[0-9]{1,2})(?:点|条|项|个方面|个问题|方面)")
_TWO = 2
_GREETING = re.compile(f"^(?:最后，)?((?:{_CALLED.pattern})(?:、(?:{_CALLED.pattern}))*)[，,！!：:]")


def salutation(text: str, standing: str) -> str:
    """The salutation of a source less whoever it names; 同志们 if nothing is left, empty if it had none."""
    if not text:
        return "" if standing in ("交流", "表态") else "同志们"
    pieces = re.split("([，,、])", text.rstrip("：:"))
    kept = ""
    for index in range(0, len(pieces), 2):
        if _CALLED.fullmatch(pieces[index]):
            kept += (pieces[index - 1] if kept else "") + pieces[index]
    return kept or "同志们"


def greeting(text: str) -> str:
    """Whom a sentence calls upon before it begins (同志们，), or an empty string."""
    match = _GREETING.match(text)
    return f"{match[1]}，" if match else ""


def kind(title: str, standing: str) -> str:
    """What a source calls itself at the end of its title: 讲话, 交流发言 …; else what is usual."""
    return next((name for name in _KINDS if title.endswith(name)), _USUAL_KIND.get(standing, "讲话"))


def transition(text: str, standing: str, loose: int) -> str:
    """What leads over to the parts, after the source's; `loose` points are counted if there are no parts."""
    noun = next((word for word in _NOUNS if word in text), _USUAL_NOUN.get(standing, "意见"))
    if not _ANNOUNCED.search(text) or standing == "汇报":
        return "现将有关工作汇报如下：" if standing == "汇报" else ""
    counter = "个" if noun in _BY_PIECE else "点"
    return f"下面，我{_NOUNS[noun]}{counted(loose) if loose else '{{ 部分数 }}'}{counter}{noun}。"


def counted(number: int) -> str:
    """A number as it is said before 点 or 个: 两, not 二."""
    return to_chinese(number) if number != _TWO else "两"


def agenda_item(text: str) -> int | None:
    """The number of the item of the agenda that a chair's sentence opens (进行第二项议程), or None."""
    match = re.search("进行第([一二三四五六七八九十]{1,2})项", text)
    return from_chinese(match[1]) if match else None
