"""Vectors with the numbers of the passages they stand for, in half precision."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Rows:
    """`vectors[i]` stands for passage `numbers[i]`; a passage may have several."""

    numbers: NDArray[np.int64]
    vectors: NDArray[np.float16]

    def __len__(self) -> int:
        return len(self.numbers)

    def without(self, numbers: NDArray[np.int64]) -> "Rows":
        if not len(numbers):
            return self
        kept = ~np.isin(self.numbers, numbers)
        return Rows(self.numbers[kept], self.vectors[kept])


def joined(parts: list[Rows]) -> Rows:
    return Rows(
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.vectors for part in parts]),
    )
