"""Answers are given again while the generation is the same: who draws a chart asks often."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from kg.results import Answer

#: An answer that takes more than this share of the room would push out too many others.
LARGEST = 1 / 16


class Repeated:
    """The answers given last, in so many bytes; threads may share it."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = Lock()

    def answer(self, asked: Hashable, make: Callable[[], Answer]) -> Answer:
        """What was answered to the same before, or what `make` answers now."""
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
                return self._answers[asked]
        answer = make()
        if len(answer.content) <= self._room * LARGEST:
            self._keep(asked, answer)
        return answer

    def _keep(self, asked: Hashable, answer: Answer) -> None:
        with self._lock:
            if asked not in self._answers:
                self._answers[asked] = answer
                self._taken += len(answer.content)
            while self._taken > self._room:
                _, oldest = self._answers.popitem(last=False)
                self._taken -= len(oldest.content)
