"""What foreign queries may take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one query may take, how many run at a time, and how many more may wait."""

    seconds: float
    memory_mb: int
    result_bytes: int
    workers: int
    queue: int
