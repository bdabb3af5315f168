"""A comparison as one self-contained page: no script, nothing from elsewhere."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from generator.learning.comparison import Comparison, Line
from generator.learning.diff import differences

FATES = {"kept": "原样", "changed": "改过", "moved": "挪动", "struck": "删去", "added": "新增"}
"""What the user is told became of a sentence or block."""
_STYLE = """
body{font:16px/1.8 "FangSong","仿宋",serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222}
h1{font-size:1.3em}table{border-collapse:collapse;width:100%}
td{border-top:1px solid #ddd;padding:.3em .6em;vertical-align:top}
td:first-child{white-space:nowrap;color:#777}td:nth-child(2){white-space:nowrap}
ins{background:#dff3df;text-decoration:none}del{background:#fadada;text-decoration:line-through}
.kept td{color:#777}
"""


def page(comparison: Comparison, name: str) -> str:
    """The page for the file `name`, as UTF-8 HTML."""
    body = "".join(_row(block, line) for block, line in _by_block(comparison))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>收稿：{escape(name)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>收稿：《{escape(name)}》</h1><p>{escape(summary(comparison))}</p>"
        f"<table>{body}</table></body></html>\n"
    )


def summary(comparison: Comparison) -> str:
    """The share kept, and how many sentences met which fate."""
    fates = [line.fate for line in comparison.lines]
    counted = "，".join(f"{word} {fates.count(fate)} 句" for fate, word in FATES.items() if fate in fates)
    blocks = comparison.blocks
    whole = sum(block.fate == "kept" for block in blocks)
    return f"初稿的字留下 {comparison.kept:.0%}；{counted}。全文 {len(blocks)} 块，{whole} 块一字未改。"


def _by_block(comparison: Comparison) -> Iterator[tuple[str, Line]]:
    """Each line with its block's id, which is given once for lines that follow each other."""
    for block, lines in groupby(comparison.lines, key=lambda line: line.block):
        for number, line in enumerate(lines):
            yield ("" if number else block), line


def _row(block: str, line: Line) -> str:
    signs = {"=": "{}", "-": "<del>{}</del>", "+": "<ins>{}</ins>"}
    if line.fate == "kept" and not line.facts:
        text = escape(line.after or line.before)
    else:
        text = "".join(
            signs[sign].format(escape(piece)) for sign, piece in differences(line.before, line.after)
        )
    return f'<tr class="{line.fate}"><td>{escape(block)}</td><td>{label(line)}</td><td>{text}</td></tr>\n'


def label(line: Line) -> str:
    """What became of a line, in a word."""
    return "填实" if line.facts and line.fate == "kept" else FATES[line.fate]
