"""What stops a command: one small family of errors, each with a sentence for the user and a hint."""

import errno


class NigaoError(Exception):
    """A failure that the user can do something about.

    `message` says what is wrong and names the file (and line); `hint` says what to do.
    Both are Chinese, one line each, and are all that the user sees.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ReadError(NigaoError):
    """A file that cannot be read as a speech."""


class ContentError(NigaoError):
    """A fault in a brief, a template or a content file; the message names file and line."""


class BankError(NigaoError):
    """The bank cannot be opened, read or changed."""


class OutputError(NigaoError):
    """A file that cannot be written."""


class RequestError(NigaoError):
    """A wish that cannot be met: no such occasion, no such source."""


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EEXIST: "同名的文件已经存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
