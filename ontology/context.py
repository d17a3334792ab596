"""The vocabulary as a JSON-LD context: data written as plain JSON that reads back as triples."""

from collections.abc import Iterator
from typing import Any

from rdflib import Graph
from rdflib.term import Node

from ontology import vocabulary
from ontology.prefixes import PREFIXES
from ontology.terms import OWL, RDF, RDFS, SVOD

#: Of borrowed properties, whose own vocabularies say it: what their values are.
BORROWED = {
    "dcterms:hasPart": "@id",
    "dcterms:isPartOf": "@id",
    "dcterms:subject": "@id",
    "dcterms:type": "@id",
    "eli:date_document": "xsd:date",
    "org:member": "@id",
    "org:memberDuring": "@id",
    "org:memberOf": "@id",
    "org:organization": "@id",
    "org:role": "@id",
    "org:subOrganizationOf": "@id",
    "owl:sameAs": "@id",
    "rdf:object": "@id",
    "rdf:predicate": "@id",
    "rdf:subject": "@id",
    "time:hasBeginning": "@id",
    "time:hasEnd": "@id",
    "time:inXSDDate": "xsd:date",
    "time:inXSDgYearMonth": "xsd:gYearMonth",
}
#: Names are written by language: {"ru": "Норвегия", "en": "Norway"}.
BY_LANGUAGE = ("skos:prefLabel", "skos:altLabel")


def context() -> dict[str, Any]:
    """Svod's terms by their own names, those of others by prefix: `deadline`, `dcterms:title`."""
    borrowed = {name: {"@id": name, "@type": kind} for name, kind in BORROWED.items()}
    names = {name: {"@id": name, "@container": "@language"} for name in BY_LANGUAGE}
    terms = dict(sorted(_own_terms(vocabulary())))
    return {"@context": {"@version": 1.1, **PREFIXES, **terms, **borrowed, **names}}


def _own_terms(graph: Graph) -> Iterator[tuple[str, Any]]:
    for term in set(graph.subjects(RDF.type, None)):
        name = str(term).removeprefix(SVOD)
        if name != str(term):
            kind = _kind(graph, term)
            yield name, {"@id": f"svod:{name}", "@type": kind} if kind else f"svod:{name}"


def _kind(graph: Graph, term: Node) -> str:
    """What the values of a property are; "" for words, and for what is no property."""
    if (term, RDF.type, OWL.ObjectProperty) in graph:
        return "@id"
    kind = graph.value(term, RDFS.range)
    if kind == RDF.JSON:
        return "@json"
    name = str(kind).removeprefix(PREFIXES["xsd"])
    return "" if name in (str(kind), "string") else f"xsd:{name}"
