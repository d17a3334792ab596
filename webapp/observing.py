"""Each request has an id, is counted, and is told of in one line of the log."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from time import perf_counter
from uuid import uuid4

from flask import Flask, Response, g, has_request_context, request

from webapp.metrics import metrics

REQUEST_ID = "X-Request-Id"

#: What a proxy may send as one: anything else could forge lines of a log.
SANE = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}", re.ASCII)

#: What clients may invent is counted as one.
METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}
OTHER = "other"

requests = logging.getLogger("svod.requests")


def register(app: Flask) -> None:
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    sent = request.headers.get(REQUEST_ID, "")
    g.request_id = sent if SANE.fullmatch(sent) else uuid4().hex
    g.began = perf_counter()


def end(response: Response) -> Response:
    """What people search for is theirs: the log has the path without the question."""
    seconds = perf_counter() - g.began
    route = request.url_rule.rule if request.url_rule else OTHER
    method = request.method if request.method in METHODS else OTHER
    response.headers[REQUEST_ID] = g.request_id
    metrics().requests.labels(method, route, response.status_code).inc()
    metrics().seconds.labels(route).observe(seconds)
    requests.info(
        "request",
        extra={
            "told": {
                "method": request.method,
                "path": request.path,
                "route": route,
                "status": response.status_code,
                "seconds": round(seconds, 6),
                "client": request.remote_addr,
            }
        },
    )
    return response


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context() and "request_id" in g:
            line["request_id"] = g.request_id
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line | getattr(record, "told", {}), ensure_ascii=False, default=str)


def log_to_stderr() -> None:
    """All that is logged from now on, ours and that of libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("svod").setLevel(logging.INFO)
