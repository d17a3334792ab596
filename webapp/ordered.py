"""What stands in many documents, in the order of these: what a page shows alone is asked for."""

from collections.abc import Iterator, Sequence
from typing import overload

from pyoxigraph import NamedNode

from kg.asking import text
from kg.generations import Generation


class InOrder(Sequence[str]):
    """One column of a query of which another one counts the rows by document.

    Both are asked with the same bindings; `document` is the only one looked at.
    """

    def __init__(
        self,
        generation: Generation,
        *,
        counts: str,
        rows: str,
        column: str,
        document: str | None = None,
        **bindings: NamedNode,
    ) -> None:
        self._generation, self._rows, self._column = generation, rows, column
        self._bindings = bindings
        self._counts = {
            text(row, "document"): int(text(row, "count"))
            for row in generation.select(counts, **bindings)
            if document in (None, text(row, "document"))
        }

    def __len__(self) -> int:
        return sum(self._counts.values())

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            start, stop, _ = place.indices(len(self))
            return list(self._between(start, stop))
        return self[place : place + 1][0]

    def _between(self, start: int, stop: int) -> Iterator[str]:
        """Documents that have none of these are passed over."""
        before = 0
        for document, count in self._counts.items():
            if before < stop and start < before + count:
                yield from self._of(document)[max(0, start - before) : stop - before]
            before += count

    def _of(self, document: str) -> list[str]:
        rows = self._generation.select(self._rows, document=NamedNode(document), **self._bindings)
        return list(dict.fromkeys(text(row, self._column) for row in rows))
