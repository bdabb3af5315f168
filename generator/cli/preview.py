"""nigao preview: the pages of a Word file as pictures or PDF."""

from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce
from generator.cli.target import force_option, output_option


@click.command(
    cls=ChineseCommand,
    help="把 Word 稿子排成一页一页的图片（PNG），先看看版面。要用到 LibreOffice；没有装 pdftoppm 的，给一个 PDF。",
    example="nigao preview 讲话.docx -o 预览",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@output_option("（默认在旁边建“…-预览”）", metavar="文件夹")
@force_option("文件夹里已有同名的页面时覆盖。")
@click.option("--pdf", is_flag=True, help="只要 PDF，不要图片。")
def command(file: Path, output: Path | None, force: bool, pdf: bool) -> None:
    """Write the pages; standard output names each file."""
    from generator.word.preview import preview

    own = file.with_name(f"{file.stem}-预览")
    pages = preview(file, output or own, pdf=pdf, replace=force or output is None)
    if not pdf and pages[0].suffix == ".pdf":
        announce("没有找到 pdftoppm（poppler），给的是 PDF；装上它就能出图片。")
    click.echo("\n".join(map(str, pages)))
