"""The words of a paragraph, gathered from elements that run on within it."""

import re

SPACE = re.compile(r"[ \t\r\n\f\v]+")
#: A line break somebody put there, and one that only the source has.
HARD, SOFT = "\n", "\v"
AROUND = re.compile(r"[ ]*([\n\v])[ ]*")
BLANK_LINES = re.compile(r"\n[\n\v]+")


class Words:
    """Spaces of the source count as one; `HARD` and `SOFT` breaks are kept."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, words: str) -> None:
        self._parts.append(SPACE.sub(" ", words))

    def add_break(self, kind: str) -> None:
        self._parts.append(kind)

    def add_verbatim(self, words: str) -> None:
        self._parts.append(words)

    @property
    def last(self) -> str:
        """What the words so far end in; "" at the beginning of a paragraph."""
        return "".join(self._parts[-3:]).strip() and "".join(self._parts[-3:])

    def take(self) -> str:
        """All of them; a paragraph's next words begin anew."""
        text = AROUND.sub(r"\1", re.sub(" +", " ", "".join(self._parts)))
        self._parts = []
        return BLANK_LINES.sub("\n\n", text).strip()

    def take_verbatim(self) -> str:
        text = "".join(self._parts)
        self._parts = []
        return text
