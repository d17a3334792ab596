"""Words on one level, from left to right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pdfium.page import Box, Word

#: A wider gap, as a share of the height of a line, is more than a space.
WIDEST_SPACE = 0.9


@dataclass(frozen=True)
class TextLine(Box):
    """Words that stand beside each other, the leftmost first."""

    words: tuple[Word, ...]

    @classmethod
    def of(cls, words: Iterable[Word]) -> "TextLine":
        ordered = tuple(sorted(words, key=lambda word: word.left))
        return cls(
            ordered[0].left,
            min(word.top for word in ordered),
            max(word.right for word in ordered),
            max(word.bottom for word in ordered),
            ordered,
        )

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def size(self) -> float:
        """The height of its tallest word."""
        return max(word.height for word in self.words)

    @property
    def parts(self) -> "list[TextLine]":
        """The line cut where a gap is wider than a space."""
        pieces = [[self.words[0]]]
        for word in self.words[1:]:
            if word.left - pieces[-1][-1].right > self.size * WIDEST_SPACE:
                pieces.append([])
            pieces[-1].append(word)
        return [TextLine.of(piece) for piece in pieces]


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """From top to bottom."""
    levels: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.down, word.left)):
        if levels and _is_level(levels[-1][0], word):
            levels[-1].append(word)
        else:
            levels.append([word])
    return [TextLine.of(level) for level in levels]


def merged(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Parts of lines put together again."""
    yield from lines_of(word for line in lines for word in line.words)


def _is_level(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > min(one.height, other.height) / 2
