"""The writer's full-text index."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kg.fulltext.schema import entry, schema
from kg.marked import HEAP_BYTES, MarkedIndex
from kg.passages import IndexedPassage


class FullTextIndex:
    """Passages found by their words."""

    def __init__(self, folder: Path) -> None:
        self._entries = MarkedIndex(folder, schema())

    def refresh(
        self, marks: Mapping[str, str], passages: Callable[[str], Sequence[IndexedPassage]]
    ) -> None:
        """Makes new entries of every document whose mark differs, and drops those of no mark.

        What is made is kept in portions: a killed writer goes on from the last one.
        """
        for portion in self._entries.portions(marks):
            self._rewrite((d, passages(d) if d in marks else []) for d in portion)
            self._entries.note(portion, marks)

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        self._entries.publish(folder)

    def _rewrite(self, documents: Iterable[tuple[str, Sequence[IndexedPassage]]]) -> None:
        writer = self._entries.index().writer(heap_size=HEAP_BYTES, num_threads=1)
        for document, passages in documents:
            writer.delete_documents_by_term("document", document)
            for passage in passages:
                writer.add_document(entry(passage))
        writer.commit()
        writer.wait_merging_threads()
