"""The Flask application: its pages, its interfaces, and what every response carries."""

import atexit
from threading import Event

from flask import Flask, Response, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

from kg.dumps import Dumps
from kg.sandbox import QueryPool
from kg.updating.process import EditingProcess
from webapp import (
    addresses,
    api,
    completion,
    compressing,
    dataset,
    dumping,
    errors,
    formats,
    graph_store,
    guides,
    health,
    language,
    linked_data,
    names,
    observing,
    pages,
    provisions,
    schema_org,
    sparql,
    things,
    vocabulary,
)
from webapp.config import Config
from webapp.metrics import Metrics
from webapp.protection import policy
from webapp.published import published
from webapp.querying import Querying
from webapp.rates import Rates
from webapp.repeated import Repeated
from webapp.shortcut import Shortcut

#: Bytes of a request: a query of this length is no longer written by hand.
LONGEST_REQUEST = 1_000_000

HEADERS = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
#: Where programs on other sites may read the answers: they are public, and nobody is logged in.
OPEN_TO_OTHER_SITES = (
    "/sparql", "/api/", "/id/", "/data/", "/dump.", "/dataset", "/graph", "/.well-known/void",
    "/ontology", "/context.jsonld",
)  # fmt: skip
OPEN_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": (
        "Accept, Authorization, Content-Type, If-Match, If-None-Match, X-Request-Id"
    ),
    "Access-Control-Expose-Headers": ", ".join(
        (
            api.CORRECTED,
            sparql.TRUNCATED,
            sparql.ROWS,
            observing.REQUEST_ID,
            "ETag",
            "Location",
            "Retry-After",
        )
    ),
}


def create_app(config: Config) -> Flask:
    """The application over one data folder; every request sees the newest generation."""
    app = Flask("webapp")
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LONGEST_REQUEST
    pool = QueryPool(config.limits, config.server)
    dumps = Dumps(config.server)
    editing = EditingProcess(config.write_seconds)
    atexit.register(pool.close)
    atexit.register(editing.close)
    atexit.register(dumps.close)
    app.extensions["config"] = config
    app.extensions["generations"] = published(config)
    app.extensions["query_pool"] = pool
    metrics = Metrics(app.extensions["generations"], pool, config.limits)
    app.extensions["metrics"] = metrics
    app.extensions["querying"] = Querying(
        pool, Rates(config.query_rate), Repeated(config.answers_mb * 1_000_000), metrics
    )
    app.extensions["dumps"] = dumps
    app.extensions["stopping"] = Event()
    app.extensions["editing"] = editing
    observing.register(app)
    compressing.register(app)
    for module in (
        errors, language, addresses, formats, names, schema_org, things, provisions, guides,
    ):  # fmt: skip
        module.register(app)
    for module in (
        pages,
        api,
        health,
        sparql,
        completion,
        guides,
        graph_store,
        linked_data,
        dumping,
        dataset,
        vocabulary,
    ):
        app.register_blueprint(module.blueprint)
    app.after_request(protect)
    app.wsgi_app = Shortcut(app)  # type: ignore[assignment, method-assign]
    behind_proxies(app, config.proxies)
    return app


def behind_proxies(app: Flask, number: int) -> None:
    """What each of the nearest proxies adds is believed; what came before may be invented."""
    if number:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number)  # type: ignore[method-assign]


def protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.vary.update(("Accept", "Accept-Encoding", "Accept-Language", "Cookie"))
    if request.path.startswith(OPEN_TO_OTHER_SITES):
        response.headers.extend(OPEN_HEADERS)
        response.headers["Access-Control-Allow-Methods"] = ", ".join(methods_here())
    return response


def methods_here() -> list[str]:
    """What may be sent to the address of a request."""
    addresses = current_app.create_url_adapter(request)
    return sorted(addresses.allowed_methods()) if addresses else []
