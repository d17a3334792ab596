"""What can be said: the vocabulary, the concepts, the shapes and the known names."""

from pathlib import Path

from rdflib import Graph

_FOLDER = Path(__file__).parent


def vocabulary() -> Graph:
    """Every class, property and concept of Svod, without blank nodes."""
    graph = Graph()
    for name in ("svod.ttl", "concepts.ttl"):
        graph.parse(_FOLDER / name)
    return graph


def authority(base: str) -> Graph:
    """The bodies and places every deployment knows, named under its base, which ends with «/»."""
    return Graph().parse(_FOLDER / "authority.ttl", publicID=base)


def shapes() -> Graph:
    """The SHACL shapes that every ingested document must satisfy."""
    return Graph().parse(_FOLDER / "shapes.ttl")
