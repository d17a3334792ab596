"""Tables whose columns are kept apart by spaces, told only by a head that is known."""

import re
from collections.abc import Iterator, Sequence

from ingest.columns import is_head, role_of

GAP = re.compile(r"\s{2,}")
NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
#: Fewer columns may be a coincidence.
NARROWEST = 3
#: So many blank lines end a table.
END = 2

Spans = list[tuple[int, int]]


def aligned(lines: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """«№   Мероприятие   Срок»: rows begin with a number, their cells may go on below."""
    head = tuple(GAP.split(lines[at].strip())) if "  " in lines[at] else ()
    if len(head) < NARROWEST or not is_head(head) or role_of(head[0]) != "number":
        return [], 0
    height, columns = _extent(lines, at, len(head))
    rows = list(_rows([line for line in lines[at : at + height] if line.strip()], columns))
    return (rows, height) if len(rows) > 2 else ([], 0)


def _extent(lines: Sequence[str], at: int, width: int) -> tuple[int, Spans]:
    """As far as the same blank strips run between the columns."""
    columns, height, blank = _merged([], lines[at]), 1, 0
    for index in range(at + 1, len(lines)):
        line = lines[index].expandtabs()
        if not line.strip():
            blank += 1
            if blank == END:
                break
            continue
        wider = _merged(columns, line)
        if len(wider) != width or not _belongs(line, wider):
            break
        columns, height, blank = wider, index - at + 1, 0
    return height, columns


def _merged(columns: Spans, line: str) -> Spans:
    """What stands above each other, with less than two blanks between, is one column."""
    merged: Spans = []
    words = [match.span() for match in re.finditer(r"\S+(?:\s\S+)*", line)]
    for start, end in sorted([*columns, *words]):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _belongs(line: str, columns: Spans) -> bool:
    """Nothing but numbers and their heading stands in the first column."""
    first = line[: columns[0][1]].strip()
    return not first or bool(NUMBERED.fullmatch(first)) or len(first) <= len("№ п/п")


def _rows(lines: Sequence[str], columns: Spans) -> Iterator[tuple[str, ...]]:
    """The head, then a row from each number on."""
    row: list[list[str]] = [[] for _ in columns]
    for line in lines:
        cells = [line.expandtabs()[start:end].strip() for start, end in columns]
        if NUMBERED.fullmatch(cells[0]) and any(row):
            yield tuple("\n".join(parts) for parts in row)
            row = [[] for _ in columns]
        for parts, cell in zip(row, cells, strict=True):
            if cell:
                parts.append(cell)
    yield tuple("\n".join(parts) for parts in row)
