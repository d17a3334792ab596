"""Shingles: the runs of words of a text, as numbers, so that what two texts share can be counted.

Broder, On the resemblance and containment of documents (1997).
"""

import re
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

#: Words of a run: of five, chance and set phrases leave few in common.
LENGTH = 5
#: One shingle in so many is kept to find texts by.
KEPT = 4

Shingles = NDArray[np.uint64]
Sketch = NDArray[np.uint32]

_WORD = re.compile(r"\w+")
_STEPS = np.array([pow(0x9E3779B97F4A7C15, step, 1 << 64) for step in range(LENGTH)], np.uint64)


def shingles(text: str) -> Shingles:
    """Each run of words once, in the order of their numbers; none of a text of fewer words."""
    words = _WORD.findall(text.lower().replace("ё", "е"))
    if len(words) < LENGTH:
        return np.empty(0, np.uint64)
    codes = np.fromiter(map(_code, words), np.uint64, len(words))
    runs = np.lib.stride_tricks.sliding_window_view(codes, LENGTH)
    return np.unique(_mixed((runs * _STEPS).sum(axis=1, dtype=np.uint64)))


def sketch(of: Shingles) -> Sketch:
    """Those of a fixed part of all possible shingles: two sketches overlap as their texts do."""
    return np.unique((of[of % KEPT == 0] >> np.uint64(32)).astype(np.uint32))


def shared(one: Shingles, other: Shingles) -> int:
    """How many shingles two texts have in common."""
    return len(np.intersect1d(one, other, assume_unique=True))


def _code(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def _mixed(numbers: Shingles) -> Shingles:
    """Spreads them evenly over 64 bits (Stafford's variant 13, as in SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
