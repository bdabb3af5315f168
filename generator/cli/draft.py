"""nigao draft: an occasion and a brief into a Word draft."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from generator.cli import outlines
from generator.cli.asked import brief_of, entries_in, occasion_in, pace_of
from generator.cli.chinese import ChineseCommand, whole_number
from generator.cli.draft_report import report, report_rest
from generator.cli.explained import Explained
from generator.cli.finish import Wish, finish_options, word_writer
from generator.cli.recording import recording
from generator.cli.session import announce, open_desk, workspace_option
from generator.cli.target import force_option, named, output_option
from generator.cli.variants import numbered, shared_sentences
from generator.desk.desk import Desk
from generator.desk.workspace import make_folder
from generator.model.brief import Brief
from generator.model.draft import Draft
from generator.model.errors import OutputError


@click.command(
    cls=ChineseCommand,
    help="按场合拟一篇初稿，存成 Word 文件（默认存到工作文件夹的 output/）。没有填的内容留成【待填：…】。场合有哪些：nigao template list\n\n"
    "先定提纲再成文：--outline 只写一页提纲，在 Word 里改好以后，用 --from 照它成文。",
    example="nigao draft 工作会议讲话 --set 地区=云河市 --set 日期=2026-12-01 --open",
)
@click.argument("occasion", metavar="场合", required=False, default="")
@click.option(
    "--brief",
    "brief_file",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="拟稿单：.docx（两列表格）、.txt（键：值）或 .yaml；上面写了场合的，命令里不用再写。",
)
@click.option(
    "--set", "sets", metavar="键=值", multiple=True, help="直接写一项，可写多次，例如 --set 地区=云河市。"
)
@click.option(
    "--seed",
    metavar="数",
    type=int,
    default=None,
    callback=whole_number(0),
    help="换一个数就换一篇（默认 1）；同一个数总是同一篇。",
)
@click.option("--outline", "as_outline", is_flag=True, help="只写一页提纲：标题、领句、字数、事实、备选。")
@click.option(
    "--from",
    "outline_file",
    metavar="提纲.docx",
    type=click.Path(path_type=Path),
    help="照改好的提纲成文：标题、领句一字不动，次序、增减都照提纲。场合、拟稿单、种子在提纲里，不用再写。",
)
@click.option(
    "--variants",
    metavar="篇数",
    type=int,
    default=1,
    callback=whole_number(1),
    help="一次拟几篇，种子依次加一，文件名后面加 -1、-2……",
)
@click.option(
    "--no-samples",
    "samples",
    is_flag=True,
    flag_value=False,
    default=True,
    help="不用自带的示例讲话，只用自己入库的和自带短语。",
)
@output_option("（.docx）")
@force_option()
@click.option("--text", "mode", flag_value="text", help="不存文件，只显示文字。")
@click.option("--skeleton", "mode", flag_value="skeleton", help="不存文件，只显示模板展开后的提纲记号。")
@click.option(
    "--manifest",
    "manifest_file",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="另存一份清单（JSON）：每句话的来处。",
)
@click.option(
    "--explain",
    is_flag=True,
    help="拟好后说明每句话为什么选它、差一点选上的是哪几句、没有选的各因为什么；稿子不变。清单里也写上。",
)
@finish_options
@click.option("--open", "open_after", is_flag=True, help="存好后用 Word 打开。")
@workspace_option
def command(
    occasion: str, brief_file: Path | None, sets: tuple[str, ...], seed: int | None, as_outline: bool,
    outline_file: Path | None, variants: int, samples: bool, output: Path | None, force: bool, mode: str | None,
    manifest_file: Path | None, explain: bool, open_after: bool, wish: Wish,
) -> None:  # fmt: skip
    """Write a draft; standard output ends with its path."""
    _refuse_clashes(mode, output, as_outline, variants, outline_file)
    from generator.cli.references import follow
    from generator.desk.memory import remembered_speeches
    from generator.desk.templates import load_occasion
    from generator.drafting.manifest import identified
    from generator.drafting.produce import produce, skeleton_of

    desk = open_desk()
    outline = outlines.read(outline_file) if outline_file else None
    written = entries_in(brief_file)
    occasion = outlines.occasion_of(occasion_in(written, occasion), outline, outline_file)
    if not occasion:
        raise click.UsageError("缺少“场合”。", click.get_current_context())
    template = load_occasion(desk.content, occasion)
    carried = outlines.carried_entries(outline) if outline else []
    brief = brief_of(desk, template, brief_file, written, sets, carried)
    template, brief, barred = follow(desk, template, brief, brief_file)
    if mode == "skeleton":
        from generator.drafting.notation import format_skeleton

        click.echo(format_skeleton(skeleton_of(template, brief, desk.lexicon)), nl=False)
        return
    name = f"{template.name}提纲" if as_outline else template.name
    targets = [] if mode else _targets(desk, output, name, brief, variants, force)
    manifests = numbered(manifest_file, variants)
    _check_manifests(manifests, targets, force)
    to_word = word_writer(desk.content, wish)
    memory = remembered_speeches(desk.workspace.settings)
    first = seed if seed is not None else outline.seed if outline else 1
    explained = Explained(variants, asked=explain)
    with desk.open_bank(fill=samples) as bank:
        explained.look_at(bank)
        drafts = [
            produce(
                template,
                brief,
                bank,
                desk.lexicon,
                first + number,
                pace_of(brief),
                outline=outline,
                memory=memory,
                barred=barred,
                samples=samples,
                journal=journal,
            )
            for number, journal in enumerate(explained.journals)
        ]
        listed = dict(zip(manifests, explained.manifests(drafts) if manifests else (), strict=True))
        if as_outline:
            page = outlines.outline_page(desk, wish.look, template, brief, bank, drafts[0])
            _write(drafts, targets, lambda _: page, listed, force)
        else:
            with recording(bank, dict(map(identified, drafts))):
                _write(drafts, targets, partial(to_word, bank), listed, force)
    if targets:
        desk.keep_content()
    if mode == "text":
        _show_text(drafts[0])
    if outline:
        outlines.report_outline(outline, brief)
    for draft in drafts:
        report(draft)
        report_rest(draft, brief, desk)
    if variants > 1:
        announce(shared_sentences(drafts))
    explained.show(drafts)
    for path in targets:
        click.echo(str(path))
    if targets and open_after:
        click.launch(str(targets[0]))


def _refuse_clashes(
    mode: str | None, output: Path | None, as_outline: bool, variants: int, outline_file: Path | None
) -> None:  # fmt: skip
    """Raise UsageError for options that do not go together."""
    context = click.get_current_context()
    if mode and output is not None:
        raise click.UsageError(f"--{mode} 只显示不存文件，不能和 -o 一起用。", context)
    if as_outline and (mode or variants > 1 or outline_file):
        other = f"--{mode}" if mode else "--from" if outline_file else "--variants"
        raise click.UsageError(f"--outline 只写一页提纲，不能和 {other} 一起用。", context)
    if mode and variants > 1:
        raise click.UsageError(f"--{mode} 只显示一篇，不能和 --variants 一起用。", context)


def _targets(
    desk: Desk, output: Path | None, occasion: str, brief: Brief, variants: int, force: bool
) -> list[Path]:
    """Where the drafts go: as asked (refused at once if they cannot), else free names in output/."""
    from generator.word.save import check_target

    if output is not None:
        check_target(output, force=True)
        targets = numbered(named(output, ".docx"), variants)
        for target in targets:
            check_target(target, force=force)
        return targets
    stem = f"{_safe(brief.get('地区'))}{occasion}-{brief.date.isoformat()}"
    folder = desk.workspace.output
    with suppress(OutputError):
        make_folder(folder)
    if not os.access(folder, os.W_OK):
        raise OutputError(
            f"存初稿的文件夹不能写入：{folder}", "请用 -o 写明存到哪里，例如 -o 讲话.docx（存到当前文件夹）。"
        )
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    free = (numbered(folder / f"{name}.docx", variants) for name in names)
    return next(paths for paths in free if not any(path.exists() for path in paths))


def _safe(name: str) -> str:
    """`name` as part of a file name: no separators, not too long."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", name).strip("._")[:30]


def _check_manifests(paths: Sequence[Path], targets: Sequence[Path], force: bool) -> None:
    from generator.word.save import check_target

    for path in paths:
        check_target(path, force=force)
        if any(path.resolve() == target.resolve() for target in targets):
            raise OutputError(
                f"--manifest 和 -o 是同一个文件：{path}", "请给清单另起一个名字，例如 清单.json"
            )


def _show_text(draft: Draft) -> None:
    from generator.drafting.plain import plain_text

    click.echo(plain_text(draft), nl=False)


def _write(
    drafts: Sequence[Draft], targets: Sequence[Path], to_word: Callable[[Draft], bytes], listed: Mapping[Path, str],
    force: bool,
) -> None:  # fmt: skip
    from generator.word.save import write_together

    files = {target: to_word(draft) for target, draft in zip(targets, drafts, strict=False)}
    write_together(files | {path: text.encode() for path, text in listed.items()}, force=force)
    for path in listed:
        announce(f"清单：{path}")
