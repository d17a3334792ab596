"""The vocabulary at an address of its own: RDF for programs, for people a page made from it."""

import json

from flask import Blueprint, Response, render_template, request
from pyoxigraph import NamedNode
from werkzeug.exceptions import NotFound

from kg.quads import value
from ontology.context import context
from ontology.prefixes import PREFIXES
from ontology.statements import triples, turtle
from ontology.terms import OWL, RDF, RDFS, SKOS
from webapp import schema_org_pages
from webapp.context import prefers_html
from webapp.described import Described
from webapp.formats import SUFFIX, from_turtle, suffix_for

blueprint = Blueprint("vocabulary", __name__)

OWN = PREFIXES["svod"]
ONTOLOGY = OWN.removesuffix("#")
CLASSES = (OWL.Class,)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@blueprint.get("/ontology")
def page() -> Response:
    if not prefers_html():
        return rdf(suffix_for(request.accept_mimetypes))
    return html()


@blueprint.get("/ontology.html")
def html() -> Response:
    described = Described(triples())
    return Response(
        render_template(
            "ontology.html",
            ontology=ONTOLOGY,
            own=OWN,
            described=described,
            schema_org=schema_org_pages.vocabulary(ONTOLOGY, described),
            classes=of_kind(*CLASSES),
            properties=of_kind(*PROPERTIES),
            schemes=of_kind(SKOS.ConceptScheme),
            borrowed=borrowed(),
        )
    )


@blueprint.get(f"/ontology.<{SUFFIX}:suffix>")
def rdf(suffix: str) -> Response:
    return lasting(from_turtle(turtle(), suffix))


@blueprint.get("/ontology/<version>")
def of_version(version: str) -> Response:
    """Where `owl:versionIRI` leads."""
    here = NamedNode(f"{ONTOLOGY}/{version}")
    if not any(triple.object == here for triple in triples()):
        raise NotFound("Only the vocabulary of the version that this server uses is here.")
    return page()


@blueprint.get("/context.jsonld")
def jsonld_context() -> Response:
    content = json.dumps(context(), ensure_ascii=False, indent=1)
    return lasting(Response(content, content_type="application/ld+json"))


def lasting(response: Response) -> Response:
    """With an ETag of its content, which changes with Svod only."""
    response.add_etag()
    response.make_conditional(request)
    return response


def of_kind(*kinds: str) -> list[str]:
    """Our own terms of a kind, by the alphabet."""
    return sorted(
        value(triple.subject)
        for triple in triples()
        if triple.predicate.value == str(RDF.type)
        and value(triple.object) in map(str, kinds)
        and value(triple.subject).startswith(OWN)
    )


def borrowed() -> list[str]:
    """The terms of others that are named in our languages."""
    named = {value(t.subject) for t in triples() if t.predicate.value == str(RDFS.label)}
    return sorted(iri for iri in named if not iri.startswith(OWN))
