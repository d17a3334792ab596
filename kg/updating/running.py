"""A SPARQL update run on a copy of the store; only what it makes of named graphs is taken over."""

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import QuerySyntax, UpdateFailed
from kg.quads import Change, keep_union, quads_of, without_blanks
from kg.updating.operations import Operation, written
from kg.updating.peoples import Peoples
from ontology.prefixes import PREFIXES

#: A parser's message can list every token it would have liked.
MESSAGE_LENGTH = 200

Quads = dict[str, set[Quad]]


def changed(copy: Store, operations: Sequence[Operation], peoples: Peoples) -> Change:
    """What an update makes of the graphs that it writes to; blank nodes become IRIs of people's.

    Raises QuerySyntax, UpdateFailed, UnfitStatements.
    """
    names = written(operations)
    before = _quads(copy, names)
    seen = before
    for place, operation in enumerate(operations):
        if place and operation.looks:
            seen = _union_kept(copy, seen)
        _run(copy, operation, peoples.base)
    after = _quads(copy, names)
    return Change(
        set().union(*before.values()),
        {without_blanks(quad, f"{peoples.own}#") for graph in after.values() for quad in graph},
    )


def _union_kept(copy: Store, seen: Quads) -> Quads:
    """What earlier operations wrote is seen by the next, in whatever graph it looks."""
    now = _quads(copy, seen)
    for name in seen:
        if now[name] != seen[name]:
            keep_union(copy, seen[name] - now[name], now[name] - seen[name])
    return now


def _quads(store: Store, names: Iterable[str]) -> Quads:
    return {name: quads_of(store, [NamedNode(name)]) for name in names}


def _run(copy: Store, operation: Operation, base: str) -> None:
    try:
        copy.update(operation.text, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        said = " ".join(str(error).split())[:MESSAGE_LENGTH]
        raise QuerySyntax(f"The update is not valid SPARQL: {said}") from error
    except RuntimeError as error:
        raise UpdateFailed(f"The update cannot be carried out: {error}.") from error
