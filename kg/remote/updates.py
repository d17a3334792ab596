"""Changes in the words of SPARQL Update, in portions that a server takes."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from kg.remote.server import Rejected, Server

#: Statements that are sent at a time, where the server takes so many: what is sent at once is seen
#: at once. Virtuoso takes some thousands, others any number.
MOST = 50_000

Operation = tuple[str, Quad]
"""DELETE or INSERT, and of what."""


class Telling:
    """Sends changes; what is sent twice is done once."""

    def __init__(self, server: Server, done: Callable[[int], object] = lambda _: None) -> None:
        self._server = server
        self._done = done
        self._most = MOST

    def send(self, operations: Iterable[Operation]) -> None:
        """Raises GraphServerDown."""
        rest = iter(operations)
        while portion := list(islice(rest, self._most)):
            self._send(portion)

    def _send(self, portion: Sequence[Operation]) -> None:
        """By halves where it is too much for the server, as are those that follow."""
        if len(portion) > self._most:
            half = len(portion) // 2
            self._send(portion[:half])
            self._send(portion[half:])
            return
        try:
            self._server.tell(update(portion))
        except Rejected:
            if len(portion) == 1:
                raise
            self._most = len(portion) // 2
            self._send(portion)
        else:
            self._done(len(portion))


def update(operations: Iterable[Operation]) -> str:
    """One request that does it all, first what is taken out.

    Of several graphs in one DELETE DATA, Virtuoso 7.2.5 silently leaves what has a language.
    """
    told: dict[str, dict[str, list[Quad]]] = {"DELETE": {}, "INSERT": {}}
    for verb, quad in operations:
        told[verb].setdefault(str(quad.graph_name), []).append(quad)
    steps = [f"DELETE DATA {{\n{_group(quads)}}}" for quads in told["DELETE"].values()]
    if told["INSERT"]:
        steps.append(f"INSERT DATA {{\n{''.join(map(_group, told['INSERT'].values()))}}}")
    return " ;\n".join(steps)


def _group(quads: Sequence[Quad]) -> str:
    """«GRAPH <…> { … }» or, in the default graph, the statements alone."""
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    if quads[0].graph_name == DefaultGraph():
        return triples.decode()
    return f"GRAPH {quads[0].graph_name} {{\n{triples.decode()}}}\n"
