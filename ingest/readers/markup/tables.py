"""Tables with what merged cells say in every cell they cover; tables that only lay out a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingest.cleaning.tables import HIGHEST_HEAD, LONGEST_CELL
from ingest.columns import is_head
from ingest.layout import Row, Table
from ingest.readers.markup.content import Content

#: No table that people read has more columns.
WIDEST = 200
#: What browsers make of more.
LONGEST_SPAN = 1000


@dataclass(frozen=True)
class Placed:
    """A cell from one column up to another, and in how many rows more it goes on."""

    start: int
    end: int
    below: int
    text: str


def table_of(
    node: LexborNode, content: Content, text_of: Callable[[LexborNode], str]
) -> Table | None:
    """None for a table that lays out a page: its cells are read one after the other."""
    weight = content.weights.of(node)
    rows = [row for row in _rows(node) if not content.is_furniture(row)]
    cells = [[cell for cell in row.iter() if cell.tag in {"td", "th"}] for row in rows]
    heaviest = max((content.weights.of(cell).text for row in cells for cell in row), default=0)
    if (
        node.attributes.get("role") in {"presentation", "none"}
        or max(map(len, cells), default=0) < 2
    ):
        return None
    if weight.tables and heaviest > LONGEST_CELL:
        return None
    grid = _grid([[_placed(cell, text_of(cell)) for cell in row] for row in cells])
    headed = any(cell.tag == "th" for row in cells for cell in row) or _has_head(grid)
    if not grid or not (headed or _is_regular(grid, heaviest, weight.headings)):
        return None
    return Table(tuple(map(Row, grid)))


def _has_head(grid: Sequence[tuple[str, ...]]) -> bool:
    return any(is_head(row) for row in grid[:HIGHEST_HEAD] if any(row))


def _is_regular(grid: Sequence[tuple[str, ...]], heaviest: int, headings: int) -> bool:
    """Not a page in a frame; nor a letterhead, one row of cells with several lines."""
    if headings or heaviest > LONGEST_CELL:
        return False
    return len(grid) > 1 or not any("\n" in cell for cell in grid[0])


def _rows(node: LexborNode) -> list[LexborNode]:
    """The foot comes last, wherever the source has it."""
    sections = sorted(node.iter(), key=lambda part: part.tag == "tfoot")
    return [row for part in sections for row in part.iter() if row.tag == "tr"]


def _placed(cell: LexborNode, text: str) -> Placed:
    """Not yet in its column."""
    return Placed(0, _span(cell, "colspan"), _span(cell, "rowspan") - 1, text)


def _span(cell: LexborNode, attribute: str) -> int:
    value = (cell.attributes.get(attribute) or "").strip()
    return min(max(int(value), 1), LONGEST_SPAN) if value.isdecimal() else 1


def _grid(rows: Sequence[Sequence[Placed]]) -> list[tuple[str, ...]]:
    """Of columns in which no cell begins nothing is left."""
    full: list[list[Placed]] = []
    above: list[Placed] = []
    for row in rows:
        placed = _row(row, above)
        above = [Placed(c.start, c.end, c.below - 1, c.text) for c in placed if c.below > 0]
        full.append(placed)
    starts = sorted({cell.start for row in full for cell in row})
    if len(starts) > WIDEST:
        return []
    return [tuple(_text_at(start, row) for start in starts) for row in full]


def _row(cells: Sequence[Placed], above: Sequence[Placed]) -> list[Placed]:
    """Cells stand side by side, and beside those that reach down from above."""
    row, column = list(above), 0
    for cell in cells:
        for other in sorted(above, key=lambda each: each.start):
            if other.start <= column < other.end:
                column = other.end
        row.append(Placed(column, column + cell.end, cell.below, cell.text))
        column += cell.end
    return row


def _text_at(column: int, row: Sequence[Placed]) -> str:
    return next((cell.text for cell in row if cell.start <= column < cell.end), "")
