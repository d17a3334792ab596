"""What searches ask of vectors, wherever they are."""

from collections.abc import Collection
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Vectors(Protocol):
    """Those of one generation: immutable and safe to share between threads."""

    def nearest(
        self,
        vector: NDArray[np.float32],
        k: int,
        *,
        allowed: Collection[int] | None = None,
        everywhere: bool = False,
    ) -> list[tuple[int, float]]:
        """The numbers of the passages closest to a unit vector, with their similarity, best first.

        A passage counts with the closest of its vectors; `allowed` are the only numbers looked at.
        `everywhere` asks for an exact answer, however slow, where one can be had.
        """
        ...
