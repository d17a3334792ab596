"""SPARQL 1.1 Protocol; a browser gets the page of the editor."""

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import BadRequest, NotAcceptable, UnsupportedMediaType

from webapp import editor, sent, token, updating
from webapp.context import generation, prefers_html
from webapp.dataset import GRAPHS
from webapp.extent import extent
from webapp.formats import from_turtle, suffix_for, with_charset
from webapp.freshness import unless_any_is_known, unless_known
from webapp.metrics import metrics
from webapp.named_format import chosen_format, named_suffix
from webapp.querying import Asked, answer
from webapp.results import MOST_READ
from webapp.sent import FORM, graphs

blueprint = Blueprint("sparql", __name__)

QUERY = "application/sparql-query"

#: The headers of an answer that was cut at its limit: that it was, and after how many rows or
#: statements.
TRUNCATED = "Svod-Truncated"
ROWS = "Svod-Rows"

NO_QUERY = f"There is no query: send it as `query` in {FORM}, or as a body of {QUERY}."


@blueprint.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    if updating.is_asked():
        return updating.update()
    asked = read_request()
    chosen = chosen_format()
    if prefers_html() and not chosen:
        return page(asked)
    if asked is None:
        return service_description()
    accept = chosen or request.headers.get("Accept", "*/*")
    if request.method == "POST" or asked.is_never_the_same:
        return answered(asked, accept)
    unless = unless_any_is_known if request.if_none_match.star_tag else unless_known
    return unless(lambda: answered(asked, accept), accept)


def page(asked: Asked | None) -> Response:
    """For people: the editor, and what came of the query."""
    if asked is None or not asked.query.strip():
        return editor.empty()
    return editor.filled(
        asked.query, lambda: answer(asked, accept=editor.FOR_THE_PAGE, most_bytes=MOST_READ)
    )


def answered(asked: Asked, accept: str) -> Response:
    found = answer(asked, accept=accept)
    response = Response(found.content, content_type=with_charset(found.media_type))
    response.vary.add("Accept")
    if found.cut_after is not None:
        metrics().truncated.inc()
        response.headers[TRUNCATED] = "true"
        response.headers[ROWS] = str(found.cut_after)
        if suffix := named_suffix():
            name = f"first-{found.cut_after}.{suffix}"
            response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def read_request() -> Asked | None:
    """What is asked in one of the three ways of the protocol; None without a query."""
    if request.method == "POST" and request.mimetype not in (FORM, QUERY, ""):
        raise UnsupportedMediaType(f"Send the query as {FORM} or {QUERY}.")
    queries = request.values.getlist("query")
    if request.mimetype == QUERY:
        queries.append(sent.body())
    if len(queries) > 1:
        raise BadRequest("Send one query at a time.")
    if request.method == "POST" and not queries:
        raise BadRequest(NO_QUERY)
    if not queries:
        return None
    query = sent.without_mark(queries[0])
    return Asked(query, graphs("default-graph-uri"), graphs("named-graph-uri"))


def service_description() -> Response:
    """Clients of queries ask for tables: who accepts no RDF gets Turtle all the same."""
    try:
        suffix = suffix_for(request.accept_mimetypes)
    except NotAcceptable:
        suffix = "ttl"
    known_by = suffix, request.base_url, token.is_set()
    return unless_known(lambda: from_turtle(service_turtle(), suffix), *known_by)


def service_turtle() -> str:
    manifest = generation().manifest
    return render_template(
        "service.ttl",
        endpoint=request.base_url,
        base=manifest.base,
        manifest=manifest,
        graphs=GRAPHS,
        extent=extent(),
        takes_updates=token.is_set(),
    )
