"""The writer's tantivy index of documents, with a mark of what each was made from."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from typing import Any

import tantivy

from kg.durable import replace_text
from kg.segments import fits, share

HEAP_BYTES = 30_000_000

#: The mark of a document that may have been made from anything.
UNCERTAIN = ""

#: Documents made anew at a time.
PORTION = 1_000


class MarkedIndex:
    """Begun anew where another version of Svod made it."""

    def __init__(self, folder: Path, schema: tantivy.Schema) -> None:
        self._schema = schema
        self._segments = folder / "index"
        self._notes = folder / "indexed.json"
        self._begun = folder / "begun.json"
        self._segments.mkdir(parents=True, exist_ok=True)
        if not fits(self._segments, schema):
            rmtree(folder)
            self._segments.mkdir(parents=True)
        self._marks: dict[str, str] = _read(self._notes) or {}
        self._marks |= dict.fromkeys(_read(self._begun) or [], UNCERTAIN)

    def portions(self, marks: Mapping[str, str]) -> Iterator[list[str]]:
        """Documents whose mark is another or gone, not too many at a time.

        An index that is not there yet is made by a portion of none. A writer that is killed before
        it notes a portion may have made it: then it is made, or taken out, in any case.
        """
        stale = [d for d in self._marks.keys() | marks if self._marks.get(d) != marks.get(d)]
        if not stale and not tantivy.Index.exists(str(self._segments)):
            yield []
        for start in range(0, len(stale), PORTION):
            portion = stale[start : start + PORTION]
            replace_text(self._begun, json.dumps(portion))
            yield portion

    def index(self) -> tantivy.Index:
        return tantivy.Index(self._schema, path=str(self._segments))

    def writer(self) -> tantivy.IndexWriter:
        """It clears away what a killed one left: tantivy would not write a file of that name."""
        writer = self.index().writer(heap_size=HEAP_BYTES, num_threads=1)
        writer.garbage_collect_files()
        return writer

    def note(self, documents: Collection[str], marks: Mapping[str, str]) -> None:
        """Once they are made: a killed writer goes on with the others."""
        others = {d: mark for d, mark in self._marks.items() if d not in documents}
        self._marks = others | {d: marks[d] for d in documents if d in marks}
        replace_text(self._notes, json.dumps(self._marks))
        self._begun.unlink(missing_ok=True)

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        share(self._segments, folder)


def _read(notes: Path) -> Any:
    return json.loads(notes.read_text(encoding="utf-8")) if notes.exists() else None
