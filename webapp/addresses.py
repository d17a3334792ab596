"""Where the running server shows things; the base of their IRIs need not be its own address."""

import re
from typing import get_args
from urllib.parse import quote, urlencode

from flask import Flask, request
from pyoxigraph import NamedNode
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from ontology.iris import EntityKind
from webapp.context import generation

PART_OF_DOCUMENT = re.compile(r"(document/[^/#]+)/(passage|provision)/([^/#]+)(?:#.*)?")
OWN_PAGE = re.compile(
    rf"document/[^/#]+/receipt|(?:document|rule|{'|'.join(get_args(EntityKind))})/[^/#]+"
)


def register(app: Flask) -> None:
    app.jinja_env.filters.update(local=local, path=path, anchor=anchor)
    app.jinja_env.globals.update(this_page=this_page, iri_at=iri_at)


def iri_at(path: str) -> str:
    """organization/x → http://localhost:8080/id/organization/x

    Raises NotFound for what cannot be part of an IRI.
    """
    try:
        return NamedNode(f"{generation().manifest.base}id/{path}").value
    except ValueError as error:
        raise NotFound from error


def path(iri: str) -> str:
    """http://localhost:8080/id/organization/x → organization/x; the IRIs of others stay whole."""
    return iri.removeprefix(iri_at(""))


def local(iri: str) -> str | None:
    """The address of its page, from the root of this server; None where it has no page here."""
    if part := PART_OF_DOCUMENT.fullmatch(path(iri)):
        return f"{request.script_root}/{part[1]}#{part[2]}-{part[3]}"
    return f"{request.script_root}/{path(iri)}" if OWN_PAGE.fullmatch(path(iri)) else None


def anchor(iri: str) -> str:
    """The `id` of a passage or provision on the page of its document."""
    return "-".join(iri.rsplit("/", 2)[1:])


def this_page(**changed: object) -> str:
    """The address of the page at hand with some of its arguments changed."""
    arguments = MultiDict(request.args)
    for name, value in changed.items():
        arguments[name] = str(value)
    query = urlencode(list(arguments.items(multi=True)))
    return f"{quote(request.script_root + request.path)}?{query}"
