"""The published graph as a server shows it."""

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.asking import Row, quads_in, rows_of
from kg.errors import GraphElsewhere
from kg.lately import Lately
from kg.ordering import in_order
from kg.remote.hiding import hiding
from kg.remote.marker import read_marker
from kg.remote.place import IN_GRAPH, OF_SERVER, UNION, Place
from kg.remote.server import Server
from kg.remote.tables import table

#: Graphs whose statements are asked for at a time.
GRAPHS = 100

#: Rows that are remembered in all, and of one query: what gives more is asked seldom. A page asks
#: for the name of each thing on it, and so does the next.
MOST, OF_ONE = 100_000, 200

#: Virtuoso 7.2.5 never answers the shorter `SELECT DISTINCT ?graph` once there are many.
EVERY_GRAPH = (
    "SELECT ?graph (COUNT(*) AS ?statements) "
    "WHERE { GRAPH ?graph { ?subject ?predicate ?object } } GROUP BY ?graph"
)
STATED = (
    "SELECT ?graph ?subject ?predicate ?object WHERE {{ VALUES ?graph {{ {graphs} }} "
    "GRAPH ?graph {{ ?subject ?predicate ?object }} }}"
)


#: «dcterms:hasPart+» is «dcterms:hasPart/dcterms:hasPart*», of which Virtuoso finds more.
ONE_OR_MORE = re.compile(r"(\w+:\w+)\+")


class RemoteGraph:
    """Whatever state the server shows: it has one only. Threads may share it."""

    def __init__(self, server: Server, place: Place) -> None:
        self._server = server
        self._place = place
        self._remembered: Lately[tuple[Row, ...]] = Lately(MOST, size=_room, largest=1 + OF_ONE)

    def rows(self, query: str, /) -> list[Row]:
        """What one of our own queries gives. Raises GraphServerDown."""
        if (known := self._remembered.get(query)) is not None:
            return list(known)
        unions = [UNION] if self._place.union == IN_GRAPH else []
        spelt_out = ONE_OR_MORE.sub(r"\1/\1*", query)
        found = table(self._server, hiding(spelt_out, self._place.unseen), unions)
        rows = in_order(query, self._different(rows_of(found)))
        self._remembered.put(query, tuple(rows))
        return rows

    def _different(self, rows: list[Row]) -> list[Row]:
        """A server that puts the union together may repeat what stands in two graphs."""
        if self._place.union != OF_SERVER:
            return rows
        return list({tuple(row.values()): row for row in rows}.values())

    def quads(self) -> Iterator[Quad]:
        graphs = sorted(name for name in self._graphs() if name.value not in self._place.beside)
        for start in range(0, len(graphs), GRAPHS):
            portion = " ".join(map(str, graphs[start : start + GRAPHS]))
            stated = table(self._server, STATED.format(graphs=portion))
            yield from sorted(quads_in(rows_of(stated)), key=_by_graph)

    def check(self) -> None:
        """Raises GraphServerDown, and GraphElsewhere where the server has no graph of ours."""
        if read_marker(self._server) is None:
            raise GraphElsewhere(
                f"The graph is not on the SPARQL server at {self._server.url}: let SVOD_SPARQL_URL "
                "name where it was sent, or run `svod publish`."
            )

    def _graphs(self) -> set[NamedNode]:
        found = (row["graph"] for row in rows_of(table(self._server, EVERY_GRAPH)))
        return {name for name in found if isinstance(name, NamedNode)}


def _by_graph(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


def _room(rows: tuple[Row, ...]) -> int:
    """A query without an answer takes room too."""
    return 1 + len(rows)
