"""What runs in a query worker: one foreign query over one generation."""

import resource
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from kg.errors import QueryRefused, QuerySyntax, ResultTooLarge, UnknownFunction
from kg.negotiation import choose
from kg.refusals import is_update, refuse_service
from ontology.prefixes import PREFIXES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}

#: A parser's message can list every token it would have liked.
MESSAGE_LENGTH = 200


@dataclass(frozen=True)
class Job:
    """A query, the generation it is asked of, and what it may return.

    Relative IRIs are resolved against `base`; where there is none, they are errors.
    """

    generation: Path
    query: str
    accept: str
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]
    result_bytes: int
    memory_mb: int
    base: str | None = None


@dataclass(frozen=True)
class Answer:
    """A result as it goes over the wire."""

    content: bytes
    media_type: str


def answer(job: Job) -> Answer:
    """The result of a query in the media type that was asked for."""
    refuse_service(job.query)
    try:
        return _written(_results(job), job)
    except RuntimeError as error:
        if "custom function" not in str(error):
            raise
        raise UnknownFunction(f"The query cannot be answered: {error}.") from error


def _written(results: QuerySolutions | QueryBoolean | QueryTriples, job: Job) -> Answer:
    out = _Limited(job.result_bytes)
    if isinstance(results, QueryTriples):
        media_type = choose(job.accept, list(GRAPHS))
        serialize(results, out, format=GRAPHS[media_type], prefixes=PREFIXES)
    else:
        media_type = choose(job.accept, list(TABLES))
        results.serialize(out, format=TABLES[media_type])
    return Answer(out.getvalue(), media_type)


def _results(job: Job) -> QuerySolutions | QueryBoolean | QueryTriples:
    store = _store(job.generation, job.memory_mb)
    try:
        if not job.default_graphs and not job.named_graphs:
            return store.query(job.query, prefixes=PREFIXES, base_iri=job.base)
        return store.query(
            job.query,
            prefixes=PREFIXES,
            base_iri=job.base,
            default_graph=[NamedNode(graph) for graph in job.default_graphs],
            named_graphs=[NamedNode(graph) for graph in job.named_graphs],
        )
    except SyntaxError as error:
        if is_update(job.query):
            raise QueryRefused(
                "This endpoint is read-only: it answers queries, not updates."
            ) from error
        said = " ".join(str(error).split())[:MESSAGE_LENGTH]
        raise QuerySyntax(f"The query is not valid SPARQL: {said}") from error


@lru_cache(maxsize=2)
def _store(generation: Path, memory_mb: int) -> Store:
    """An open store, beside which this process may take so much more memory.

    Opening one starts RocksDB's threads, which reserve far more memory than they use.
    """
    _limit_memory(resource.RLIM_INFINITY)
    store = Store.read_only(str(generation / "graph"))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _limit_memory(pages * resource.getpagesize() + memory_mb * 1024 * 1024)
    return store


def _limit_memory(limit: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


class _Limited(BytesIO):
    """A buffer that refuses to grow beyond its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, piece: "ReadableBuffer", /) -> int:
        if self.tell() + len(memoryview(piece)) > self._limit:
            raise ResultTooLarge(
                f"The result is larger than {self._limit} bytes: add a LIMIT or ask for less."
            )
        return super().write(piece)
