"""Which of many documents may share much of their words with one: told from their sketches."""

from collections.abc import Iterator, Mapping
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from kg.shingles import Sketch

#: A sketch's low bits: most shingles are told apart by them at once.
LOW = 1 << 16
#: So many standard deviations may a share lie below what is sought, and still be looked at.
DEVIATIONS = 3


class Sketches:
    """The sketches of all documents, side by side in memory: some four bytes a word kept."""

    def __init__(self, sketches: Mapping[str, Sketch]) -> None:
        self._sketches = dict(sketches)
        self._beside: tuple[list[str], Sketch, NDArray[np.int32]] | None = None

    def put(self, document: str, sketch: Sketch) -> None:
        self._sketches[document] = sketch
        self._beside = None

    def drop(self, document: str) -> None:
        self._sketches.pop(document, None)
        self._beside = None

    def alike(self, document: str, sketch: Sketch, share: float) -> Iterator[str]:
        """Other documents of which the shorter may stand in the longer by this share or more.

        It is the same whichever of two documents is asked about.
        """
        documents, numbers, owners = self._side_by_side()
        low = np.zeros(LOW, dtype=bool)
        low[sketch % LOW] = True
        likely = np.flatnonzero(low[numbers % LOW])
        found = owners[likely[np.isin(numbers[likely], sketch)]]
        for place, common in enumerate(np.bincount(found, minlength=len(documents))):
            other = documents[place]
            shorter = min(len(sketch), len(self._sketches[other]))
            if common and other != document and common >= _fewest(shorter, share):
                yield other

    def _side_by_side(self) -> tuple[list[str], Sketch, NDArray[np.int32]]:
        if self._beside is None:
            documents = list(self._sketches)
            sketches = [self._sketches[document] for document in documents]
            lengths = [len(sketch) for sketch in sketches]
            self._beside = (
                documents,
                np.concatenate([np.empty(0, np.uint32), *sketches]),
                np.repeat(np.arange(len(documents), dtype=np.int32), lengths),
            )
        return self._beside


def _fewest(size: int, share: float) -> float:
    """How many of a sketch must be in common: a sample of this size is off by chance."""
    return size * share - DEVIATIONS * sqrt(size * share * (1 - share))
