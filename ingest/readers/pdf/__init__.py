""".pdf: its text layer in reading order, tables cell by cell, pictures of text recognised."""

from collections.abc import Iterator
from pathlib import Path

from ingest.layout import Layout, Table
from ingest.readers.pdf.grids import grids_of
from ingest.readers.pdf.gutters import Stretch, in_order
from ingest.readers.pdf.legible import legible
from ingest.readers.pdf.opening import pages_of
from ingest.readers.pdf.page import Page
from ingest.readers.pdf.tables import table_of
from ingest.readers.pdf.writing import usual_pitch, written

#: What follows on a page: text, or a table.
Piece = Stretch | Table


def read_pdf(path: Path) -> Layout:
    """Raises an `IngestError` for a file that is damaged, or that nothing here can read."""
    pages, notes = legible(path, pages_of(path))
    pieces = [(piece, page) for page in pages for piece in _pieces(page)]
    pitch = usual_pitch([piece.lines for piece, _ in pieces if isinstance(piece, Stretch)])
    blocks = (
        written(piece, page, pitch) if isinstance(piece, Stretch) else piece
        for piece, page in pieces
    )
    lost = [f"page {page.number} cannot be opened" for page in pages if not page.width]
    return Layout(tuple(blocks), (*lost, *notes))


def _pieces(page: Page) -> Iterator[Piece]:
    """Tables where they stand, and the text above, between and below them.

    What is written from bottom to top beside the text is no part of it.
    """
    words = list(page.words)
    for grid in grids_of(page.rules):
        inside = [word for word in words if grid.box.holds(word)]
        table = table_of(grid, inside, page.number)
        if table is None:
            continue
        words = [word for word in words if not grid.box.holds(word)]
        yield from in_order([word for word in words if word.down < grid.box.top])
        yield table
        words = [word for word in words if word.down >= grid.box.top]
    yield from in_order(words)
