"""How a server keeps the union, and what says in a generation's folder that its graph is there."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphElsewhere
from kg.quads import NOTES

if TYPE_CHECKING:
    from kg.remote.server import Server

NOTE = "graph.json"

#: Where the union is kept by a server that keeps no default graph.
UNION = "urn:svod:union"

#: Where the server has the union: in its default graph, as we send it; in a graph of its own, as we
#: send it; or nowhere: it puts it together itself.
IN_DEFAULT, IN_GRAPH, OF_SERVER = "default", "graph", "server"


@dataclass(frozen=True)
class Place:
    """`hidden` are graphs that the server had already, and that are none of ours."""

    union: str
    hidden: tuple[str, ...] = ()

    @property
    def beside(self) -> tuple[str, ...]:
        """All graphs of the server that are no part of what is published."""
        return (UNION, NOTES.value, *self.hidden)

    @property
    def unseen(self) -> tuple[str, ...]:
        """Those that queries must be kept from, where the union is a graph among others."""
        return self.beside if self.union == IN_GRAPH else ()


def write_place(generation: Path, place: Place) -> None:
    (generation / NOTE).write_text(json.dumps(asdict(place), indent=2) + "\n", encoding="utf-8")


def read_place(generation: Path) -> Place:
    kept = json.loads((generation / NOTE).read_text(encoding="utf-8"))
    return Place(kept["union"], tuple(kept["hidden"]))


def is_on_server(generation: Path) -> bool:
    """Whether readers are to ask a server for the graph of a generation."""
    return (generation / NOTE).exists()


def reached(server: "Server | None") -> "Server":
    """The server of a graph that is on one; raises GraphElsewhere where none is named."""
    if server is None:
        raise GraphElsewhere(
            "The graph is on a SPARQL server: let SVOD_SPARQL_URL name it, or run `svod publish` "
            "to show the one in the data folder."
        )
    return server


def refuse_other_place(*, on_server: bool, server: "Server | None") -> None:
    """Raises GraphElsewhere unless the graph is where it is wanted."""
    if on_server:
        reached(server)
    elif server is not None:
        raise GraphElsewhere(
            "The graph is in the data folder: run `svod publish` to show it on the SPARQL server, "
            "or unset SVOD_SPARQL_URL."
        )
