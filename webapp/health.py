"""What those ask who keep the server running: does it live, can it answer, what did it do."""

from flask import Blueprint, Response, current_app, jsonify, request
from prometheus_client.exposition import choose_encoder
from werkzeug.exceptions import ServiceUnavailable

from kg.errors import DamagedGeneration, NothingPublished
from webapp.context import generation
from webapp.metrics import metrics

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def health() -> Response:
    """The process lives: starting it anew would help nothing, whatever is missing."""
    try:
        name = generation().name
    except (DamagedGeneration, NothingPublished):
        name = None
    return jsonify(status="ok", generation=name)


@blueprint.get("/readyz")
def readiness() -> Response:
    """It can answer: a generation is published and opens, and nobody has stopped the server.

    Where the graph is on a SPARQL server, that can be asked.
    """
    if current_app.extensions["stopping"].is_set():
        raise ServiceUnavailable("The server is being stopped: ask another one.")
    generation().check()
    return jsonify(status="ready", generation=generation().name)


@blueprint.get("/metrics")
def counts() -> Response:
    encode, media_type = choose_encoder(request.headers.get("Accept", ""))
    return Response(encode(metrics().registry), content_type=media_type)
