"""Which graphs belong to a document, and which of its statements are kept hidden."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store

from kg.contributions import contributions_of
from kg.errors import UnfitStatements
from kg.quads import quads_of
from ontology.terms import DCTERMS, RDF, SVOD

TYPE = NamedNode(RDF.type)
DOCUMENT = NamedNode(SVOD.Document)
PASSAGE = NamedNode(SVOD.Passage)
IS_PART_OF = NamedNode(DCTERMS.isPartOf)


def holds(store: Store, document: str) -> bool:
    """Whether the store has the document."""
    iri = NamedNode(document)
    return Quad(iri, TYPE, DOCUMENT, iri) in store


def stored(store: Store, document: str) -> set[Quad]:
    """All that the store holds of a document."""
    iri = NamedNode(document)
    own = set(store.quads_for_pattern(None, None, None, iri))
    return own | quads_of(store, [contributions_of(document), *_passages(own, iri)])


def taken_in(document: str, quads: set[Quad]) -> set[Quad]:
    """A document's quads as the store keeps them; refuses those that are not the document's."""
    iri, names = NamedNode(document), NamedNode(f"{document}/entities")
    if Quad(iri, TYPE, DOCUMENT, iri) not in quads:
        raise UnfitStatements(f"The statements do not say that {document} is a svod:Document.")
    owned = {iri, names, *_passages(quads, iri)}
    if foreign := {q.graph_name for q in quads} - owned:
        raise UnfitStatements(
            f"The statements of {document} stand in {min(map(str, foreign))} too, "
            "which is neither the document nor one of its passages."
        )
    hidden = contributions_of(document)
    return {
        Quad(q.subject, q.predicate, q.object, hidden) if q.graph_name == names else q
        for q in quads
    }


def _passages(quads: Iterable[Quad], document: NamedNode) -> set[NamedNode]:
    """The passages that the document's own graph names, all of which lie under its IRI."""
    return {
        q.subject
        for q in quads
        if (q.predicate, q.object, q.graph_name) == (TYPE, PASSAGE, document)
        and isinstance(q.subject, NamedNode)
        and q.subject.value.startswith(f"{document.value}/")
    }
