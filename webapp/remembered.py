"""What things and subject areas are called, as reading needs it: learnt once, then looked up.

The file can be deleted at any time. It is about what one version of the program learnt.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from rdflib import Graph

from kg.store import Primary
from ontology.iris import EntityKind
from webapp.config import Config
from webapp.installation import MARK

if TYPE_CHECKING:
    from ingest.learnt import Known, Learnt, Name

FILE = "learnt.sqlite"
LEARNT = (
    "CREATE TABLE IF NOT EXISTS learnt (program TEXT, bookmark TEXT)",
    "CREATE TABLE IF NOT EXISTS authority (digest TEXT)",
)
NAMES = (
    "DROP TABLE IF EXISTS names",
    "CREATE TABLE names (source INTEGER, kind INTEGER, thing TEXT, number INTEGER, signature TEXT,"
    " first TEXT, second TEXT, known TEXT, name TEXT, PRIMARY KEY (source, thing, kind, number))",
    "CREATE INDEX by_signature ON names (signature)",
    "CREATE INDEX by_lemmas ON names (first, second, source)",
)
#: What the authority calls a thing counts before what documents call one.
AUTHORITY, DOCUMENTS, AREAS = range(3)
IN_ORDER = "AND source BETWEEN ? AND ? ORDER BY source, kind, thing, number"


@contextmanager
def remembered(
    primary: Primary, config: Config, *, keep: bool
) -> Iterator[tuple["Names", "Names"]]:
    """The names of all things, and of subject areas.

    What is new, or called otherwise than before, is learnt now.
    """
    file = config.data / FILE
    with closing(sqlite3.connect(file if keep or file.exists() else ":memory:")) as database:
        for statement in LEARNT:
            database.execute(statement)
        _update(database, primary, config)
        if keep:
            database.commit()
        yield Names(database, AUTHORITY, DOCUMENTS), Names(database, AREAS, AREAS)


class Names:
    """Names from one source to another, as `ingest.learnt.Kept` wants them."""

    def __init__(self, database: sqlite3.Connection, first: int, last: int) -> None:
        self._database = database
        self._sources = first, last

    def seconds(self, first: str) -> Iterator[str]:
        rows = self._database.execute(
            "SELECT DISTINCT second FROM names WHERE first = ? AND source BETWEEN ? AND ?",
            [first, *self._sources],
        )
        return (second for (second,) in rows)

    def beginning_with(self, first: str, second: str) -> "Iterator[tuple[Name, Known]]":
        rows = self._database.execute(
            f"SELECT known, name FROM names WHERE first = ? AND second = ? {IN_ORDER}",
            [first, second, *self._sources],
        )
        return ((_name(name), _known(known)) for known, name in rows)

    def called(self, kind: EntityKind, signature: frozenset[str]) -> "Known | None":
        rows = self._database.execute(
            f"SELECT known FROM names WHERE signature = ? {IN_ORDER}",
            [_signature(signature), *self._sources],
        )
        return next((known for row in rows if (known := _known(*row)).kind == kind), None)


def _update(database: sqlite3.Connection, primary: Primary, config: Config) -> None:
    from ingest.learnt import learnt
    from ingest.topics import areas

    program = _program(config)
    kept = database.execute("SELECT bookmark FROM learnt WHERE program = ?", [program]).fetchone()
    new = primary.described_since(kept[0]) if kept else None
    if new is None:
        database.execute("DELETE FROM learnt")  # begins what is kept or forgotten as a whole
        for statement in NAMES:
            database.execute(statement)
        _put(database, AREAS, learnt(areas()))
    _update_authority(database, primary, config, anew=new is None)
    if new is not None:
        gone = [(DOCUMENTS, thing) for thing in new]
        database.executemany("DELETE FROM names WHERE source = ? AND thing = ?", gone)
    if new == []:
        return
    _put(database, DOCUMENTS, learnt(Graph().parse(data=primary.entities(new), format="nt")))
    database.execute("DELETE FROM learnt")
    database.execute("INSERT INTO learnt VALUES (?, ?)", [program, primary.bookmark()])


def _update_authority(
    database: sqlite3.Connection, primary: Primary, config: Config, *, anew: bool
) -> None:
    """Of the graph as it is in the store: people change it too."""
    from ingest.learnt import learnt

    said = primary.triples(f"{config.base}graph/authority")
    digest = sha256(said).hexdigest()
    if not anew and database.execute("SELECT digest FROM authority").fetchone() == (digest,):
        return
    database.execute("DELETE FROM names WHERE source = ?", [AUTHORITY])
    _put(database, AUTHORITY, learnt(Graph().parse(data=said, format="nt")))
    database.execute("DELETE FROM authority")
    database.execute("INSERT INTO authority VALUES (?)", [digest])


def _put(database: sqlite3.Connection, source: int, things: "Iterable[Learnt]") -> None:
    from ingest.learnt import CLASSES

    kinds = list(CLASSES)
    database.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (source, kinds.index(thing.known.kind), thing.known.iri, number, *_columns(thing, name))
            for thing in things
            for number, name in enumerate(thing.names)
        ),
    )


def _columns(thing: "Learnt", name: "Name") -> tuple[str, ...]:
    known = thing.known
    said = [known.iri, known.kind, known.name, known.name_en]
    packed = [*said, sorted(known.subclasses), sorted(known.aliases)]
    signature, (first, *rest) = _signature(name.signature), name.lemmas
    written = [name.name, signature, name.lemmas]
    return signature, first, rest[0] if rest else "", _json(packed), _json(written)


def _known(packed: str) -> "Known":
    from ingest.learnt import Known

    iri, kind, name, name_en, subclasses, aliases = json.loads(packed)
    return Known(iri, kind, name, frozenset(subclasses), name_en, frozenset(aliases))


def _name(packed: str) -> "Name":
    from ingest.learnt import Name

    name, signature, lemmas = json.loads(packed)
    return Name(name, frozenset(signature.splitlines()), tuple(lemmas))


def _signature(stems: frozenset[str]) -> str:
    return "\n".join(sorted(stems))


def _json(packed: object) -> str:
    return json.dumps(packed, ensure_ascii=False)


def _program(config: Config) -> str:
    mark = config.data / MARK
    return mark.read_text() if mark.exists() else ""
