"""What stops a command: one small family of errors, each with a sentence for the user and a hint."""


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
