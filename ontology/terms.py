"""The namespaces Svod speaks in: named here and nowhere else."""

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, XSD, Namespace

SVOD = Namespace("https://w3id.org/svod/ontology#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
FRAPO = Namespace("http://purl.org/cerif/frapo/")
SCHEMA = Namespace("http://schema.org/")

#: The prefixes that queries, exports and the SPARQL page may use without declaring them.
PREFIXES: dict[str, str] = {
    "svod": str(SVOD),
    "dcterms": str(DCTERMS),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "frapo": str(FRAPO),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "time": str(TIME),
    "xsd": str(XSD),
}

__all__ = [
    "DCTERMS",
    "ELI",
    "FOAF",
    "FRAPO",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "SVOD",
    "TIME",
    "XSD",
]
