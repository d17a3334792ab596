"""What a reader handed over as clean paragraphs and rows: what the page broke is mended."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby

from ingest.cleaning.furniture import running_lines, without_furniture
from ingest.cleaning.joining import (
    MOST_LINES,
    Setting,
    begins_anew,
    goes_on,
    joined,
    paragraphs,
)
from ingest.cleaning.lines import lines_of, plain
from ingest.cleaning.marks import BULLET, FIELD, NUMBER
from ingest.cleaning.tables import Cleaned, HeadedRow, rows_of, whole_tables
from ingest.layout import Block, Lines, Paragraph, Row, Table

__all__ = ["BULLET", "FIELD", "NUMBER", "Cleaned", "HeadedRow", "clean"]


def clean(blocks: Sequence[Block]) -> list[Cleaned]:
    """Paragraphs, each on one line, and the rows of tables, cell by cell."""
    return [
        piece
        for block in whole_tables(_mended(blocks))
        for piece in (rows_of(block) if isinstance(block, Table) else [block])
    ]


def _mended(blocks: Sequence[Block]) -> Iterator[Paragraph | Table]:
    """Lines become paragraphs; what runs along all pages is looked for on all of them."""
    lines = lines_of([block for block in blocks if isinstance(block, Lines)])
    setting = Setting.of(lines)
    running = running_lines(lines, setting.gap)
    for _, run in groupby(blocks, key=lambda block: isinstance(block, Lines)):
        together = list(run)
        stretch = lines_of([block for block in together if isinstance(block, Lines)])
        yield from paragraphs(without_furniture(stretch, running, setting.gap), setting)
        yield from _rejoined(piece for block in together for piece in _plain(block))


def _rejoined(pieces: Iterable[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """«РЕШЕНИЕ» over «выездного заседания…» is one title, however it was set."""
    last: Paragraph | None = None
    for piece in pieces:
        if last and isinstance(piece, Paragraph) and goes_on(last.text, piece.text):
            last = Paragraph(joined(last.text, piece.text), last.page)
            continue
        if last:
            yield last
        last = piece if isinstance(piece, Paragraph) else None
        if not last:
            yield piece
    if last:
        yield last


def _plain(block: Block) -> Iterator[Paragraph | Table]:
    if isinstance(block, Table) and block.rows:
        rows = (Row(tuple(map(_cell, row.cells)), row.page) for row in block.rows)
        yield Table(tuple(rows))
    elif isinstance(block, Paragraph):
        yield from (Paragraph(text, block.page) for text in _unbroken(block.text))


def _cell(text: str) -> str:
    return "\n".join(_unbroken(text))


def _unbroken(text: str) -> Iterator[str]:
    """«РЕШИЛИ: ⏎ 1. Открыть ⏎ музей.»: what begins an item begins a line, the rest goes on."""
    lines: list[str] = []
    for line in filter(None, map(plain, text.split("\n"))):
        if lines and (len(lines) == MOST_LINES or begins_anew(lines[-1], line)):
            yield reduce(joined, lines)
            lines = []
        lines.append(line)
    if lines:
        yield reduce(joined, lines)
