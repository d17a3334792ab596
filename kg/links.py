"""`graph/links`: which documents are made of each other's words, derived from all of them."""

from collections.abc import Iterator, Set
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.likeness import OF_VERSIONS, Link, Profile, compare
from kg.quads import NOTES, Change, value
from kg.reasons import LANGUAGES, reason
from kg.shingles import read, shingles, sketch, written
from kg.sketches import Sketches
from ontology.iris import digest
from ontology.terms import DCTERMS, ELI, RDF, SVOD, XSD

#: Of a document, what `kg/shingles.py` keeps of its words.
SKETCH = NamedNode("urn:svod:sketch")
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
    only its own links. A sketch of each is kept as a note; a whole text is looked at only where
    the sketches are alike.
    """

    def __init__(self, store: Store, graph: NamedNode) -> None:
        self._store = store
        self._graph = graph

    def relinked(self, change: Change, document: NamedNode) -> Change:
        """A change of a document, together with what follows for its links."""
        old = self._about(document) | self._notes(document)
        profile = _profile(document, change.after)
        if profile is None:
            return change.also(old, set())
        note = Quad(document, SKETCH, Literal(written(sketch(profile.shingles))), NOTES)
        links = {quad for link in self._links(profile) for quad in _quads(link, self._graph)}
        return change.also(old, {note} | links)

    def count(self, change: Change, document: NamedNode) -> None:
        """Minds the words of a document that was changed."""
        self._sketches.drop(document.value)
        for note in change.after:
            if (note.subject, note.predicate) == (document, SKETCH):
                self._sketches.put(document.value, read(value(note.object)))

    def _links(self, profile: Profile) -> Iterator[Link]:
        own = sketch(profile.shingles)
        for other in self._sketches.alike(profile.document, own, OF_VERSIONS):
            iri = NamedNode(other)
            stored = _profile(iri, set(self._store.quads_for_pattern(iri, None, None, iri)))
            link = compare(profile, stored) if stored else None
            if link:
                yield link

    def _about(self, document: NamedNode) -> set[Quad]:
        """Every link of a document, be it the subject or the object."""
        find, graph = self._store.quads_for_pattern, self._graph
        about = [*find(document, None, None, graph), *find(None, None, document, graph)]
        nodes = {quad.subject for quad in about if quad.predicate in (SUBJECT, OBJECT)}
        linked = [set(find(node, None, None, graph)) for node in nodes]
        return {quad for quad in about if quad.predicate in RELATIONS}.union(
            *(link for link in linked if any(quad.object in RELATIONS for quad in link))
        )

    def _notes(self, document: NamedNode) -> set[Quad]:
        return set(self._store.quads_for_pattern(document, SKETCH, None, NOTES))

    @cached_property
    def _sketches(self) -> Sketches:
        """Read when the first document is to be compared."""
        notes = self._store.quads_for_pattern(None, SKETCH, None, NOTES)
        return Sketches({value(note.subject): read(value(note.object)) for note in notes})


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
