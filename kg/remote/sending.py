"""The server brought to the state of the writer's store: what was touched since, or all of it."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg import notes
from kg.errors import GraphElsewhere
from kg.indexes import Progress
from kg.quads import is_public, named_quads
from kg.remote.marker import NOTHING, Marker, read_marker
from kg.remote.place import IN_DEFAULT, IN_GRAPH, UNION, Place
from kg.remote.probing import graphs_under, probed
from kg.remote.server import Server
from kg.remote.updates import Operation, Telling

#: Graphs that are dropped at a time.
GRAPHS = 500

#: What was touched since a state, if that is known.
Touched = Callable[[str], Set[Quad] | None]


def bring(
    server: Server,
    store: Store,
    touched: Touched,
    *,
    base: str,
    anew: bool,
    progress: Progress,
) -> Place:
    """Sends what the server lacks of the present state, and says how it keeps the union.

    Killed, it is made good by the next one. All is sent to a server that has nothing of ours, and
    `anew` to one whose state nothing is known of. Raises GraphServerDown, GraphElsewhere.
    """
    state, marker = notes.state(store), read_marker(server)
    if marker is not None and is_at(marker, state):
        return marker.place
    changed = touched(marker.state) if marker else None
    if marker is not None and changed is not None:
        _send(server, difference(store, changed, marker.place), state, marker, progress)
        return marker.place
    if marker is not None and marker.state != NOTHING and not anew:
        raise GraphElsewhere(
            f"The SPARQL server at {server.url} has another graph than what was published: run "
            "`svod publish` to put this one in its place, or let SVOD_SPARQL_URL name another one."
        )
    return _filled(server, store, state, marker, base=base, progress=progress)


def is_at(marker: Marker, state: str) -> bool:
    """Whether the server has a state, and nothing of another one."""
    return not marker.sent and notes.is_same(marker.state, state)


def _send(
    server: Server,
    operations: Iterable[Operation],
    state: str,
    before: Marker,
    progress: Progress,
) -> None:
    """What was begun is noted first: half of it may be there when somebody has gone back since."""
    sending = replace(before, sent=state)
    Telling(server).send(_noted(sending, before))
    every = list(operations)
    after = _noted(Marker(state, before.place), sending)
    Telling(server, progress("graph", len(every))).send([*every, *after])


def difference(store: Store, touched: Iterable[Quad], place: Place) -> Iterator[Operation]:
    """Of all that was touched, what there is now is put in and what there is not is taken out.

    So it does not matter how much of it the server has already.
    """
    public = {quad for quad in touched if is_public(quad.graph_name)}
    for quad in sorted(public, key=str):
        yield ("INSERT" if quad in store else "DELETE"), quad
    if union := _union(place):
        for triple in sorted({quad.triple for quad in public}, key=str):
            stands = Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) in store
            at = Quad(triple.subject, triple.predicate, triple.object, union)
            yield ("INSERT" if stands else "DELETE"), at


def _filled(
    server: Server,
    store: Store,
    state: str,
    before: Marker | None,
    *,
    base: str,
    progress: Progress,
) -> Place:
    """Everything sent, in the place of everything that was there under the same base."""
    place = probed(server, base)
    beginning = Marker(NOTHING, place)
    Telling(server).send(_noted(beginning, before))
    _empty(server, place, base)
    union = _union(place)
    done = progress("graph", len(store) if union else sum(1 for _ in named_quads(store)))
    telling = Telling(server, done)
    telling.send(("INSERT", quad) for quad in _everything(store, union))
    telling.send(_noted(Marker(state, place), beginning))
    return place


def _everything(store: Store, union: NamedNode | DefaultGraph | None) -> Iterator[Quad]:
    yield from (quad for quad in named_quads(store) if is_public(quad.graph_name))
    if union:
        for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
            yield Quad(quad.subject, quad.predicate, quad.object, union)


def _empty(server: Server, place: Place, base: str) -> None:
    """Drops what an earlier sending left."""
    dropped = [f"GRAPH <{name}>" for name in graphs_under(server, base)]
    if place.union == IN_GRAPH:
        dropped.append(f"GRAPH <{UNION}>")
    if place.union == IN_DEFAULT:
        dropped.append("DEFAULT")
    for start in range(0, len(dropped), GRAPHS):
        portion = dropped[start : start + GRAPHS]
        server.tell(" ;\n".join(f"DROP SILENT {graph}" for graph in portion))


def _union(place: Place) -> NamedNode | DefaultGraph | None:
    """Where a server wants to be sent the union, if it does."""
    if place.union == IN_DEFAULT:
        return DefaultGraph()
    return NamedNode(UNION) if place.union == IN_GRAPH else None


def _noted(after: Marker, before: Marker | None) -> list[Operation]:
    old, new = before.quads() if before else set(), after.quads()
    return [("DELETE", quad) for quad in old - new] + [("INSERT", quad) for quad in new - old]
