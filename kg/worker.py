"""What runs in a query worker: one foreign query over one generation."""

import resource
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import QueryRefused, QuerySyntax, UnknownFunction
from kg.refusals import is_update, refuse_service
from kg.results import Answer, written
from ontology.prefixes import PREFIXES

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


def answer(job: Job) -> Answer:
    """The result of a query in the media type that was asked for."""
    refuse_service(job.query)
    try:
        return written(_results(job), accept=job.accept, limit=job.result_bytes)
    except RuntimeError as error:
        if "custom function" not in str(error):
            raise
        raise UnknownFunction(f"The query cannot be answered: {error}.") from error


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
