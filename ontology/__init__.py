"""What can be said: the vocabulary, the concepts, the shapes and the known names.

rdflib is imported where a graph is wanted: to search takes no graph.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

_FOLDER = Path(__file__).parent

#: The files of the vocabulary, in Turtle.
VOCABULARY = tuple(_FOLDER / f"{name}.ttl" for name in ("svod", "concepts", "examples"))


@cache
def vocabulary() -> "Graph":
    """Every class, property and concept of Svod, without blank nodes; to be read, not changed."""
    from rdflib import Graph

    graph = Graph()
    for path in VOCABULARY:
        graph.parse(path)
    return graph


@cache
def authority(base: str) -> "Graph":
    """The bodies and places every deployment knows, named under its base, which ends with «/».

    To be read, not changed: it is parsed once.
    """
    from rdflib import Graph

    return Graph().parse(_FOLDER / "authority.ttl", publicID=base)


def shapes() -> "Graph":
    """The SHACL shapes that every ingested document must satisfy."""
    from rdflib import Graph

    return Graph().parse(_FOLDER / "shapes.ttl")
