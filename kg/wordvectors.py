"""How alike words are in meaning, whatever language they are of: the bundled encoder's word table.

It serves also where SVOD_MODEL names another encoder, which knows texts but no single words.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.encoder import bundled_model
from kg.static_model import UNKNOWN, StaticModel

#: Words whose codes are remembered; of a bigger base the rare ones are looked up again.
REMEMBERED = 300_000

#: Names that the encoder never met, and numbers, say much.
UNKNOWN_WEIGHT = 1.0

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")

#: Of a word its row in the table, and a mark that tells it from others of that row. The last bits
#: of the mark say which kind it is.
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]

Kind = Literal["word", "number", "year"]
KINDS: dict[Kind, int] = {"word": 0, "number": 1, "year": 2}
_KIND, _ROW, _MARK = 0b11, (1 << 32) - 1, (1 << 31) - 1


class WordVectors:
    """The codes of words, and how alike words are."""

    def __init__(self, model: StaticModel) -> None:
        self._model = model
        self._known: dict[str, int] = {}

    @property
    def name(self) -> str:
        """Codes mean nothing to another table."""
        return self._model.name

    def codes(self, words: Sequence[str]) -> Codes:
        known = self._known
        new = list({word for word in words if word not in known})
        if len(known) + len(new) > REMEMBERED:
            known, new = {}, list(set(words))
        known.update(zip(new, map(_code, new, self._model.rows_of(new)), strict=True))
        self._known = known
        return np.fromiter(map(known.__getitem__, words), np.int64, len(words))

    def weight(self, word: str) -> float:
        """How much a word says: «быть» little, «кластер» much; as much as most if it is unknown."""
        return self._model.weight_of(word) or UNKNOWN_WEIGHT

    def likeness(self, ones: Codes, others: Codes) -> NDArray[np.float32]:
        """Cosines of all pairs; 0 with an unknown word, and with a number."""
        return self._units(ones) @ self._units(others).T

    def _units(self, codes: Codes) -> NDArray[np.float32]:
        rows = (codes & _ROW) - 1
        units = self._model.unit_rows(np.maximum(rows, 0))
        units[rows == UNKNOWN] = 0
        return units


def is_known(codes: Codes) -> Flags:
    """Whether words are in the table; numbers are not."""
    known: Flags = codes & _ROW > 0
    return known


def is_number(codes: Codes) -> Flags:
    numbers: Flags = _kinds(codes) != KINDS["word"]
    return numbers


def is_year(codes: Codes) -> Flags:
    """Days are, too: «2017-02-10» begins with one."""
    years: Flags = _kinds(codes) == KINDS["year"]
    return years


@lru_cache(maxsize=1)
def load_word_vectors() -> WordVectors:
    return WordVectors(bundled_model())


def _kinds(codes: Codes) -> NDArray[np.int64]:
    return codes >> 32 & _KIND


def _code(word: str, row: int) -> int:
    mark = crc32(word.encode()) & _MARK & ~_KIND | KINDS[_kind(word)]
    known = UNKNOWN if _DIGIT.search(word) else row
    return mark << 32 | known + 1


def _kind(word: str) -> Kind:
    if not word[:1].isdigit():
        return "word"
    return "year" if _YEAR.match(word) else "number"
