"""The words inside a grid as the cells of a table."""

from collections.abc import Sequence

from ingest.layout import Row, Table
from ingest.pdfium.page import Word
from ingest.readers.pdf.grids import Grid
from ingest.readers.pdf.lines import lines_of

#: A grid with a smaller share of filled cells is a form or a drawing.
FILLED = 0.2


def table_of(grid: Grid, words: Sequence[Word], page: int) -> Table | None:
    """`None` for a grid that is no table; `words` are those inside it."""
    within: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        within.setdefault(grid.cell(word), []).append(word)
    said = {}
    areas = grid.areas()
    for area in areas:
        text = cell_text([word for place in area for word in within.get(place, ())])
        said.update(dict.fromkeys(area, text))
    if sum(bool(said[area[0]]) for area in areas) < len(areas) * FILLED or len(areas) < 2:
        return None
    columns = range(len(grid.across) - 1)
    rows = [
        Row(tuple(said[row, column] for column in columns), page)
        for row in range(len(grid.down) - 1)
    ]
    filled = tuple(row for row in rows if any(row.cells))
    return Table(filled) if filled else None


def cell_text(words: Sequence[Word]) -> str:
    """Line by line; which lines are one paragraph is told in cleaning."""
    level = [word for word in words if not word.upright]
    upright = sorted((word for word in words if word.upright), key=lambda word: word.left)
    return "\n".join([*(line.text for line in lines_of(level)), *(word.text for word in upright)])
