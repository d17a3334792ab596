"""Measures of a plan: each row of its table says what, until when, and who answers for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.cleaning import NUMBER
from ingest.columns import role_of
from ingest.dates import field as term
from ingest.model import Cell, Deadline, Entity, Passage, Provision
from ingest.provisions.reader import ABOUT, ACTING, Reader
from ingest.provisions.terms import BLANK

#: «То же», «-//-»: what the row above has in this column.
DITTO = re.compile(r"[-–—\s]*(?:(?:то|тот|та|те)\s+же|//|[\"”“»«]|''|-)[-–—\s.]*", re.I)
DEED = ("deed", "name")
#: A plan has at least one of these beside its deeds.
PLANNING = {"deadline", "responsible", "actor"}
OWN_NUMBER = re.compile(NUMBER.pattern + r"[\s.)]*")
WORDS = re.compile(r"[а-яё]{2}", re.I)
#: No deed.
NOTHING = re.compile(r"[\s\d.,–—-]*")


@dataclass
class _Row:
    """One row; where it says «то же», the cells of a row above stand for its own."""

    passage: Passage
    cells: dict[str, Cell] = field(default_factory=dict)
    owners: dict[str, Passage] = field(default_factory=dict)

    def words(self, role: str) -> str:
        cell = self.cells.get(role)
        return self.owners[role].text[cell.start : cell.end] if cell else ""


def measures(reader: Reader) -> Iterator[Provision]:
    """«1 | Открыть музей | до 1 мая 2019 г. | Комитет по культуре»"""
    above: _Row | None = None
    for passage in reader.text.passages:
        row = _row(passage, above)
        if row and (provision := _measure(reader, row)):
            yield provision
        above = row


def _row(passage: Passage, above: _Row | None) -> _Row | None:
    """The first column of each role counts."""
    if not any(cell.column for cell in passage.cells):
        return None
    row = _Row(passage)
    for cell in passage.cells:
        role = role_of(cell.column)
        if role is None or role in row.cells:
            continue
        row.cells[role], row.owners[role] = cell, passage
        if above and role in above.cells and DITTO.fullmatch(row.words(role)):
            row.cells[role], row.owners[role] = above.cells[role], above.owners[role]
    return row


def _measure(reader: Reader, row: _Row) -> Provision | None:
    deed = next((row.cells[role] for role in DEED if role in row.cells), None)
    if deed is None or not PLANNING & row.cells.keys():
        return None
    words = row.passage.text[deed.start : deed.end]
    if NOTHING.fullmatch(words):
        return None
    own = OWN_NUMBER.match(words)
    acting = _entities(reader, row, "actor")
    answering = _entities(reader, row, "responsible")
    named = bool(WORDS.search(row.words("responsible")))
    deadline = _deadline(reader, row.words("deadline"))
    return Provision(
        passages=(row.passage,),
        start=row.passage.start + deed.start + (own.end() if own else 0),
        end=row.passage.start + deed.start + len(words.rstrip(" ;,")),
        modality="Measure",
        rule="row_of_plan",
        confidence=0.9,
        number=_number(row.words("number")) or (_number(own.group()) if own else None),
        actors=acting if named else (),
        responsible=answering if named else acting,
        about=tuple(_about(reader, row.passage, deed)),
        topics=reader.areas.of(reader.doc(row.passage)),
        deadline=deadline,
        blank_fields=frozenset(_blank(row)),
    )


def _number(words: str) -> str | None:
    """«1.2.» is 1.2"""
    return words.strip(" .)") or None


def _deadline(reader: Reader, wording: str) -> Deadline | None:
    if not wording or BLANK.search(wording):
        return None
    return term(wording, issued=reader.issued) or Deadline(wording)


def _blank(row: _Row) -> Iterator[str]:
    """Fields with a line to write on; where nothing stands, nothing is wanted."""
    for name, roles in (("deadline", ("deadline",)), ("responsible", ("responsible", "actor"))):
        if any("__" in row.words(role) for role in roles):
            yield name


def _entities(reader: Reader, row: _Row, role: str) -> tuple[Entity, ...]:
    cell = row.cells.get(role)
    named = reader.named(row.owners[role], cell.start, cell.end) if cell else []
    return tuple(dict.fromkeys(n.entity for n in named if n.mention.kind in ACTING))


def _about(reader: Reader, passage: Passage, deed: Cell) -> Iterator[Entity]:
    for naming in reader.named(passage, deed.start, deed.end):
        if naming.mention.kind in ABOUT:
            yield naming.entity
