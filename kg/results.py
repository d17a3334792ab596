"""The results of queries as they go over the wire.

One that is larger than it may be is cut: rows and statements stay whole, and so does the document
that they stand in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from kg.cutting import cut
from kg.errors import ResultTooLarge
from kg.fit_for_xml import refuse_unfit
from kg.negotiation import choose
from ontology.prefixes import PREFIXES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

#: A table, or the statements of a graph.
Results = QuerySolutions | QueryBoolean | Iterable[Triple]

TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    # What older clients call them.
    "application/x-turtle": RdfFormat.TURTLE,
    "text/n3": RdfFormat.TURTLE,
    "text/plain": RdfFormat.N_TRIPLES,
}


#: Bytes: the writers of graphs hand over so much at most at a time, or one term.
SLACK = 16_384


@dataclass(frozen=True)
class Answer:
    """A result as it goes over the wire.

    Where it was cut, it has so many rows or statements.
    """

    content: bytes
    media_type: str
    cut_after: int | None = None


def written(results: Results, *, accept: str, limit: int) -> Answer:
    """The result in the media type that is accepted most, in about so many bytes.

    Raises FormatNotOffered, and ResultTooLarge where one row or statement alone takes more.
    """
    if isinstance(results, QuerySolutions | QueryBoolean):
        answer = _table(results, choose(accept, tuple(TABLES)), limit)
        refuse_unfit(answer.content, answer.media_type, TABLES)
    else:
        answer = _graph(results, choose(accept, tuple(GRAPHS)), limit)
        refuse_unfit(answer.content, answer.media_type, GRAPHS)
    return answer


def _table(results: QuerySolutions | QueryBoolean, media_type: str, limit: int) -> Answer:
    out = _Limited(limit)
    try:
        results.serialize(out, format=TABLES[media_type])
    except ResultTooLarge:
        content, rows = cut(out.getvalue(), TABLES[media_type])
        return Answer(content, media_type, cut_after=rows)
    return Answer(out.getvalue(), media_type)


def _graph(results: Iterable[Triple], media_type: str, limit: int) -> Answer:
    """What is already written is seen a few kilobytes late; one vast statement is refused."""
    out = _Limited(2 * limit + SLACK)
    given = _Given(results, out, limit)
    serialize(given, out, format=GRAPHS[media_type], prefixes=PREFIXES)
    return Answer(out.getvalue(), media_type, cut_after=given.count if given.is_cut else None)


class _Given:
    """Statements, as long as there is room for them."""

    def __init__(self, triples: Iterable[Triple], out: BytesIO, limit: int) -> None:
        self._triples = triples
        self._out = out
        self._limit = limit
        self.count = 0
        self.is_cut = False

    def __iter__(self) -> Iterator[Triple]:
        for triple in self._triples:
            if self._out.tell() >= self._limit:
                self.is_cut = True
                return
            self.count += 1
            yield triple


class _Limited(BytesIO):
    """A buffer that takes what there is room for, and refuses the rest."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, piece: "ReadableBuffer", /) -> int:
        room = self._limit - self.tell()
        if len(memoryview(piece)) > room:
            super().write(memoryview(piece)[:room])
            raise ResultTooLarge(
                f"The result is larger than {self._limit} bytes: add a LIMIT or ask for less."
            )
        return super().write(piece)
