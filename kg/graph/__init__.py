"""What a generation states, wherever that is kept."""

from kg.graph.embedded import EmbeddedGraph
from kg.graph.interface import Graph
from kg.graph.places import opened

__all__ = ["EmbeddedGraph", "Graph", "opened"]
