"""Measures of a plan: each row of its table says what, until when, and who answers for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.cleaning import NUMBER
from ingest.columns import role_of
from ingest.dates import deadline
from ingest.dates import field as term
from ingest.model import Cell, Deadline, Entity, Passage, Provision
from ingest.outline import Stretch
from ingest.provisions.clauses import Heading, parts_within
from ingest.provisions.reader import ABOUT, ACTING, Reader
from ingest.provisions.terms import BLANK

#: «То же», «-//-»: what the row above has in this column.
DITTO = re.compile(r"[-–—\s]*(?:(?:то|тот|та|те)\s+же|//|[\"”“»«]|''|-)[-–—\s.]*", re.I)
DEED = ("deed", "name")
#: A plan has at least one of these beside its deeds.
PLANNING = {"deadline", "responsible", "actor"}
OWN_NUMBER = re.compile(NUMBER.pattern + r"[\s.)]*")
WORDS = re.compile(r"[а-яё]{2}", re.I)
#: A sum of the rows above is no measure.
SUM = re.compile(r"(?:итого|всего|из\s+них|в\s+том\s+числе)\b.{0,60}$", re.I)
#: «– в Таре» under «2.1 | Создание центров, в том числе:»
BULLET = re.compile(r"[-–—•]\s*")
ENDING = re.compile(r"оконч|заверш", re.I)
#: A heading across the table names a body in this much of it.
MOST = 0.8
#: No deed.
NOTHING = re.compile(r"[\s\d.,–—-]*")


@dataclass
class _Row:
    """One row; where it says «то же», the cells of a row above stand for its own."""

    passage: Passage
    cells: dict[str, Cell] = field(default_factory=dict)
    owners: dict[str, Passage] = field(default_factory=dict)
    #: What each column last said, for «то же» in the rows below.
    said: dict[str, tuple[Cell, Passage]] = field(default_factory=dict)

    def words(self, role: str) -> str:
        cell = self.cells.get(role)
        return self.owners[role].text[cell.start : cell.end] if cell else ""

    @property
    def deed(self) -> Cell | None:
        return next((self.cells[role] for role in DEED if role in self.cells), None)


def measures(reader: Reader) -> Iterator[Provision]:
    """«1 | Открыть музей | до 1 мая 2019 г. | Комитет по культуре»"""
    above: _Row | None = None
    whole: Provision | None = None
    charged: tuple[Entity, ...] = ()
    for passage in reader.text.passages:
        if not passage.cells:
            charged = _heading(reader, passage)
        above = _row(passage, above)
        found = _measure(reader, above, charged) if above else None
        if found and whole and above and _is_part(reader, above, whole, found):
            whole = _with_part(whole, found)
            continue
        if found and whole and _goes_on(reader, whole, found):
            whole = replace(whole, passages=(*whole.passages, *found.passages))
            continue
        if whole and (found or not above):
            yield whole
            whole = None
        whole = found or whole
    if whole:
        yield whole


def _heading(reader: Reader, passage: Passage) -> tuple[Entity, ...]:
    """«Министерство культуры Омской области» across the table answers for the rows below."""
    named = reader.named(passage, passage.body, len(passage.text))
    return tuple(
        naming.entity
        for naming in named
        if naming.mention.kind in ACTING
        and naming.mention.end - naming.mention.start >= MOST * len(passage.words)
    )


def _row(passage: Passage, above: _Row | None) -> _Row | None:
    """The first column of each role counts; of terms that of the end."""
    if not any(cell.column for cell in passage.cells):
        return None
    row = _Row(passage, said=dict(above.said) if above else {})
    for cell in passage.cells:
        role = role_of(cell.column)
        ends = role == "deadline" and ENDING.search(cell.column)
        if role is None or (role in row.cells and not ends):
            continue
        row.cells[role], row.owners[role] = cell, passage
        if DITTO.fullmatch(row.words(role)) and role in row.said:
            row.cells[role], row.owners[role] = row.said[role]
        elif row.words(role):
            row.said[role] = cell, passage
    return row


def _measure(reader: Reader, row: _Row, charged: tuple[Entity, ...]) -> Provision | None:
    deed = row.deed
    if deed is None or not PLANNING & row.cells.keys():
        return None
    words = row.passage.text[deed.start : deed.end]
    if NOTHING.fullmatch(words) or SUM.match(words):
        return None
    own = OWN_NUMBER.match(words) or BULLET.match(words)
    start = deed.start + (own.end() if own else 0)
    acting = _entities(reader, row, "actor")
    answering = _entities(reader, row, "responsible")
    named = bool(WORDS.search(row.words("responsible")))
    stretch = Stretch(row.passage, start, deed.start + len(words.rstrip(" ;,")))
    responsible = (answering if named else acting) or charged
    term = _deadline(reader, row)
    heading = Heading("Measure", "row_of_plan", responsible=responsible, term=term)
    return Provision(
        passages=(row.passage,),
        start=row.passage.start + stretch.start,
        end=row.passage.start + stretch.end,
        modality="Measure",
        rule="row_of_plan",
        confidence=0.9,
        number=_number(row.words("number")) or (_number(own.group(), "•–—-") if own else None),
        actors=acting if named else (),
        responsible=responsible,
        about=tuple(_about(reader, row.passage, deed)),
        topics=reader.areas.of(reader.doc(row.passage)),
        deadline=term,
        blank_fields=frozenset(_blank(row)),
        parts=tuple(parts_within(reader, [stretch], heading)),
    )


def _is_part(reader: Reader, row: _Row, whole: Provision, found: Provision) -> bool:
    """«– в Таре», or a row without a number, under «Создание центров, в том числе:»."""
    deed = row.deed
    words = row.passage.text[deed.start : deed.end] if deed else ""
    is_open = reader.text.text[whole.start : whole.end].endswith(":")
    return found.number is None and bool(BULLET.match(words) or (is_open and whole.number))


def _goes_on(reader: Reader, whole: Provision, found: Provision) -> bool:
    """A row for each source of money, and the cell of the measure merged over them."""
    one, other = (reader.text.text[each.start : each.end] for each in (whole, found))
    same = (whole.number, whole.deadline, whole.responsible)
    return one == other and same == (found.number, found.deadline, found.responsible)


def _with_part(whole: Provision, part: Provision) -> Provision:
    inherited = replace(part, responsible=part.responsible or whole.responsible)
    blank = whole.blank_fields - ({"deadline"} if part.deadline else set())
    return replace(whole, blank_fields=blank, parts=(*whole.parts, inherited))


def _number(words: str, bullets: str = "") -> str | None:
    """«1.2.» is 1.2"""
    return words.strip(f" .){bullets}") or None


def _deadline(reader: Reader, row: _Row) -> Deadline | None:
    """What the column says, in its own words where no day can be told; else the deed itself."""
    wording = row.words("deadline")
    if "deadline" not in row.cells and row.deed:
        words = row.passage.text[row.deed.start : row.deed.end]
        return deadline(words, issued=reader.issued)
    if BLANK.search(wording) or not wording:
        return None
    return term(wording, issued=reader.issued) or Deadline(wording)


def _blank(row: _Row) -> Iterator[str]:
    """Fields with a line to write on, and an empty term; who acts may stand over the table."""
    for name, roles in (("deadline", ("deadline",)), ("responsible", ("responsible", "actor"))):
        if any("__" in row.words(role) for role in roles):
            yield name
    if "deadline" in row.cells and not row.words("deadline").strip():
        yield "deadline"


def _entities(reader: Reader, row: _Row, role: str) -> tuple[Entity, ...]:
    cell = row.cells.get(role)
    named = reader.named(row.owners[role], cell.start, cell.end) if cell else []
    return tuple(dict.fromkeys(n.entity for n in named if n.mention.kind in ACTING))


def _about(reader: Reader, passage: Passage, deed: Cell) -> Iterator[Entity]:
    for naming in reader.named(passage, deed.start, deed.end):
        if naming.mention.kind in ABOUT:
            yield naming.entity
