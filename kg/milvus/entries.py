"""The writer's side of a collection: rows of documents, of which each edition sees its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.milvus.collections import FOREVER
from kg.milvus.engine import Engine, MilvusCollection
from kg.milvus.filters import every, held, named
from kg.milvus.notes import Edition, Notes, write_edition, write_notes

#: Rows sent at a time: well below what Milvus takes in one message.
PORTION = 500

Row = dict[str, Any]


class Entries:
    """A collection and the notes on it; no row that an edition sees ever changes for it."""

    def __init__(self, folder: Path, engine: Engine, notes: Notes) -> None:
        self._folder = folder
        self._engine = engine
        self.notes = notes

    def replace(self, rows: Mapping[str, Sequence[Row]], marks: Mapping[str, str]) -> None:
        """Gives documents new rows from the edition in the making on; those of no mark get none.

        Done twice it is done once: a killed writer does it again.
        """
        if rows:
            self._retire(list(rows))
        edition = self.notes.edition
        new = [
            {"key": f"{row['number']}.{place}.{edition}", "home": document}
            | {"since": edition, "until": FOREVER}
            | row
            for document, own in rows.items()
            for place, row in enumerate(own)
        ]
        for start in range(0, len(new), PORTION):
            self._tell("upsert", data=new[start : start + PORTION])
        self._write(self.notes.marked(list(rows), marks))

    def publish(self, folder: Path) -> None:
        """Notes in a folder what a generation sees; what comes after is of the next edition."""
        edition = self.notes.edition
        (counted,) = self._tell(
            "query",
            filter=held(edition),
            output_fields=["count(*)"],
            consistency_level="Strong",  # so that whoever reads after this sees all rows
        )
        self._write(replace(self.notes, edition=edition + 1))
        folder.mkdir()
        write_edition(folder, Edition(self.notes.collection, edition, counted["count(*)"]))

    def _retire(self, documents: Sequence[str]) -> None:
        """Rows that hold do so no longer; Milvus changes as many as it finds at a time."""
        holding = every([named("home", documents), f"until == {FOREVER}"])
        while found := self._tell(
            "query",
            filter=holding,
            output_fields=["key"],
            limit=PORTION,
            consistency_level="Strong",
        ):
            ended = [{"key": row["key"], "until": self.notes.edition} for row in found]
            self._tell("upsert", data=ended, partial_update=True)

    def _tell(self, method: str, **arguments: Any) -> Any:
        return MilvusCollection(self._engine, self.notes.collection).tell(method, **arguments)

    def _write(self, notes: Notes) -> None:
        self.notes = notes
        write_notes(self._folder, notes)
