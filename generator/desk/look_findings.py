"""The look of a Word file as findings: its page and named styles against the look that it was made from, else the usual one."""

from pathlib import Path

from generator.desk.check_rules import Rules
from generator.desk.content import Content
from generator.desk.looks import FOLDER, USUAL
from generator.model.finding import Finding

_PAGE = "页面"
_USUAL = "（默认的版式）"


def look_findings(path: Path, first: str, rules: Rules, content: Content) -> list[Finding]:
    """Hung on the first paragraph, whose text is `first`; nothing for a file that is no .docx."""
    if path.suffix.lower() != ".docx" or not rules.beside.keys() & {"look.style", "look.page"}:
        return []
    from generator.word.look_check import check_look

    looks = content.files(FOLDER, ".docx")
    report = check_look(path, [looks[title] for title in sorted(looks, key=USUAL.__ne__)])
    said: dict[str, list[str]] = {"look.page": [], "look.style": []}
    if report.missing:
        names = "、".join(report.missing)
        said["look.style"].append(f"没有拟稿版式的样式（{names}），字体、字号没有逐项核对")
    for one in report.deviations:
        told = f"{one.respect}应当是 {one.wanted}，现在是 {one.found}"
        if one.of == _PAGE:
            said["look.page"].append(told)
        elif not report.missing:
            said["look.style"].append(f"“{one.of}”{told}")
    return [
        Finding(
            id_,
            rules.beside[id_],
            0,
            len(first),
            first,
            f"和{report.standard}{_USUAL if report.standard == USUAL else ''}不一样：{'；'.join(lines)}",
        )
        for id_, lines in said.items()
        if lines and id_ in rules.beside
    ]
