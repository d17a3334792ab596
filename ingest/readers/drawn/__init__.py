"""Tables that somebody drew in plain text: with bars, with tabulators, with spaces."""

from collections.abc import Callable, Iterator, Sequence

from ingest.layout import Lines, Row, Table
from ingest.readers.drawn.aligned import aligned
from ingest.readers.drawn.framed import framed
from ingest.readers.drawn.tabbed import tabbed

Rows = list[tuple[str, ...]]
#: The rows of the table that begins at a line, and how many lines it takes up.
KINDS: list[Callable[[Sequence[str], int], tuple[Rows, int]]] = [framed, tabbed, aligned]


def drawn_tables(text: str, page: int | None = None) -> Iterator[Lines | Table]:
    """The lines of one page, as stretches of text and the tables between them."""
    lines, start, at = text.split("\n"), 0, 0
    while at < len(lines):
        rows, height = _table(lines, at)
        if rows:
            if start < at:
                yield Lines("\n".join(lines[start:at]), page)
            yield Table(tuple(Row(cells, page) for cells in rows))
            start = at + height
        at += height or 1
    if start < len(lines):
        yield Lines("\n".join(lines[start:]), page)


def _table(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    for kind in KINDS:
        rows, height = kind(lines, at)
        if rows:
            return rows, height
    return [], 0
