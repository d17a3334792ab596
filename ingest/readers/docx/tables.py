"""Tables of a Word document: every row with all its cells, merged ones filled in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.layout import Block, Row, Table
from ingest.readers.docx.markup import Element, child, number, value, within

#: Word allows no more columns.
MOST_COLUMNS = 63


class TooWide(Exception):
    """A table of more columns than Word allows, which would grow with each of its rows."""


Read = Callable[[Element], Sequence[Block]]


@dataclass(frozen=True)
class _Cell:
    """From which column on and over how many it says something; merged ones have no blocks."""

    start: int
    width: int
    text: str
    blocks: Sequence[Block] = ()


def table(element: Element, read: Read) -> Iterator[Block]:
    """A table of one column is a frame around its text; tables in cells follow after theirs."""
    rows = [row for row in _rows(element, read) if row]
    width = max((cell.start + cell.width for row in rows for cell in row), default=0)
    if width > MOST_COLUMNS:
        raise TooWide
    inner = [block for row in rows for cell in row for block in cell.blocks]
    if width == 1:
        yield from inner
    elif rows:
        yield Table(tuple(Row(_filled(row, width)) for row in rows))
        yield from (block for block in inner if isinstance(block, Table))


def _filled(row: Sequence[_Cell], width: int) -> tuple[str, ...]:
    """What a merged cell says stands in every column it covers."""
    texts = [""] * width
    for cell in row:
        texts[cell.start : cell.start + cell.width] = [cell.text] * cell.width
    return tuple(texts)


def _rows(element: Element, read: Read) -> Iterator[list[_Cell]]:
    above: dict[int, str] = {}
    for row in within(element, "tr"):
        if child(row, "trPr", "del") is None:
            below: dict[int, str] = {}
            yield list(_cells(row, above, below, read))
            above = below


def _cells(
    row: Element, above: dict[int, str], below: dict[int, str], read: Read
) -> Iterator[_Cell]:
    """`above` are the cells that may go on in this row, `below` those that may in the next."""
    start = _columns(row, "trPr", "gridBefore", default=0)
    beside = ""
    for element in within(row, "tc"):
        properties = child(element, "tcPr")
        merged = _merged(properties, "vMerge")
        blocks: Sequence[Block] = ()
        if merged == "continue" and start in above:
            text = above[start]
        elif _merged(properties, "hMerge") == "continue":
            text = beside
        elif child(properties, "cellDel") is not None:
            text = ""
        else:
            blocks = read(element)
            text = "\n".join(block.text for block in blocks if not isinstance(block, Table))
        cell = _Cell(start, _columns(properties, "gridSpan", default=1), text, blocks)
        if merged:
            below[start] = text
        yield cell
        start, beside = start + cell.width, text


def _merged(properties: Element | None, how: str) -> str | None:
    """«restart», «continue», or None for a cell of its own."""
    if child(properties, how) is None:
        return None
    return value(properties, how) or "continue"


def _columns(element: Element | None, *path: str, default: int) -> int:
    return min(max(number(value(element, *path), default), default), MOST_COLUMNS)
