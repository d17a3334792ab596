"""Answers are given again while the generation is the same: who draws a chart asks often."""

from collections.abc import Callable, Hashable

from kg.lately import Lately
from kg.results import Answer

#: An answer that takes more than this share of the room would push out too many others.
LARGEST = 1 / 16


class Repeated:
    """The answers given last, in so many bytes; threads may share it."""

    def __init__(self, room: int) -> None:
        self._answers: Lately[Answer] = Lately(room, size=_bytes, largest=room * LARGEST)

    def answer(self, asked: Hashable, make: Callable[[], Answer]) -> Answer:
        """What was answered to the same before, or what `make` answers now."""
        if (known := self._answers.get(asked)) is not None:
            return known
        answer = make()
        self._answers.put(asked, answer)
        return answer


def _bytes(answer: Answer) -> int:
    return len(answer.content)
