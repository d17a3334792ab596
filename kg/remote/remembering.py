"""What was asked lately: a page asks for the name of each thing on it, and so does the next."""

from collections import OrderedDict
from threading import Lock

from kg.asking import Row

#: Rows that are remembered in all, and of one query: what gives more is asked seldom.
MOST, OF_ONE = 100_000, 200


class Remembered:
    """The last answers that were asked for, all of one state; threads may share it."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, list[Row]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, query: str) -> list[Row] | None:
        with self._lock:
            if query not in self._answers:
                return None
            self._answers.move_to_end(query)
            return list(self._answers[query])

    def put(self, query: str, rows: list[Row]) -> None:
        if len(rows) > OF_ONE:
            return
        with self._lock:
            if query not in self._answers:
                self._size += 1 + len(rows)
            self._answers[query] = list(rows)
            while self._size > MOST:
                _, oldest = self._answers.popitem(last=False)
                self._size -= 1 + len(oldest)
