"""Figures in the rows of tables of indicators: «Население | тыс. чел. | 12,5 | 12,7»."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.columns import role_of
from ingest.figures.numbers import DIGITS
from ingest.figures.quantities import counted_noun
from ingest.figures.subjects import OBSERVED
from ingest.figures.unit import unit_of
from ingest.lexicon import table
from ingest.model import Cell, Entity, Figure, Naming, Passage

VALUE = re.compile(rf"\s*({DIGITS})\s*(%?)\s*")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
PLANNED = re.compile(r"\b(?:план|прогноз|целев|ожида|оценк)", re.I)
DONE = re.compile(r"\b(?:факт|отч[её]т|базов|достигнут)", re.I)
#: The thing that a table is about is named at most so many paragraphs before it.
NEAR = 4
#: A caption or a title has at most so many words.
CAPTION = 30


def row_figures(
    passages: Sequence[Passage], namings: dict[int, list[Naming]], issued: date | None
) -> Iterator[Figure]:
    """Values of years that are over when the document is issued; later ones are planned."""
    before: list[Passage] = []
    above: Entity | None = None
    for passage in passages:
        if not passage.cells:
            before.append(passage)
            above = None
            continue
        above = (
            _named(namings.get(passage.order, []))
            or above
            or _captioned(before[-NEAR:], namings)
            or _captioned(before[:NEAR], namings)
        )
        if above is not None and any(cell.column for cell in passage.cells):
            yield from row_of_indicators(passage, above, issued)


def is_planned_cell(passage: Passage, offset: int) -> bool:
    """«не менее 300 участников» under «Результат», in a row of what is to be done by when"""
    roles = {role_of(cell.column): cell for cell in passage.cells if cell.column}
    if "deadline" not in roles or not roles.keys() & {"deed", "name"}:
        return False
    own = next((cell for cell in passage.cells if cell.start <= offset < cell.end), None)
    return own is None or not (role_of(own.column) == "status" or DONE.search(own.column))


def row_of_indicators(passage: Passage, of: Entity, issued: date | None) -> Iterator[Figure]:
    """«Население района | тыс. чел. | 12,5» under «Показатель | Ед. изм. | 2017 год»"""
    told = _indicator(passage)
    for cell in passage.cells:
        value = VALUE.fullmatch(passage.text, cell.start, cell.end)
        year = _year(cell.column, issued)
        unit = unit_of("%" if value and value[2] else told[1]) if told else None
        if value is None or year is None or told is None or unit is None:
            continue
        factor, measure, name = unit
        counted = counted_noun(told[0])
        if counted and measure in {"count", "people"}:
            measure, name = table("counted.tsv").get(counted, measure), counted
        yield Figure(
            passage=passage, observed=of, measure=measure, unit=name, comparator="=",
            value=float(re.sub(r"\s", "", value[1]).replace(",", ".")) * factor,
            rule="row_of_indicators", confidence=0.7, as_of=year,
            wording=" ".join(told[0].split()),
        )  # fmt: skip


def _indicator(passage: Passage) -> tuple[str, str] | None:
    """What the row tells of, and its unit: of a column of its own, or after a comma."""
    said = [(cell, passage.text[cell.start : cell.end]) for cell in passage.cells]
    worded = [(cell, words) for cell, words in said if re.search(r"[а-яё]{3}", words, re.I)]
    if not worded or not any(_is_of_indicators(cell) for cell, _ in said):
        return None
    units = [words for cell, words in said if re.match(r"\s*ед", cell.column, re.I)]
    name = next((words for cell, words in worded if words not in units), worded[0][1])
    return name, (units[0] if units else name.rpartition(",")[2])


def _is_of_indicators(cell: Cell) -> bool:
    return role_of(cell.column) == "indicator"


def _year(column: str, issued: date | None) -> int | None:
    """The year of a column, if its values are no plan."""
    year = YEAR.search(column)
    if year is None or PLANNED.search(column):
        return None
    over = issued is not None and int(year[1]) < issued.year
    return int(year[1]) if over or DONE.search(column) else None


def _captioned(before: Sequence[Passage], namings: dict[int, list[Naming]]) -> Entity | None:
    """«Показатели **программы «Свет»**» over the table, or a little before, or in the title."""
    captions = [p for p in reversed(before) if len(p.text.split()) <= CAPTION]
    found = (_named(namings.get(passage.order, [])) for passage in captions)
    return next((entity for entity in found if entity), None)


def _named(row: Sequence[Naming]) -> Entity | None:
    things = [n for n in row if n.mention.kind in OBSERVED]
    places = [n for n in row if n.mention.kind == "place"]
    return next((n.entity for n in things or places), None)
