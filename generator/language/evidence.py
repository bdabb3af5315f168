"""How signs are weighed: evidence.yaml, the numbers by which mining decides on slot and role."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model.errors import ContentError

ROLES = ("论述", "举措", "事实", "引语")


class Balance(NamedTuple):
    """What the cues of a sentence and of what stands around it count for its slot (权衡 of evidence.yaml)."""

    nested: float = 0.0
    later: float = 0.4
    own_cap: float = 4.0
    heading: float = 1.5
    lead: float = 1.0
    body: float = 0.2
    point_body: float = 0.25
    context_cap: float = 6.0
    from_point: float = 0.9
    from_section: float = 0.6
    from_speech: float = 0.15
    from_occasion: float = 1.0
    from_title: float = 1.0


_NAMES = {
    "套词": "nested",
    "后半句": "later",
    "本句封顶": "own_cap",
    "标题入部分": "heading",
    "领句入部分": "lead",
    "正文入部分": "body",
    "正文入要点": "point_body",
    "上文封顶": "context_cap",
    "借自领句": "from_point",
    "借自标题": "from_section",
    "借自全篇": "from_speech",
    "借自场合": "from_occasion",
    "借自题目": "from_title",
}


class Evidence(NamedTuple):
    """The balance for slots, and for each sign of a sentence's form what it speaks for or against (作用)."""

    balance: Balance = Balance()
    signs: Mapping[str, Mapping[str, float]] = {}

    def roles(self, signs: Iterable[str]) -> dict[str, float]:
        """Role (论述 举措 事实 引语) → sum of what the signs count for it."""
        totals = dict.fromkeys(ROLES, 0.0)
        for sign in signs:
            for role, weight in self.signs.get(sign, {}).items():
                totals[role] += weight
        return totals


def load_evidence(data: Mapping[str, object], name: str) -> Evidence:
    """evidence.yaml, already parsed; ContentError names a key that is unknown or a weight that is no number."""
    balance = _numbers(data.get("权衡"), _NAMES, f"《{name}》的“权衡”")
    signs = data.get("作用")
    if not isinstance(signs, Mapping):
        raise ContentError(f"《{name}》缺少“作用”一节。", "请对照自带的 evidence.yaml 补上。")
    return Evidence(
        Balance(**{_NAMES[key]: value for key, value in balance.items()}),
        {
            str(sign): _numbers(weights, ROLES, f"《{name}》“作用”里的“{sign}”")
            for sign, weights in signs.items()
        },
    )


def _numbers(value: object, keys: Iterable[str], where: str) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise ContentError(f"{where}写法不对。", "每项写“名称: 数字”。")
    try:
        numbers = {str(key): float(number) for key, number in value.items()}
    except (TypeError, ValueError):
        raise ContentError(f"{where}里有一项不是数字。", "权重写成数字，例如 1.5 或 -0.5。") from None
    unknown = [key for key in numbers if key not in keys]
    if unknown:
        raise ContentError(f"{where}里不认识“{unknown[0]}”。", f"可用的有：{' '.join(keys)}。")
    return numbers
