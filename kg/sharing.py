"""What is scarce is shared among clients: none has all of it, and who has least is next."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock

from kg.errors import ClientBusy, LongClientBusy, LongQueriesBusy, WorkersBusy

BUSY = "Too many queries are waiting: try again in a few seconds."
BUSY_FOR_LONG = "As many queries as may take long do so: try again when they are stopped."

#: The part of the places that one client may hold: the others stay for others.
PART = 3 / 4


class Places:
    """So many places; a client without a name is of the house, and may have all of them.

    Those `for_long` are of queries that take long: it is long, too, until one is free again.
    """

    def __init__(self, number: int, *, for_long: bool = False) -> None:
        self._free = number
        self._for_long = for_long
        self._for_one = max(1, int(number * PART))
        self._held: Counter[str | None] = Counter()
        self._lock = Lock()

    @contextmanager
    def one_for(self, client: str | None) -> Iterator[None]:
        """Raises WorkersBusy where all are taken, ClientBusy where the client has its part."""
        self._take(client)
        try:
            yield
        finally:
            self._give_back(client)

    def _take(self, client: str | None) -> None:
        with self._lock:
            if client is not None and self._held[client] >= self._for_one:
                kind = LongClientBusy if self._for_long else ClientBusy
                raise kind(
                    f"{self._for_one} of your queries run or wait: send more when one is answered."
                )
            if not self._free:
                raise LongQueriesBusy(BUSY_FOR_LONG) if self._for_long else WorkersBusy(BUSY)
            self._free -= 1
            self._held[client] += 1

    def _give_back(self, client: str | None) -> None:
        with self._lock:
            self._free += 1
            _less(self._held, client)


class Turns:
    """So many at a time; then whoever of those waiting has the fewest, and of these the first."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._held: Counter[str | None] = Counter()
        self._waiting: list[tuple[str | None, object]] = []
        self._changed = Condition()

    @contextmanager
    def one_for(self, client: str | None, *, seconds: float) -> Iterator[None]:
        """Raises LongQueriesBusy where its turn does not come within the time."""
        if not self.acquire(client, seconds=seconds):
            raise LongQueriesBusy(BUSY_FOR_LONG)
        try:
            yield
        finally:
            self.release(client)

    def acquire(self, client: str | None, *, seconds: float = 0) -> bool:
        """Whether its turn came within the time; then it must be released."""
        ticket = (client, object())
        with self._changed:
            self._waiting.append(ticket)
            try:
                if not self._changed.wait_for(lambda: self._is_next(ticket), seconds):
                    return False
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()
            self._free -= 1
            self._held[client] += 1
        return True

    def release(self, client: str | None) -> None:
        with self._changed:
            self._free += 1
            _less(self._held, client)
            self._changed.notify_all()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def _is_next(self, ticket: tuple[str | None, object]) -> bool:
        first = min(self._waiting, key=lambda waiting: self._held[waiting[0]])
        return self._free > 0 and first is ticket


def _less(held: Counter[str | None], client: str | None) -> None:
    """Clients that hold nothing are forgotten."""
    held[client] -= 1
    if not held[client]:
        del held[client]
