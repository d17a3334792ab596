"""The graphs that people may write to."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.errors import QueryRefused
from kg.quads import is_of_documents


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
        return not {".", ".."}.intersection(graph.split("/"))  # clients make other IRIs of these

    def refuse_others(self, graphs: Iterable[str]) -> None:
        """Raises QueryRefused unless people may write to all of them."""
        for graph in graphs:
            if not self.has(graph):
                raise QueryRefused(
                    f"{graph} cannot be written to: what documents say changes by ingestion alone. "
                    f"Write to {self.own}, to a graph below it ({self.own}/…), or to "
                    f"{self.authority}."
                )
