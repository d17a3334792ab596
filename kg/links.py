"""`graph/links`: which documents are made of each other's words, derived from all of them."""

from collections.abc import Iterator, Set
from math import sqrt

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.likeness import OF_VERSIONS, Link, Profile, compare
from kg.notebook import Notebook
from kg.quads import Change, value
from kg.reasons import LANGUAGES, reason
from kg.shingles import Sketch, shingles, sketch
from ontology.iris import digest
from ontology.terms import DCTERMS, ELI, RDF, SVOD, XSD

#: So many standard deviations may a share lie below what is sought, and still be looked at.
DEVIATIONS = 3

SUBJECT, PREDICATE, OBJECT, TYPE = (
    NamedNode(RDF[name]) for name in ("subject", "predicate", "object", "type")
)
LINK, SUGGESTION = NamedNode(SVOD.Link), NamedNode(SVOD.Suggestion)
SCORE, REASON = NamedNode(SVOD.score), NamedNode(SVOD.reason)
NEAR_DUPLICATE = NamedNode(SVOD.nearDuplicateOf)
RELATIONS = (NamedNode(SVOD.versionOf), NamedNode(SVOD.excerptOf), NEAR_DUPLICATE)


class Links:
    """Keeps the links between documents right, whichever of them come, change or go.

    What two documents are to each other depends on nothing else, so the change of one concerns
    only its own links. The notebook has a sketch of each; a whole text is looked at only where
    the sketches are alike.
    """

    def __init__(self, store: Store, notebook: Notebook, graph: NamedNode) -> None:
        self._store = store
        self._notebook = notebook
        self._graph = graph

    def relinked(self, change: Change, document: NamedNode) -> Change:
        """A change of a document, together with what follows for its links."""
        profile = _profile(document, change.after)
        links = self._links(profile) if profile else ()
        quads = {quad for link in links for quad in _quads(link, self._graph)}
        return change.also(self._about(document), quads)

    def _links(self, profile: Profile) -> Iterator[Link]:
        for other in self._alike(profile):
            iri = NamedNode(other)
            stored = _profile(iri, set(self._store.quads_for_pattern(iri, None, None, iri)))
            link = compare(profile, stored) if stored else None
            if link:
                yield link

    def _alike(self, profile: Profile) -> list[str]:
        """Other documents of which the shorter may stand in the longer by a share that matters.

        It is the same whichever of two documents is asked about.
        """
        own = sketch(profile.shingles)
        return [
            document
            for document, shared, size in self._notebook.sharing(own)
            if document != profile.document and shared >= _fewest(min(len(own), size), OF_VERSIONS)
        ]

    def _about(self, document: NamedNode) -> set[Quad]:
        """Every link of a document, be it the subject or the object."""
        find, graph = self._store.quads_for_pattern, self._graph
        about = [*find(document, None, None, graph), *find(None, None, document, graph)]
        nodes = {quad.subject for quad in about if quad.predicate in (SUBJECT, OBJECT)}
        linked = [set(find(node, None, None, graph)) for node in nodes]
        return {quad for quad in about if quad.predicate in RELATIONS}.union(
            *(link for link in linked if any(quad.object in RELATIONS for quad in link))
        )


def sketched(document: NamedNode, quads: Set[Quad]) -> Sketch:
    """The sketch of a document by its statements; empty where they do not hold its text."""
    profile = _profile(document, quads)
    return sketch(profile.shingles if profile else shingles(""))


def _fewest(size: int, share: float) -> float:
    """How many of a sketch must be in common: a sample of this size is off by chance."""
    return size * share - DEVIATIONS * sqrt(size * share * (1 - share))


def _profile(document: NamedNode, quads: Set[Quad]) -> Profile | None:
    """What the rules look at; None where the quads do not hold the document's text."""
    facts = {q.predicate.value: value(q.object) for q in quads if q.subject == document}
    text = facts.get(str(SVOD.text))
    if text is None:
        return None
    return Profile(
        document=document.value,
        title=facts.get(str(DCTERMS.title), ""),
        type=facts.get(str(DCTERMS.type), ""),
        status=facts.get(str(SVOD.status), ""),
        date=facts.get(str(ELI.date_document), ""),
        shingles=shingles(text),
    )


def _quads(link: Link, graph: NamedNode) -> Iterator[Quad]:
    """The statement, unless it is in doubt, and beside it how sure it is and why."""
    triple = (
        NamedNode(link.subject.document),
        NamedNode(SVOD[link.predicate]),
        NamedNode(link.object.document),
    )
    node = NamedNode(f"{graph.value}#{digest(' '.join(term.value for term in triple))}")
    yield Quad(node, TYPE, LINK, graph)
    if link.doubts:
        yield Quad(node, TYPE, SUGGESTION, graph)
    else:
        yield Quad(*triple, graph)
    if triple[1] == NEAR_DUPLICATE and not link.doubts:
        yield Quad(triple[2], triple[1], triple[0], graph)
    for role, term in zip((SUBJECT, PREDICATE, OBJECT), triple, strict=True):
        yield Quad(node, role, term, graph)
    yield Quad(node, SCORE, Literal(f"{link.score:g}", datatype=NamedNode(XSD.decimal)), graph)
    for language in LANGUAGES:
        yield Quad(node, REASON, Literal(reason(link, language), language=language), graph)
