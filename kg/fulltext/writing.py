"""The writer's full-text index."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from shutil import rmtree

import tantivy

from kg.durable import replace_text
from kg.fulltext.schema import entry, schema
from kg.passages import IndexedPassage
from kg.segments import fits, share

HEAP_BYTES = 30_000_000

#: Documents made anew at a time.
PORTION = 1_000


class FullTextIndex:
    """Passages found by their words, with a mark of what each document's entries were made from."""

    def __init__(self, folder: Path) -> None:
        self._segments = folder / "index"
        self._notes = folder / "indexed.json"
        self._segments.mkdir(parents=True, exist_ok=True)
        if not fits(self._segments, schema()):
            rmtree(folder)
            self._segments.mkdir(parents=True)
        self._marks: dict[str, str] = (
            json.loads(self._notes.read_text(encoding="utf-8")) if self._notes.exists() else {}
        )

    def refresh(
        self, marks: Mapping[str, str], passages: Callable[[str], Sequence[IndexedPassage]]
    ) -> None:
        """Makes new entries of every document whose mark differs, and drops those of no mark.

        What is made is kept in portions: a killed writer goes on from the last one.
        """
        stale = [d for d in self._marks.keys() | marks if self._marks.get(d) != marks.get(d)]
        portions = [stale[start : start + PORTION] for start in range(0, len(stale), PORTION)]
        if not portions and not tantivy.Index.exists(str(self._segments)):
            portions = [[]]
        for portion in portions:
            self._rewrite((d, passages(d) if d in marks else []) for d in portion)
            for document in portion:
                self._marks.pop(document, None)
            self._marks |= {d: marks[d] for d in portion if d in marks}
            replace_text(self._notes, json.dumps(self._marks))

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        share(self._segments, folder)

    def _rewrite(self, documents: Iterable[tuple[str, Sequence[IndexedPassage]]]) -> None:
        index = tantivy.Index(schema(), path=str(self._segments))
        writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
        for document, passages in documents:
            writer.delete_documents_by_term("document", document)
            for passage in passages:
                writer.add_document(entry(passage))
        writer.commit()
        writer.wait_merging_threads()
