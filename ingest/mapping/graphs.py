"""The graphs that a document's statements go to, and the IRIs of what they name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rdflib import Dataset, Graph, Literal, URIRef

from ingest.learnt import CLASSES
from ingest.mapping.literals import decimal
from ingest.model import Entity, Passage
from ontology.iris import Iris
from ontology.terms import RDF, SKOS, SVOD


@dataclass
class Graphs:
    """One for the document, one for what it calls things, one for each passage, one receipt."""

    key: str
    passages: Sequence[Passage]
    iris: Iris
    dataset: Dataset = field(init=False, default_factory=Dataset)
    _passages: dict[int, URIRef] = field(init=False, default_factory=dict)
    _named: set[URIRef] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.iri = self.iris.document(self.key)
        self.document = self.dataset.graph(self.iri)
        self._names = self.dataset.graph(self.iris.names(self.iri))
        repeats: dict[str, int] = {}
        for passage in self.passages:
            repeat = repeats.get(passage.text, 0)
            repeats[passage.text] = repeat + 1
            self._passages[passage.order] = self.iris.passage(self.iri, passage.text, repeat=repeat)

    def passage(self, passage: Passage) -> URIRef:
        return self._passages[passage.order]

    def of(self, passage: Passage) -> tuple[Graph, URIRef]:
        """The graph of what a passage says, and the passage's IRI."""
        iri = self._passages[passage.order]
        return self.dataset.graph(iri), iri

    def entity(self, entity: Entity) -> URIRef:
        """The thing's IRI; what this document calls it is added the first time."""
        name = f"{entity.name} {self.key}" if entity.local else entity.name
        iri = URIRef(entity.iri) if entity.iri else self.iris.entity(entity.kind, name)
        if iri not in self._named:
            self._named.add(iri)
            for predicate, value in _of_entity(entity):
                self._names.add((iri, predicate, value))
            if entity.local:
                self._names.add((iri, SVOD.localTo, self.iri))
        return iri

    def statement(
        self,
        graph: Graph,
        whole: URIRef,
        triple: tuple[URIRef, URIRef, URIRef | Literal],
        rule: str,
        confidence: float,
    ) -> None:
        """Which rule read a plain triple."""
        iri = self.iris.part(whole, *map(str, triple), rule)
        graph.add((iri, RDF.type, RDF.Statement))
        for predicate, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
            graph.add((iri, predicate, term))
        self.read_by(graph, iri, rule, confidence)

    def read_by(self, graph: Graph, iri: URIRef, rule: str, confidence: float) -> None:
        """What is read twice in one passage, the first rule has read."""
        if (iri, SVOD.readBy, None) not in graph:
            graph.add((iri, SVOD.readBy, self.iris.rule(rule)))
            graph.add((iri, SVOD.confidence, decimal(confidence)))


def _of_entity(entity: Entity) -> Iterator[tuple[URIRef, URIRef | Literal]]:
    yield RDF.type, CLASSES[entity.kind]
    for subclass in sorted(entity.subclasses):
        yield RDF.type, SVOD[subclass]
    yield SKOS.prefLabel, Literal(entity.name, lang="ru")
    if entity.name_en:
        yield SKOS.prefLabel, Literal(entity.name_en, lang="en")
    for alias in sorted(entity.aliases - {entity.name_en or ""}):
        yield SKOS.altLabel, Literal(alias, lang="en" if alias.isascii() else "ru")
