"""What vectors should do: stand nearest to their partners, and be as alike as the teacher says.

Each loss adds its gradient to the batches it is given.
"""

import numpy as np

from kg.training.regression import Rows
from kg.training.space import Batch

#: Of the softmax over likenesses to the teacher's; a sharper one sees only the nearest few.
SHARPNESS = 14.0
ITSELF = -1e9


def tell_apart(
    ones: Batch, others: Batch, weights: Rows, *, factor: float, sharpness: float
) -> None:
    """Each text's partner is the one in the other's batch (InfoNCE, both ways)."""
    likenesses = sharpness * (ones.vectors @ others.vectors.T)
    forward, backward = _shares(likenesses), _shares(likenesses.T).T
    wrong = (forward - np.eye(len(weights), dtype=np.float32)) * weights[:, np.newaxis]
    wrong += (backward - np.eye(len(weights), dtype=np.float32)) * weights
    _pull(ones, others, wrong * np.float32(factor * sharpness / 2 / weights.sum()))


def resemble(ones: Batch, others: Batch, wanted: Rows, *, factor: float) -> None:
    """Whom each text is like, beside itself and its partner, is whom the teacher finds it like."""
    likenesses = ones.vectors @ others.vectors.T
    wrong = neighbours(likenesses) + neighbours(likenesses.T).T - wanted - wanted.T
    _pull(ones, others, wrong * np.float32(factor * SHARPNESS / 2 / len(wanted)))


def neighbours(likenesses: Rows) -> Rows:
    """How near each is to the others: shares that sum up to 1."""
    sharp = SHARPNESS * likenesses
    np.fill_diagonal(sharp, ITSELF)
    return _shares(sharp)


def _shares(likenesses: Rows) -> Rows:
    shares: Rows = np.exp(likenesses - likenesses.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _pull(ones: Batch, others: Batch, wrong: Rows) -> None:
    """Where ones and others are the same batch, both sides of a likeness are moved."""
    ones.gradient[:] += wrong @ others.vectors
    others.gradient[:] += wrong.T @ ones.vectors
