"""All that is derived from the graph and looked into by searches, in one folder."""

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from pathlib import Path

from pyoxigraph import Store

from kg.encoder import Encoder
from kg.fulltext import FullTextIndex
from kg.milvus.engine import Engine
from kg.milvus.notes import is_in_milvus
from kg.milvus.places import refuse_other_place
from kg.milvus.pruning import prune
from kg.milvus.writing import MilvusFullTextIndex, MilvusVectorIndex
from kg.notebook import Notebook
from kg.passages import IndexedPassage, passages_of
from kg.vectors import VectorIndex
from kg.vocabulary.index import VocabularyIndex
from kg.vocabulary.sources import labels_of, things_in

FULLTEXT, VOCABULARY, VECTORS = FOLDERS = ("fulltext", "vocabulary", "vectors")

#: Documents whose passages are asked of the store once for all indexes: those of a small ingest.
FEW = 8

#: Hears that a step begins and of how many documents it is; what it returns hears of each done.
Progress = Callable[[str, int], Callable[[int], object]]


def silent(_step: str, _documents: int) -> Callable[[int], object]:
    """For those who do not look."""
    return lambda _: None


class Indexes:
    """The writer's indexes; what of them is made already is kept, also when it is killed."""

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        """Words and vectors are in Milvus where there is an engine.

        Raises IndexedElsewhere when they were begun in the other place.
        """
        for index in (folder / FULLTEXT, folder / VECTORS):
            if index.exists() and any(index.iterdir()):
                refuse_other_place(in_milvus=is_in_milvus(index), engine=engine)
        self._engine = engine
        self._fulltext = _fulltext(folder / FULLTEXT, engine)
        self._vocabulary = VocabularyIndex(folder / VOCABULARY)
        self._vectors = _vectors(folder / VECTORS, engine)

    @property
    def place(self) -> str:
        return "milvus" if self._engine else "embedded"

    def refresh(
        self, store: Store, notebook: Notebook, encoder: Encoder, progress: Progress = silent
    ) -> None:
        """Makes new entries of the documents that changed, and takes out those of no document.

        Raises EncoderMismatch when the vectors were made by another encoder.
        """
        passages = lru_cache(FEW)(partial(passages_of, store))
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

    def prune(self, kept: Iterable[Path], gone: Iterable[Path]) -> None:
        """Lets go of what only those generations saw whose folders are about to go."""
        if self._engine:
            prune(self._engine, kept, gone)


def _fulltext(folder: Path, engine: Engine | None) -> FullTextIndex | MilvusFullTextIndex:
    return MilvusFullTextIndex(folder, engine) if engine else FullTextIndex(folder)


def _vectors(folder: Path, engine: Engine | None) -> VectorIndex | MilvusVectorIndex:
    return MilvusVectorIndex(folder, engine) if engine else VectorIndex(folder)


def _told(
    passages: Callable[[str], list[IndexedPassage]], done: Callable[[int], object]
) -> Callable[[str], list[IndexedPassage]]:
    """Passages as they are asked for, which is told."""

    def asked(document: str) -> list[IndexedPassage]:
        done(1)
        return passages(document)

    return asked
