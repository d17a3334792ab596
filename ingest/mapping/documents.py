"""The document itself: its facts, its passages, and what could not be read in it."""

from collections.abc import Sequence

from rdflib import Literal, URIRef

from ingest.mapping.content import Content, Source
from ingest.mapping.graphs import Graphs
from ingest.mapping.literals import decimal, literal
from ingest.model import Fact, Passage
from ontology.terms import DCTERMS, ELI, PROV, RDF, SVOD


def add_document(graphs: Graphs, source: Source, content: Content) -> None:
    facts, add = content.facts, graphs.document.add
    add((graphs.iri, RDF.type, SVOD.Document))
    add((graphs.iri, DCTERMS.title, Literal(facts.title.value)))
    add((graphs.iri, SVOD.sourceFile, Literal(source.file)))
    add((graphs.iri, SVOD.sourceDigest, Literal(source.digest)))
    add((graphs.iri, SVOD.text, Literal(content.text.text)))
    add((graphs.iri, DCTERMS.language, Literal(facts.language)))
    if source.origin:
        add((graphs.iri, SVOD.sourceOrigin, Literal(source.origin)))
    _fact(graphs, DCTERMS.type, facts.type, SVOD[facts.type.value])
    if facts.date:
        _fact(graphs, ELI.date_document, facts.date, literal(facts.date.value))
    if facts.number:
        _fact(graphs, SVOD.actNumber, facts.number, Literal(facts.number.value))
    if facts.status:
        _fact(graphs, SVOD.status, facts.status, SVOD[facts.status.value])
    for issuer in facts.issuers:
        predicate = SVOD.issuedAt if issuer.kind == "event" else SVOD.issuedBy
        add((graphs.iri, predicate, graphs.entity(issuer)))


def add_passages(graphs: Graphs, passages: Sequence[Passage]) -> None:
    for passage in passages:
        iri, add = graphs.passage(passage), graphs.document.add
        add((iri, RDF.type, SVOD.Passage))
        add((iri, DCTERMS.isPartOf, graphs.iri))
        add((iri, SVOD.order, Literal(passage.order)))
        add((iri, SVOD.start, Literal(passage.start)))
        add((iri, SVOD.end, Literal(passage.end)))
        add((iri, SVOD.text, Literal(passage.text)))
        if passage.page:
            add((iri, SVOD.page, Literal(passage.page)))


def add_receipt(graphs: Graphs, content: Content) -> None:
    iri = graphs.iris.receipt(graphs.iri)
    graph = graphs.dataset.graph(iri)
    graph.add((iri, RDF.type, SVOD.Receipt))
    graph.add((iri, SVOD.receiptOf, graphs.iri))
    graph.add((iri, SVOD.knownWords, decimal(content.known_words)))
    for caveat in content.caveats:
        place = graphs.passage(caveat.passage) if caveat.passage else None
        part = graphs.iris.part(iri, caveat.kind, caveat.detail, *([place] if place else []))
        graph.add((part, RDF.type, SVOD.Caveat))
        graph.add((part, DCTERMS.isPartOf, iri))
        graph.add((part, DCTERMS.type, SVOD[caveat.kind]))
        graph.add((part, SVOD.occurrences, Literal(caveat.occurrences)))
        if caveat.detail:
            graph.add((part, SVOD.detail, Literal(caveat.detail)))
        if place:
            graph.add((part, PROV.wasDerivedFrom, place))


def _fact(graphs: Graphs, predicate: URIRef, fact: Fact[object], value: URIRef | Literal) -> None:
    triple = (graphs.iri, predicate, value)
    graphs.document.add(triple)
    graphs.statement(graphs.document, graphs.iri, triple, fact.rule, 0.9)
