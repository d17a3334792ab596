"""The graph in a generation's own folder."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from pyoxigraph import Quad, Store

from kg.asking import Row, rows_of
from kg.lately import Lately
from kg.ordering import in_order, without_order
from kg.quads import named_quads

#: Seconds after which the answer of a query is kept: the documents of a large base, or all passages
#: that mention a country. All queries of a page together should take four times as long.
SLOW = 0.005
#: So many cells of tables are kept: each takes about 150 bytes, and the query as much as some.
MOST, OF_QUERY = 300_000, 50
#: Longer queries name what a search has found: nobody asks them again.
LONGEST = 5_000


class EmbeddedGraph:
    """All files are opened at once, so that it outlives its folder's removal."""

    def __init__(self, folder: Path) -> None:
        self._store = Store.read_only(str(folder))
        self._remembered: Lately[tuple[Row, ...]] = Lately(MOST, size=_cells, largest=MOST / 2)

    def rows(self, query: str, /) -> list[Row]:
        if (known := self._remembered.get(query)) is not None:
            return list(known)
        began = perf_counter()
        rows = in_order(query, rows_of(self._store.query(without_order(query))))
        if perf_counter() - began > SLOW and len(query) < LONGEST:
            self._remembered.put(query, tuple(rows))
        return rows

    def quads(self) -> Iterator[Quad]:
        return named_quads(self._store)

    def check(self) -> None:
        """It is open."""


def _cells(rows: tuple[Row, ...]) -> int:
    return OF_QUERY + sum(map(len, rows))
