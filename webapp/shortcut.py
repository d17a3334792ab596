"""Plain queries of programs are answered before Flask begins, which would take most of the time.

Flask answers the first of a kind, and whatever is not plain; those after it get the same headers.
"""

from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from flask import Flask

from kg.results import Answer
from webapp import observing
from webapp.compressing import WORTH_IT
from webapp.context import GENERATION
from webapp.freshness import CONDITIONS, etag_in
from webapp.querying import OUTCOME, Asked
from webapp.sent import without_mark

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]

PATH = "/sparql"
BEGINNING = "query="
#: What stands for bytes that are no text.
NO_TEXT = "\ufffd"

#: What a request has that asks for more than the answer of a query.
NOT_PLAIN = {
    "CONTENT_TYPE",
    "HTTP_COOKIE",
    *(f"HTTP_{name.upper().replace('-', '_')}" for name in CONDITIONS),
}
#: These tell of one answer, others of all in one format.
OF_EACH = {"Content-Length", "ETag", observing.REQUEST_ID}


class Shortcut:
    """An application, and a shorter way through it."""

    def __init__(self, app: Flask) -> None:
        self._app: WSGIApplication = app.wsgi_app
        self._generations = app.extensions["generations"]
        self._querying = app.extensions["querying"]
        self._metrics = app.extensions["metrics"]
        #: A generation, and how answers of it begin, by their media type.
        self._known: tuple[str, dict[str, Headers]] = "", {}

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        with observing.observed(environ) as request_id:
            asked = plainly_asked(environ)
            if asked is None:
                return self._app(environ, start)
            accept = environ.get("HTTP_ACCEPT", "*/*")
            answer = self._found(asked, accept, environ)
            if answer is None or not goes_as_it_is(answer, environ):
                return self._app(environ, start)
            revision = environ[GENERATION].manifest.revision
            known = self._known_of(revision)
            if (headers := known.get(answer.media_type)) is None:
                return self._app(environ, learning(start, known, answer.media_type))
            of_this = [
                ("Content-Length", str(len(answer.content))),
                ("ETag", f'"{etag_in(revision, accept)}"'),
                (observing.REQUEST_ID, request_id),
            ]
            start("200 OK", [*headers, *of_this])
            observing.observe(
                self._metrics,
                method="GET",
                path=PATH,
                route=PATH,
                status=200,
                seconds=perf_counter() - environ[observing.BEGAN],
                client=environ.get("REMOTE_ADDR"),
            )
            return [answer.content]

    def _found(self, asked: Asked, accept: str, environ: "WSGIEnvironment") -> Answer | None:
        """What is found, or an error, goes with the request."""
        try:
            generation = environ[GENERATION] = self._generations.current()
            answer: Answer = self._querying.answer(
                generation, asked, accept=accept, address=environ.get("REMOTE_ADDR")
            )
        except Exception as error:
            environ[OUTCOME] = error
            return None
        environ[OUTCOME] = answer
        return answer

    def _known_of(self, revision: str) -> dict[str, Headers]:
        known_of, known = self._known
        if known_of != revision:
            known = {}
            self._known = revision, known
        return known


def plainly_asked(environ: "WSGIEnvironment") -> Asked | None:
    """The query, where it is all that is asked for, and by a program."""
    sent = environ["QUERY_STRING"]
    is_plain = (
        environ["PATH_INFO"] == PATH
        and environ["REQUEST_METHOD"] == "GET"
        and sent.startswith(BEGINNING)
        and "&" not in sent
        and sent.isascii()
        and "text/html" not in environ.get("HTTP_ACCEPT", "")
        and NOT_PLAIN.isdisjoint(environ)
    )
    if not is_plain:
        return None
    asked = Asked(without_mark(unquote_plus(sent.removeprefix(BEGINNING))))
    is_fit = asked.query.strip() and NO_TEXT not in asked.query
    return asked if is_fit and not asked.is_never_the_same else None


def goes_as_it_is(answer: Answer, environ: "WSGIEnvironment") -> bool:
    """Neither cut nor to be compressed."""
    is_short = len(answer.content) < WORTH_IT
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "identity")
    return answer.cut_after is None and (is_short or accepted == "identity")


def learning(start: "StartResponse", known: dict[str, Headers], media_type: str) -> "StartResponse":
    """Starts an answer, and remembers how it begins."""

    def begin(status: str, headers: Headers, *error: Any) -> Any:
        if status.startswith("200 "):
            known[media_type] = [header for header in headers if header[0] not in OF_EACH]
        return start(status, headers, *error)

    return begin
