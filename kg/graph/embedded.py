"""The graph in a generation's own folder."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.quads import named_quads


class EmbeddedGraph:
    """All files are opened at once, so that it outlives its folder's removal."""

    def __init__(self, folder: Path) -> None:
        self._store = Store.read_only(str(folder))

    def query(self, query: str, /) -> QuerySolutions | QueryBoolean | QueryTriples:
        return self._store.query(query)

    def quads(self) -> Iterator[Quad]:
        return named_quads(self._store)
