"""A sentence as a user typed it, put as the bank keeps sentences, with a remark for all that was changed or looks odd."""

from generator.language.ordinals import parse_ordinal
from generator.language.sentences import split_sentences

_HEADING = "小标题"


def tidied(text: str, *, ended: bool) -> tuple[str, list[str]]:
    """`text` without an ordinal at its head and, where it is to be `ended`, with a full stop; and what to tell of it."""
    remarks: list[str] = []
    ordinal = parse_ordinal(text)
    kept = text[ordinal.length :].lstrip() if ordinal else text
    if ordinal and kept:
        kept = f"要{kept}" if ordinal.style.endswith("要") else kept
        remarks.append(f"开头的序号“{text[: ordinal.length]}”不用写，去掉了")
    else:
        kept = text
    if ended and kept and kept[-1].isalnum():
        kept += "。"
        remarks.append("句末少标点，添上了“。”")
    count = len(split_sentences(kept))
    if count > 1:
        remarks.append(f"写了 {count} 句，当作一句收下；要分开，请在表里各写一行")
    return kept, remarks


def is_ended(role: str) -> bool:
    """Whether a new sentence of this role has a full stop: a heading has none."""
    return role != _HEADING
