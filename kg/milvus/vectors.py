"""The vectors of one generation's passages, in Milvus."""

from collections.abc import Collection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.milvus.engine import MOST_ROWS, Engine, MilvusCollection
from kg.milvus.filters import every, held, one_of
from kg.milvus.notes import read_edition
from kg.milvus.places import reached


class MilvusVectors:
    """The rows that one edition sees; safe to share between threads."""

    def __init__(self, folder: Path, engine: Engine | None) -> None:
        self._engine = engine
        self._edition = read_edition(folder)

    def nearest(
        self,
        vector: NDArray[np.float32],
        k: int,
        *,
        allowed: Collection[int] | None = None,
        everywhere: bool = False,  # noqa: ARG002 - the index in Milvus says how exact it is
    ) -> list[tuple[int, float]]:
        """Looked for deeper where passages have many vectors."""
        if allowed is not None and not allowed:
            return []
        depth = min(k, MOST_ROWS)
        while True:
            found = self._search(vector, depth, allowed)
            best: dict[int, float] = {}
            for number, similarity in found:
                best[number] = max(similarity, best.get(number, -1.0))
            if len(best) >= k or len(found) < depth or depth == MOST_ROWS:
                return sorted(best.items(), key=lambda one: (-one[1], one[0]))[:k]
            depth = min(2 * depth, MOST_ROWS)

    @property
    def _collection(self) -> MilvusCollection:
        return MilvusCollection(reached(self._engine), self._edition.collection)

    def _search(
        self, vector: NDArray[np.float32], depth: int, allowed: Collection[int] | None
    ) -> list[tuple[int, float]]:
        chosen = [] if allowed is None else [one_of("number", allowed)]
        (hits,) = self._collection.ask(
            "search",
            anns_field="vector",
            data=[vector],
            filter=every([held(self._edition.number), *chosen]),
            limit=depth,
            output_fields=["number"],
        )
        return [(hit["entity"]["number"], hit["distance"]) for hit in hits]
