"""The JSON interface: the same answers as the command gives."""

from dataclasses import asdict
from importlib.resources import files

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import BadRequest

from webapp.context import find, generation, like
from webapp.paging import whole_number

blueprint = Blueprint("api", __name__)

MOST_HITS = 100
MOST_SUGGESTIONS = 50


@blueprint.get("/api/search")
def search_api() -> Response:
    question = request.args.get("q", "").strip()
    if not question:
        raise BadRequest("Give a question: /api/search?q=...")
    hits = find(question, k=whole_number("k", default=10, most=MOST_HITS))
    return jsonify([asdict(hit) for hit in hits])


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


@blueprint.get("/healthz")
def health() -> Response:
    return jsonify(status="ok", generation=generation().name)
