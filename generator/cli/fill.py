"""nigao fill: values into every blank of a draft."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce
from generator.cli.table import table
from generator.cli.target import copy_target, force_option, output_option
from generator.model.errors import ContentError


@click.command(
    cls=ChineseCommand,
    help="把稿子里的空白填上，同名的各处一次填好，另存一份；其余的内容一概不动。有哪些空白：加 --list 看。",
    example="nigao fill 讲话.docx --set 姓名=周启明 --set 会议=全市人大工作会议",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--set", "sets", metavar="名称=值", multiple=True, help="填一项，可写多次。")
@click.option(
    "--brief",
    "brief_file",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="拟稿单：里面写了的，都填上；稿子里没有的，不管。",
)
@click.option("--list", "show", is_flag=True, help="只列出有哪些空白、各有几处、填了没有。")
@output_option("（默认在旁边存成“…-已填.docx”）")
@force_option()
def command(
    file: Path, sets: tuple[str, ...], brief_file: Path | None, show: bool, output: Path | None, force: bool
) -> None:
    """Fill the blanks of a file, or list them."""
    if show:
        _list(file)
        return
    if not sets and brief_file is None:
        raise click.UsageError(
            "要填什么？请写 --set 名称=值 或 --brief 拟稿单。", click.get_current_context()
        )
    from generator.word.finishing import blanks_of, filled
    from generator.word.save import write_whole

    names = [blank.name for blank in blanks_of(file)]
    values = {**_from_brief(brief_file, names), **_given(sets, names)}
    target = copy_target(file, output, "-已填", force=force)
    data, places = filled(file, values)
    write_whole(target, data, force=force)
    left = [blank.name for blank in blanks_of(target) if blank.unfilled]
    announce(f"填了 {len(values)} 项，共 {places} 处。")
    if left:
        announce(f"还没有填的：{''.join(f'【{name}】' for name in left)}")
    click.echo(str(target))


def _list(file: Path) -> None:
    from generator.word.finishing import blanks_of

    blanks = blanks_of(file)
    if not blanks:
        announce("这篇稿子里没有空白。")
        return
    rows = [
        ("名称", "处数", "现在"),
        *((one.name, str(one.places), one.value or "（未填）") for one in blanks),
    ]
    click.echo("\n".join(table(rows)))


def _given(sets: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for text in sets:
        key, sign, value = text.replace("＝", "=", 1).partition("=")
        if not sign:
            raise click.UsageError(f"--set 要写成“名称=值”，现在是“{text}”。", click.get_current_context())
        if not value.strip():
            raise ContentError(f"--set：“{key.strip()}”后面是空的。", "请写上要填的内容；不填的就不要写。")
        name = _meant(key.strip(), names)
        values[name] = _as_written(name, value.strip())
    return values


def _from_brief(brief_file: Path | None, names: Sequence[str]) -> dict[str, str]:
    if brief_file is None:
        return {}
    from generator.drafting.brief_file import read_brief_file

    entries = {entry.key: entry.value for entry in read_brief_file(brief_file)}
    if "讲话人" in entries:
        entries.setdefault("姓名", entries["讲话人"])
    return {key: _as_written(key, value) for key, value in entries.items() if key in names}


def _meant(key: str, names: Sequence[str]) -> str:
    """The name of a blank that `key` means: itself, the key of a brief of which it is a synonym, or the only one that
    begins so. Raises ContentError if several do."""
    from generator.drafting.keys import canonical

    known = canonical(key)
    if key in names or known in names:
        return key if key in names else known
    begun = [name for name in names if name.startswith(key)]
    if len(begun) > 1:
        said = "、".join(f"“{name}”" for name in begun)
        raise ContentError(f"--set：“{key}”开头的空白不止一处：{said}。", "请多写几个字，写到分得开为止。")
    return begun[0] if begun else key


def _as_written(name: str, value: str) -> str:
    """A date in Chinese, a salutation without its colon, as a draft has them."""
    from generator.language.dates import chinese_date, parse_date

    if name == "日期":
        day = parse_date(value)
        return chinese_date(day) if day else value
    return value.rstrip("：:") if name == "称谓" else value
