"""The graph of a generation, where its folder says that it is."""

from pathlib import Path

from kg.graph.embedded import EmbeddedGraph
from kg.graph.interface import Graph
from kg.remote.graph import RemoteGraph
from kg.remote.place import is_on_server, reached, read_place
from kg.remote.server import Server


def opened(generation: Path, server: Server | None) -> Graph:
    """Raises GraphElsewhere for one on a server where none is named."""
    if is_on_server(generation):
        return RemoteGraph(reached(server), read_place(generation))
    return EmbeddedGraph(generation / "graph")
