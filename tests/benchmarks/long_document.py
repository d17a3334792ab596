"""A decree of numbered clauses, each a provision with so many mentions, as reading gives it."""

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.terms import DCTERMS, RDF, SVOD, XSD

ID = "http://localhost:8080/id/"
DOCUMENT = URIRef(f"{ID}document/rasporyazhenie")
COUNCIL = URIRef(f"{ID}organization/sovet-po-turizmu")


def long_document(*, passages: int, mentions: int) -> Graph:
    graph = Graph()
    for triple in statements(passages=passages, mentions=mentions):
        graph.add(triple)
    return graph


def statements(*, passages: int, mentions: int) -> Iterator[tuple[Node, Node, Node]]:
    clauses = [f"{n}. Комитетам поручить подготовить доклад о работе." for n in range(passages)]
    yield from facts(
        DOCUMENT,
        {
            RDF.type: SVOD.Document,
            DCTERMS.title: Literal("Распоряжение"),
            SVOD.sourceFile: Literal("rasporyazhenie.txt"),
            SVOD.text: Literal("\n".join(clauses)),
            DCTERMS.type: SVOD.Order,
        },
    )
    start = 0
    for order, clause in enumerate(clauses, 1):
        yield from clause_facts(order, clause, start, mentions)
        start += len(clause) + 1


def clause_facts(
    order: int, clause: str, start: int, mentions: int
) -> Iterator[tuple[Node, Node, Node]]:
    read = {
        SVOD.readBy: URIRef(f"{ID}rule/opening_infinitive"),
        SVOD.confidence: Literal("0.9", datatype=XSD.decimal),
    }
    passage = URIRef(f"{DOCUMENT}/passage/{order}")
    yield from facts(
        passage,
        {
            RDF.type: SVOD.Passage,
            DCTERMS.isPartOf: DOCUMENT,
            SVOD.order: Literal(order),
            SVOD.text: Literal(clause),
            SVOD.start: Literal(start),
            SVOD.end: Literal(start + len(clause)),
        },
    )
    provision = URIRef(f"{DOCUMENT}/provision/{order}")
    yield provision, RDF.type, SVOD.Decision
    yield from facts(
        provision,
        {
            RDF.type: SVOD.Provision,
            DCTERMS.isPartOf: DOCUMENT,
            SVOD.statedIn: passage,
            SVOD.text: Literal(clause),
            **read,
        },
    )
    for offset in range(mentions):
        yield from facts(
            URIRef(f"{passage}#mention-{offset}"),
            {
                RDF.type: SVOD.Mention,
                DCTERMS.isPartOf: passage,
                SVOD.of: COUNCIL,
                SVOD.surface: Literal(clause[offset : offset + 9]),
                SVOD.start: Literal(offset),
                SVOD.end: Literal(offset + 9),
                **read,
            },
        )


def facts(subject: Node, values: dict[URIRef, Node]) -> Iterator[tuple[Node, Node, Node]]:
    for predicate, value in values.items():
        yield subject, predicate, value
