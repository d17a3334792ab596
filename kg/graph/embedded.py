"""The graph in a generation's own folder."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.asking import Row, rows_of
from kg.quads import named_quads


class EmbeddedGraph:
    """All files are opened at once, so that it outlives its folder's removal."""

    def __init__(self, folder: Path) -> None:
        self._store = Store.read_only(str(folder))

    def rows(self, query: str, /) -> list[Row]:
        return rows_of(self._store.query(query))

    def quads(self) -> Iterator[Quad]:
        return named_quads(self._store)

    def check(self) -> None:
        """It is open."""
