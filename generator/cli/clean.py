"""nigao clean: the copy to hand in."""

from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce
from generator.cli.target import copy_target, force_option, output_option


@click.command(
    cls=ChineseCommand,
    help="存一份交出去的清稿：批注、待填框、备选、隐藏的标记全部去掉，文字一个不动。还有空白没填的，不存，并列出来。",
    example="nigao clean 讲话.docx -o 讲话（送审）.docx",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@output_option("（默认在旁边存成“…-清稿.docx”）")
@click.option("--allow-blanks", is_flag=True, help="有空白没填也存。")
@force_option()
def command(file: Path, output: Path | None, allow_blanks: bool, force: bool) -> None:
    """Write the clean copy; standard output ends with its path."""
    from generator.word.finishing import clean, tracked_changes
    from generator.word.save import write_whole

    target = copy_target(file, output, "-清稿", force=force)
    data = clean(file, allow_blanks=allow_blanks)
    write_whole(target, data, force=force)
    changes = tracked_changes(target)
    if changes:
        announce(f"注意：稿子里还有 {changes} 处修订痕迹，请在 Word 里接受或拒绝以后再交。")
    click.echo(str(target))
