"""Where a verb that makes another file of a file puts it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli.session import announce
from generator.model.errors import OutputError

Verb = Callable[..., Any]
_OTHER = frozenset(
    ".doc .docx .docm .dot .dotx .wps .wpt .rtf .odt .ott .pdf .txt .md .html .htm .mht".split()
)
"""Suffixes of documents: whoever writes one that cannot be had means the kind, not a name with a dot."""


def output_option(where: str, *, metavar: str = "文件") -> Callable[[Verb], Verb]:
    """`-o`: where to put what a verb makes; `where` completes 存到哪里."""
    return click.option(
        "-o", "--output", metavar=metavar, type=click.Path(path_type=Path), help=f"存到哪里{where}。"
    )


def force_option(what: str = "文件已存在时覆盖。") -> Callable[[Verb], Verb]:
    """`--force`; `what` it does."""
    return click.option("--force", is_flag=True, help=what)


def beside(source: Path, ending: str, suffix: str = ".docx") -> Path:
    """A free name beside `source`: 讲话-已填.docx, else 讲话-已填-2.docx."""
    stem = source.stem.removesuffix(ending)
    names = (f"{stem}{ending}" if n == 1 else f"{stem}{ending}-{n}" for n in range(1, 10_000))
    return next(path for name in names if not (path := source.with_name(f"{name}{suffix}")).exists())


def copy_target(source: Path, output: Path | None, ending: str, *, force: bool) -> Path:
    """`output` if it may be written, else a free name beside `source`; never `source` itself.

    Raises OutputError if `output` is the source, a folder, or exists (unless `force`).
    """
    if output is None:
        return beside(source, ending)
    return copy_to(source, output, option="-o", force=force)


def named(output: Path, suffix: str) -> Path:
    """`output` with `suffix`, in place of that of another kind of document (稿.doc), which is told; else behind it."""
    if output.suffix.lower() == suffix:
        return output
    if output.suffix.lower() not in _OTHER:
        return output.with_name(f"{output.name}{suffix}")
    target = output.with_suffix(suffix)
    announce(f"只能存成 {suffix}，“{output.name}”改存为“{target.name}”。")
    return target


def copy_to(source: Path, output: Path, *, option: str, force: bool) -> Path:
    """`output` with the suffix of `source`, if it may be written and is another file; `option` asked for it.

    Raises OutputError as `copy_target` does.
    """
    from generator.word.save import check_target

    suffix = source.suffix.lower() if source.suffix.lower() == ".txt" else ".docx"
    check_target(output, force=True)
    target = named(output, suffix)
    if target.exists() and source.exists() and target.samefile(source):
        raise OutputError(f"{option} 和原来的文件是同一个：{target}", "请另起一个名字，原来的稿子要留着")
    check_target(target, force=force)
    return target
