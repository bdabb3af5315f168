"""nigao search: find a sentence again."""

from typing import TYPE_CHECKING, Any

import click

from generator.bank.query import Filters, Query, parse
from generator.cli.chinese import ChineseCommand, whole_number
from generator.cli.session import announce, iso_day, workspace_of_call, workspace_option
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.found import Found
    from generator.desk.workspace import Workspace

_MOST_WORDS = 50
"""Far more than anybody needs; SQLite's own bound on what it is asked in one go is some hundreds."""
_SHORTEST_LIKE, _LONGEST_LIKE = 4, 300
"""Characters of a sentence that others are compared with."""


@click.command(
    cls=ChineseCommand,
    help="在句库里查句子：写几个词，列出都含有这些词的句子和来处，能用的整句、切题的、多篇用过的、本单位的、新的在前。\n\n"
    "“…” 里的字连着找；词前加 - 的不要。",
    example="nigao search 预算 -绩效 --slot 监督 --context 1",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", metavar="词…", nargs=-1, type=click.UNPROCESSED)
@click.option("--slot", metavar="槽位", default="", help="只看这个槽位，例如 监督；开头、结尾也是。")
@click.option("--role", metavar="作用", default="", help="只看这种作用，例如 举措、论述、领句、小标题。")
@click.option("--topic", metavar="话题", default="", help="只看这个话题，例如 民生福祉。")
@click.option("--occasion", metavar="场合", default="", help="只看这个场合的讲话，例如 交流发言。")
@click.option("--level", metavar="级别", default="", help="只看这一级的讲话，例如 县。")
@click.option("--date", metavar="日期", default="", help="只看这一天能说的（提法没有过时，也不早说）。")
@click.option("--source", metavar="文件", default="", help="只看这篇：文件名或题目里的几个字。")
@click.option("--speaker", metavar="谁", default="", help="只看这人的：讲话人的职务，或记过的姓名。")
@click.option("--used", is_flag=True, help="只看讲过的（nigao used 记下的才算讲过）。")
@click.option("--unused", is_flag=True, help="只看没讲过的。")
@click.option("--own", is_flag=True, help="只看本单位的。")
@click.option("--outside", is_flag=True, help="只看外单位的。")
@click.option("--struck", is_flag=True, help="只看您划去的（不再进初稿的）。")
@click.option("--like", metavar="句子", default="", help="找和这句话意思差不多、换了说法的句子。")
@click.option(
    "--context", metavar="句数", type=int, default=0, callback=whole_number(0), help="前后各列几句。"
)
@click.option(
    "--limit", metavar="条数", type=int, default=20, callback=whole_number(1), help="一页几条（默认 20）。"
)
@click.option("--page", metavar="页", type=int, default=1, callback=whole_number(1), help="看第几页。")
@click.option(
    "--copy", metavar="第几条", type=int, default=None, callback=whole_number(1), help="只输出这一条的句子。"
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON（格式见 docs/formats.md）。")
@workspace_option
def command(
    words: tuple[str, ...], like: str, context: int, limit: int, page: int, copy: int | None, as_json: bool,
    **narrowing: Any,
) -> None:  # fmt: skip
    """Print the hits; no hit is no failure."""
    query, filters = _asked(words, like, narrowing)
    if copy is not None:
        limit, page = 1, copy
    from generator.desk.lookup import open_for_search

    workspace = workspace_of_call()
    with open_for_search(workspace, announce) as bank:
        if filters != Filters():
            from generator.desk.filter_names import checked

            filters = checked(bank, filters, workspace)
        found = _heed_marks(bank, _find(bank, query, like, filters, limit, (page - 1) * limit), workspace)
        if copy is not None:
            _copy(found, copy)
        elif as_json:
            from generator.cli.hits import print_json

            print_json(bank, found, like or " ".join(words), context)
        elif found.hits:
            from generator.cli.hits import print_hits

            print_hits(bank, found, query, context, page)
        else:
            announce(_nothing(like) if page == 1 else "没有这么多页。")
        if not (as_json or copy or like or filters.struck):
            _tell_struck(bank, query, filters)


def _tell_struck(bank: "Bank", query: Query, filters: Filters) -> None:
    from generator.bank.candidates import struck

    if count := struck(bank.connection, query, filters):
        announce(f"另有 {count} 句您划去的，没有列出；要看，加 --struck。")


def _nothing(like: str) -> str:
    if like:
        return "没有意思差不多的句子。可以换个说法，或者挑几个要紧的词直接查。"
    return "没有找到。可以少写一个词，或换个说法。"


def _asked(words: tuple[str, ...], like: str, narrowing: dict[str, Any]) -> tuple[Query, Filters]:
    """What is searched for; wrong usage if that is nothing, or an option that is none."""
    context = click.get_current_context()
    for word in words:
        if word == "-":
            raise click.UsageError("“-”后面没有字；不要的词紧跟着它写，例如 -决算。", context)
        if word.startswith("--") or (word.startswith("-") and word[1:2].isascii()):
            _refuse_option(context, word)
    if like and words:
        raise click.UsageError("有了 --like 就不再写词。", context)
    if like:
        _refuse_no_sentence(like)
    query = parse(words)
    if len(query.words) + len(query.excluded) > _MOST_WORDS:
        raise RequestError(
            f"要找的词太多（至多 {_MOST_WORDS} 个）。",
            "只写几个要紧的词；找意思差不多的句子，用 --like “句子”。",
        )
    own = _either(narrowing, "own", "outside")
    kind = "" if own is None else "own" if own else "outside"
    used = _either(narrowing, "used", "unused")
    if narrowing["date"]:
        narrowing["date"] = iso_day(narrowing["date"]).isoformat()
    filters = Filters(kind=kind, used=used, **narrowing)
    if query.excluded and not query.words and filters == Filters() and not like:
        raise click.UsageError("只写了不要的词，没有写要找的词。", context)
    if not (query.words or like or filters != Filters()):
        raise click.UsageError("缺少“词…”：要找什么？", context)
    return query, filters


def _refuse_no_sentence(like: str) -> None:
    """Too few characters resemble all that is short, too many nothing."""
    size = sum(map(str.isalnum, like))
    if size < _SHORTEST_LIKE:
        raise RequestError(
            f"“{like}”太短，--like 后面要写一句话。", "只记得几个字的，直接写词，不用 --like。"
        )
    if size > _LONGEST_LIKE:
        raise RequestError(f"--like 一次只找一句话，这里有 {size} 个字。", "挑其中要紧的一句再找。")


def _either(narrowing: dict[str, Any], yes: str, no: str) -> bool | None:
    """Which of two flags was given, taken out of `narrowing`; None: neither. Wrong usage if both."""
    first, second = narrowing.pop(yes), narrowing.pop(no)
    if first and second:
        raise click.UsageError(f"--{yes} 和 --{no} 只能写一个。", click.get_current_context())
    return bool(first) if first or second else None


def _refuse_option(context: click.Context, word: str) -> None:
    """Unknown options reach us as words, so that -词 may exclude one."""
    import difflib

    known = [option for parameter in context.command.params for option in parameter.opts]
    if word in known:
        raise click.UsageError(f"选项“{word}”要写在“--”的前面。", context)
    raise click.NoSuchOption(word, possibilities=difflib.get_close_matches(word, known), ctx=context)


def _find(bank: "Bank", query: Query, like: str, filters: Filters, limit: int, skip: int) -> "Found":
    if like:
        from generator.bank.alike import search_like

        return search_like(bank, like, filters, limit=limit, skip=skip)
    from generator.bank.search import search

    return search(bank, query, filters, limit=limit, skip=skip)


def _heed_marks(bank: "Bank", found: "Found", workspace: "Workspace") -> "Found":
    """The hits, of which those that hold what the user marked as somebody's own tell so."""
    if not bank.marked():
        return found
    from generator.desk.card import read_card
    from generator.desk.content import Content, shipped_root
    from generator.desk.marked import why_marked

    card = read_card(workspace.settings)
    why = why_marked(bank, Content(workspace.root, shipped_root()).lexicon, card)
    hits = (hit._replace(why_not=hit.why_not or why(hit.wording or hit.core)) for hit in found.hits)
    return found._replace(hits=tuple(hits))


def _copy(found: "Found", number: int) -> None:
    if not found.hits:
        raise RequestError(f"没有第 {number} 条。", "去掉 --copy，先看看有几条。")
    from generator.cli.hits import reason_against

    hit = found.hits[0]
    if reason := reason_against(hit):
        announce(f"请留意，这一句{reason}。")
    click.echo(hit.wording or hit.core)
