"""What was read, as RDF: one named graph per passage, no blank nodes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rdflib import Dataset, Graph, Literal, URIRef

from ingest.known import CLASSES
from ingest.model import (
    Caveat,
    Deadline,
    Entity,
    Fact,
    Facts,
    Figure,
    Month,
    Naming,
    Passage,
    Provision,
    Relation,
    Role,
    Text,
)
from ontology.iris import Iris
from ontology.terms import DCTERMS, ELI, ORG, RDF, SKOS, SVOD, TIME, XSD

PREDICATES: dict[str, str] = {"org": str(ORG), "svod": str(SVOD), "eli": str(ELI)}


@dataclass(frozen=True)
class Source:
    """The file a document was read from."""

    key: str
    file: str
    digest: str
    origin: str


@dataclass(frozen=True)
class Content:
    """All that was read from one document, and what could not be read in it."""

    text: Text
    facts: Facts
    namings: list[Naming]
    provisions: list[Provision]
    relations: list[Relation]
    roles: list[Role]
    figures: list[Figure]
    #: The share of words that the dictionary lists.
    known_words: float
    caveats: tuple[Caveat, ...]


def to_dataset(source: Source, content: Content, iris: Iris) -> Dataset:
    """The graphs of the document, its passages, its receipt, and of what it calls things."""
    mapping = _Mapping(source, content, iris)
    mapping.document()
    mapping.passages()
    for provision in content.provisions:
        mapping.provision(provision)
    for naming in content.namings:
        mapping.mention(naming)
    for relation in content.relations:
        mapping.relation(relation)
    for role in content.roles:
        mapping.role(role)
    for figure in content.figures:
        mapping.figure(figure)
    mapping.receipt()
    return mapping.dataset


@dataclass
class _Mapping:
    """Adds statements to the right graph; knows the IRI of everything it has named."""

    source: Source
    content: Content
    iris: Iris
    dataset: Dataset = field(default_factory=Dataset)
    _passages: dict[int, URIRef] = field(default_factory=dict)
    _provisions: dict[tuple[str | None, str], int] = field(default_factory=dict)
    _named: set[URIRef] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.iri = self.iris.document(self.source.key)
        self._document = self.dataset.graph(self.iri)
        self._names = self.dataset.graph(self.iris.names(self.iri))
        repeats: dict[str, int] = {}
        for passage in self.content.text.passages:
            repeat = repeats.get(passage.text, 0)
            repeats[passage.text] = repeat + 1
            self._passages[passage.order] = self.iris.passage(self.iri, passage.text, repeat=repeat)

    def document(self) -> None:
        facts, add = self.content.facts, self._document.add
        add((self.iri, RDF.type, SVOD.Document))
        add((self.iri, DCTERMS.title, Literal(facts.title.value)))
        add((self.iri, SVOD.sourceFile, Literal(self.source.file)))
        add((self.iri, SVOD.sourceDigest, Literal(self.source.digest)))
        add((self.iri, SVOD.text, Literal(self.content.text.text)))
        add((self.iri, DCTERMS.language, Literal(facts.language)))
        if self.source.origin:
            add((self.iri, SVOD.sourceOrigin, Literal(self.source.origin)))
        self._fact(DCTERMS.type, facts.type, SVOD[facts.type.value])
        if facts.date:
            self._fact(ELI.date_document, facts.date, _literal(facts.date.value))
        if facts.number:
            self._fact(SVOD.actNumber, facts.number, Literal(facts.number.value))
        if facts.status:
            self._fact(SVOD.status, facts.status, SVOD[facts.status.value])
        for issuer in facts.issuers:
            predicate = SVOD.issuedAt if issuer.kind == "event" else SVOD.issuedBy
            add((self.iri, predicate, self._entity(issuer)))

    def passages(self) -> None:
        for passage in self.content.text.passages:
            iri, add = self._passages[passage.order], self._document.add
            add((iri, RDF.type, SVOD.Passage))
            add((iri, DCTERMS.isPartOf, self.iri))
            add((iri, SVOD.order, Literal(passage.order)))
            add((iri, SVOD.start, Literal(passage.start)))
            add((iri, SVOD.end, Literal(passage.end)))
            add((iri, SVOD.text, Literal(passage.text)))
            if passage.page:
                add((iri, SVOD.page, Literal(passage.page)))

    def provision(self, provision: Provision) -> URIRef:
        text = self.content.text.text[provision.start : provision.end]
        repeat = self._provisions.get((provision.number, text), 0)
        self._provisions[provision.number, text] = repeat + 1
        iri = self.iris.provision(self.iri, text, number=provision.number, repeat=repeat)
        for predicate, value in self._of_provision(provision, text):
            self._document.add((iri, predicate, value))
        self._read_by(self._document, iri, provision.rule, provision.confidence)
        return iri

    def mention(self, naming: Naming) -> None:
        mention = naming.mention
        graph, passage = self._graph(mention.passage)
        iri, entity = (
            self.iris.mention(passage, mention.start, mention.end),
            self._entity(naming.entity),
        )
        graph.add((passage, SVOD.mentions, entity))
        graph.add((iri, RDF.type, SVOD.Mention))
        graph.add((iri, DCTERMS.isPartOf, passage))
        graph.add((iri, SVOD.of, entity))
        graph.add((iri, SVOD.surface, Literal(mention.surface)))
        graph.add((iri, SVOD.start, Literal(mention.start)))
        graph.add((iri, SVOD.end, Literal(mention.end)))
        self._read_by(graph, iri, mention.rule, mention.confidence)

    def relation(self, relation: Relation) -> None:
        graph, passage = self._graph(relation.passage)
        prefix, _, name = relation.predicate.partition(":")
        value = relation.object
        predicate = URIRef(PREDICATES[prefix] + name)
        triple = (
            self._entity(relation.subject),
            predicate,
            self._entity(value) if isinstance(value, Entity) else _literal(value),
        )
        graph.add(triple)
        self._statement(graph, passage, triple, relation.rule, relation.confidence)

    def role(self, role: Role) -> None:
        graph, passage = self._graph(role.passage)
        member, body = self._entity(role.member), self._entity(role.organization)
        iri = self.iris.part(passage, member, body, role.role, str(role.beginning), str(role.end))
        graph.add((iri, RDF.type, ORG.Membership))
        graph.add((iri, ORG.member, member))
        graph.add((iri, ORG.organization, body))
        graph.add((iri, ORG.role, SVOD[role.role]))
        if role.beginning or role.end:
            graph.add((iri, ORG.memberDuring, self._interval(graph, iri, role)))
        if role.planned:
            graph.add((iri, SVOD.planned, Literal(True)))
        self._read_by(graph, iri, role.rule, role.confidence)

    def figure(self, figure: Figure) -> None:
        graph, passage = self._graph(figure.passage)
        observed = self._entity(figure.observed)
        said = (figure.measure, figure.comparator, figure.value, figure.unit, figure.as_of)
        iri = self.iris.part(passage, observed, *map(str, said))
        graph.add((iri, RDF.type, SVOD.Observation))
        graph.add((iri, SVOD.observed, observed))
        graph.add((iri, SVOD.measure, SVOD[figure.measure]))
        graph.add((iri, SVOD.value, _decimal(figure.value)))
        graph.add((iri, SVOD.unit, Literal(figure.unit)))
        graph.add((iri, SVOD.comparator, Literal(figure.comparator)))
        if figure.as_of:
            graph.add((iri, SVOD.asOf, _literal(figure.as_of)))
        self._read_by(graph, iri, figure.rule, figure.confidence)

    def receipt(self) -> None:
        iri = self.iris.receipt(self.iri)
        graph = self.dataset.graph(iri)
        graph.add((iri, RDF.type, SVOD.Receipt))
        graph.add((iri, SVOD.receiptOf, self.iri))
        graph.add((iri, SVOD.knownWords, _decimal(self.content.known_words)))
        for caveat in self.content.caveats:
            part = self.iris.part(iri, caveat.kind, caveat.detail)
            graph.add((part, RDF.type, SVOD.Caveat))
            graph.add((part, DCTERMS.isPartOf, iri))
            graph.add((part, DCTERMS.type, SVOD[caveat.kind]))
            graph.add((part, SVOD.occurrences, Literal(caveat.occurrences)))
            if caveat.detail:
                graph.add((part, SVOD.detail, Literal(caveat.detail)))

    def _of_provision(
        self, provision: Provision, text: str
    ) -> Iterator[tuple[URIRef, URIRef | Literal]]:
        yield RDF.type, SVOD.Provision
        yield RDF.type, SVOD[provision.modality]
        yield SVOD.text, Literal(text)
        yield DCTERMS.isPartOf, self.iri
        if provision.number:
            yield SVOD.number, Literal(provision.number)
        for passage in provision.passages:
            yield SVOD.statedIn, self._passages[passage.order]
        for predicate, things in (
            (SVOD.addressee, provision.addressees),
            (SVOD.actor, provision.actors),
            (SVOD.responsible, provision.responsible),
            (SVOD.about, provision.about),
            (DCTERMS.subject, provision.topics),
        ):
            for thing in things:
                yield predicate, self._entity(thing)
        for name in sorted(provision.blank_fields):
            yield SVOD.blankField, Literal(name)
        if provision.deadline:
            yield from _of_deadline(provision.deadline)
        for part in provision.parts:
            yield DCTERMS.hasPart, self.provision(part)

    def _interval(self, graph: Graph, membership: URIRef, role: Role) -> URIRef:
        interval = URIRef(f"{membership}-interval")
        graph.add((interval, RDF.type, TIME.Interval))
        for predicate, name, moment in (
            (TIME.hasBeginning, "beginning", role.beginning),
            (TIME.hasEnd, "end", role.end),
        ):
            if moment:
                instant = URIRef(f"{membership}-{name}")
                precision = TIME.inXSDgYearMonth if isinstance(moment, Month) else TIME.inXSDDate
                graph.add((interval, predicate, instant))
                graph.add((instant, RDF.type, TIME.Instant))
                graph.add((instant, precision, _literal(moment)))
        return interval

    def _fact(self, predicate: URIRef, fact: Fact[object], value: URIRef | Literal) -> None:
        triple = (self.iri, predicate, value)
        self._document.add(triple)
        self._statement(self._document, self.iri, triple, fact.rule, 0.9)

    def _statement(
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
        self._read_by(graph, iri, rule, confidence)

    def _read_by(self, graph: Graph, iri: URIRef, rule: str, confidence: float) -> None:
        """What is read twice in one passage, the first rule has read."""
        if (iri, SVOD.readBy, None) not in graph:
            graph.add((iri, SVOD.readBy, self.iris.rule(rule)))
            graph.add((iri, SVOD.confidence, _decimal(confidence)))

    def _graph(self, passage: Passage) -> tuple[Graph, URIRef]:
        iri = self._passages[passage.order]
        return self.dataset.graph(iri), iri

    def _entity(self, entity: Entity) -> URIRef:
        """The thing's IRI; what this document calls it is added the first time."""
        name = f"{entity.name} {self.source.key}" if entity.local else entity.name
        iri = URIRef(entity.iri) if entity.iri else self.iris.entity(entity.kind, name)
        if iri not in self._named:
            self._named.add(iri)
            for predicate, value in _of_entity(entity):
                self._names.add((iri, predicate, value))
            if entity.local:
                self._names.add((iri, SVOD.localTo, self.iri))
        return iri


