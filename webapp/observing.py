"""Each request has an id, is counted, and is told of in one line of the log."""

import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Flask, Response, request

from webapp.metrics import Metrics, metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

REQUEST_ID = "X-Request-Id"
#: What it is called where the server has taken it.
SENT = "HTTP_X_REQUEST_ID"
#: Where a request carries when it began.
BEGAN = "svod.began"

#: What a proxy may send as one: anything else could forge lines of a log.
SANE = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}", re.ASCII)

#: What clients may invent is counted as one.
METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}
OTHER = "other"

ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)

requests = logging.getLogger("svod.requests")

_at_hand: ContextVar[str] = ContextVar("the id of the request at hand", default="")


def register(app: Flask) -> None:
    app.after_request(end)


@contextmanager
def observed(environ: "WSGIEnvironment") -> Iterator[str]:
    """A request begins, with the id that was sent or a new one; what is logged meanwhile tells."""
    environ[BEGAN] = perf_counter()
    sent = environ.get(SENT, "")
    known_by = sent if SANE.fullmatch(sent) else uuid4().hex
    before = _at_hand.set(known_by)
    try:
        yield known_by
    finally:
        _at_hand.reset(before)


def end(response: Response) -> Response:
    response.headers[REQUEST_ID] = _at_hand.get()
    observe(
        metrics(),
        method=request.method,
        path=request.path,
        route=request.url_rule.rule if request.url_rule else OTHER,
        status=response.status_code,
        seconds=perf_counter() - request.environ[BEGAN],
        client=request.remote_addr,
    )
    return response


def observe(
    metrics: Metrics, *, method: str, route: str, status: int, seconds: float, **told: object
) -> None:
    """What people search for is theirs: the log has the path without the question."""
    metrics.request(method if method in METHODS else OTHER, route, status, seconds)
    line = {"method": method, "route": route, "status": status, "seconds": round(seconds, 6)}
    requests.info("request", extra={"told": line | told})


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id := _at_hand.get():
            line["request_id"] = request_id
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return ENCODER.encode(line | getattr(record, "told", {}))


def log_to_stderr() -> None:
    """All that is logged from now on, ours and that of libraries.

    What no line tells is not looked for: it would take as long as all the rest of a line.
    """
    logging._srcfile = None  # so says «Logging HOWTO: Optimization»
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("svod").setLevel(logging.INFO)
