"""The namespaces Svod speaks in, as rdflib has them."""

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, XSD, Namespace

from ontology.prefixes import PREFIXES

SVOD = Namespace(PREFIXES["svod"])
ELI = Namespace(PREFIXES["eli"])
FRAPO = Namespace(PREFIXES["frapo"])
SCHEMA = Namespace(PREFIXES["schema"])

__all__ = [
    "DCTERMS",
    "ELI",
    "FOAF",
    "FRAPO",
    "ORG",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "SVOD",
    "TIME",
    "XSD",
]
