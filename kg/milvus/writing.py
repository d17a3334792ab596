"""The writer's indexes in Milvus: what is new of changed documents is sent, the rest stays."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kg.encoder import Encoder
from kg.fulltext import FACETS
from kg.fulltext.worded import worded
from kg.milvus.collections import create_passages, create_vectors, cut, cut_values
from kg.milvus.engine import Engine
from kg.milvus.entries import Entries
from kg.milvus.frequencies import FrequencyIndex
from kg.milvus.notes import FREQUENCIES, Notes, new_collection, read_notes
from kg.milvus.weights import padded, weights_of
from kg.passages import IndexedPassage
from kg.vectors import refuse_other_encoder
from kg.vectors.index import batches
from kg.vectors.rows import Rows

#: Documents whose passages are sent at a time.
DOCUMENTS = 50

Passages = Callable[[str], Sequence[IndexedPassage]]


class MilvusFullTextIndex:
    """As FullTextIndex, but for where the entries are."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self._folder = folder
        self._engine = engine

    def refresh(self, marks: Mapping[str, str], passages: Passages) -> None:
        entries = _entries(self._folder, self._engine)
        stale = entries.notes.stale(marks)
        for start in range(0, len(stale), DOCUMENTS):
            portion = stale[start : start + DOCUMENTS]
            own = {d: passages(d) if d in marks else [] for d in portion}
            self._frequencies().replace(own)
            entries.replace({d: [_row(p) for p in own[d]] for d in own}, marks)

    def publish(self, folder: Path) -> None:
        _entries(self._folder, self._engine).publish(folder)
        self._frequencies().publish(folder / FREQUENCIES)

    def _frequencies(self) -> FrequencyIndex:
        return FrequencyIndex(self._folder / FREQUENCIES)


class MilvusVectorIndex:
    """As VectorIndex, but for where the vectors are."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self._folder = folder
        self._engine = engine

    def refresh(
        self,
        marks: Mapping[str, str],
        passages: Passages,
        encoder: Encoder,
        *,
        done: Callable[[int], object] = lambda _: None,
    ) -> None:
        """Raises EncoderMismatch when the vectors are another encoder's."""
        entries = _entries(self._folder, self._engine, encoder)
        refuse_other_encoder(encoder, entries.notes.model, entries.notes.dimension)
        stale = entries.notes.stale(marks)
        done(len(marks.keys() - set(stale)))
        gone = [document for document in stale if document not in marks]
        entries.replace({document: [] for document in gone}, marks)
        changed = [document for document in stale if document in marks]
        for made in batches(changed, passages, encoder, done):
            entries.replace({d: _vectors(rows) for d, rows in made.items()}, marks)

    def publish(self, folder: Path) -> None:
        _entries(self._folder, self._engine).publish(folder)


def _entries(folder: Path, engine: Engine, encoder: Encoder | None = None) -> Entries:
    """Those of a folder; its first use makes a collection, for vectors where there is an encoder.

    The collection is there before the notes name it.
    """
    if notes := read_notes(folder):
        return Entries(folder, engine, notes)
    if encoder is None:
        notes = Notes(new_collection("passages"))
        create_passages(engine, notes.collection)
    else:
        notes = Notes(new_collection("vectors"), encoder.name, encoder.dimension)
        create_vectors(engine, notes.collection, encoder.dimension)
    folder.mkdir(parents=True, exist_ok=True)
    entries = Entries(folder, engine, notes)
    entries.replace({}, {})
    return entries


def _row(passage: IndexedPassage) -> dict[str, Any]:
    own, facets = worded(passage), passage.facets
    return {
        "number": passage.number,
        "under": list(passage.under),
        "before": list(passage.before),
        "standing": passage.standing,
        "passage": passage.iri,
        "file": cut(passage.file),
        "title": cut(passage.title),
        "text": cut(passage.text),
        "words": cut(padded(own.words)),
        "context": cut(" ".join(own.context)),
        **{facet: cut_values(facets.get(facet, ())) for facet in FACETS},
        "weights": weights_of(own.words, own.names, own.context, facets.get("entity", ())),
    }


def _vectors(rows: Rows) -> list[dict[str, Any]]:
    return [
        {"number": int(number), "vector": vector}
        for number, vector in zip(rows.numbers, rows.vectors.astype(np.float32), strict=True)
    ]
