"""Passages worth a closer look: those with the words, and those nearest in meaning."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.fulltext import Clauses
from kg.search.indexes import Indexes

#: So many passages are numbered to look among them alone; of more, the nearest are sifted.
FEW = 50_000
SIFTED = 20

#: Words are looked for while vectors are: both libraries let other threads run meanwhile.
_BESIDE = ThreadPoolExecutor(thread_name_prefix="words")


@dataclass(frozen=True)
class Candidates:
    """How well passages match by their words, and how near they are, by their numbers."""

    clauses: Clauses
    by_words: Mapping[int, float]
    by_meaning: Mapping[int, float]

    @property
    def numbers(self) -> list[int]:
        return list(dict.fromkeys([*self.by_words, *self.by_meaning]))

    @property
    def farthest(self) -> float:
        """Passages that are not among the nearest are at most as near as the last of these."""
        return min(self.by_meaning.values(), default=0.0)


def candidates(
    indexes: Indexes, clauses: Clauses, vector: NDArray[np.float32], depth: int
) -> Candidates:
    """The `depth` best of either kind; a zero vector is near to nothing."""
    by_words = _BESIDE.submit(indexes.fulltext.nearest, clauses, depth)
    by_meaning = dict(_nearest(indexes, clauses, vector, depth)) if vector.any() else {}
    return Candidates(clauses, by_words.result(), by_meaning)


def _nearest(
    indexes: Indexes, clauses: Clauses, vector: NDArray[np.float32], depth: int
) -> list[tuple[int, float]]:
    if not clauses.rule_out:
        return indexes.vectors.nearest(vector, depth)
    allowed = indexes.fulltext.allowed(clauses, most=FEW)
    if allowed is not None:
        return indexes.vectors.nearest(vector, depth, allowed=allowed)
    nearest = indexes.vectors.nearest(vector, depth * SIFTED)
    kept = indexes.fulltext.among([number for number, _ in nearest], clauses)
    return [(number, similarity) for number, similarity in nearest if number in kept][:depth]
