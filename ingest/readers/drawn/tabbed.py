"""Tables whose cells are kept apart by tabulators, as they come out of spreadsheets."""

from collections.abc import Sequence
from itertools import islice, takewhile

from ingest.columns import is_head

#: Without a head that is known, so many rows and columns make a table.
ENOUGH = 3


def tabbed(lines: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """All lines have as many cells; «1.⇥Открыть музей» alone is an item of a list."""
    if not _has_cells(lines[at]) or (at and _has_cells(lines[at - 1])):
        return [], 0
    rows = [_cells(line) for line in takewhile(_has_cells, islice(lines, at, None))]
    width = max(map(len, rows))
    regular = all(len(row) == width for row in rows) and min(width, len(rows)) >= ENOUGH
    headed = len(rows) > 1 and len(rows[0]) == width and is_head(rows[0])
    if not (regular or headed):
        return [], 0
    return [(*row, *[""] * (width - len(row))) for row in rows], len(rows)


def _has_cells(line: str) -> bool:
    return "\t" in line.strip()


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.rstrip().split("\t"))
