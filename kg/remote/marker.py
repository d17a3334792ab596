"""What the server notes of the graph that it holds: its state, and how the union is kept."""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.asking import rows_of, text
from kg.notes import STATE, STORE
from kg.quads import NOTES
from kg.remote.place import Place
from kg.remote.server import Server
from kg.remote.tables import table

UNION = NamedNode("urn:svod:has-union")
HIDDEN = NamedNode("urn:svod:has-besides")
SENT = NamedNode("urn:svod:is-sent")

#: The state of a server that has nothing whole of ours.
NOTHING = "nothing"

NOTED = f"SELECT ?about ?note WHERE {{ GRAPH {NOTES} {{ {STORE} ?about ?note }} }}"


@dataclass(frozen=True)
class Marker:
    """The state that the server has, or had where it is being `sent` another one."""

    state: str
    place: Place
    sent: str = ""

    def quads(self) -> set[Quad]:
        notes = [(STATE, self.state), (UNION, self.place.union), (SENT, self.sent)]
        notes += [(HIDDEN, graph) for graph in self.place.hidden]
        return {Quad(STORE, about, Literal(note), NOTES) for about, note in notes if note}


def read_marker(server: Server) -> Marker | None:
    """That of the server, if it holds a graph of ours, or part of one."""
    noted: dict[str, list[str]] = {}
    for row in rows_of(table(server, NOTED)):
        noted.setdefault(text(row, "about"), []).append(text(row, "note"))
    if UNION.value not in noted:
        return None
    place = Place(noted[UNION.value][0], tuple(sorted(noted.get(HIDDEN.value, []))))
    states, sent = noted.get(STATE.value, []), noted.get(SENT.value, [])
    # One that was being replaced when the server died may be there in parts.
    state = states[0] if len(states) == 1 else NOTHING
    return Marker(state, place, sent[0] if sent else "")
