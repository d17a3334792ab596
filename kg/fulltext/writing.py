"""The writer's full-text index."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from shutil import rmtree

from kg.fulltext.schema import GISTS, entry, schema
from kg.fulltext.worded import gist, worded
from kg.gists import Gist, GistIndex
from kg.marked import MarkedIndex
from kg.passages import IndexedPassage

#: Of documents the gists of their passages, by number.
OfDocuments = Mapping[str, Mapping[int, Gist]]


class FullTextIndex:
    """Passages found by their words, and their gists; begun anew where words have other codes."""

    def __init__(self, folder: Path) -> None:
        if not GistIndex(folder / GISTS).fits():
            rmtree(folder)
        self._entries = MarkedIndex(folder, schema())
        self._gists = GistIndex(folder / GISTS)

    def refresh(
        self, marks: Mapping[str, str], passages: Callable[[str], Sequence[IndexedPassage]]
    ) -> None:
        """Makes new entries of every document whose mark differs, and drops those of no mark.

        What is made is kept in portions: a killed writer goes on from the last one.
        """
        for portion in self._entries.portions(marks):
            gists = self._rewrite((d, passages(d) if d in marks else []) for d in portion)
            self._gists.add(gists, marks)
            self._entries.note(portion, marks)

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        self._entries.publish(folder)
        self._gists.publish(folder / GISTS)

    def _rewrite(self, documents: Iterable[tuple[str, Sequence[IndexedPassage]]]) -> OfDocuments:
        gists: dict[str, dict[int, Gist]] = {}
        writer = self._entries.writer()
        for document, passages in documents:
            writer.delete_documents_by_term("document", document)
            gists[document] = {}
            for passage in passages:
                words = worded(passage)
                writer.add_document(entry(passage, words))
                gists[document][passage.number] = gist(passage, words)
        writer.commit()
        writer.wait_merging_threads()
        return gists
