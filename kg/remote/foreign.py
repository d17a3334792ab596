"""Foreign queries, which our own parser has read already, asked of a server."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from kg.errors import GraphServerDown, QueryRefused, QuerySyntax
from kg.refusals import TOKEN, unescaped
from kg.remote.hiding import hiding
from kg.remote.place import IN_GRAPH, UNION, Place
from kg.remote.server import TABLE, TRIPLES, Rejected, Server, down
from ontology.prefixes import PREFIXES

#: How the names of functions begin that Virtuoso adds to SPARQL.
OF_VIRTUOSO = ("<bif:", "<sql:")

#: A line ends in one way only, lest a server reads another query behind a comment than we did.
LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Foreign:
    """`base` is what relative IRIs begin with; without named datasets all graphs are meant."""

    query: str
    base: str | None
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]


def table_of(server: Server, place: Place, asked: Foreign) -> QuerySolutions | QueryBoolean:
    """What a SELECT or ASK query gives. Raises GraphServerDown, QuerySyntax."""
    response = _answer(server, place, asked, TABLE)
    try:
        return parse_query_results(Body(response, server.url), QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise GraphServerDown(f"The SPARQL server at {server.url} answers in no JSON.") from error


def triples_of(server: Server, place: Place, asked: Foreign) -> Iterator[Triple]:
    """What a CONSTRUCT or DESCRIBE query gives. Raises GraphServerDown, QuerySyntax."""
    response = _answer(server, place, asked, TRIPLES)
    quads = parse(Body(response, server.url), format=RdfFormat.N_TRIPLES)
    return (quad.triple for quad in quads)


class Body(BytesIO):
    """An answer that is read as it comes."""

    def __init__(self, response: BaseHTTPResponse, url: str) -> None:
        super().__init__()
        self._response = response
        self._url = url

    def read(self, size: int | None = None, /) -> bytes:
        try:
            return self._response.read(size)
        except HTTPError as error:
            raise down(self._url, error) from error


def _answer(server: Server, place: Place, asked: Foreign, accept: str) -> BaseHTTPResponse:
    query = LINE_END.sub("\n", asked.query)
    refuse_extensions(query)
    unions: Sequence[str] = ()
    if place.union == IN_GRAPH:
        unions = () if asked.named_graphs or _names_dataset(query) else [UNION]
    query = hiding(query, place.unseen)
    try:
        return server.ask(
            prologue(query, asked.base) + query,
            accept=accept,
            default_graphs=asked.default_graphs or unions,
            named_graphs=asked.named_graphs,
        )
    except Rejected as error:
        said = str(error).replace(f" at {server.url}", "")
        raise QuerySyntax(f"The SPARQL server cannot answer this query: {said}") from error


def refuse_extensions(query: str) -> None:
    """Raises QueryRefused for functions by which Virtuoso runs SQL or fetches from any address."""
    for token in chain.from_iterable(map(TOKEN.finditer, (query, unescaped(query)))):
        named = (token["iri"] or "").lower().startswith(OF_VIRTUOSO)
        if named or (token["prefix"] or "").lower() in ("bif", "sql"):
            raise QueryRefused("Functions of Virtuoso (bif:, sql:) are not allowed here.")


def prologue(query: str, base: str | None) -> str:
    """The usual prefixes, as far as the query has them; its own count after them."""
    declared = [f"BASE <{base}>"] if base else []
    used = {token["prefix"] for token in TOKEN.finditer(query) if token["prefix"]}
    declared += [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if name in used]
    return "".join(f"{line}\n" for line in declared)


def _names_dataset(query: str) -> bool:
    return any((token["word"] or "").lower() == "from" for token in TOKEN.finditer(query))
