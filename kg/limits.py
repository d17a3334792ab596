"""What foreign queries may take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one query may take, and how many may be asked at a time.

    So many `workers` answer at once, and as many go on with what takes long; before each of the two
    a `queue` of so many may wait.
    """

    seconds: float
    memory_mb: int
    result_bytes: int
    workers: int
    queue: int

    @property
    def in_hand(self) -> int:
        """So many queries at most run or wait."""
        return 2 * (self.workers + self.queue)
