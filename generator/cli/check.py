"""nigao check: a speech is checked before it is handed in."""

import json
from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.chinese import ChineseCommand, one_of
from generator.cli.session import announce, iso_day, open_known_desk, workspace_option
from generator.cli.target import beside, copy_to, force_option
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.desk.examine import Examined
    from generator.model.finding import Finding

_SEVERITIES = ("提示", "警告", "错误")


@click.command(
    cls=ChineseCommand,
    help="核稿：残留的地名和空白、过时的提法、行话、序号和标点、错别字、和旧稿的雷同。哪里来的稿子都能查；原来的文件不动。",
    example="nigao check 讲话.docx --date 2026-03-05 --annotate 讲话（核）.docx",
)
@click.argument("file", metavar="文件", required=False, type=click.Path(path_type=Path))
@click.option(
    "--date", "day", metavar="日期", default="", help="哪一天讲（默认看题目下面的日期，没有就是今天）。"
)
@click.option(
    "--level", metavar="本级", default="", help="省 市 州 县 县级市 区 旗 镇 乡 街道（默认按地区）。"
)
@click.option(
    "--place", metavar="地区", default="", help="哪里的稿子，例如 清源县（默认看单位情况、稿子自己）。"
)
@click.option(
    "--brief", metavar="文件", type=click.Path(path_type=Path), help="拟稿单：字数、日期、地区按它查。"
)
@click.option("--against", metavar="文件", type=click.Path(path_type=Path), help="和这一篇比，看有多少相同。")
@click.option("--overlap", is_flag=True, help="把和旧稿相同的段落一处一处列出来。")
@click.option(
    "--annotate", metavar="文件", type=click.Path(path_type=Path), help="另存一份，问题写成批注（.docx）。"
)
@click.option(
    "--fix",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="另存一份，能直接改的改好（引号里的不动）。",
)
@click.option(
    "--fail-on",
    metavar="级别",
    default="错误",
    callback=one_of(*_SEVERITIES),
    help="有这一级以上的问题，退出码为 1（默认 错误）。",
)
@click.option("--list", "listed", is_flag=True, help="列出所有的检查。")
@click.option("--offer", is_flag=True, hidden=True, help="查完问要不要把能直接改的改好另存（菜单用）。")
@force_option("要另存的文件已存在时覆盖。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON（格式见 docs/formats.md）。")
@workspace_option
def command(file: Path | None, **options: Any) -> None:
    """Print the findings; write the copies that are asked for."""
    from generator.cli.check_report import list_checks, report
    from generator.desk.check_rules import load_rules
    from generator.desk.examine import Asked, examine

    ctx = click.get_current_context()
    desk = open_known_desk()
    rules = load_rules(desk.content, desk.workspace.root)
    if options["listed"]:
        click.echo("\n".join(list_checks(rules)))
        return
    if file is None:
        raise click.MissingParameter(
            ctx=ctx, param=next(one for one in ctx.command.params if one.name == "file")
        )
    targets, refused = _targets(file, options)
    day = iso_day(options["day"]) if options["day"] else None
    asked = Asked(day, options["level"], options["place"], options["brief"], options["against"])
    examined = examine(desk, rules, file, asked)
    for remark in examined.remarks:
        announce(remark)
    if options["as_json"]:
        click.echo(json.dumps(_as_json(file, examined), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(report(file, examined, side_by_side=options["overlap"])))
        if not options["fix"]:
            targets |= _offered(file, examined, ask=options["offer"])
    _write_copies(file, examined, targets, force=options["force"])
    if refused:
        raise refused
    gravest = max((_SEVERITIES.index(one.severity) for one in examined.findings), default=-1)
    if gravest >= _SEVERITIES.index(options["fail_on"]):
        ctx.exit(1)


def _targets(file: Path, options: Mapping[str, Any]) -> tuple[dict[str, Path], RequestError | None]:
    """Where the copies that are asked for go (refused before anything is read if they cannot), and what is
    to be said in the end of one that a file of this kind cannot have: it is checked all the same."""
    from generator.desk.improve import fault_of_kind

    targets: dict[str, Path] = {}
    refused = None
    for name in ("fix", "annotate"):
        fault = fault_of_kind(file, comments=name == "annotate") if options[name] else None
        refused = refused or fault
        if options[name] and fault is None:
            targets[name] = copy_to(file, options[name], option=f"--{name}", force=options["force"])
    return targets, refused


def _offered(file: Path, examined: "Examined", *, ask: bool) -> dict[str, Path]:
    """A corrected copy if the user of the menu wants one when asked; without `ask` the option is told."""
    from generator.cli.check_report import fixable, hint

    count = fixable(file, examined)
    if count and not ask:
        click.echo(hint(file, count))
    question = f"\n其中 {count} 处可以直接改好。要改好另存一份吗？"
    wanted = bool(count) and ask and click.confirm(question, default=False)
    return {"fix": beside(file, "-已改", file.suffix.lower())} if wanted else {}


def _write_copies(file: Path, examined: "Examined", targets: Mapping[str, Path], *, force: bool) -> None:
    """--annotate and --fix: copies beside the file, which itself stays as it is."""
    from generator.desk.improve import untouched, with_comments, with_edits
    from generator.word.save import write_together

    copies: dict[Path, bytes] = {}
    told: list[str] = []
    if "annotate" in targets:
        copies[targets["annotate"]], placed = with_comments(file, examined, Date.today().isoformat())
        told.append(f"批注 {placed} 条，存在 {targets['annotate']}")
    if "fix" in targets:
        copies[targets["fix"]], done = with_edits(file, examined)
        for edit in done:
            old = examined.paper.paragraphs[edit.paragraph][edit.start : edit.end]
            told.append(f"改了第 {edit.paragraph + 1} 段：{old} → {edit.new}")
        left = untouched(examined, done)
        told.append(f"共改 {len(done)} 处，存在 {targets['fix']}")
        if left:
            told.append(f"另有 {left} 处要您自己定（改法不止一种，或者要看上下文），没有动")
    write_together(copies, force=force)
    for line in told:
        announce(line)


def _as_json(file: Path, examined: "Examined") -> dict[str, Any]:
    paper = examined.paper
    setting = paper.setting
    return {
        "schema": 1,
        "source": file.name,
        "date": setting.day.isoformat(),
        "place": setting.place or None,
        "level": setting.level or None,
        "characters": paper.characters,
        "minutes": round(paper.characters / setting.asked.pace, 1),
        "findings": [_finding(one) for one in examined.findings],
        "overlap": [
            {"file": one.file, "share": round(one.share, 4), "longest_run": one.longest_run}
            for one in examined.overlaps
        ],
    }


def _finding(one: "Finding") -> dict[str, Any]:
    return {
        "id": one.id, "severity": one.severity, "paragraph": one.paragraph, "start": one.start, "end": one.end,
        "text": one.text, "message": one.message, "suggestion": one.suggestion or None, "plain": one.plain,
    }  # fmt: skip
