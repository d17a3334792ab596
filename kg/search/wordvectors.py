"""How alike words are in meaning, whatever language they are of: the bundled encoder's word table.

It serves also where SVOD_MODEL names another encoder, which knows texts but no single words.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.encoder import bundled_model
from kg.static_model import UNKNOWN, StaticModel

#: Words whose rows are remembered; of a bigger base the rare ones are looked up again.
REMEMBERED = 300_000

#: Names that the encoder never met, and numbers, say much.
UNKNOWN_WEIGHT = 1.0

_DIGIT = re.compile(r"\d")

Rows = NDArray[np.int32]


class WordVectors:
    """The rows of words, and how alike rows are."""

    def __init__(self, model: StaticModel) -> None:
        self._model = model
        self._known: dict[str, int] = {}

    def rows(self, words: Sequence[str]) -> Rows:
        """Of each word its row; UNKNOWN for what the encoder does not know, and for numbers.

        Numbers are like nothing but themselves.
        """
        known = self._known
        new = [word for word in words if word not in known]
        if len(known) + len(new) > REMEMBERED:
            known, new = {}, list(words)
        known.update(zip(new, self._model.rows_of(new), strict=True))
        known.update((word, UNKNOWN) for word in new if _DIGIT.search(word))
        self._known = known
        return np.fromiter(map(known.__getitem__, words), np.int32, len(words))

    def weight(self, word: str) -> float:
        """How much a word says: «быть» little, «кластер» much; as much as most if it is unknown."""
        return self._model.weight_of(word) or UNKNOWN_WEIGHT

    def likeness(self, ones: Rows, others: Rows) -> NDArray[np.float32]:
        """Cosines of all pairs; 0 with an unknown word."""
        return self._units(ones) @ self._units(others).T

    def _units(self, rows: Rows) -> NDArray[np.float32]:
        units = self._model.unit_rows(np.maximum(rows, 0))
        units[rows == UNKNOWN] = 0
        return units


@lru_cache(maxsize=1)
def load_word_vectors() -> WordVectors:
    return WordVectors(bundled_model())
