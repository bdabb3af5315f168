"""How the blocks of a file that came back are finished, so that a new one is finished alike."""

from generator.word import bindings
from generator.word.carried import from_root
from generator.word.finish import Finish
from generator.word.own_comments import OwnComments
from generator.word.wordfile import WordFile

_NOT_CARRIED = "文件里随带的自定义 XML 已经没有了，换上的字没有加批注和拼音。"
_DELETED = "文件里原有的批注都已删去，换上的字也没有加批注。"


def same_finish(file: WordFile, comments: OwnComments, offered: Finish) -> tuple[Finish, str]:
    """The finish of `file`, with the pinyin and the times used of `offered`; why a part of it is not to be had.

    Comments come only where the file still has some of ours: who deleted them wants none.
    """
    roots = [root for _, root in file.custom_parts()]
    carried = next(filter(None, map(from_root, roots)), None)
    if carried is None:
        return offered._replace(notes="none", pinyin={}), _NOT_CARRIED
    finish = offered._replace(
        numbering="auto" if carried.numbering == "auto" else "typed",
        notes=carried.notes if comments.present else "none",
        bound=any(bindings.names_in(root) for root in roots),
        pinyin=offered.pinyin if carried.pinyin else {},
    )
    return finish, _DELETED if finish.notes != carried.notes else ""
