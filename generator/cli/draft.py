"""nigao draft: an occasion and a brief into a Word draft."""

import re
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date as Date
from datetime import datetime
from pathlib import Path

import click

from generator.bank.bank import Bank
from generator.cli.chinese import ChineseCommand, whole_number
from generator.cli.finish import Wish, finish_options, word_writer
from generator.cli.session import SOURCE_KINDS, announce, open_desk, workspace_option
from generator.cli.table import table
from generator.desk.desk import Desk
from generator.desk.workspace import make_folder
from generator.drafting.brief_file import Entry
from generator.model.brief import Brief
from generator.model.draft import Draft
from generator.model.errors import ContentError, OutputError

_SHOWN = 6


@click.command(
    cls=ChineseCommand,
    help="按场合拟一篇初稿，存成 Word 文件（默认存到工作文件夹的 output/）。没有填的内容留成【待填：…】。场合有哪些：nigao template list",
    example="nigao draft 工作会议讲话 --set 地区=云河市 --set 日期=2026-12-01 --open",
)
@click.argument("occasion", metavar="场合")
@click.option(
    "--brief",
    "brief_file",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="拟稿单：.docx（两列表格）、.txt（键：值）或 .yaml。",
)
@click.option(
    "--set", "sets", metavar="键=值", multiple=True, help="直接写一项，可写多次，例如 --set 地区=云河市。"
)
@click.option(
    "--seed",
    metavar="数",
    type=int,
    default=1,
    callback=whole_number(0),
    help="换一个数就换一篇（默认 1）；同一个数总是同一篇。",
)
@click.option("-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="存到哪里（.docx）。")
@click.option("--force", is_flag=True, help="文件已存在时覆盖。")
@click.option("--text", "mode", flag_value="text", help="不存文件，只显示文字。")
@click.option("--skeleton", "mode", flag_value="skeleton", help="不存文件，只显示模板展开后的提纲记号。")
@click.option(
    "--manifest",
    "manifest_file",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="另存一份清单（JSON）：每句话的来处。",
)
@finish_options
@click.option("--open", "open_after", is_flag=True, help="存好后用 Word 打开。")
@workspace_option
def command(
    occasion: str, brief_file: Path | None, sets: tuple[str, ...], seed: int, output: Path | None, force: bool,
    mode: str | None, manifest_file: Path | None, open_after: bool, wish: Wish,
) -> None:  # fmt: skip
    """Write a draft; standard output ends with its path."""
    if mode and output is not None:
        raise click.UsageError(f"--{mode} 只显示不存文件，不能和 -o 一起用。", click.get_current_context())
    from generator.cli.references import follow
    from generator.desk.templates import load_occasion
    from generator.drafting.produce import produce, skeleton_of

    desk = open_desk()
    template = load_occasion(desk.content, occasion)
    brief = _brief(desk, template.name, template.standing, template.required, brief_file, sets)
    template, brief, barred = follow(desk, template, brief, brief_file)
    if mode == "skeleton":
        from generator.drafting.notation import format_skeleton

        click.echo(format_skeleton(skeleton_of(template, brief, desk.lexicon)), nl=False)
        return
    to_word = word_writer(desk.content, wish)
    target = None if mode else _target(desk, output, template.name, brief, force)
    _check_manifest(manifest_file, target, force)
    with desk.open_bank(fill=True) as bank:
        draft = produce(template, brief, bank, desk.lexicon, seed, _pace(brief), barred=barred)
        with _keeping(bank, draft):
            _write(draft, target, to_word, manifest_file, force)
    if mode == "text":
        _show_text(draft)
    _report(draft)
    if target is not None:
        click.echo(str(target))
        if open_after:
            click.launch(str(target))


def _brief(
    desk: Desk,
    occasion: str,
    standing: str,
    required: Sequence[str],
    brief_file: Path | None,
    sets: Sequence[str],
) -> Brief:
    from generator.desk.card import read_card
    from generator.drafting.brief import make_brief
    from generator.drafting.brief_file import read_brief_file
    from generator.drafting.form import is_blank
    from generator.drafting.keys import FORM

    entries = read_brief_file(brief_file) if brief_file else []
    card = read_card(desk.workspace.settings)
    if brief_file and is_blank(entries, card):
        announce(f"拟稿单“{brief_file.name}”里还什么都没有填，只用“拟稿.yaml”和命令里写的。")
    entries += [_entry(text) for text in sets]
    given = {*card, *(entry.key for entry in entries if entry.value)}
    if any(entry.key == FORM for entry in entries):
        required = tuple(dict.fromkeys((*required, "会议")))
    missing = [key for key in required if key not in given]
    if missing and sys.stdin.isatty():
        entries += [Entry(key, value, "") for key in missing if (value := _ask(key))]
    brief = make_brief(occasion, entries, card, standing, desk.lexicon.levels, Date.today())
    if not any(entry.key == "日期" for entry in entries):
        announce(f"没有写日期，按今天（{brief.get('日期')}）拟稿。")
    return brief


def _ask(key: str) -> str:
    """What the user at the terminal says of a required key; empty if nothing."""
    from generator.drafting.form import EXAMPLES

    question = f"{key}（例如 {EXAMPLES.get(key, '')}；直接回车则留空）"
    return str(click.prompt(question, default="", show_default=False, err=True)).strip()


def _entry(text: str) -> Entry:
    from generator.drafting.keys import KEYS, canonical, has_private_use, nearest

    key, sign, value = text.replace("＝", "=", 1).partition("=")
    if not sign:
        raise click.UsageError(f"--set 要写成“键=值”，现在是“{text}”。", click.get_current_context())
    name = canonical(key)
    if not name:
        raise ContentError(f"--set：不认识“{key}”。", nearest(key, KEYS))
    if has_private_use(value):
        raise ContentError(f"--set：“{key}”里有不能用的特殊字符。", "请删去看不见或显示为方框的字符。")
    return Entry(name, value.strip(), "")


def _pace(brief: Brief) -> int:
    from generator.drafting.keys import DEFAULT_PACE

    asked = brief.get("语速")
    return int(asked) if asked.isdigit() and int(asked) > 0 else DEFAULT_PACE


def _target(desk: Desk, output: Path | None, occasion: str, brief: Brief, force: bool) -> Path:
    """Where the draft goes: as asked (refused at once if it cannot be), else a free name in output/."""
    from generator.word.save import check_target

    if output is not None:
        check_target(output, force=True)
        target = output if output.suffix.lower() == ".docx" else output.with_name(f"{output.name}.docx")
        check_target(target, force=force)
        return target
    stem = f"{_safe(brief.get('地区'))}{occasion}-{brief.date.isoformat()}"
    folder = make_folder(desk.workspace.output)
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(path for name in names if not (path := folder / f"{name}.docx").exists())


def _safe(name: str) -> str:
    """`name` as part of a file name: no separators, not too long."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", name).strip("._")[:30]


def _check_manifest(path: Path | None, target: Path | None, force: bool) -> None:
    from generator.word.save import check_target

    if path is None:
        return
    check_target(path, force=force)
    if target is not None and path.resolve() == target.resolve():
        raise OutputError(f"--manifest 和 -o 是同一个文件：{path}", "请给清单另起一个名字，例如 清单.json")


def _keeping(bank: Bank, draft: Draft) -> AbstractContextManager[None]:
    """The bank remembers the draft if the files inside could be written."""
    from generator.drafting.manifest import draft_id, manifest_text

    now = datetime.now().isoformat(timespec="seconds")
    return bank.keeping_draft(draft_id(draft), now, manifest_text(draft))


def _show_text(draft: Draft) -> None:
    from generator.drafting.plain import plain_text

    click.echo(plain_text(draft), nl=False)


def _write(
    draft: Draft, target: Path | None, to_word: Callable[[Draft], bytes], manifest_file: Path | None, force: bool
) -> None:  # fmt: skip
    from generator.word.save import write_together

    files = {} if target is None else {target: to_word(draft)}
    if manifest_file is not None:
        from generator.drafting.manifest import manifest_text

        files[manifest_file] = manifest_text(draft).encode()
    write_together(files, force=force)
    if manifest_file is not None:
        announce(f"清单：{manifest_file}")


def _report(draft: Draft) -> None:
    """Length, sources with their shares, blanks and shortfalls, on standard error."""
    blanks = dict.fromkeys(
        span.text for block in draft.blocks for span in block.spans if span.kind == "blank"
    )
    announce(f"《{draft.title}》：{draft.characters} 字，约 {draft.minutes:g} 分钟，种子 {draft.seed}")
    rows = [
        (source.file, SOURCE_KINDS[source.kind], f"{source.share:.0%}", f"最长连用 {source.longest_run} 句")
        for source in draft.sources[:_SHOWN]
    ]
    announce("\n".join(("来源（占比）：", *table(rows))))
    if len(draft.sources) > _SHOWN:
        announce(f"  另有 {len(draft.sources) - _SHOWN} 个来源，用 --manifest 可看全部。")
    if blanks:
        announce(f"待填：{'、'.join(blanks)}")
    for shortfall in draft.shortfalls:
        click.secho(f"注意：{shortfall}", fg="yellow", err=True)