def _of_entity(entity: Entity) -> Iterator[tuple[URIRef, URIRef | Literal]]:
    yield RDF.type, CLASSES[entity.kind]
    for subclass in sorted(entity.subclasses):
        yield RDF.type, SVOD[subclass]
    yield SKOS.prefLabel, Literal(entity.name, lang="ru")
    if entity.name_en:
        yield SKOS.prefLabel, Literal(entity.name_en, lang="en")
    for alias in sorted(entity.aliases - {entity.name_en or ""}):
        yield SKOS.altLabel, Literal(alias, lang="en" if alias.isascii() else "ru")


def _of_deadline(deadline: Deadline) -> Iterator[tuple[URIRef, Literal]]:
    yield SVOD.deadlineText, Literal(deadline.wording)
    if deadline.day:
        yield SVOD.deadline, _literal(deadline.day)
    if deadline.recurrence:
        yield SVOD.recurrence, Literal(deadline.recurrence)


def _literal(value: date | Month | int | str) -> Literal:
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=XSD.date)
    if isinstance(value, Month):
        return Literal(str(value), datatype=XSD.gYearMonth)
    if isinstance(value, int):
        return Literal(f"{value:04}", datatype=XSD.gYear)
    return Literal(value)


def _decimal(value: float) -> Literal:
    return Literal(Decimal(str(value)), datatype=XSD.decimal)
