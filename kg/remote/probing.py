"""How a server keeps its default graph, tried out: SPARQL 1.1 leaves that to servers."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.asking import rows_of
from kg.quads import NOTES
from kg.remote.graph import EVERY_GRAPH
from kg.remote.place import IN_DEFAULT, IN_GRAPH, OF_SERVER, UNION, Place
from kg.remote.server import Server
from kg.remote.tables import table
from kg.remote.updates import Telling

#: One statement in two graphs.
THING, IS_IN = NamedNode("urn:svod:probe"), NamedNode("urn:svod:is-in")
ONE, OTHER = NamedNode("urn:svod:probe-1"), NamedNode("urn:svod:probe-2")
TRIED = [Quad(THING, IS_IN, Literal("both"), graph) for graph in (ONE, OTHER)]

BY_DEFAULT = f"SELECT ?in WHERE {{ {THING} {IS_IN} ?in }}"
IN_GRAPHS = f"SELECT ?graph WHERE {{ {THING} {IS_IN} ?in GRAPH ?graph {{ {THING} {IS_IN} ?in }} }}"


def probed(server: Server, base: str) -> Place:
    """Where the union of graphs under a base will be. Raises GraphServerDown."""
    telling = Telling(server)
    telling.send(("INSERT", quad) for quad in TRIED)
    try:
        union = _union(server)
    finally:
        telling.send(("DELETE", quad) for quad in TRIED)
    return Place(union, tuple(sorted(graphs_besides(server, base))))


def _union(server: Server) -> str:
    """Virtuoso repeats what stands in two graphs, and looks into all graphs whatever is default."""
    seen = len(rows_of(table(server, BY_DEFAULT)))
    if not seen:
        return IN_DEFAULT
    both = rows_of(table(server, IN_GRAPHS, [ONE.value]))
    return IN_GRAPH if seen == len(both) == len(TRIED) else OF_SERVER


def graphs_under(server: Server, base: str) -> list[str]:
    """Those that belong to what is published."""
    return [name for name in _graphs(server) if name.startswith(base)]


def graphs_besides(server: Server, base: str) -> list[str]:
    """Those that are none of ours."""
    own = (NOTES.value, UNION, ONE.value, OTHER.value)
    return [name for name in _graphs(server) if name not in own and not name.startswith(base)]


def _graphs(server: Server) -> list[str]:
    found = (row["graph"] for row in rows_of(table(server, EVERY_GRAPH)))
    return [name.value for name in found if isinstance(name, NamedNode)]
