"""Whether what people write leaves things as the shapes of the ontology want them."""

from collections import defaultdict
from collections.abc import Iterable, Set

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.errors import AgainstShapes
from kg.naming import PREF_LABEL
from kg.ownership import TYPE
from kg.quads import Change, is_of_documents, is_public, value

#: So many that come, so many that go, and so many things that lose their name are checked: more
#: take long, `svod validate` does it.
MOST = 2000
CONCEPT = NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
#: Violations that are told.
SHOWN = 3


def refuse_unfit(store: Store, change: Change) -> None:
    """Raises AgainstShapes where a change makes something unfit that was not so before."""
    come, go = change.after - change.before, change.before - change.after
    things = _written(come) | _written(go) | set(_nameless(store, go, change)[:MOST])
    if not things:
        return
    told = _violations(store, things, change)
    if told:
        told -= _violations(store, things, Change(set(), set()))
    if told:
        more = f" And so in {len(told) - SHOWN} more places." if len(told) > SHOWN else ""
        raise AgainstShapes(f"Nothing was changed. {' '.join(sorted(told)[:SHOWN])}{more}")


def _written(quads: Set[Quad]) -> set[str]:
    """What people write about, unless it is too much; what follows of it is not counted."""
    written = [quad for quad in quads if not is_of_documents(quad.graph_name)]
    return {value(quad.subject) for quad in written} if len(written) <= MOST else set()


def _nameless(store: Store, go: Set[Quad], change: Change) -> list[str]:
    """What is said to be something, but would no more be called anything in Russian."""
    unnamed = {value(quad.subject) for quad in go if quad.predicate == PREF_LABEL}
    said = _said(store, unnamed, change)
    named = {value(t.subject) for t in said if t.predicate == PREF_LABEL and _is_russian(t)}
    return sorted({value(t.subject) for t in said if t.predicate == TYPE} - named)


def _is_russian(triple: Triple) -> bool:
    return isinstance(triple.object, Literal) and triple.object.language == "ru"


def _violations(store: Store, things: Set[str], change: Change) -> set[str]:
    from rdflib import Graph

    from ontology.validation import check

    said = _said(store, things, change)
    objects = {t.object.value for t in said if isinstance(t.object, NamedNode)} - things
    kinds = {t for t in _said(store, objects, change) if t.predicate == TYPE}
    lines = serialize(said | kinds | _of_authority(change, said), format=RdfFormat.N_TRIPLES)
    return {
        f"{violation.focus}: {violation.message_en}"
        for violation in check(Graph().parse(data=lines, format="nt"))
        if violation.focus in things
    }


def _of_authority(change: Change, said: Set[Triple]) -> set[Triple]:
    """Whatever people add a known name of is an entity, where nobody says what it is."""
    typed = {t.subject for t in said if t.predicate == TYPE}
    named = {
        quad.subject
        for quad in change.after
        if quad.predicate == PREF_LABEL and str(quad.graph_name).endswith("/graph/authority>")
    }
    return {Triple(thing, TYPE, CONCEPT) for thing in named - typed}


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
