"""SPARQL 1.1 Graph Store HTTP Protocol: graphs as wholes, people's to be written with the token."""

from urllib.parse import unquote
from uuid import uuid4

from flask import Blueprint, Response, redirect, request, url_for
from pyoxigraph import NamedNode
from werkzeug.exceptions import BadRequest, UnsupportedMediaType
from werkzeug.wrappers import Response as BaseResponse

from kg.errors import ResultTooLarge, UnknownGraph
from kg.negotiation import choose
from kg.results import GRAPHS
from kg.updating.edits import Delete, Edited, Post, Put
from kg.updating.payloads import FORMATS, Payload
from kg.updating.peoples import DEFAULT, Peoples
from webapp.context import generation
from webapp.editing import edited
from webapp.formats import with_charset
from webapp.freshness import unless_known
from webapp.querying import Asked, answer
from webapp.sent import refuse_packed
from webapp.token import need_token
from webapp.updating import told

blueprint = Blueprint("graph_store", __name__)

#: How parts of one graph may be sent together, each with its media type.
FORM = "multipart/form-data"

#: Of a graph, and of the union of all.
OF_GRAPH = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{}> {{ ?s ?p ?o }} }}"
OF_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@blueprint.get("/graph-store")
def get() -> BaseResponse:
    """Without a graph: the description of all of them."""
    graph = named()
    return content(graph) if graph else redirect(url_for("dataset.dataset"), 303)


@blueprint.put("/graph-store")
def put() -> Response:
    return replaced(needed())


@blueprint.post("/graph-store")
def post() -> Response:
    """Without a graph: in a new one, whose address is told."""
    return extended(named() or f"{Peoples(generation().manifest.base).own}/{uuid4().hex}")


@blueprint.delete("/graph-store")
def delete() -> Response:
    return deleted(needed())


@blueprint.put("/graph/<path:path>")
def put_directly(path: str) -> Response:
    return replaced(address(path))


@blueprint.post("/graph/<path:path>")
def post_directly(path: str) -> Response:
    return extended(address(path))


@blueprint.delete("/graph/<path:path>")
def delete_directly(path: str) -> Response:
    return deleted(address(path))


def content(graph: str) -> Response:
    """Raises UnknownGraph; a graph without statements is none."""
    media_type = choose(request.headers.get("Accept", "*/*"), tuple(GRAPHS))
    if not is_there(graph):
        raise UnknownGraph(f"There is no graph {graph}.")
    return unless_known(lambda: written(graph, media_type), "graph", media_type)


def written(graph: str, media_type: str) -> Response:
    query = OF_ALL if graph == DEFAULT else OF_GRAPH.format(graph)
    found = answer(Asked(query), accept=media_type)
    if found.cut_after is not None:  # who puts a part back would lose the rest
        raise ResultTooLarge(
            "The graph is larger than an answer may be: take a dump, or ask for parts of it."
        )
    return Response(found.content, content_type=with_charset(found.media_type))


def replaced(graph: str) -> Response:
    config = need_token()
    return outcome(edited(Put(graph, payloads()), config, is_there=is_there(graph)), graph)


def extended(graph: str) -> Response:
    config = need_token()
    return outcome(edited(Post(graph, payloads()), config, is_there=is_there(graph)), graph)


def deleted(graph: str) -> Response:
    config = need_token()
    return outcome(edited(Delete(graph), config, is_there=is_there(graph)), graph)


def named() -> str:
    """The graph of the request; empty where it names none."""
    asked = request.args.getlist("graph")
    if "default" in request.args:
        asked.append(DEFAULT)
    if len(asked) > 1:
        raise BadRequest("Name one graph: ?graph=IRI, or ?default.")
    return checked(as_it_is_called(asked[0])) if asked else ""


def needed() -> str:
    if graph := named():
        return graph
    raise BadRequest("Say which graph: ?graph=IRI")


def as_it_is_called(graph: str) -> str:
    """…/people/%D0%BF → …/people/п, as at its own address: `Location` tells it so."""
    own = address("")
    return own + unquote(graph.removeprefix(own)) if graph.startswith(own) else graph


def checked(graph: str) -> str:
    try:
        return graph if graph == DEFAULT else NamedNode(graph).value
    except ValueError as error:
        raise BadRequest(f"«{graph}» is no IRI: give a whole one.") from error


def address(path: str) -> str:
    return checked(f"{generation().manifest.base}graph/{path}")


def is_there(graph: str) -> bool:
    return graph == DEFAULT or bool(generation().select("in_graph", named=NamedNode(graph)))


def payloads() -> list[Payload]:
    """Raises UnsupportedMediaType for what cannot be read."""
    refuse_packed()
    if request.mimetype != FORM:
        return [Payload(request.get_data(), readable(request.mimetype))]
    files = (file for name in request.files for file in request.files.getlist(name))
    return [Payload(file.read(), readable(file.mimetype)) for file in files]


def readable(media_type: str) -> str:
    if media_type not in FORMATS:
        raise UnsupportedMediaType(f"Send {', '.join(FORMATS)}.")
    return media_type


def outcome(done: Edited, graph: str) -> Response:
    """201 for a new graph, 200 for one that was there; how much came and went, as for updates."""
    response = told(done)
    if done.made:
        response.status_code = 201
        response.headers["Location"] = graph
    return response
