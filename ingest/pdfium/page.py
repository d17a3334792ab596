"""A page as it was drawn: words and ruled lines, each in its place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """In points, counted from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def across(self) -> float:
        """How far to the right its middle lies."""
        return (self.left + self.right) / 2

    @property
    def down(self) -> float:
        """How far down its middle lies."""
        return (self.top + self.bottom) / 2

    def holds(self, other: "Box") -> bool:
        """Whether the middle of the other lies inside."""
        return self.left <= other.across <= self.right and self.top <= other.down <= self.bottom


@dataclass(frozen=True)
class Word(Box):
    """What stands between two spaces; of upright text a whole line."""

    text: str
    bold: bool = False
    #: Written from bottom to top or from top to bottom.
    upright: bool = False


@dataclass(frozen=True)
class Page:
    """What the file draws on one page."""

    #: Counted from 1.
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    #: Horizontal and vertical lines, each a thin box.
    rules: tuple[Box, ...] = ()
    #: The share of the page that pictures cover.
    pictured: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)
