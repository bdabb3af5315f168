"""What `nigao check` prints: findings by severity and place, each with the words around it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.checking.overlap import Overlap, as_printed
from generator.checking.paper import Paper
from generator.cli.table import table
from generator.desk.check_rules import Rules
from generator.desk.examine import Examined
from generator.desk.improve import fault_of_kind, plain_edits
from generator.model.finding import Finding

_MANY_ALIKE, _SHOWN_ALIKE = 5, 2
"""Of more findings than these that say the same of the same words, so many are shown with their context."""
_COLOURS = {"错误": "red", "警告": "yellow", "提示": "cyan"}
_AROUND = 12
"""Characters of context shown on either side."""
_LONGEST = 40
_RUNS = 12
_LEAST_OWN = 12
"""Characters of a run, set phrases aside, that make it worth showing."""
_COMMENTS = "；要把问题写成批注：加 --annotate 文件"


def list_checks(rules: Rules) -> list[str]:
    """All checks with severity and reason; those that 核稿.yaml switched off are marked."""
    rows = [
        (id_, severity, reason + ("" if on else "（已关掉）")) for id_, severity, reason, on in rules.listed
    ]
    return [
        *table([("编号", "级别", "查什么"), *rows]),
        f"共 {len(rows)} 项。在工作文件夹的 核稿.yaml 里可以关掉、改级别、添自己的词。",
    ]


def report(file: Path, examined: Examined, *, side_by_side: bool) -> Iterator[str]:
    """The lines to print."""
    paper = examined.paper
    setting = paper.setting
    where = "，".join(
        filter(None, (setting.place or "（没有写地区）", setting.level, f"{setting.day.isoformat()} 讲"))
    )
    minutes = paper.characters / setting.asked.pace
    yield f"《{file.name}》：按{where}核对；{paper.characters} 字，念完约 {minutes:.0f} 分钟。"
    for severity in ("错误", "警告", "提示"):
        found = [one for one in examined.findings if one.severity == severity]
        if found:
            yield ""
            yield click.style(f"{severity}（{len(found)}）", fg=_COLOURS[severity], bold=True)
            for alike in _grouped(found):
                for one in alike[:_SHOWN_ALIKE]:
                    yield from _finding(one, paper.paragraphs[one.paragraph])
                if len(alike) > _SHOWN_ALIKE:
                    yield f"  同样的还有 {len(alike) - _SHOWN_ALIKE} 处：{_where(alike[_SHOWN_ALIKE:])}"
    if not examined.findings:
        yield "没有查出问题。"
    yield from _overlaps(examined, side_by_side=side_by_side)


def fixable(file: Path, examined: Examined) -> int:
    """How many findings `--fix` would set right; 0 for a kind of file that it cannot write."""
    return len(plain_edits(examined)) if fault_of_kind(file, comments=False) is None else 0


def hint(file: Path, count: int) -> str:
    """How `count` findings are set right, and all of them written as comments, by options."""
    comments = _COMMENTS if fault_of_kind(file, comments=True) is None else ""
    return f"\n其中 {count} 处可以直接改好：加 --fix 文件{comments}。"


def _grouped(found: Sequence[Finding]) -> list[list[Finding]]:
    """The findings that say the same of the same words together, if there are many of them; else each by itself."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for one in found:
        alike.setdefault((one.id, one.message, one.text), []).append(one)
    groups: list[list[Finding]] = []
    for one in found:
        same = alike[one.id, one.message, one.text]
        if len(same) <= _MANY_ALIKE:
            groups.append([one])
        elif same[0] is one:
            groups.append(same)
    return groups


def _where(found: Sequence[Finding]) -> str:
    """The paragraphs in which they stand: 第 3、4 段."""
    numbers = dict.fromkeys(str(one.paragraph + 1) for one in found)
    return f"第 {'、'.join(numbers)} 段"


def _finding(one: Finding, paragraph: str) -> Iterator[str]:
    said = f"；建议：{one.suggestion}" if one.suggestion and one.suggestion not in one.message else ""
    yield f"  第 {one.paragraph + 1} 段　{one.message}{said}　{click.style(f'[{one.id}]', dim=True)}"
    yield f"      {_context(one, paragraph)}"


def _context(one: Finding, paragraph: str) -> str:
    """The words around it, what is meant between 〔 〕 marks of colour."""
    before = paragraph[max(0, one.start - _AROUND) : one.start]
    behind = paragraph[one.end : one.end + _AROUND]
    text = (
        one.text
        if len(one.text) <= _LONGEST
        else f"{one.text[: _LONGEST // 2]}……{one.text[-_LONGEST // 4 :]}"
    )
    marked = click.style(f"▸{text}◂", fg=_COLOURS[one.severity])
    return f"{'…' if one.start > _AROUND else ''}{before}{marked}{behind}{'…' if len(paragraph) > one.end + _AROUND else ''}"


def _overlaps(examined: Examined, *, side_by_side: bool) -> Iterator[str]:
    if not examined.overlaps:
        return
    yield ""
    yield click.style("和别的稿子相同的文字", bold=True)
    rows = [
        (one.file, f"{one.share:.0%}", f"最长连着 {one.longest_run} 字") for one in examined.overlaps[:10]
    ]
    yield from table(rows)
    if side_by_side:
        for one in examined.overlaps[:10]:
            yield from _runs(one, examined.paper)


def _runs(overlap: Overlap, paper: Paper) -> Iterator[str]:
    """The longer runs: here and there; what everybody says in the same words (以……为指导) is not worth a line."""
    terms = paper.setting.lexicon.terms
    own = [run for run in overlap.runs if _own_words(terms.cover_set_phrases(run.text)) >= _LEAST_OWN]
    if not own:
        return
    yield ""
    yield f"《{overlap.file}》"
    longest = sorted(own, key=lambda run: -len(run.text))[:_RUNS]
    for run in sorted(longest, key=lambda run: (run.paragraph, run.there)):
        said = as_printed(run, paper.paragraphs)
        text = said if len(said) <= 60 else f"{said[:40]}……{said[-12:]}"
        yield f"  本稿第 {run.paragraph + 1} 段 ＝ 该稿第 {run.there + 1} 段（{len(run.text)} 字）：{text}"


def _own_words(covered: str) -> int:
    return len(covered) - covered.count("〇")
