"""Tables put together again where a page cut them, and told from mere layout."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.cleaning.joining import joined
from ingest.columns import is_head
from ingest.layout import Paragraph, Row, Table

#: «1 | 2 | 3»: the numbers of the columns, under their names.
COLUMN_NUMBER = re.compile(r"\d{1,2}\.?")
#: A cell of more characters is a text that stands in a frame.
LONGEST_CELL = 1500
#: The names of the columns take up at most so many rows.
HIGHEST_HEAD = 3


@dataclass(frozen=True)
class HeadedRow:
    """The cells of a row with the names of their columns; "" where a column has none."""

    cells: tuple[str, ...]
    columns: tuple[str, ...]
    page: int | None = None


Cleaned = Paragraph | HeadedRow


def whole_tables(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """A table that goes on after a page break is one; its repeated head is left out."""
    last: Table | None = None
    for block in blocks:
        if last and isinstance(block, Table) and _goes_on(last, block):
            last = Table(_continued(last.rows, block.rows))
            continue
        if last:
            yield last
        last = block if isinstance(block, Table) else None
        if not last:
            yield block
    if last:
        yield last


def rows_of(table: Table) -> Iterator[Cleaned]:
    """What stands in one cell across the whole table heads the rows below it."""
    head = _head(table.rows)
    columns = _columns(head) or ("",) * len(table.rows[0].cells)
    for index, row in enumerate(table.rows):
        said = list(dict.fromkeys(filter(None, row.cells)))
        if all(map(COLUMN_NUMBER.fullmatch, row.cells)):
            continue
        if _is_text(said):
            yield from (Paragraph(line, row.page) for cell in said for line in cell.split("\n"))
        elif len(table.rows) == 1:
            yield Paragraph(" ".join(said).replace("\n", " "), row.page)
        elif said:
            cells = tuple(cell.replace("\n", " ") for cell in row.cells)
            yield HeadedRow(cells, columns if index >= len(head) else ("",) * len(cells), row.page)


def _is_text(said: Sequence[str]) -> bool:
    """A heading across all columns, a letterhead, a text in a frame."""
    return len(said) == 1 or any(len(cell) > LONGEST_CELL for cell in said)


def _goes_on(table: Table, after: Table) -> bool:
    same_width = len(table.rows[0].cells) == len(after.rows[0].cells)
    return same_width and table.rows[-1].page != after.rows[0].page


def _continued(rows: tuple[Row, ...], after: tuple[Row, ...]) -> tuple[Row, ...]:
    """A row that the page cut has no number where the rows before it have one."""
    head = [row.cells for row in rows[:HIGHEST_HEAD]]
    after = after[len(list(takewhile(lambda row: row.cells in head, after))) :]
    if after and not after[0].cells[0] and rows[-1].cells[0]:
        pairs = zip(rows[-1].cells, after[0].cells, strict=True)
        whole = Row(tuple(joined(*pair) for pair in pairs), rows[-1].page)
        return (*rows[:-1], whole, *after[1:])
    return (*rows, *after)


def _head(rows: Sequence[Row]) -> list[Row]:
    """The names of the columns; below merged ones there may be names of their parts."""
    if not is_head(rows[0].cells):
        return []
    merged = set(rows[0].cells)
    below = takewhile(lambda row: merged & set(filter(None, row.cells)), rows[1:HIGHEST_HEAD])
    return [rows[0], *below]


def _columns(head: Sequence[Row]) -> tuple[str, ...]:
    """«Объем финансирования» over «2019» is «Объем финансирования 2019»."""
    named = zip(*(row.cells for row in head), strict=True)
    return tuple(" ".join(dict.fromkeys(filter(None, cells))).replace("\n", " ") for cells in named)
