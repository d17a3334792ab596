"""Published vectors: immutable and safe to share between threads."""

import json
from collections.abc import Collection, Iterator, Sequence
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


#: Numbers of passages or places of vectors, and how similar they are.
Found = tuple[NDArray[np.int64], NDArray[np.float32]]


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
        one_by_one = everywhere or wanted is not None
        by_codes = [
            segment
            for segment in self._segments
            if segment.is_coded and COMPARED * k < len(segment) and not one_by_one
        ]
        scanned = [segment for segment in self._segments if segment not in by_codes]
        exact = [segment.nearest(vector, k, wanted) for segment in scanned]
        return _best([*exact, *_likely(by_codes, vector, k)], k)


class _Segment:
    def __init__(self, folder: Path, part: Part) -> None:
        file = str(folder / f"{part.name}{INDEX}")
        self._index: Any = faiss.read_index(file, faiss.IO_FLAG_MMAP_IFC)
        self._codes = faiss.read_index(str(folder / f"{part.name}{CODES}")) if part.coded else None
        self._rows = rows_in(self._index)
        dropped = folder / f"{part.name}{DROPPED}"
        self._dropped = np.load(dropped) if dropped.exists() else np.empty(0, np.int64)
        self._kept = faiss.IDSelectorNot(_selector(self._dropped)) if len(self._dropped) else None
        self.is_coded = part.coded

    def __len__(self) -> int:
        return len(self._rows)

    def nearest(self, vector: NDArray[np.float32], k: int, wanted: Any) -> Found:
        """The vectors of the k best passages, or all: every one is looked at.

        Where passages have several vectors, it is looked deeper.
        """
        parameters, depth = _parameters(wanted, self._kept), k
        while True:
            depth = min(depth, len(self))
            similarities, numbers = self._index.search(vector[np.newaxis], depth, params=parameters)
            seen = int(np.count_nonzero(numbers[0] >= 0))
            found = numbers[0][:seen], similarities[0][:seen]
            if seen < depth or depth == len(self) or len(np.unique(found[0])) >= k:
                return found
            depth *= 2

    def likely(self, vector: NDArray[np.float32], most: int) -> Found:
        """The places of those vectors whose codes are closest, and how close about."""
        assert self._codes is not None
        similarities, places = self._codes.search(vector[np.newaxis], min(most, len(self)))
        known = places[0] >= 0
        if len(self._dropped):
            known &= ~np.isin(self._rows.numbers[places[0]], self._dropped)
        return places[0][known], similarities[0][known]

    def compared(self, vector: NDArray[np.float32], places: NDArray[np.int64]) -> Found:
        """The vectors in these places as they are."""
        near = self._rows.vectors[places].astype(np.float32) @ vector
        return self._rows.numbers[places], near


def _likely(segments: Sequence[_Segment], vector: NDArray[np.float32], k: int) -> Iterator[Found]:
    """Of all that codes hold likely the likeliest are compared as they are.

    Where passages have several vectors, more are.
    """
    most = max(COMPARED * k, FEWEST_COMPARED)
    while segments:
        likely = [segment.likely(vector, most) for segment in segments]
        scores = np.concatenate([scores for _, scores in likely])
        least = -np.inf if len(scores) <= most else np.partition(scores, -most)[-most]
        found = [
            segment.compared(vector, places[scores >= least])
            for segment, (places, scores) in zip(segments, likely, strict=True)
        ]
        passages = np.unique(np.concatenate([numbers for numbers, _ in found]))
        if len(passages) >= k or most >= sum(map(len, segments)):
            yield from found
            return
        most *= 2


def _best(found: Sequence[Found], k: int) -> list[tuple[int, float]]:
    """The k best passages by the closest of their vectors."""
    numbers = np.concatenate([np.empty(0, np.int64), *(numbers for numbers, _ in found)])
    similarities = np.concatenate([np.empty(0, np.float32), *(near for _, near in found)])
    best: dict[int, float] = {}
    for place in np.lexsort((numbers, -similarities)).tolist():
        best.setdefault(int(numbers[place]), float(similarities[place]))
        if len(best) == k:
            break
    return list(best.items())


def _selector(numbers: NDArray[np.int64]) -> Any:
    return faiss.IDSelectorBatch(numbers)


def _parameters(wanted: Any, kept: Any) -> Any:
    """FAISS keeps a reference to each part of a selector."""
    both = wanted or kept if wanted is None or kept is None else faiss.IDSelectorAnd(wanted, kept)
    options: dict[str, Any] = {"sel": both}
    return faiss.SearchParameters(**options)
