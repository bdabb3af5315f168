"""nigao used: what was said in a speech is remembered, so that the next drafts say it otherwise."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce, iso_day, open_desk, open_reader, user, workspace_option
from generator.desk.card import own_names, read_card
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.usage import Said
    from generator.desk.desk import Desk
    from generator.learning.given import Given

_AS_ON_THE_CARD = "文中没有写是谁讲的，记在 拟稿.yaml 的“姓名”名下；不是的话，撤销后加 --speaker 重记。"


@click.command(
    cls=ChineseCommand,
    help="讲完以后记一笔：这篇讲了哪些话。同一个人以后的稿子，近几次（默认三次）讲过的话尽量不再用；"
    "nigao search 也看得到哪句话上次什么时候讲的。",
    example="nigao used 讲话.docx",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "--meeting", metavar="会议", default=None, help="在什么会上讲的（默认看初稿的拟稿单，没有就用题目）。"
)
@click.option("--date", "day", metavar="日期", default=None, help="哪一天讲的（默认看初稿，没有就是今天）。")
@click.option(
    "--speaker", metavar="姓名", default=None, help="谁讲的（默认看文中的署名、初稿，没有就看 拟稿.yaml）。"
)
@click.option("--undo", is_flag=True, help="记错了：撤销这个文件最近的一次记录。")
@workspace_option
def command(file: Path, meeting: str | None, day: str | None, speaker: str | None, undo: bool) -> None:
    """Record what the speech in a file said, or revoke that."""
    from generator.bank import usage

    now, by = datetime.now().isoformat(timespec="microseconds"), user()
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        if undo:
            _undo(bank, file.name, now, by)
            return
        card = read_card(desk.workspace.settings)
        given = _given(file, bank, desk, card)
        said = usage.Said(
            given.words,
            given.meeting if meeting is None else meeting,
            iso_day(day or given.date).isoformat(),
            _speaker(given, card, file.name) if speaker is None else speaker,
            file.name,
        )
        before = usage.same_speech(bank, said)
        is_new = usage.record(bank, said, now, by)
    if is_new or before is None:
        announce(
            f"已记下：{_told(said)}{'' if given.speaker or speaker is not None or not said.speaker else _AS_ON_THE_CARD}"
        )
    else:
        place = "" if before.said.file == file.name else f"（记在《{before.said.file}》名下）"
        announce(f"早已记过：{_told(before.said)}{place}")


def _told(said: "Said") -> str:
    where = f"{said.speaker or '（没有写姓名）'} {said.date} {said.meeting}".strip()
    return f"{where}，{len(said.words)} 句。"


def _undo(bank: "Bank", file: str, now: str, by: str) -> None:
    """Revoke the newest record of `file`; one that came with what was learnt is revoked with that alone."""
    from generator.bank import usage
    from generator.bank.batches import newest
    from generator.bank.offers import LEARN

    revoked = usage.undo(bank, file, now, by)
    if revoked is not None:
        announce(f"已撤销：{revoked[0]} {revoked[1]}，{revoked[2]} 句。")
        return
    learnt = newest(bank, LEARN, file)
    if learnt is not None and usage.said_in(bank, learnt.id):
        raise RequestError(
            f"《{file}》讲过的话是收稿时记的，这里撤销不了。",
            f"请用 nigao learn {file} --undo（收稿时学的也一起撤销；要留着学的，撤销后不加 --final 再收一次）。",
        )
    raise RequestError(f"没有记过《{file}》。", "请写当时记录的那个文件名（nigao bank history 列得出）。")


def _speaker(given: "Given", card: Mapping[str, str], file: str) -> str:
    """Who gave the speech: as it says itself, else whom the 单位 card names, if that may be the one who signs it."""
    from generator.learning.given import is_same_post

    post = card.get("职务", "")
    if not given.speaker and given.post and post and not is_same_post(given.post, post):
        raise RequestError(
            f"《{file}》是“{given.post}”的讲话，没有写姓名；拟稿.yaml 里的职务是“{post}”。",
            "是谁讲的，请加 --speaker 姓名。",
        )
    return given.speaker or card.get("姓名", "")


def _given(file: Path, bank: "Bank", desk: "Desk", card: Mapping[str, str]) -> "Given":
    """What the file says was said, and what it tells of speaker, day and meeting."""
    from generator.bank.drafts import kept_manifest
    from generator.learning.given import Given, given_by
    from generator.learning.learn import given
    from generator.word.outline_reading import is_outline
    from generator.word.readback import read_back
    from generator.word.said import words_standing

    is_word = file.suffix.lower() == ".docx"
    if is_word and is_outline(file):
        raise RequestError(f"《{file.name}》是提纲，不是讲话。", "请写讲话的文件。")
    read = read_back(file) if is_word else None
    manifest = kept_manifest(bank, read.draft_id) if read else None
    if manifest:
        return given(file, manifest, desk.lexicon, own_names(card))
    if read:
        return Given(words_standing(read))
    from generator.reading.files import read_manuscript

    manuscript = read_manuscript(file)
    return given_by(open_reader(manuscript), [one.text for one in manuscript.paragraphs])
