"""What the editor of queries completes: the terms of the vocabulary, as the reader calls them."""

import json
from dataclasses import asdict, dataclass
from functools import cache

from flask import Blueprint, Response

from kg.quads import value
from ontology.statements import triples
from ontology.terms import OWL, RDF, RDFS, SKOS
from webapp.described import Described
from webapp.things import short
from webapp.vocabulary import lasting

blueprint = Blueprint("completion", __name__)

#: What stands where in a query; of a class that is a concept, too, the class counts.
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    SKOS.Concept: "value",
}


@dataclass(frozen=True)
class Term:
    iri: str
    name: str
    kind: str
    label: str
    definition: str


@blueprint.get("/sparql/terms")
def terms() -> Response:
    """Classes, properties and values such as `svod:Adopted`, our own first."""
    described = Described(triples())
    listed = [
        asdict(
            Term(
                iri,
                short(iri),
                kind,
                described.text(iri, "rdfs:label") or described.text(iri, "skos:prefLabel"),
                described.text(iri, "skos:definition"),
            )
        )
        for iri, kind in kinds().items()
    ]
    content = json.dumps(listed, ensure_ascii=False)
    return lasting(Response(content, content_type="application/json"))


@cache
def kinds() -> dict[str, str]:
    """What every term is that the vocabulary names."""
    own = {
        value(triple.subject): KINDS[kind]
        for kind in reversed(KINDS)
        for triple in triples()
        if triple.predicate.value == str(RDF.type) and value(triple.object) == str(kind)
    }
    named = {value(t.subject) for t in triples() if t.predicate.value == str(RDFS.label)}
    borrowed = {iri: kind_by_name(iri) for iri in sorted(named - own.keys())}
    return dict(sorted(own.items())) | borrowed


def kind_by_name(iri: str) -> str:
    """org:Organization is a class, org:member a property: the vocabularies we borrow from agree."""
    return "class" if short(iri).partition(":")[2][:1].isupper() else "property"
