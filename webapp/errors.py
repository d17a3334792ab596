"""What people and programs are told when something goes wrong: one table, never a traceback."""

from math import ceil

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from werkzeug.exceptions import (
    HTTPException,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
)

from kg import errors as kg
from webapp.context import config, prefers_html
from webapp.language import language, say
from webapp.messages import translated

#: The status of each error; the nearest class of an error counts. Its title in each language is
#: the text `error <class>`, that of an HTTP error `error <status>`.
STATUS: dict[type[Exception], int] = {
    kg.QuerySyntax: 400,
    kg.UnknownValue: 400,
    kg.UnfitStatements: 400,
    kg.QueryRefused: 403,
    kg.UnknownDocument: 404,
    kg.UnknownPassage: 404,
    kg.UnknownGraph: 404,
    kg.FormatNotOffered: 406,
    kg.UpdateFailed: 409,
    kg.ChangedMeanwhile: 412,
    kg.ResultTooLarge: 413,
    kg.AgainstShapes: 422,
    kg.ClientBusy: 429,
    kg.KgError: 500,
    kg.BaseMismatch: 500,
    kg.NothingPublished: 503,
    kg.DamagedGeneration: 503,
    kg.OutdatedIndexes: 503,
    kg.IndexedElsewhere: 503,
    kg.SearchEngineMissing: 503,
    kg.SearchEngineDown: 503,
    kg.GraphElsewhere: 503,
    kg.GraphServerDown: 503,
    kg.StoreBusy: 503,
    kg.ReadOnlyData: 503,
    kg.WorkersBusy: 503,
    kg.DumpsBusy: 503,
    # Not 408: that says the client was slow, and invites browsers to send the request again.
    kg.QueryTimeout: 504,
    kg.NoRoom: 507,
    # The worker ran out of the memory that one query may have.
    kg.WorkerLost: 507,
    Exception: 500,
}

#: Seconds after which it is worth asking again.
RETRY_AFTER: dict[type[Exception], str] = {
    kg.WorkersBusy: "2",
    kg.ClientBusy: "2",
    kg.StoreBusy: "10",
    kg.DumpsBusy: "60",
    kg.NothingPublished: "60",
    kg.DamagedGeneration: "60",
    kg.SearchEngineDown: "10",
    kg.GraphServerDown: "10",
}

#: What errors are raised in.
ENGLISH = "en"

#: What those outside are told where the error names addresses inside, which the log has.
OUTSIDE: dict[type[Exception], str] = {
    kg.GraphServerDown: "The graph's server does not answer: try again in a minute.",
    kg.GraphElsewhere: "The graph is not where it should be: its keeper must publish it there.",
    kg.DamagedGeneration: "What is published is damaged: its keeper must publish it anew.",
    kg.SearchEngineDown: "The search engine does not answer: try again in a minute.",
    kg.IndexedElsewhere: "The indexes are not where they should be: their keeper must make them.",
}


def register(app: Flask) -> None:
    app.register_error_handler(Exception, answer)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.mimetype = "application/json; charset=utf-8"  # type: ignore[attr-defined]


def answer(error: Exception) -> Response:
    """The error as a page for a browser and as JSON for a program."""
    if isinstance(error, HTTPException) and error.response is not None:
        return make_response(error.response)
    code = status(error)
    log(error)
    response = make_response(page(error) if wants_page() else jsonify(error=message(error)), code)
    if isinstance(error, HTTPException):
        response.headers.extend(h for h in error.get_headers() if h[0] != "Content-Type")
    if retry := retry_after(error):
        response.headers["Retry-After"] = retry
    return response


def retry_after(error: Exception) -> str | None:
    """Long queries run until they are stopped."""
    if isinstance(error, kg.LongQueriesBusy | kg.LongClientBusy):
        return str(ceil(config().limits.seconds))
    return RETRY_AFTER.get(type(error))


def log(error: Exception) -> None:
    """What nobody expected with where it happened; else what those outside are not told."""
    if status(error) == 500:
        current_app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
    elif nearest(error) in OUTSIDE:
        current_app.logger.error("%s %s failed: %s", request.method, request.path, error)


def status(error: Exception) -> int:
    if isinstance(error, HTTPException) and error.code:
        return error.code
    return STATUS[nearest(error)]


def nearest(error: Exception) -> type[Exception]:
    return next(kind for kind in type(error).__mro__ if kind in STATUS)


def title(error: Exception) -> str:
    """What went wrong, in the reader's language."""
    if isinstance(error, HTTPException):
        return say(f"error {status(error)}", otherwise=error.name)
    return say(f"error {nearest(error).__name__}")


def message(error: Exception) -> str:
    """The one line that says what to do; nothing of an error that nobody expected."""
    if isinstance(error, kg.KgError):
        return OUTSIDE.get(nearest(error)) or str(error)
    if isinstance(error, MethodNotAllowed):
        return f"Send {', '.join(sorted(error.valid_methods or ()))} to this address."
    if isinstance(error, RequestEntityTooLarge):
        return f"The request is longer than {request.max_content_length} bytes."
    if isinstance(error, NotFound) and error.description == NotFound.description:
        return "Nothing is at this address; /dataset says what there is, and where."
    if isinstance(error, HTTPException) and error.description:
        return error.description
    return "The server failed on this request; the reason is in its log."


def said(error: Exception) -> tuple[str, str]:
    """The same in the reader's language, where it is known in that, and the language."""
    if words := translated(message(error), language()):
        return words, language()
    return message(error), ENGLISH


def page(error: Exception) -> str:
    return render_template("error.html", title=title(error), said=said(error), status=status(error))


def wants_page() -> bool:
    return prefers_html() and not request.path.startswith("/api/")
