"""What the writer keeps of each document beside its statements: no reader sees it.

Here it can be looked up by what it says (how many documents call this thing so, which share this
shingle), and publishing need not take it out of the copy of the store, which would take seconds.
`docs/decisions/006-the-writers-notebook.md` says how it stays in step with the store.
"""

import errno
import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np

from kg.shingles import Sketch

SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (id INTEGER PRIMARY KEY, document TEXT UNIQUE NOT NULL,
  words TEXT NOT NULL, names TEXT NOT NULL, says TEXT NOT NULL, sketch BLOB NOT NULL,
  record TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS told (subject TEXT, line TEXT, documents INTEGER NOT NULL,
  PRIMARY KEY (subject, line)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shingles (shingle INTEGER, page INTEGER,
  PRIMARY KEY (shingle, page)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS described (place INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS undo (change INTEGER NOT NULL, document TEXT NOT NULL,
  words TEXT, names TEXT, says TEXT, sketch BLOB, record TEXT);
CREATE INDEX IF NOT EXISTS undone ON undo (change);
CREATE TABLE IF NOT EXISTS renamed (change INTEGER NOT NULL, document TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS history (since INTEGER NOT NULL);
"""
SHARING = """
SELECT document, shared, length(sketch) / 4 FROM pages JOIN (
  SELECT page, count(*) AS shared FROM shingles
  WHERE shingle IN (SELECT value FROM json_each(?)) GROUP BY page) ON id = page ORDER BY id
"""


@dataclass(frozen=True)
class Page:
    """`words` is a mark that is new whenever the document's statements are.

    `names` is new also when something it mentions gets another name. `says` is what it calls
    things, as N-Triples; `sketch` is what `kg/shingles.py` keeps of its words; `record` is what
    tells it from others: its file, title and digest, and where it came from.
    """

    words: str
    names: str
    says: tuple[str, ...]
    sketch: Sketch
    record: tuple[str, ...] = ()


class Notebook:
    """One file of SQLite, written to before the store is, under the number of the change.

    `reached` is the last change that the store has: later ones are undone. What stood there before
    a change is kept until `forget`, so that one can go back as far as that.
    """

    def __init__(self, path: Path, *, reached: int) -> None:
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.executescript(SCHEMA)
        begins = "INSERT INTO history SELECT ? WHERE NOT EXISTS (SELECT * FROM history)"
        self._database.execute(begins, [reached])
        self._undo(reached)

    def close(self) -> None:
        self._database.close()

    def page(self, document: str) -> Page | None:
        row = self._database.execute(
            "SELECT words, names, says, sketch, record FROM pages WHERE document = ?", [document]
        ).fetchone()
        return _page(*row) if row else None

    def marks(self) -> dict[str, tuple[str, str]]:
        """Of each document the marks of its words and of its names."""
        rows = self._database.execute("SELECT document, words, names FROM pages ORDER BY id")
        return {document: (words, names) for document, words, names in rows}

    def records(self) -> dict[str, tuple[str, ...]]:
        """Of each document its record, by IRI."""
        rows = self._database.execute("SELECT document, record FROM pages ORDER BY document")
        return {document: tuple(json.loads(record)) for document, record in rows}

    def told(self, subject: str) -> dict[str, int]:
        """What documents say of a thing, and how many say so."""
        return dict(
            self._database.execute("SELECT line, documents FROM told WHERE subject = ?", [subject])
        )

    def bookmark(self) -> str:
        """A mark of this moment, for `described_since`; the last one before stays good."""
        self._database.execute(
            "DELETE FROM described WHERE place <"
            " (SELECT max(place) FROM described WHERE subject NOT LIKE '<%')"
        )
        mark = uuid4().hex
        self._database.execute("INSERT INTO described (subject) VALUES (?)", [mark])
        return mark

    def described_since(self, bookmark: str) -> list[str] | None:
        """The things about which documents say something else; None for a forgotten bookmark."""
        sql = "SELECT place FROM described WHERE subject = ?"
        if (place := self._database.execute(sql, [bookmark]).fetchone()) is None:
            return None
        rows = self._database.execute(
            "SELECT subject FROM described WHERE place > ? AND subject LIKE '<%'", place
        )
        return [subject for (subject,) in rows]

    def sharing(self, sketch: Sketch) -> Iterable[tuple[str, int, int]]:
        """Documents with parts of a sketch: how many of it, and how large their own is."""
        return self._database.execute(SHARING, [json.dumps(sketch.tolist())])

    def write(self, change: int, pages: Mapping[str, Page | None]) -> None:
        """Puts documents' pages in the place of what was there; those of None are taken out."""
        with _transaction(self._database):
            for document, page in pages.items():
                before = self.page(document)
                columns = _columns(before) if before else (None,) * 5
                self._database.execute(
                    "INSERT INTO undo VALUES (?, ?, ?, ?, ?, ?, ?)", [change, document, *columns]
                )
                self._replace(document, before, page)

    def rename(self, change: int, documents: Collection[str], mark: str) -> None:
        """Gives the names of documents a new mark: one too many costs no more than time."""
        with _transaction(self._database):
            self._database.executemany(
                "UPDATE pages SET names = ? WHERE document = ?",
                [(mark, document) for document in documents],
            )
            self._database.executemany(
                "INSERT INTO renamed VALUES (?, ?)", [(change, document) for document in documents]
            )

    def redescribe(self, subjects: Iterable[str]) -> None:
        """Notes that things are described otherwise: one too many costs no more than time."""
        with _transaction(self._database):
            self._redescribe(subjects)

    def reaches(self, change: int) -> bool:
        """Whether it still knows how things were after a change."""
        (since,) = self._database.execute("SELECT since FROM history").fetchone()
        return int(since) <= change

    def go_back(self, then: int, *, change: int) -> None:
        """Makes a change that puts pages back as they were after an earlier one."""
        self.write(change, dict(self._before(then)))
        self.rename(change, self._renamed_since(then), uuid4().hex)

    def forget(self, change: int) -> None:
        """Nobody will go back behind this change, and the store has it on the disk."""
        with _transaction(self._database):
            for table in ("undo", "renamed"):
                self._database.execute(f"DELETE FROM {table} WHERE change <= ?", [change])
            self._database.execute("UPDATE history SET since = max(since, ?)", [change])

    def copy(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as copy:
            self._database.backup(copy)

    def _undo(self, reached: int) -> None:
        with _transaction(self._database):
            for document, before in self._before(reached):
                self._replace(document, self.page(document), before)
            self._database.execute("DELETE FROM undo WHERE change > ?", [reached])
        self.rename(reached, self._renamed_since(reached), uuid4().hex)

    def _renamed_since(self, then: int) -> list[str]:
        sql = "SELECT DISTINCT document FROM renamed WHERE change > ?"
        return [document for (document,) in self._database.execute(sql, [then])]

    def _before(self, then: int) -> list[tuple[str, Page | None]]:
        """What stood there before each change since, the last change first."""
        rows = self._database.execute(
            "SELECT document, words, names, says, sketch, record FROM undo WHERE change > ?"
            " ORDER BY rowid DESC",
            [then],
        )
        return [(d, None if columns[0] is None else _page(*columns)) for d, *columns in rows]

    def _replace(self, document: str, before: Page | None, after: Page | None) -> None:
        """Counts and shingles follow."""
        if before:
            self._tell(before, -1)
            where = "(SELECT id FROM pages WHERE document = ?)"
            self._database.executemany(
                f"DELETE FROM shingles WHERE shingle = ? AND page = {where}",
                [(shingle, document) for shingle in before.sketch.tolist()],
            )
            self._database.execute("DELETE FROM pages WHERE document = ?", [document])
        if after:
            self._tell(after, 1)
            place = self._database.execute(
                "INSERT INTO pages (document, words, names, says, sketch, record)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [document, *_columns(after)],
            ).lastrowid
            self._database.executemany(
                "INSERT INTO shingles VALUES (?, ?)",
                [(shingle, place) for shingle in after.sketch.tolist()],
            )

    def _tell(self, page: Page, step: int) -> None:
        lines = [(subject_of(line), line, step) for line in page.says]
        self._database.executemany(
            "INSERT INTO told VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            lines,
        )
        self._database.executemany(
            "DELETE FROM told WHERE subject = ? AND line = ? AND documents = 0",
            [line[:2] for line in lines],
        )
        self._redescribe({line[0] for line in lines})

    def _redescribe(self, subjects: Iterable[str]) -> None:
        self._database.executemany(
            "INSERT OR REPLACE INTO described (subject) VALUES (?)",
            [(subject,) for subject in sorted(subjects)],
        )


def copied(path: Path, copy: Path, *, reached: int) -> bool:
    """Copies a notebook that somebody may be writing to, as it was after a change.

    False where it no longer knows how that was. Raises OSError where there is no room.
    """
    frozen = "?mode=rw" if os.access(path.parent, os.W_OK) else "?mode=ro&immutable=1"
    try:
        with (
            closing(sqlite3.connect(path.absolute().as_uri() + frozen, uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        with closing(Notebook(copy, reached=reached)) as notebook:
            known = notebook.reaches(reached)
            notebook.forget(reached)
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, str(error), str(copy)) from error
    return known


def subject_of(line: str) -> str:
    """The first term of a line of N-Triples."""
    return line.partition(" ")[0]


def _page(words: str, names: str, says: str, sketch: bytes, record: str) -> Page:
    read = np.frombuffer(sketch, "<u4")
    return Page(words, names, tuple(says.splitlines()), read, tuple(json.loads(record)))


def _columns(page: Page) -> tuple[str, str, str, bytes, str]:
    sketch = page.sketch.astype("<u4").tobytes()
    record = json.dumps(page.record, ensure_ascii=False)
    return page.words, page.names, "\n".join(page.says), sketch, record


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    with database:
        yield
