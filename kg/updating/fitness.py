"""Whether what people write leaves things as the shapes of the ontology want them."""

from collections import defaultdict
from collections.abc import Iterable, Set

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.errors import AgainstShapes
from kg.ownership import TYPE
from kg.quads import Change, is_public, value

#: Statements that are checked with what they are about: more take long, `svod validate` does it.
MOST = 2000
#: Violations that are told.
SHOWN = 3


def refuse_unfit(store: Store, change: Change) -> None:
    """Raises AgainstShapes where a change makes something unfit that was not so before."""
    if len(change.differing()) > MOST:
        return
    things = {value(quad.subject) for quad in change.differing()}
    told = _violations(store, things, change)
    if told:
        told -= _violations(store, things, Change(set(), set()))
    if told:
        more = f" And so in {len(told) - SHOWN} more places." if len(told) > SHOWN else ""
        raise AgainstShapes(f"Nothing was changed. {' '.join(sorted(told)[:SHOWN])}{more}")


def _violations(store: Store, things: Set[str], change: Change) -> set[str]:
    from rdflib import Graph

    from ontology.validation import check

    said = _said(store, things, change)
    objects = {t.object.value for t in said if isinstance(t.object, NamedNode)} - things
    kinds = {t for t in _said(store, objects, change) if t.predicate == TYPE}
    lines = serialize(said | kinds, format=RdfFormat.N_TRIPLES)
    return {
        f"{violation.focus}: {violation.message_en}"
        for violation in check(Graph().parse(data=lines, format="nt"))
        if violation.focus in things
    }


def _said(store: Store, things: Iterable[str], change: Change) -> set[Triple]:
    """What will be said of things, in whatever graph."""
    coming = defaultdict(set)
    for quad in change.after:
        coming[value(quad.subject)].add(quad)
    gone = change.before - change.after
    return {q.triple for thing in things for q in (_now(store, thing) - gone) | coming[thing]}


def _now(store: Store, thing: str) -> set[Quad]:
    quads = store.quads_for_pattern(NamedNode(thing), None, None, None)
    return {quad for quad in quads if is_public(quad.graph_name)}
