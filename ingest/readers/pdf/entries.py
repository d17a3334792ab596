"""«Иванов Иван Иванович   – министр»: names on the left, what is said of each on the right."""

import re
from collections.abc import Iterator, Sequence

from ingest.pdfium.page import Word
from ingest.readers.pdf.lines import TextLine

DASH = re.compile(r"[-–—](?:\s|$)")
#: So many heights of a line the dashes may stand out of line.
OUT_OF_LINE = 0.3
#: Of a name, lines follow each other within so many heights of one.
NEAR = 0.6


def with_entries(lines: Sequence[TextLine]) -> list[TextLine]:
    """Each entry becomes one line, first its left side and then its right one."""
    found: list[TextLine] = []
    rest = list(lines)
    while rest:
        place = _dash(rest[0])
        height = _height(rest, place) if place is not None else 1
        found.append(_entry(rest[:height], place or 0.0))
        rest = rest[height:]
    return found


def _dash(line: TextLine) -> float | None:
    """Where the right side of an entry begins."""
    return next((part.left for part in line.parts[1:] if DASH.match(part.text)), None)


def _height(lines: Sequence[TextLine], place: float) -> int:
    """How many lines an entry takes up."""
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        near = line.top - above.bottom < NEAR * line.size
        if _dash(line) is not None or not near or not _fits(line, place):
            return index
    return len(lines)


def _fits(line: TextLine, place: float) -> bool:
    """Nothing in the line runs from the left side to the right one."""
    edge = place - OUT_OF_LINE * line.size
    return all(part.right < place or part.left >= edge for part in line.parts)


def _entry(lines: Sequence[TextLine], place: float) -> TextLine:
    if len(lines) == 1:
        return lines[0]
    words = [*_side(lines, place, right=False), *_side(lines, place, right=True)]
    return TextLine(
        min(line.left for line in lines),
        lines[0].top,
        max(line.right for line in lines),
        lines[-1].bottom,
        tuple(words),
    )


def _side(lines: Sequence[TextLine], place: float, *, right: bool) -> Iterator[Word]:
    for line in lines:
        edge = place - OUT_OF_LINE * line.size
        yield from (word for word in line.words if (word.left >= edge) == right)
