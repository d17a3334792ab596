"""What runs in a query worker: one foreign query over one generation."""

import resource
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.complaints import complaint
from kg.errors import QueryRefused, QuerySyntax, UnknownFunction
from kg.refusals import is_update, refuse_depth, refuse_service
from kg.remote.place import is_on_server, reached, read_place
from kg.results import Answer, Results, written
from ontology.prefixes import PREFIXES

if TYPE_CHECKING:
    from kg.remote.server import Server


@dataclass(frozen=True)
class Job:
    """A query, the generation it is asked of, and what it may return.

    Relative IRIs are resolved against `base`; where there is none, they are errors. `server` has
    the graphs of generations whose own folders have none.
    """

    generation: Path
    query: str
    accept: str
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]
    result_bytes: int
    memory_mb: int
    base: str | None = None
    server: "Server | None" = None


def answer(job: Job) -> Answer:
    """The result of a query in the media type that was asked for."""
    refuse_depth(job.query)
    refuse_service(job.query)
    try:
        return written(_results(job), accept=job.accept, limit=job.result_bytes)
    except RuntimeError as error:
        if "custom function" not in str(error):
            raise
        raise UnknownFunction(f"The query cannot be answered: {error}.") from error


def _results(job: Job) -> Results:
    """A server is asked only what our own parser takes for a query."""
    results = _parsed(job)
    return _of_server(job, results) if is_on_server(job.generation) else results


def _of_server(job: Job, parsed: Results) -> Results:
    from kg.remote.foreign import Foreign, table_of, triples_of

    server, place = reached(job.server), read_place(job.generation)
    asked = Foreign(job.query, job.base, job.default_graphs, job.named_graphs)
    is_table = isinstance(parsed, QuerySolutions | QueryBoolean)
    return table_of(server, place, asked) if is_table else triples_of(server, place, asked)


def _parsed(job: Job) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Each prefix that is given takes Oxigraph as long as a short query: few are needed."""
    needed = {name: iri for name, iri in PREFIXES.items() if _may_need(job.query, name)}
    for prefixes in (needed, PREFIXES):
        try:
            return _results_with(job, prefixes)
        except SyntaxError as error:
            problem = error
    raise _unfit(job, problem) from problem


def _may_need(query: str, prefix: str) -> bool:
    """Whether a query has a prefix that it does not declare; a comment may seem to."""
    return f"{prefix}:" in query and f"PREFIX {prefix}:" not in query


def _results_with(
    job: Job, prefixes: dict[str, str]
) -> QuerySolutions | QueryBoolean | QueryTriples:
    store = _store(job.generation, job.memory_mb)
    if not job.default_graphs and not job.named_graphs:
        return store.query(job.query, prefixes=prefixes, base_iri=job.base)
    return store.query(
        job.query,
        prefixes=prefixes,
        base_iri=job.base,
        default_graph=[NamedNode(graph) for graph in job.default_graphs],
        named_graphs=[NamedNode(graph) for graph in job.named_graphs],
    )


def _unfit(job: Job, error: SyntaxError) -> Exception:
    if is_update(job.query):
        return QueryRefused(
            "This is an update, and `query` takes queries: send it as `update`, with the token."
        )
    said = complaint(job.query, str(error), job.base)
    return QuerySyntax(f"The query is not valid SPARQL: {said}")


@lru_cache(maxsize=2)
def _store(generation: Path, memory_mb: int) -> Store:
    """An open store, beside which this process may take so much more memory.

    Opening one starts RocksDB's threads, which reserve far more memory than they use.
    """
    _limit_memory(resource.RLIM_INFINITY)
    store = Store() if is_on_server(generation) else Store.read_only(str(generation / "graph"))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _limit_memory(pages * resource.getpagesize() + memory_mb * 1024 * 1024)
    return store


def _limit_memory(limit: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
