"""Every IRI under the base leads to what is known of it: a page for people, RDF for programs."""

from flask import Blueprint, Response, redirect, request, url_for
from pyoxigraph import NamedNode, RdfFormat
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable
from werkzeug.wrappers import Response as BaseResponse

from webapp.addresses import iri_at, local
from webapp.context import generation, prefers_html
from webapp.things import thing

blueprint = Blueprint("linked_data", __name__)

FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
SUFFIXES = {rdf_format.media_type: suffix for suffix, rdf_format in FORMATS.items()}


@blueprint.get("/id/<path:path>")
def lead(path: str) -> BaseResponse:
    """303, not 200: what is named is a body or a person, and what can be had is about it."""
    about = thing(generation(), iri_at(path))
    page = local(about.iri) if prefers_html() else None
    response = redirect(page or data_address(path), 303)
    response.vary.add("Accept")
    return response


@blueprint.get(f"/data/<path:path>.<any({', '.join(FORMATS)}):suffix>")
def data(path: str, suffix: str) -> Response:
    about = thing(generation(), iri_at(path))
    rdf_format = FORMATS[suffix]
    content = generation().construct("describe", rdf_format=rdf_format, thing=NamedNode(about.iri))
    return Response(content, content_type=f"{rdf_format.media_type}; charset=utf-8")


def data_address(path: str) -> str:
    """Where the RDF is, in the format that suits the request best."""
    accepted = request.accept_mimetypes or MIMEAccept([("*/*", 1)])
    media_type = accepted.best_match([*SUFFIXES, "text/html"])
    if not media_type:
        raise NotAcceptable(f"There is text/html, {', '.join(SUFFIXES)}.")
    return url_for("linked_data.data", path=path, suffix=SUFFIXES.get(media_type, "ttl"))
