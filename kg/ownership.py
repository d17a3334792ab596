"""Which statements belong to a document."""

from collections.abc import Set

from pyoxigraph import NamedNode, Quad, Store, Triple

from kg.errors import UnfitStatements
from kg.quads import quads_of
from ontology.prefixes import PREFIXES

TYPE = NamedNode(f"{PREFIXES['rdf']}type")
DOCUMENT = NamedNode(f"{PREFIXES['svod']}Document")
PASSAGE = NamedNode(f"{PREFIXES['svod']}Passage")


def holds(store: Store, document: str) -> bool:
    """Whether the store has the document."""
    iri = NamedNode(document)
    return Quad(iri, TYPE, DOCUMENT, iri) in store


def stored(store: Store, document: str) -> set[Quad]:
    """All that readers see of a document."""
    iri = NamedNode(document)
    own = quads_of(store, [iri, receipt_graph(iri)])
    return own | quads_of(store, _passages(own, iri))


def parted(document: str, quads: Set[Quad]) -> tuple[set[Quad], set[Triple]]:
    """A document's statements, and what it calls things; refuses those that are not its own."""
    iri, names = NamedNode(document), NamedNode(f"{document}/entities")
    if Quad(iri, TYPE, DOCUMENT, iri) not in quads:
        raise UnfitStatements(f"The statements do not say that {document} is a svod:Document.")
    owned = {iri, names, receipt_graph(iri), *_passages(quads, iri)}
    if foreign := {q.graph_name for q in quads} - owned:
        raise UnfitStatements(
            f"The statements of {document} stand in {min(map(str, foreign))} too, "
            "which is neither the document nor one of its passages or its receipt."
        )
    said = {q for q in quads if q.graph_name == names}
    return set(quads - said), {q.triple for q in said}


def receipt_graph(document: NamedNode) -> NamedNode:
    """The graph of what is known of the reading, and not said by the document."""
    return NamedNode(f"{document.value}/receipt")


def _passages(quads: Set[Quad], document: NamedNode) -> set[NamedNode]:
    """The passages that the document's own graph names, all of which lie under its IRI."""
    return {
        q.subject
        for q in quads
        if (q.predicate, q.object, q.graph_name) == (TYPE, PASSAGE, document)
        and isinstance(q.subject, NamedNode)
        and q.subject.value.startswith(f"{document.value}/")
    }
