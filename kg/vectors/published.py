"""Published vectors: immutable and safe to share between threads."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.vectors.recipes import has_cells, probes
from kg.vectors.segments import INDEX

PUBLISHED = "published.json"
DROPPED = ".dropped.npy"

#: Where too little is found in the nearest cells, so many times more are looked into.
WIDER = 8


@dataclass(frozen=True)
class Part:
    """A segment of a generation."""

    name: str
    length: int


class Vectors:
    """The vectors of one generation; its files are mapped into memory, not read."""

    def __init__(self, folder: Path) -> None:
        kept = json.loads((folder / PUBLISHED).read_text(encoding="utf-8"))
        parts = [Part(**part) for part in kept]
        self._segments = [_Segment(folder, part) for part in parts if part.length]
        self._length = sum(part.length for part in parts)

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
        `everywhere` looks into every cell, which is exact and slow.
        """
        if allowed is not None and not allowed:
            return []
        chosen = None if allowed is None else np.fromiter(allowed, np.int64, len(allowed))
        share = 1.0 if chosen is None else min(1.0, len(chosen) / max(self._length, 1))
        share = 1 / self._length if everywhere and self._length else share
        best: dict[int, float] = {}
        for segment in self._segments:
            for number, similarity in segment.nearest(vector, k, chosen, share).items():
                best[number] = max(similarity, best.get(number, -1.0))
        return sorted(best.items(), key=lambda found: (-found[1], found[0]))[:k]


class _Segment:
    def __init__(self, folder: Path, part: Part) -> None:
        file = str(folder / f"{part.name}{INDEX}")
        self._index: Any = faiss.read_index(file, faiss.IO_FLAG_MMAP_IFC)
        self._length = part.length
        dropped = folder / f"{part.name}{DROPPED}"
        self._dropped = faiss.IDSelectorBatch(np.load(dropped)) if dropped.exists() else None

    def nearest(
        self, vector: NDArray[np.float32], k: int, chosen: NDArray[np.int64] | None, share: float
    ) -> dict[int, float]:
        """The k best passages, or all there are: looked for deeper where they have many vectors."""
        depth = min(k, self._length)
        while True:
            numbers, similarities = self._search(vector, depth, chosen, share)
            found: dict[int, float] = {}
            for number, similarity in zip(numbers, similarities, strict=True):
                found.setdefault(number, similarity)
            if len(found) >= k or (len(numbers) < depth and self._is_whole(share)):
                return found
            if len(numbers) < depth:
                share /= WIDER
            elif depth == self._length:
                return found
            else:
                depth = min(2 * depth, self._length)

    def _search(
        self,
        vector: NDArray[np.float32],
        depth: int,
        chosen: NDArray[np.int64] | None,
        share: float,
    ) -> tuple[list[int], list[float]]:
        """The passages of the closest vectors; fewer than asked for when no more were seen."""
        parameters = self._parameters(chosen, share)
        similarities, numbers = self._index.search(vector.reshape(1, -1), depth, params=parameters)
        seen = int(np.count_nonzero(numbers[0] >= 0))
        return numbers[0][:seen].tolist(), similarities[0][:seen].tolist()

    def _is_whole(self, share: float) -> bool:
        """Whether every vector is looked at."""
        return not has_cells(self._index) or probes(self._index, share) == int(self._index.nlist)

    def _parameters(self, chosen: NDArray[np.int64] | None, share: float) -> Any:
        options: dict[str, Any] = {"sel": _both(chosen, self._dropped)}
        if has_cells(self._index):
            options["nprobe"] = probes(self._index, share)
            return faiss.SearchParametersIVF(**options)
        return faiss.SearchParameters(**options)


def _both(chosen: NDArray[np.int64] | None, dropped: Any) -> Any:
    """Selects what is chosen and not dropped; FAISS keeps a reference to each part."""
    wanted = None if chosen is None else faiss.IDSelectorBatch(chosen)
    kept = None if dropped is None else faiss.IDSelectorNot(dropped)
    if wanted is None or kept is None:
        return wanted or kept
    return faiss.IDSelectorAnd(wanted, kept)
