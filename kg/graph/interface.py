"""What is asked of the graph of one generation; each place where it can be implements it."""

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import Quad

from kg.asking import Askable


class Graph(Askable, Protocol):
    """All that one generation states, with the union of it all as default graph.

    Threads may share it.
    """

    def quads(self) -> Iterator[Quad]:
        """Every quad of the named graphs, graph by graph, without the union."""
        ...

    def check(self) -> None:
        """Raises GraphServerDown or GraphElsewhere where it cannot be asked."""
        ...
