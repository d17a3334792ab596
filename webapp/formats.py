"""The formats of RDF that can be had, by the suffix of an address or by media type."""

from flask import Flask, Response
from pyoxigraph import RdfFormat, parse
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable

from kg.description import in_format

#: Of formats that are equally welcome the first is taken.
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}
MEDIA_TYPES = {rdf_format.media_type: suffix for suffix, rdf_format in FORMATS.items()}
#: What programs ask for that want one of these, but do not know its own name.
SAID_INSTEAD = {
    "application/json": "jsonld",
    "application/xml": "rdf",
    "text/xml": "rdf",
    "text/n3": "ttl",
    "application/x-turtle": "ttl",
}
#: These say in themselves how they are encoded.
WITHOUT_CHARSET = ("+json", "+xml", "/json", "/xml")
#: How the format is told in an address: `<any(…):suffix>`.
SUFFIX = f"any({', '.join(FORMATS)})"


def register(app: Flask) -> None:
    app.jinja_env.globals.update(rdf_formats=FORMATS)


def suffix_for(accepted: MIMEAccept) -> str:
    """The suffix of the format that suits best; pages count as Turtle, where there is no page.

    Raises NotAcceptable where none of them is welcome.
    """
    suffixes = {**MEDIA_TYPES, **SAID_INSTEAD, "text/html": "ttl"}
    media_type = (accepted or MIMEAccept([("*/*", 1)])).best_match(suffixes)
    if not media_type:
        raise NotAcceptable(f"There is text/html, {', '.join(MEDIA_TYPES)}.")
    return suffixes[media_type]


def from_turtle(turtle: str, suffix: str) -> Response:
    """In Turtle as it was written, with its order and its comments."""
    content = turtle.encode()
    if FORMATS[suffix] != RdfFormat.TURTLE:
        content = in_format(parse(content, format=RdfFormat.TURTLE), FORMATS[suffix])
    return rdf(content, suffix)


def rdf(content: bytes, suffix: str) -> Response:
    return Response(content, content_type=f"{FORMATS[suffix].media_type}; charset=utf-8")


def with_charset(media_type: str) -> str:
    is_said = media_type.endswith(WITHOUT_CHARSET)
    return media_type if is_said else f"{media_type}; charset=utf-8"
