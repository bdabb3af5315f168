"""Fields of a .docx (REF, MERGEFIELD, IF …): what they show is read, what they are told is not."""


class Fields:
    """Where in which fields reading stands, paragraph by paragraph."""

    def __init__(self) -> None:
        self._told: list[bool] = []
        """For each field that is open, the innermost last: whether its instruction still goes on."""
        self._held: list[str] = []

    def mark(self, kind: str) -> None:
        """A `w:fldChar` of this kind was met: begin, separate or end."""
        if kind == "begin":
            self._told.append(True)
        elif self._told and kind == "separate":
            self._told[-1] = False
        elif self._told and kind == "end":
            self._told.pop()
        if not any(self._told):
            self._held.clear()

    def shown(self, text: str) -> str:
        """`text` if it is shown; nothing, for now, if it stands in an instruction."""
        if not any(self._told):
            return text
        self._held.append(text)
        return ""

    def paragraph_end(self) -> str:
        """What was held back in an instruction that does not end in its paragraph: that is none, and shown."""
        text = "".join(self._held)
        self._told = [False] * len(self._told)
        self._held.clear()
        return text
