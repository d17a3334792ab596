"""Cleaned paragraphs and table rows to passages that lie in one text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.cleaning import BULLET, NUMBER, Cleaned, HeadedRow
from ingest.model import Cell, Passage, Text

OPENING, CLOSING = "(§ ", ".) "
#: A paragraph of more characters is several that lost their line breaks.
LONGEST = 4000
SENTENCE_END = re.compile(r"(?<=[.!?;])\s")
#: Stands between the cells of a row.
BAR = "|"


def split(pieces: Sequence[Cleaned]) -> Text:
    """Each piece becomes a passage; together they are the document's text, a line each."""
    passages: list[Passage] = []
    position = 0
    for passage in (each for piece in pieces for each in _passages(piece)):
        end = position + len(passage.text)
        passages.append(replace(passage, order=len(passages) + 1, start=position, end=end))
        position = end + 1
    return Text("\n".join(passage.text for passage in passages), tuple(passages))


def _passages(piece: Cleaned) -> Iterator[Passage]:
    """Not yet placed in the document's text."""
    if isinstance(piece, HeadedRow):
        yield _row(piece)
        return
    for text in _pieces(piece.text):
        marker, body = _marker(text)
        yield Passage(0, 0, 0, text, marker, body, page=piece.page)


def _row(row: HeadedRow) -> Passage:
    """Nothing stands between two bars but one space, where a cell is empty."""
    text, cells = "", []
    for number, (cell, column) in enumerate(zip(row.cells, row.columns, strict=True)):
        text = f"{text} {BAR} ".lstrip() if number else ""
        text = text if cell else text.rstrip()
        cells.append(Cell(len(text), len(text) + len(cell), column))
        text += cell
    return Passage(0, 0, 0, text, page=row.page, cells=tuple(cells))


def _pieces(paragraph: str) -> Iterator[str]:
    """A text that came without line breaks is cut at its sentences, else at words."""
    while len(paragraph) > LONGEST:
        ends = list(SENTENCE_END.finditer(paragraph, 0, LONGEST))
        cut = ends[-1].start() if ends else paragraph.rfind(" ", 1, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield paragraph[:cut]
        paragraph = paragraph[cut:].lstrip()
    yield paragraph


def _marker(paragraph: str) -> tuple[str | None, int]:
    """«2.1.3. Разработать» → 2.1.3 and where «Разработать» begins."""
    bullet = BULLET.match(paragraph)
    start = bullet.end() if bullet else 0
    number = NUMBER.match(paragraph[start:])
    if number is None:
        return ("•", start) if bullet else (None, 0)
    words = re.compile(r"[\s.)]*").match(paragraph, start + number.end())
    return number.group().strip(OPENING + CLOSING), words.end() if words else start + number.end()
