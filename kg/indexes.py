"""All that is derived from the graph and looked into by searches, in one folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pyoxigraph import Store

from kg.encoder import Encoder
from kg.fulltext import FullTextIndex
from kg.notebook import Notebook
from kg.passages import IndexedPassage, passages_of
from kg.vectors import VectorIndex
from kg.vocabulary.index import VocabularyIndex
from kg.vocabulary.sources import labels_of, things_in

FULLTEXT, VOCABULARY, VECTORS = FOLDERS = ("fulltext", "vocabulary", "vectors")

#: Hears that a step begins and of how many documents it is; what it returns hears of each done.
Progress = Callable[[str, int], Callable[[int], object]]


def silent(_step: str, _documents: int) -> Callable[[int], object]:
    """For those who do not look."""
    return lambda _: None


class Indexes:
    """The writer's indexes; what of them is made already is kept, also when it is killed."""

    def __init__(self, folder: Path) -> None:
        self._fulltext = FullTextIndex(folder / FULLTEXT)
        self._vocabulary = VocabularyIndex(folder / VOCABULARY)
        self._vectors = VectorIndex(folder / VECTORS)

    def refresh(
        self, store: Store, notebook: Notebook, encoder: Encoder, progress: Progress = silent
    ) -> None:
        """Makes new entries of the documents that changed, and takes out those of no document.

        Raises EncoderMismatch when the vectors were made by another encoder.
        """
        passages = partial(passages_of, store)
        marks = notebook.marks()
        named = {document: words + names for document, (words, names) in marks.items()}
        done = progress("full text", len(marks))
        self._fulltext.refresh(named, _told(passages, done))
        done = progress("vocabulary", len(marks))
        self._vocabulary.refresh(
            named, _told(passages, done), partial(things_in, store), partial(labels_of, store)
        )
        done = progress("vectors", len(marks))
        words = {document: mark for document, (mark, _) in marks.items()}
        self._vectors.refresh(words, passages, encoder, done=done)

    def publish(self, folder: Path) -> None:
        """Puts unchanging copies into a folder."""
        self._fulltext.publish(folder / FULLTEXT)
        self._vocabulary.publish(folder / VOCABULARY)
        self._vectors.publish(folder / VECTORS)


def _told(
    passages: Callable[[str], list[IndexedPassage]], done: Callable[[int], object]
) -> Callable[[str], list[IndexedPassage]]:
    """Passages as they are asked for, which is told."""

    def asked(document: str) -> list[IndexedPassage]:
        done(1)
        return passages(document)

    return asked
