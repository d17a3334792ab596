"""The graphs that people may write to."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg.errors import QueryRefused
from kg.quads import is_of_documents

#: What an update writes to where it names no graph.
DEFAULT = "the default graph"
#: What it writes to where it names none, but means several.
SEVERAL = "the whole of all graphs"


@dataclass(frozen=True)
class Peoples:
    """Those of one base: what people decide, and the known names."""

    base: str

    @property
    def own(self) -> str:
        return f"{self.base}graph/people"

    @property
    def authority(self) -> str:
        return f"{self.base}graph/authority"

    def has(self, graph: str) -> bool:
        """Whether people may write to a graph; below their own they name graphs as they like."""
        if graph in (self.own, self.authority):
            return True
        if not graph.startswith(f"{self.own}/") or is_of_documents(NamedNode(graph)):
            return False
        # Clients make other IRIs of these, also where they are percent-encoded.
        return not {".", ".."}.intersection(unquote(graph).split("/"))

    def refuse_others(self, graphs: Iterable[str]) -> None:
        """Raises QueryRefused unless people may write to all of them."""
        for graph in graphs:
            if graph.startswith(("?", "$")):
                raise QueryRefused(
                    f"«{graph}» is a variable, which could be any graph: name the one to write to."
                )
            if not self.has(graph):
                called = f"T{graph[1:]}" if graph in (DEFAULT, SEVERAL) else f"The graph {graph}"
                raise QueryRefused(
                    f"{called} cannot be written to: what documents say changes by ingestion "
                    f"alone. Write to {self.own}, to a graph below it ({self.own}/…), or to "
                    f"{self.authority}."
                )
