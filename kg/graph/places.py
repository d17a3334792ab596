"""The graph of a generation, where its folder says that it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.embedded import EmbeddedGraph
from kg.graph.interface import Graph
from kg.remote.place import is_on_server, reached, read_place

if TYPE_CHECKING:
    from kg.remote.server import Server


def opened(generation: Path, server: "Server | None") -> Graph:
    """Raises GraphElsewhere for one on a server where none is named."""
    if is_on_server(generation):
        from kg.remote.graph import RemoteGraph  # loads what speaks HTTP

        return RemoteGraph(reached(server), read_place(generation))
    return EmbeddedGraph(generation / "graph")
