"""What a generation states, wherever that is kept."""

from kg.graph.embedded import EmbeddedGraph
from kg.graph.interface import Graph

__all__ = ["EmbeddedGraph", "Graph"]
