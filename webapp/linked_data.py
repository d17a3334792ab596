"""Every IRI under the base leads to what is known of it: a page for people, RDF for programs."""

from collections.abc import Set

from flask import Blueprint, Response, redirect, request, url_for
from pyoxigraph import Literal, NamedNode, Quad
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from kg.description import in_format
from ontology.terms import RDFS
from webapp.addresses import PART_OF_DOCUMENT, iri_at, local
from webapp.context import generation, prefers_html
from webapp.formats import FORMATS, SUFFIX, rdf, suffix_for
from webapp.freshness import unless_known
from webapp.things import Thing, thing
from webapp.wording import LANGUAGES

blueprint = Blueprint("linked_data", __name__)

COMMENT = NamedNode(RDFS.comment)


@blueprint.get("/id/<path:path>")
def lead(path: str) -> BaseResponse:
    """303, not 200: what is named is a body or a person, and what can be had is about it."""
    about = known(path)
    page = local(about.iri) if prefers_html() else None
    return redirect(page or data_address(path), 303)


@blueprint.get(f"/id/<path:path>.<{SUFFIX}:suffix>")
def lead_to_format(path: str, suffix: str) -> BaseResponse:
    known(path)
    return redirect(url_for("linked_data.data", path=path, suffix=suffix), 303)


@blueprint.get("/id/<path:path>.html")
def lead_to_page(path: str) -> BaseResponse:
    page = local(known(path).iri)
    if page is None:
        raise NotFound(f"There is no page of it, but RDF: {data_address(path)}")
    return redirect(page, 303)


@blueprint.get("/data/<path:path>")
def negotiated(path: str) -> BaseResponse:
    known(path)
    return redirect(data_address(path), 303)


@blueprint.get(f"/data/<path:path>.<{SUFFIX}:suffix>")
def data(path: str, suffix: str) -> Response:
    about = known(path)
    return unless_known(lambda: rdf(in_format(described(about.iri), FORMATS[suffix]), suffix))


def described(iri: str) -> Set[Quad]:
    """What is known of it; where that is not all, with a note of the description that says so."""
    told = generation().describe(iri)
    if told.is_whole:
        return told.quads
    description = NamedNode(iri.replace("/id/", "/data/", 1))
    notes = (Literal(LANGUAGES[tag]["rdf cut"], language=tag) for tag in LANGUAGES)
    return told.quads | {Quad(description, COMMENT, note) for note in notes}


def data_address(path: str) -> str:
    """Where the RDF is, in the format that suits the request best."""
    suffix = suffix_for(request.accept_mimetypes)
    return url_for("linked_data.data", path=path, suffix=suffix)


def known(path: str) -> Thing:
    """Raises NotFound, which says more where a document no longer has that part."""
    iri = iri_at(path)
    try:
        return thing(generation(), iri)
    except NotFound as error:
        part = PART_OF_DOCUMENT.fullmatch(path)
        raise NotFound(
            no_longer_part(iri, iri_at(part[1])) if part else f"Nothing is stated of {iri} here."
        ) from error


def no_longer_part(iri: str, document: str) -> str:
    if not generation().select("facts", thing=NamedNode(document)):
        return f"Nothing is stated of {iri} here, nor of its document {document}."
    return (
        f"{document} has no part {iri}: parts are named by their words, "
        "so another version of the document has others."
    )
