"""名册 of 拟稿.yaml: who holds which post, from when to when."""

from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path

from generator.checking.roster import Tenure
from generator.language.dates import EXAMPLE, date_fault, parse_date
from generator.model.errors import ContentError
from generator.reading.yamlfile import read_mapping

_HINT = "每条写成“- {姓名: 王明, 职务: 县委书记, 起: 2025-06-01, 止: }”，起、止可以空着。"
_KEYS = {"姓名", "职务", "起", "止"}


def read_roster(path: Path) -> tuple[Tenure, ...]:
    """The roster in the settings at `path`; empty if there is none. Raises ContentError naming a faulty entry."""
    if not path.is_file():
        return ()
    entries = read_mapping(path.read_bytes(), path.name).get("名册") or []
    if not isinstance(entries, list):
        raise ContentError(f"《{path.name}》的“名册”应当是一个列表。", _HINT)
    return tuple(_tenure(entry, path.name) for entry in entries)


def _tenure(entry: object, name: str) -> Tenure:
    if (
        not isinstance(entry, Mapping)
        or set(map(str, entry)) - _KEYS
        or not (entry.get("姓名") and entry.get("职务"))
    ):
        raise ContentError(f"《{name}》的“名册”里有一条写法不对：{entry}", _HINT)
    return Tenure(
        str(entry["姓名"]).strip(),
        str(entry["职务"]).strip(),
        _day(entry.get("起"), name),
        _day(entry.get("止"), name),
    )


def _day(value: object, name: str) -> Date | None:
    if value is None or value == "":
        return None
    day = value if isinstance(value, Date) else parse_date(str(value))
    if day is None:
        raise ContentError(f"《{name}》的“名册”里{date_fault(str(value))}。", EXAMPLE)
    return day
