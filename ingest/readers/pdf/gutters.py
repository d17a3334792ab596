"""Text beside text: columns, letterheads, the two sides of an agreement's last page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.readers.pdf.entries import with_entries
from ingest.readers.pdf.lines import TextLine, merged

#: Columns have at least so many lines, blocks beside each other so many.
COLUMN, BLOCK = 5, 2
#: Of these lines such a share reaches from one side of the column to the other.
FULL_LINES, FULL = 0.5, 0.75
#: A gap of so many heights of a line ends a block.
GAP = 0.8
#: Blocks stand at least so many times the height of a line apart.
APART = 2.0


@dataclass(frozen=True)
class Stretch:
    """Lines that stand one below the other."""

    lines: list[TextLine]
    #: Whether a sentence may go on in it from the stretch before: from column to column.
    goes_on: bool = False


def in_order(lines: list[TextLine]) -> list[Stretch]:
    """The stretches of a page as they are read."""
    return [
        replace(stretch, lines=with_entries(stretch.lines))
        for stretch in _in_order(lines)
        if stretch.lines
    ]


def _in_order(lines: list[TextLine], *, goes_on: bool = False) -> Iterator[Stretch]:
    place = next((place for place in _candidates(lines) if _parts_text(lines, place)), None)
    if place is None:
        yield Stretch(lines, goes_on)
        return
    between: list[TextLine] = []
    for stretch in _stretches(lines, place):
        if not _stand_beside(stretch, place):
            between += stretch
            continue
        left, right = _sides(stretch, place)
        yield Stretch(between)
        yield from _in_order(left)
        yield from _in_order(right, goes_on=_are_columns(left, right))
        between = []
    yield Stretch(between)


def _parts_text(lines: Sequence[TextLine], place: float) -> bool:
    return any(_stand_beside(stretch, place) for stretch in _stretches(lines, place))


def _candidates(lines: Sequence[TextLine]) -> list[float]:
    """Middles of wide gaps, those found in most lines first."""
    gaps = [
        (left.right, right.left)
        for line in lines
        for left, right in zip(line.parts, line.parts[1:], strict=False)
    ]
    middles = sorted({float(round((start + end) / 2)) for start, end in gaps})
    support = {place: sum(start < place < end for start, end in gaps) for place in middles}
    return sorted(middles, key=lambda place: -support[place])[:12]


def _stretches(lines: Sequence[TextLine], place: float) -> Iterator[list[TextLine]]:
    """Lines that leave a place free, and those between them that do not.

    Columns run on over gaps; blocks beside each other end with one.
    """
    for crossing, run in groupby(lines, key=lambda line: _crosses(line, place)):
        stretch = list(run)
        if crossing or _are_columns(*_sides(stretch, place)):
            yield stretch
        else:
            yield from _cut_at_gaps(stretch)


def _cut_at_gaps(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    piece = [lines[0]]
    for above, line in pairwise(lines):
        if line.top - above.bottom > GAP * line.size:
            yield piece
            piece = []
        piece.append(line)
    yield piece


def _crosses(line: TextLine, place: float) -> bool:
    return any(part.left < place < part.right for part in line.parts)


def _sides(stretch: Sequence[TextLine], place: float) -> tuple[list[TextLine], list[TextLine]]:
    parts = [part for line in stretch for part in line.parts]
    return (
        list(merged([part for part in parts if part.right <= place])),
        list(merged([part for part in parts if part.left >= place])),
    )


def _stand_beside(stretch: Sequence[TextLine], place: float) -> bool:
    """Whether both sides are text of their own, not the cells of a list."""
    if _crosses(stretch[0], place):
        return False
    left, right = _sides(stretch, place)
    if min(len(left), len(right)) < BLOCK:
        return False
    if _are_columns(left, right):
        return True
    gutter = min(line.left for line in right) - max(line.right for line in left)
    return gutter >= APART * left[0].size and _wraps(left) and _wraps(right)


def _are_columns(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    return min(len(left), len(right)) >= COLUMN and _is_column(left) and _is_column(right)


def _is_column(lines: Sequence[TextLine]) -> bool:
    width = max(line.right for line in lines) - min(line.left for line in lines)
    full = sum(line.width >= width * FULL for line in lines)
    return full >= len(lines) * FULL_LINES and width > 10 * lines[0].size


def _wraps(lines: Sequence[TextLine]) -> bool:
    """Whether a sentence or a title in capitals goes on in the next line of this side."""
    return any(line.text[:1].islower() or line.text.isupper() for line in lines[1:])
