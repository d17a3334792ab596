"""Published vectors: immutable and safe to share between threads."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.errors import OutdatedIndexes
from kg.segments import OUTDATED
from kg.vectors.recipes import rows_in
from kg.vectors.segments import CODES, INDEX

PUBLISHED = "published.json"
DROPPED = ".dropped.npy"

#: Of the vectors that codes hold likely, so many times more than wanted are compared as they are.
COMPARED = 4
FEWEST_COMPARED = 1_024


@dataclass(frozen=True)
class Part:
    """A segment of a generation."""

    name: str
    length: int
    coded: bool


class EmbeddedVectors:
    """The vectors of one generation; its files are mapped into memory, not read."""

    def __init__(self, folder: Path) -> None:
        kept = json.loads((folder / PUBLISHED).read_text(encoding="utf-8"))
        try:
            parts = [Part(**part) for part in kept]
        except TypeError as error:
            raise OutdatedIndexes(OUTDATED) from error
        self._segments = [_Segment(folder, part) for part in parts if part.length]

    def nearest(
        self,
        vector: NDArray[np.float32],
        k: int,
        *,
        allowed: Collection[int] | None = None,
        everywhere: bool = False,
    ) -> list[tuple[int, float]]:
        """The numbers of the passages closest to a unit vector, with their similarity, best first.

        A passage counts with the closest of its vectors; `allowed` are the only numbers looked at.
        `everywhere` compares each vector as it is, which is exact and slow.
        """
        if allowed is not None and not allowed:
            return []
        wanted = None if allowed is None else _selector(np.fromiter(allowed, np.int64))
        best: dict[int, float] = {}
        for segment in self._segments:
            one_by_one = everywhere or wanted is not None
            for number, similarity in segment.nearest(vector, k, wanted, one_by_one).items():
                best[number] = max(similarity, best.get(number, -1.0))
        return sorted(best.items(), key=lambda found: (-found[1], found[0]))[:k]


class _Segment:
    def __init__(self, folder: Path, part: Part) -> None:
        file = str(folder / f"{part.name}{INDEX}")
        self._index: Any = faiss.read_index(file, faiss.IO_FLAG_MMAP_IFC)
        self._codes = faiss.read_index(str(folder / f"{part.name}{CODES}")) if part.coded else None
        self._rows = rows_in(self._index)
        dropped = folder / f"{part.name}{DROPPED}"
        self._dropped = np.load(dropped) if dropped.exists() else np.empty(0, np.int64)
        self._kept = faiss.IDSelectorNot(_selector(self._dropped)) if len(self._dropped) else None

    def nearest(
        self, vector: NDArray[np.float32], k: int, wanted: Any, one_by_one: bool
    ) -> dict[int, float]:
        """The k best passages, or all there are: looked for deeper where they have many vectors."""
        depth = k
        while True:
            depth = min(depth, len(self._rows))
            every = one_by_one or self._codes is None or COMPARED * depth >= len(self._rows)
            numbers, similarities = (
                self._compared(vector, depth, wanted) if every else self._likely(vector, depth)
            )
            found: dict[int, float] = {}
            for number, similarity in zip(numbers, similarities, strict=True):
                found.setdefault(number, similarity)
            if len(found) >= k or (every and len(numbers) < depth) or depth == len(self._rows):
                return found
            depth *= 2

    def _compared(
        self, vector: NDArray[np.float32], depth: int, wanted: Any
    ) -> tuple[list[int], list[float]]:
        """Every vector is looked at."""
        parameters = _parameters(wanted, self._kept)
        similarities, numbers = self._index.search(vector.reshape(1, -1), depth, params=parameters)
        seen = int(np.count_nonzero(numbers[0] >= 0))
        return numbers[0][:seen].tolist(), similarities[0][:seen].tolist()

    def _likely(self, vector: NDArray[np.float32], depth: int) -> tuple[list[int], list[float]]:
        """Only those are looked at whose codes are closest, and that were not dropped."""
        assert self._codes is not None
        likely = min(max(COMPARED * depth, FEWEST_COMPARED), len(self._rows))
        _, places = self._codes.search(vector.reshape(1, -1), likely)
        places = places[0][places[0] >= 0]
        places = places[~np.isin(self._rows.numbers[places], self._dropped)]
        similarities = self._rows.vectors[places].astype(np.float32) @ vector
        best = np.argsort(-similarities, kind="stable")[:depth]
        return self._rows.numbers[places[best]].tolist(), similarities[best].tolist()


def _selector(numbers: NDArray[np.int64]) -> Any:
    return faiss.IDSelectorBatch(numbers)


def _parameters(wanted: Any, kept: Any) -> Any:
    """FAISS keeps a reference to each part of a selector."""
    both = wanted or kept if wanted is None or kept is None else faiss.IDSelectorAnd(wanted, kept)
    options: dict[str, Any] = {"sel": both}
    return faiss.SearchParameters(**options)
