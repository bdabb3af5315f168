"""How a draft is to look in Word: options of `nigao draft`, and what they ask for."""

import functools
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, cast

import click

from generator.bank.bank import Bank
from generator.cli.chinese import one_of
from generator.desk.content import Content
from generator.desk.looks import USUAL
from generator.model.draft import Draft
from generator.word.finish import Finish, Notes, Numbering


class Wish(NamedTuple):
    """The options as they were given."""

    look: str
    numbering: str
    notes: str
    bound: bool
    pinyin: bool


_OPTIONS = (
    click.option(
        "--look",
        metavar="版式",
        default=USUAL,
        help=f"版式：{USUAL}（默认）、念稿格式，或自己的版式文件（.docx）；见 nigao look。",
    ),
    click.option(
        "--numbering",
        metavar="typed|auto",
        default="typed",
        callback=one_of("typed", "auto"),
        help="标题的序号：typed 打成字（默认），auto 用 Word 的自动编号。",
    ),
    click.option(
        "--notes",
        metavar="key|all|none",
        default="key",
        callback=one_of("key", "all", "none"),
        help="批注：key 只批空白、引文和连用过长处（默认），all 每句都注来源，none 一条不要。",
    ),
    click.option("--bound", is_flag=True, help="同名的空白连在一起，在 Word 里填一处，处处都填好。"),
    click.option("--pinyin", is_flag=True, help="给生僻字注拼音，宜配念稿格式。"),
)


def finish_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options of the Word file to a verb, which gets them as `wish`."""

    @functools.wraps(function)
    def gathered(
        *, look: str, numbering: str, notes: str, bound: bool, pinyin: bool, **others: Any
    ) -> Any:  # fmt: skip
        return function(wish=Wish(look, numbering, notes, bound, pinyin), **others)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def word_writer(content: Content, wish: Wish) -> Callable[[Bank, Draft], bytes]:
    """What turns a draft, whose sentences are in a bank, into the Word file that is wished for.

    Raises RequestError if there is no such look, ContentError if it lacks a style or the list of pinyin is faulty.
    """
    from generator.bank.usage import times_used
    from generator.desk.looks import load_look, load_pinyin
    from generator.drafting.manifest import draft_id
    from generator.word.render import render, require_look

    look = load_look(content, wish.look)
    require_look(look)
    pinyin = load_pinyin(content) if wish.pinyin else {}

    def write(bank: Bank, draft: Draft) -> bytes:
        finish = Finish(
            cast(Numbering, wish.numbering),
            cast(Notes, wish.notes),
            wish.bound,
            pinyin,
            draft_id(draft),
            times_used(bank, draft.keys) if wish.notes == "all" else {},
            {} if wish.notes == "none" else _speeches(bank, draft.keys),
        )
        return render(draft, look, finish)

    return write


def _speeches(bank: Bank, keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """Key → the files of the speeches that hold its sentence; phrase files are none."""
    return {
        key: frozenset(one.source.file for one in found if one.kind != "curated")
        for key, found in bank.holders(keys).items()
    }
