"""What stays the same while the generation does is not sent twice: ETag, Last-Modified, 304."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib import metadata

from flask import Response, request
from werkzeug.exceptions import PreconditionFailed

from webapp.context import generation

#: By what a request says that it may do without the answer.
CONDITIONS = ("If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since")


def unless_known(
    make: Callable[[], Response], *representation: object, in_ranges: bool = False
) -> Response:
    """What `make` gives, with its ETag; 304, and nothing made, where the asker has it already.

    `representation` is what it depends on beside the generation and its address: a format, a
    language, a setting. `in_ranges` is whether a part of it can be asked for.
    """
    tag = etag(*representation)
    if any(name in request.headers for name in CONDITIONS):
        known = conditional(stamped(Response(), tag))
        if known.status_code != 200:
            return known
    response = stamped(make(), tag)
    if in_ranges:
        size = response.content_length
        response.make_conditional(request, accept_ranges=True, complete_length=size)
    return response


def unless_any_is_known(make: Callable[[], Response], *representation: object) -> Response:
    """The same where only `make` can tell whether there is an answer: `If-None-Match: *`."""
    return conditional(stamped(make(), etag(*representation)))


def conditional(response: Response) -> Response:
    """304 where the asker has it already; raises PreconditionFailed where it wanted another one."""
    response.make_conditional(request)
    if response.status_code == PreconditionFailed.code:
        raise PreconditionFailed(
            "There is another version here than If-Match says: look at it without that header."
        )
    return response


def stamped(response: Response, tag: str) -> Response:
    """With what it is known by, and where it is said what it is a part of."""
    response.set_etag(tag)
    response.last_modified = datetime.fromisoformat(generation().manifest.created)
    response.cache_control.no_cache = True
    response.headers["Link"] = f'<{generation().manifest.base}dataset>; rel="describedby"'
    return response


def etag(*representation: object) -> str:
    return etag_in(generation().manifest.revision, *representation)


def etag_in(revision: str, *representation: object) -> str:
    """Another one for another generation, format or version of Svod."""
    known_by = (revision, _version(), *map(str, representation))
    return hashlib.sha256("\n".join(known_by).encode()).hexdigest()[:16]


@cache
def _version() -> str:
    return metadata.version("svod")
