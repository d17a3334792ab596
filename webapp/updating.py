"""SPARQL 1.1 Update by the SPARQL 1.1 Protocol: of people's graphs, for who has the token."""

from flask import Response, jsonify, request
from werkzeug.exceptions import BadRequest, MethodNotAllowed

from kg.updating.edits import Edited, Update
from webapp import sent
from webapp.editing import edited
from webapp.sent import graphs
from webapp.token import need_token, take_longer_bodies

MEDIA_TYPE = "application/sparql-update"


def is_asked() -> bool:
    """Whether the request is for an update, and not for a query."""
    take_longer_bodies()
    sent.refuse_what_cannot_be_read()
    return request.mimetype == MEDIA_TYPE or "update" in request.values


def update() -> Response:
    """Says what it did, as JSON."""
    config = need_token()
    if request.method != "POST":
        raise MethodNotAllowed(["POST"], "Send an update by POST.")
    using, using_named = graphs("using-graph-uri"), graphs("using-named-graph-uri")
    return told(edited(Update(text(), using, using_named), config))


def told(done: Edited) -> Response:
    return jsonify(generation=done.generation, added=done.added, removed=done.removed)


def text() -> str:
    if request.mimetype != MEDIA_TYPE:
        updates = request.form.getlist("update")
        if len(updates) != 1 or "query" in request.values:
            raise BadRequest("Send one update at a time, and no query, as a form.")
        return sent.without_mark(updates[0])
    if "update" in request.args or "query" in request.args:
        raise BadRequest("Send one update at a time.")
    return sent.body()
