"""The space that training shapes: directions chosen for all words, and each word's own shift.

A word that no pair shows is moved by the directions alone, so it stays near the words that it was
near to before.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray

from kg.training.regression import Rows

#: The first directions of the sentence space are common to all sentences and tell none apart.
COMMON = 3

PACE_OF_WORDS = 4e-2
PACE_OF_DIRECTIONS = 3e-3
SMALLEST = np.float32(1e-9)


class Texts:
    """Bags of words, and the sums of their words' first vectors."""

    def __init__(self, bags: sp.csr_matrix, first: Rows) -> None:
        self.bags = bags
        self.sums: Rows = bags @ first

    def __len__(self) -> int:
        return int(self.bags.shape[0])


@dataclass(frozen=True)
class Batch:
    """Vectors of some texts, of unit length, and what losses say they should move by."""

    sums: Rows
    words: NDArray[np.int32]
    bags: sp.csr_matrix  # over these words
    lengths: Rows
    vectors: Rows
    gradient: Rows

    def gradient_of_sums(self) -> Rows:
        along = (self.gradient * self.vectors).sum(axis=1, keepdims=True)
        across: Rows = (self.gradient - along * self.vectors) / self.lengths
        return across


class Space:
    def __init__(self, first: Rows, directions: Rows) -> None:
        self._first = first
        self._directions = directions
        self._shifts = np.zeros((len(first), directions.shape[1]), dtype=np.float32)
        self._moved = np.zeros(len(first), dtype=np.float32)
        self._adam = Adam(directions)

    @property
    def rows(self) -> Rows:
        rows: Rows = self._first @ self._directions + self._shifts
        return rows

    def batch(self, texts: Texts, chosen: NDArray[np.int_]) -> Batch:
        bags = texts.bags[chosen]
        words, columns = np.unique(bags.indices, return_inverse=True)
        bags = sp.csr_matrix((bags.data, columns, bags.indptr), shape=(len(chosen), len(words)))
        sums = texts.sums[chosen]
        vectors = sums @ self._directions + bags @ self._shifts[words]
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        return Batch(sums, words, bags, lengths, vectors / lengths, np.zeros_like(vectors))

    def learn(self, batches: Iterable[Batch], pace: float) -> None:
        """Move words (Adagrad, one rate for each) and directions (Adam) down their gradients."""
        moves = [(batch, batch.gradient_of_sums()) for batch in batches]
        of_directions: Rows = np.sum([batch.sums.T @ move for batch, move in moves], axis=0)
        self._directions -= PACE_OF_DIRECTIONS * pace * self._adam.step(of_directions)
        words, gradient = _by_word(moves)
        self._moved[words] += (gradient * gradient).mean(axis=1)
        rates = PACE_OF_WORDS * pace / np.sqrt(self._moved[words] + SMALLEST**2)
        self._shifts[words] -= rates[:, np.newaxis] * gradient


def _by_word(moves: list[tuple[Batch, Rows]]) -> tuple[NDArray[np.int32], Rows]:
    every = np.concatenate([batch.words for batch, _ in moves])
    words, place = np.unique(every, return_inverse=True)
    gradients = np.concatenate([batch.bags.T @ move for batch, move in moves])
    ones = np.ones(len(place), dtype=np.float32)
    return words, sp.csr_matrix((ones, (place, np.arange(len(place))))) @ gradients


class Adam:
    """Kingma and Ba 2015, without the rate."""

    def __init__(self, like: Rows) -> None:
        self._mean = np.zeros_like(like)
        self._square = np.zeros_like(like)
        self._steps = 0

    def step(self, gradient: Rows) -> Rows:
        self._steps += 1
        self._mean += 0.1 * (gradient - self._mean)
        self._square += 0.01 * (gradient * gradient - self._square)
        mean = self._mean / (1 - 0.9**self._steps)
        square = self._square / (1 - 0.99**self._steps)
        step: Rows = mean / (np.sqrt(square) + SMALLEST)
        return step


def main_directions(sums: Rows, dimension: int) -> Rows:
    """Those in which sentences differ most, but for what is common to all."""
    units = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), SMALLEST)
    _, directions = np.linalg.eigh(units.T @ units)  # the main ones last
    return np.ascontiguousarray(directions[:, ::-1][:, COMMON : COMMON + dimension])
