"""Which words translate each other, from pairs of texts alone (IBM Model 1, both ways).

Brown et al. 1993; that words stand about where their translations stand is taken from Dyer et al.
2013 (fast_align), that both directions must agree from Liang et al. 2006.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tqdm import trange

Numbers = NDArray[np.int32]
Shares = NDArray[np.float32]

NOTHING = 0  # the word that stands for a missing translation, in both languages
NOTHING_PRIOR = 0.1
TENSION = 3.0  # how fast places that do not correspond become improbable
STEPS = 6


@dataclass(frozen=True)
class Cells:
    """Each English word of a text beside each Russian word of its translation."""

    english: Numbers
    russian: Numbers
    english_place: Numbers  # which occurrence in which text
    russian_place: Numbers
    prior: Shares
    weight: Shares


def translation_counts(
    texts: Sequence[tuple[Sequence[int], Sequence[int]]], weights: Sequence[float]
) -> sp.csr_matrix:
    """How often each English word (row) is translated by each Russian one; words count from 1."""
    cells = _cells(texts, weights)
    from_english = _posteriors(cells.english, cells.russian, cells.russian_place, cells)
    from_russian = _posteriors(cells.russian, cells.english, cells.english_place, cells)
    both = (cells.english != NOTHING) & (cells.russian != NOTHING)
    counts = (from_english * from_russian * cells.weight)[both]
    return sp.coo_matrix((counts, (cells.english[both], cells.russian[both]))).tocsr()


def _cells(texts: Sequence[tuple[Sequence[int], Sequence[int]]], weights: Sequence[float]) -> Cells:
    parts = []
    english_before = russian_before = 0
    for (english, russian), weight in zip(texts, weights, strict=True):
        part = _text_cells(np.array([NOTHING, *english]), np.array([NOTHING, *russian]), weight)
        part.english_place[:] += english_before
        part.russian_place[:] += russian_before
        english_before += len(english) + 1
        russian_before += len(russian) + 1
        parts.append(vars(part))
    return Cells(**{name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def _text_cells(english: NDArray[np.int_], russian: NDArray[np.int_], weight: float) -> Cells:
    rows, columns = np.indices((len(english), len(russian))).reshape(2, -1)
    far = np.abs(rows / len(english) - columns / len(russian))
    prior = np.where((rows == 0) | (columns == 0), NOTHING_PRIOR, np.exp(-TENSION * far))
    return Cells(
        english=english[rows].astype(np.int32),
        russian=russian[columns].astype(np.int32),
        english_place=rows.astype(np.int32),
        russian_place=columns.astype(np.int32),
        prior=prior.astype(np.float32),
        weight=np.full(len(rows), weight, dtype=np.float32),
    )


def _posteriors(given: Numbers, word: Numbers, place: Numbers, cells: Cells) -> Shares:
    """How probably each cell is the reason why the word stands at its place."""
    asked = word != NOTHING
    keys, key = np.unique(given[asked].astype(np.int64) << 32 | word[asked], return_inverse=True)
    given_of_key = (keys >> 32).astype(np.int32)
    place, prior, weight = place[asked], cells.prior[asked], cells.weight[asked]
    share = np.ones(len(keys), dtype=np.float32)
    for _ in trange(STEPS, desc="alignment", unit=" steps"):
        posterior = share[key] * prior
        posterior /= np.bincount(place, posterior).astype(np.float32)[place]
        counts = np.bincount(key, posterior * weight)
        share = (counts / np.bincount(given_of_key, counts)[given_of_key]).astype(np.float32)
    result = np.zeros(len(given), dtype=np.float32)
    result[asked] = posterior
    return result
