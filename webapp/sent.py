"""What a request of the SPARQL 1.1 Protocol brings: text in UTF-8, and the graphs of a dataset."""

from urllib.parse import unquote_to_bytes

from flask import request
from pyoxigraph import NamedNode
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

FORM = "application/x-www-form-urlencoded"

#: What Notepad begins a file with.
MARK = "\ufeff"


def refuse_what_cannot_be_read() -> None:
    """Of an address and a form, before Flask reads what is no text as text.

    Raises BadRequest, and UnsupportedMediaType for a body that is packed.
    """
    if request.method == "POST":
        refuse_packed()
    decoded(unquote_to_bytes(request.query_string))
    if request.mimetype == FORM:
        decoded(unquote_to_bytes(request.get_data()))


def refuse_packed() -> None:
    if request.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise UnsupportedMediaType("Send the body as it is, without Content-Encoding.")


def body() -> str:
    return without_mark(decoded(request.get_data()))


def without_mark(text: str) -> str:
    return text.removeprefix(MARK)


def decoded(sent: bytes) -> str:
    try:
        return sent.decode()
    except UnicodeDecodeError as error:
        raise BadRequest("The query is not in UTF-8.") from error


def graphs(name: str) -> tuple[str, ...]:
    """Those named; forms also send names that nobody filled in."""
    try:
        return tuple(NamedNode(graph).value for graph in request.values.getlist(name) if graph)
    except ValueError as error:
        raise BadRequest(f"A {name} is no IRI.") from error
