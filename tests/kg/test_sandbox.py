"""Foreign queries are answered within limits, and the pool outlives every one of them."""

import json
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep
from types import SimpleNamespace

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import (
    KgError,
    QueryRefused,
    QuerySyntax,
    QueryTimeout,
    WorkerLost,
)
from kg.generations import Generations
from kg.limits import Limits
from kg.sandbox import QueryPool
from kg.store import Primary

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
ENDLESS = f"SELECT (COUNT(*) AS ?all) {{ {CROSS} }}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, example: SimpleNamespace) -> Path:
    """The example's first generation."""
    data = tmp_path_factory.mktemp("sandbox")
    with Primary(data, base=example.base, encoder=example.encoder) as primary:
        primary.put(example.document(), example.protocol())
        primary.publish()
    return Generations(data).current().path


@pytest.fixture(scope="module")
def pool() -> Iterator[QueryPool]:
    limits = Limits(seconds=20, memory_mb=200, result_bytes=100_000, workers=1, queue=1)
    with QueryPool(limits) as pool:
        yield pool


def count(pool: QueryPool, generation: Path, query: str = COUNT, **dataset: list[str]) -> int:
    answer = pool.run(generation, query, accept="*/*", **dataset)
    return int(json.loads(answer.content)["results"]["bindings"][0]["n"]["value"])


def test_the_default_graph_is_all_graphs(pool: QueryPool, published: Path) -> None:
    assert count(pool, published) == 119


def test_a_request_may_name_its_dataset(
    pool: QueryPool, published: Path, example: SimpleNamespace
) -> None:
    of_graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    own = [example.document()]
    assert count(pool, published, default_graphs=own) == 41
    assert count(pool, published, named_graphs=own) == 0
    assert count(pool, published, of_graphs, named_graphs=own) == 41
    assert count(pool, published, of_graphs, default_graphs=own) == 0


@pytest.mark.parametrize(
    ("query", "accept", "media_type", "beginning"),
    [
        (
            "ASK { ?s ?p ?o }",
            "*/*",
            "application/sparql-results+json",
            '{"head":{},"boolean":true}',
        ),
        ("SELECT (1 AS ?n) {}", "text/csv", "text/csv", "n\r\n1"),
        (
            "SELECT (1 AS ?n) {}",
            "text/tab-separated-values",
            "text/tab-separated-values",
            "?n\n1",
        ),
        (
            "SELECT (1 AS ?n) {}",
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            '<?xml version="1.0"?><sparql',
        ),
        ("CONSTRUCT WHERE { ?s a svod:Document }", "*/*", "text/turtle", "@prefix "),
    ],
)
def test_results_come_as_they_are_asked_for(
    pool: QueryPool, published: Path, query: str, accept: str, media_type: str, beginning: str
) -> None:
    answer = pool.run(published, query, accept=accept)
    assert answer.media_type == media_type
    assert answer.content.decode().startswith(beginning)


@pytest.mark.parametrize(
    "rdf_format",
    [
        RdfFormat.TURTLE,
        RdfFormat.N_TRIPLES,
        RdfFormat.N_QUADS,
        RdfFormat.TRIG,
        RdfFormat.RDF_XML,
        RdfFormat.JSON_LD,
    ],
    ids=lambda rdf_format: rdf_format.name,
)
def test_graphs_come_as_they_are_asked_for(
    pool: QueryPool, published: Path, rdf_format: RdfFormat
) -> None:
    query = "CONSTRUCT { ?s a ?class } WHERE { ?s a ?class }"
    answer = pool.run(published, query, accept=rdf_format.media_type)
    assert answer.media_type == rdf_format.media_type
    assert len(set(parse(answer.content, format=rdf_format))) == 22


@pytest.mark.parametrize(
    ("query", "error", "message"),
    [
        ("SELECT * {", QuerySyntax, "The query is not valid SPARQL: something is missing"),
        ("INSERT DATA {}", QueryRefused, "This is an update"),
        ("LOAD <http://a/>", QueryRefused, "This is an update"),
        (r"ASK { S\u0045RVICE <http://a/> {} }", QueryRefused, "SERVICE is not allowed here"),
        (f"SELECT * {{ {CROSS} }} ORDER BY ?o", WorkerLost, "needed more than 200 MB"),
        ("ASK { " + "?s ?p ?o . " * 20_000 + "}", WorkerLost, "or was too deep"),
    ],
    ids=["syntax", "update", "load", "service", "memory", "depth"],
)
def test_a_query_beyond_the_limits_fails_alone(
    pool: QueryPool, published: Path, query: str, error: type[KgError], message: str
) -> None:
    with pytest.raises(error, match=message) as failure:
        pool.run(published, query, accept="*/*")
    assert "\n" not in str(failure.value)
    assert count(pool, published) == 119


def test_a_result_without_end_is_cut(pool: QueryPool, published: Path) -> None:
    answer = pool.run(published, f"SELECT * {{ {CROSS} }}", accept="application/json")
    rows = json.loads(answer.content)["results"]["bindings"]
    assert answer.cut_after == len(rows) > 50
    assert len(answer.content) < 100_100
    fewer = pool.run(published, "SELECT * { ?s ?p ?o }", accept="text/csv", most_bytes=2000)
    assert fewer.cut_after is not None
    assert 1000 < len(fewer.content) <= 2000


@pytest.fixture(scope="module")
def hurried() -> Iterator[QueryPool]:
    limits = Limits(seconds=2, memory_mb=200, result_bytes=100_000, workers=1, queue=1)
    with QueryPool(limits) as pool:
        yield pool


def test_a_query_that_takes_too_long_is_stopped(hurried: QueryPool, published: Path) -> None:
    with pytest.raises(QueryTimeout, match="The query took longer than 2 s"):
        hurried.run(published, ENDLESS, accept="*/*")


def test_more_queries_than_may_wait_are_turned_away(hurried: QueryPool, published: Path) -> None:
    def outcome(query: str) -> str:
        try:
            hurried.run(published, query, accept="*/*")
        except KgError as error:
            return type(error).__name__
        return "answered"

    with ThreadPoolExecutor(3) as threads:
        assert sorted(threads.map(outcome, [ENDLESS] * 3)) == [
            "QueryTimeout",
            "QueryTimeout",
            "WorkersBusy",
        ]
    assert hurried.at_work == 0


def test_the_same_worker_answers_from_the_next_generation(
    pool: QueryPool, tmp_path: Path, example: SimpleNamespace
) -> None:
    with Primary(tmp_path, base=example.base, encoder=example.encoder) as primary:
        primary.publish()
        first = Generations(tmp_path).current().path
        assert count(pool, first) == 0
        primary.put(example.document(), example.protocol())
        primary.publish()
        assert count(pool, Generations(tmp_path).current().path) == 119
        assert count(pool, first) == 0


def test_who_asks_notices_nothing_of_workers_killed_at_rest(
    pool: QueryPool, published: Path
) -> None:
    for worker in pool._workers:
        os.kill(worker.number, signal.SIGKILL)
    while any(worker.lives for worker in pool._workers):
        sleep(0.01)
    assert count(pool, published) == 119
