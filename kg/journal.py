"""What the writer has touched, change by change: what a server that is behind is to be sent.

It is written before the store is. What it has too much of does no harm: the store says what became
of each statement.
"""

import sqlite3
import zlib
from collections.abc import Set
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg import notes

SCHEMA = """
CREATE TABLE IF NOT EXISTS touched (change INTEGER NOT NULL, before TEXT NOT NULL,
  quads BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS changes ON touched (change);
"""

#: As fast as it gets: the text of a document shrinks to a fourth all the same.
PACKING = 1


class Journal:
    """One file of SQLite; `before` is always the state that a change is made in."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.executescript(SCHEMA)

    def close(self) -> None:
        self._database.close()

    def note(self, before: str, quads: Set[Quad]) -> None:
        """The next change is about to touch these."""
        written = serialize(quads, format=RdfFormat.N_QUADS) or b""
        row = [notes.number(before) + 1, before, zlib.compress(written, PACKING)]
        self._database.execute("INSERT INTO touched VALUES (?, ?, ?)", row)

    def note_return(self, before: str, then: int) -> None:
        """The next change is about to undo all after an earlier one."""
        if len(self._changes(then)) == notes.number(before) - then:
            self._database.execute(
                "INSERT INTO touched SELECT ?, ?, quads FROM touched WHERE change > ?",
                [notes.number(before) + 1, before, then],
            )

    def since(self, state: str, now: str) -> set[Quad] | None:
        """All that was touched from one state to another; None where that is not known."""
        then = notes.number(state) if state[:1].isdigit() else -1
        known = self._changes(then)
        marks = {notes.mark(before) for before in known.get(then + 1, ())}
        if notes.mark(state) not in marks or len(known) != notes.number(now) - then:
            return None
        rows = self._database.execute("SELECT quads FROM touched WHERE change > ?", [then])
        return {quad for (packed,) in rows for quad in _unpacked(packed)}

    def forget(self, change: int) -> None:
        """Nobody will ask for what was touched up to this change."""
        self._database.execute("DELETE FROM touched WHERE change <= ?", [change])

    def _changes(self, then: int) -> dict[int, set[str]]:
        """Those after one, each with the states that it was made in."""
        sql = "SELECT DISTINCT change, before FROM touched WHERE change > ?"
        found: dict[int, set[str]] = {}
        for change, before in self._database.execute(sql, [then]):
            found.setdefault(change, set()).add(before)
        return found


def _unpacked(packed: bytes) -> set[Quad]:
    return set(parse(zlib.decompress(packed), format=RdfFormat.N_QUADS))
