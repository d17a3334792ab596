"""What can be said: the vocabulary, the concepts, the shapes and the known names."""

from functools import cache
from pathlib import Path

from rdflib import Graph

_FOLDER = Path(__file__).parent


@cache
def vocabulary() -> Graph:
    """Every class, property and concept of Svod, without blank nodes; to be read, not changed."""
    graph = Graph()
    for name in ("svod.ttl", "concepts.ttl"):
        graph.parse(_FOLDER / name)
    return graph


@cache
def authority(base: str) -> Graph:
    """The bodies and places every deployment knows, named under its base, which ends with «/».

    To be read, not changed: it is parsed once.
    """
    return Graph().parse(_FOLDER / "authority.ttl", publicID=base)


def shapes() -> Graph:
    """The SHACL shapes that every ingested document must satisfy."""
    return Graph().parse(_FOLDER / "shapes.ttl")
