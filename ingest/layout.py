"""What a reader hands over: the blocks of a document, in the order in which they are read."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Caveat


@dataclass(frozen=True)
class Lines:
    """Text line by line as it stands on a page; blank lines keep the distances between them.

    A form feed ends a page. An indent opens a paragraph where the other lines have none.
    What the line breaks tore apart is put together in cleaning.
    """

    text: str
    #: Of the first line, counted from 1, where the format has pages.
    page: int | None = None
    #: In characters, what the lines were wrapped at, where the format tells.
    width: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """A whole paragraph or list item, its number or bullet written out."""

    text: str
    page: int | None = None


@dataclass(frozen=True)
class Row:
    """Cells from left to right; the paragraphs of one cell are lines of it."""

    cells: tuple[str, ...]
    page: int | None = None


@dataclass(frozen=True)
class Table:
    """Rows of the same number of cells; what merged cells say stands in every cell they cover."""

    rows: tuple[Row, ...]


Block = Lines | Paragraph | Table


@dataclass(frozen=True)
class Layout:
    """A document as its file has it, and what the reader could not read in it."""

    blocks: tuple[Block, ...]
    caveats: tuple[Caveat, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row.cells)
            else:
                yield block.text
