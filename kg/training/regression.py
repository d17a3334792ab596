"""Vectors of words by their sums in texts."""

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tqdm import trange

Rows = NDArray[np.float32]

#: What keeps the vectors of words seen once or twice small.
RIDGE = 1.0

STEPS = 20  # of conjugate gradients; 30 give the same figures


def word_vectors(texts: sp.csr_matrix, targets: Rows, weights: Rows) -> Rows:
    """Vectors whose sums over the words of texts come nearest to the texts' targets."""
    lengths = np.maximum(np.asarray(texts.sum(axis=1)).ravel(), 1)
    scales = np.sqrt(weights / lengths).astype(np.float32)
    return _ridge_regression((sp.diags(scales) @ texts).tocsr(), targets * scales[:, np.newaxis])


def _ridge_regression(inputs: sp.csr_matrix, targets: Rows) -> Rows:
    """All columns at once by conjugate gradients, preconditioned by the words' frequencies."""
    frequencies = np.asarray(inputs.multiply(inputs).sum(axis=0)).ravel()[:, np.newaxis] + RIDGE
    residual: Rows = inputs.T @ targets
    solution: Rows = np.zeros_like(residual)
    step = direction = residual / frequencies
    fall = (residual * step).sum(axis=0)
    for _ in trange(STEPS, desc="English words", unit=" steps"):
        change = inputs.T @ (inputs @ direction) + RIDGE * direction
        pace = _ratio(fall, (direction * change).sum(axis=0))
        solution += pace * direction
        residual -= pace * change
        step = residual / frequencies
        fall, before = (residual * step).sum(axis=0), fall
        direction = step + _ratio(fall, before) * direction
    return solution


def _ratio(of: Rows, to: Rows) -> Rows:
    """Nothing where the solution is reached and nothing is left to divide by."""
    return np.divide(of, to, out=np.zeros_like(of), where=to > 0)
