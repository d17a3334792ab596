"""What was asked for last is kept, in so much room; who was not asked for longest makes room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Lately(Generic[Kept]):
    """`size` says how much room one takes; none is kept that takes more than `largest`.

    Threads may share it.
    """

    def __init__(self, room: float, *, size: Callable[[Kept], int], largest: float) -> None:
        self._room = room
        self._size = size
        self._largest = largest
        self._taken = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, kept: Kept) -> None:
        if self._size(kept) > self._largest:
            return
        with self._lock:
            if key not in self._kept:
                self._kept[key] = kept
                self._taken += self._size(kept)
            while self._taken > self._room:
                _, oldest = self._kept.popitem(last=False)
                self._taken -= self._size(oldest)
