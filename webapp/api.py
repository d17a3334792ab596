"""The JSON interface: the same answers as the command gives."""

from dataclasses import asdict
from importlib.resources import files
from urllib.parse import quote

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import BadRequest

from kg.search import Found
from webapp.asked import Asked, asked
from webapp.context import generation, like
from webapp.facets import described
from webapp.names import value_name
from webapp.paging import whole_number

blueprint = Blueprint("api", __name__)

MOST_HITS = 100
MOST_SUGGESTIONS = 50

#: The header that says, percent-encoded, how a mistyped question was read.
CORRECTED = "Svod-Corrected"


@blueprint.get("/api/search")
def search_api() -> Response:
    found = searched("/api/search").find(whole_number("k", default=10, most=MOST_HITS))
    return answered([asdict(hit) for hit in found.hits], found)


@blueprint.get("/api/facets")
def facets_api() -> Response:
    search = searched("/api/facets")
    found = search.find(1, counted=True)
    return answered(described(search.counts(found), value_name), found)


def answered(content: object, found: Found) -> Response:
    """As JSON, with how the question was read where that differs."""
    response = jsonify(content)
    if found.corrected:
        response.headers[CORRECTED] = quote(found.corrected)
    return response


def searched(path: str) -> Asked:
    """What is asked for; raises BadRequest where that is nothing."""
    search = asked()
    if not search:
        raise BadRequest(f"Give a question: {path}?q=... (or a filter, such as type=Resolution)")
    return search


@blueprint.get("/api/similar")
def similar_api() -> Response:
    iri = request.args.get("of", "").strip()
    if not iri:
        raise BadRequest("Say what of: /api/similar?of=IRI of a passage or provision")
    found = like(iri, k=whole_number("k", default=10, most=MOST_HITS))
    return jsonify([asdict(each) for each in found])


@blueprint.get("/api/suggest")
def suggest_api() -> Response:
    k = whole_number("k", default=8, most=MOST_SUGGESTIONS)
    found = generation().vocabulary.completions(request.args.get("q", ""), k)
    return jsonify([{n: v for n, v in asdict(each).items() if v is not None} for each in found])


@blueprint.get("/api/openapi.json")
def openapi() -> Response:
    description = files(__package__) / "static" / "openapi.json"
    return Response(description.read_bytes(), mimetype="application/json")
