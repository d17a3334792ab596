"""`format` in the address of a query, where a header cannot be set: csv, turtle, text/csv."""

from flask import request
from werkzeug.exceptions import BadRequest

from webapp import editor
from webapp.context import prefers_html
from webapp.formats import FORMATS, MEDIA_TYPES

#: What is asked for by each suffix: of RDF a table comes all the same.
ACCEPTS = editor.FORMATS | {
    suffix: f"{each.media_type}, */*;q=0.1" for suffix, each in FORMATS.items()
}

#: The suffix that is meant by the names that clients have for a format.
SUFFIXES = {suffix: suffix for suffix in ACCEPTS} | {
    "turtle": "ttl",
    "n3": "ttl",
    "ntriples": "nt",
    "nquads": "nq",
    "json-ld": "jsonld",
    "rdf+xml": "rdf",
    "rdfxml": "rdf",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/n3": "ttl",
    **{accept.partition(",")[0]: suffix for suffix, accept in editor.FORMATS.items()},
    **MEDIA_TYPES,
}


def chosen_format() -> str | None:
    """What is asked for by `format`; None where the Accept header is to say it.

    Clients send names of their own beside the header that counts: only people are told of one that
    there is not.
    """
    suffix = named_suffix()
    if suffix is None and request.values.get("format") and prefers_html():
        raise BadRequest(f"«format» must be one of {', '.join(ACCEPTS)}.")
    return ACCEPTS[suffix] if suffix else None


def named_suffix() -> str | None:
    """A plus that was not percent-encoded comes as a space: «application/rdf xml»"""
    name = request.values.get("format", "").strip().lower().replace(" ", "+")
    return SUFFIXES.get(name)
