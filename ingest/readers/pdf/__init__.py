""".pdf: its text layer in reading order, tables cell by cell, pictures of text recognised."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.layout import Layout, Paragraph, Table
from ingest.model import Caveat
from ingest.pdfium.page import Box, Page, Word
from ingest.readers.pdf.aligned import aligned_table
from ingest.readers.pdf.blanks import blanks_of
from ingest.readers.pdf.footnotes import one_by_one, without_footnotes
from ingest.readers.pdf.grids import Grid, grids_of
from ingest.readers.pdf.gutters import Stretch, in_order
from ingest.readers.pdf.legible import legible
from ingest.readers.pdf.lines import lines_of
from ingest.readers.pdf.opening import pages_of
from ingest.readers.pdf.tables import table_of
from ingest.readers.pdf.writing import usual_pitch, written

#: What follows on a page: text, a table, or what could not be read.
Piece = Stretch | Table | Caveat


def read_pdf(path: Path) -> Layout:
    """Raises an `IngestError` for a file that is damaged, or that nothing here can read."""
    pages, caveats = legible(path, pages_of(path))
    pieces = [(piece, page) for page in pages for piece in _pieces(page)]
    pitch = usual_pitch([piece.lines for piece, _ in pieces if isinstance(piece, Stretch)])
    blocks = [
        written(piece, page, pitch) if isinstance(piece, Stretch) else piece
        for piece, page in pieces
        if not isinstance(piece, Caveat)
    ]
    footnotes = [note for page in pages for note in _footnotes(page)]
    lost = [Caveat("UnreadPage", detail=f"с. {page.number}") for page in pages if not page.width]
    unread = [piece for piece, _ in pieces if isinstance(piece, Caveat)]
    return Layout((*blocks, *footnotes), (*lost, *caveats, *unread))


def _pieces(page: Page) -> Iterator[Piece]:
    """Tables where they stand, and the text above, between and below them."""
    grids, alone = _drawn(page)
    words, _ = without_footnotes(page.words, alone, page.width)
    words += blanks_of(alone, words)
    for grid in grids:
        inside = [word for word in words if grid.box.holds(word)]
        table = table_of(grid, inside, page.number)
        if table is None:
            yield from _unread(grid, inside, page)
            continue
        words = [word for word in words if not grid.box.holds(word)]
        yield from _text([word for word in words if word.down < grid.box.top], page)
        yield table
        words = [word for word in words if word.down >= grid.box.top]
    yield from _text(words, page)


def _footnotes(page: Page) -> Iterator[Paragraph]:
    """They stand after the text, where they cut no sentence."""
    _, words = without_footnotes(page.words, _drawn(page)[1], page.width)
    for note in one_by_one(lines_of(words)):
        yield Paragraph(note, page.number)


def _drawn(page: Page) -> tuple[list[Grid], list[Box]]:
    """Tables, and the lines that belong to none."""
    grids = grids_of(page.rules)
    return grids, [rule for rule in page.rules if not any(g.box.holds(rule) for g in grids)]


def _unread(grid: Grid, inside: Sequence[Word], page: Page) -> Iterator[Caveat]:
    if inside and len(grid.down) > 2:
        yield Caveat("UnreadTable", detail=f"с. {page.number}")


def _text(words: Sequence[Word], page: Page) -> Iterator[Piece]:
    """Text, and tables that have no ruled lines.

    What is written from bottom to top beside the text is no part of it.
    """
    lines = lines_of(word for word in words if not word.upright)
    while (found := aligned_table(lines, page.number)) is not None:
        yield from in_order(lines[: found.start])
        yield found.table
        lines = lines[found.end :]
    yield from in_order(lines)
