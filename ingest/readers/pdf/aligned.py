"""Tables without ruled lines, told only by a head that is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.columns import is_head, role_of
from ingest.layout import Row, Table
from ingest.readers.pdf.lines import TextLine

NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
#: Fewer columns may be a coincidence.
NARROWEST = 3
#: Lines farther apart, as a multiple of their height, do not belong to one table.
FARTHEST = 4.0
#: A head and one row are no table.
SHORTEST = 3

Spans = list[tuple[float, float]]


@dataclass(frozen=True)
class Aligned:
    """A table, and which lines it takes up."""

    table: Table
    start: int
    end: int


def aligned_table(lines: Sequence[TextLine], page: int) -> Aligned | None:
    """«№   Мероприятие   Срок»: rows begin with a number, their cells may go on below."""
    for start, line in enumerate(lines):
        head = tuple(part.text for part in line.parts)
        if len(head) >= NARROWEST and is_head(head) and role_of(head[0]) == "number":
            end, columns = _extent(lines, start)
            rows = tuple(Row(cells, page) for cells in _rows(lines[start:end], columns))
            if len(rows) >= SHORTEST:
                return Aligned(Table(rows), start, end)
    return None


def _extent(lines: Sequence[TextLine], start: int) -> tuple[int, Spans]:
    """As far as the same blank strips run between the columns."""
    columns = [(part.left, part.right) for part in lines[start].parts]
    for index in range(start + 1, len(lines)):
        line = lines[index]
        wider = _merged([*columns, *((part.left, part.right) for part in line.parts)])
        far = line.top - lines[index - 1].bottom > line.size * FARTHEST
        if far or len(wider) != len(columns) or not _belongs(line, wider):
            return index, columns
        columns = wider
    return len(lines), columns


def _merged(spans: Spans) -> Spans:
    """What stands above each other is one column."""
    merged: Spans = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _belongs(line: TextLine, columns: Spans) -> bool:
    """Nothing but numbers and their heading stands in the first column."""
    first = _cells(line, columns)[0]
    return not first or bool(NUMBERED.fullmatch(first)) or role_of(first) == "number"


def _cells(line: TextLine, columns: Spans) -> list[str]:
    return [
        " ".join(part.text for part in line.parts if left <= part.across <= right)
        for left, right in columns
    ]


def _rows(lines: Sequence[TextLine], columns: Spans) -> Iterator[tuple[str, ...]]:
    """The head, then a row from each number on."""
    row: list[list[str]] = [[] for _ in columns]
    for line in lines:
        cells = _cells(line, columns)
        if NUMBERED.fullmatch(cells[0]) and any(row):
            yield tuple("\n".join(parts) for parts in row)
            row = [[] for _ in columns]
        for parts, cell in zip(row, cells, strict=True):
            if cell:
                parts.append(cell)
    yield tuple("\n".join(parts) for parts in row)
