"""The workspace: where briefs, templates, phrases and drafts of this user live."""

import os
from pathlib import Path
from typing import NamedTuple

from generator.model.errors import OutputError, RequestError, reason

MARKER = "拟稿.yaml"
ENVIRONMENT = "NIGAO_WORKSPACE"


class Workspace(NamedTuple):
    """A folder; `created` says that it was made just now."""

    root: Path
    created: bool = False

    @property
    def bank_path(self) -> Path:
        """Where the bank is (or will be)."""
        return self.root / "phrasebank" / "bank.sqlite"

    @property
    def kept_path(self) -> Path:
        """Where content files are kept as they were read last; it may be deleted at any time."""
        return self.root / "phrasebank" / "bank.sqlite.content.json"

    @property
    def words_path(self) -> Path:
        """Where the dictionary is kept sorted; it may be deleted at any time."""
        return self.root / "phrasebank" / "bank.sqlite.words"

    @property
    def output(self) -> Path:
        """Where drafts land."""
        return self.root / "output"

    @property
    def settings(self) -> Path:
        """The file of settings with the 单位 card."""
        return self.root / MARKER


def find_workspace(asked: str | None, here: Path, *, create: bool = True) -> Workspace:
    """The workspace: as asked, else by NIGAO_WORKSPACE, else `here` or a parent, else in the user's documents.

    The last is made on first use (`created`), unless `create` is False. Raises RequestError if an asked
    folder does not exist.
    """
    named = asked or os.environ.get(ENVIRONMENT)
    if named:
        root = Path(named).expanduser()
        if not root.is_dir():
            raise RequestError(f"工作文件夹“{root}”不存在。", f"请先运行：nigao init {root}")
        return Workspace(root.resolve())
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file() or _is_repository(folder):
            return Workspace(folder)
    home = documents_folder() / "拟稿"
    return create_workspace(home) if create else Workspace(home)


def create_workspace(root: Path) -> Workspace:
    """A workspace at `root`: its folders made if absent; files already there are left as they are."""
    for folder in ("templates", "phrasebank", "output"):
        make_folder(root / folder)
    existed = (root / MARKER).exists()
    if not existed:
        try:
            (root / MARKER).write_text(_CARD, encoding="utf-8")
        except OSError as error:
            raise _refused(root, error) from None
    return Workspace(root.resolve(), created=not existed)


def make_folder(path: Path) -> Path:
    """`path`, made with its parents if absent. Raises OutputError if it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(path, error) from None
    return path


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"无法建立文件夹“{path}”：{reason(error)}。", "请换一个可写的位置，例如：nigao init ~/拟稿"
    )


def _is_repository(folder: Path) -> bool:
    """The layout of this program's own repository."""
    return all(
        (folder / name).exists() for name in ("pyproject.toml", "generator", "templates", "phrasebank")
    )


def documents_folder() -> Path:
    """The user's documents folder: by the XDG settings, else 文档 or Documents in the home folder."""
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    if config.is_file():
        for line in config.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition("=")
            if key.strip() == "XDG_DOCUMENTS_DIR":
                return Path(value.strip().strip('"').replace("$HOME", str(home)))
    documents = home / "Documents"
    return documents if documents.is_dir() else home / "文档"


_CARD = """\
# 拟稿的工作文件夹。这个文件记着本单位的情况，只填一次；起草时单子里没写的，从这里取。
# 每行“键: 值”；不知道的留空。改完保存即可，下次起草就用新的。
单位:
  地区:            # 例如 云河市
  本级:            # 省 市 州 县 县级市 区 旗 镇 乡 街道；留空则按地区名的末字判断
  上级:            # 例如 清江省
  下级: []         # 例如 [临江区, 清源县]
  单位:            # 例如 云河市人大常委会
  姓名:            # 常用讲话人
  职务:            # 例如 市人大常委会主任
  称谓:            # 例如 同志们
# 同一个人近几次讲过的话（用 nigao used 记下的），起草时尽量不再用；0 是不管。
记忆: 3
# 领导的姓名和职务，核稿时对照；起、止含当天，不知道的不写。
名册: []          # 例如 [{姓名: 林知远, 职务: 县委书记, 起: 2025-06-01}]
"""
