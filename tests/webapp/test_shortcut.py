"""Who sends a plain query cannot tell whether Flask answered it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, request, request_started
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from webapp import create_app
from webapp.config import Config

TITLES = "SELECT ?title { ?d a svod:Document ; dcterms:title ?title }"
COUNT = "SELECT (COUNT(?d) AS ?n) { ?d a svod:Document }"
ALL = "SELECT * { ?s ?p ?o }"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {'. '.join(f'?s{n} ?p{n} ?o{n}' for n in range(5))} }}"

#: Flask answers whoever sends more than the query.
MORE = {"because": "of-flask"}


@contextmanager
def flask_answers(app: Flask) -> Iterator[list[str]]:
    """The addresses for which Flask was needed."""
    paths: list[str] = []

    def begun(_: Flask, **__: object) -> None:
        paths.append(request.path)

    with request_started.connected_to(begun, app):
        yield paths


def told(answer: TestResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """An answer without what is another for each."""
    headers = Headers(answer.headers)
    assert len(headers.pop("X-Request-Id")) == 32
    return answer.status_code, answer.data, sorted(headers)


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (TITLES, "application/sparql-results+json"),
        (TITLES, "text/csv, application/n-triples;q=0.5"),
        (TITLES, "*/*"),
        ("ASK { ?d a svod:Document }", "application/sparql-results+xml"),
        ("CONSTRUCT { ?d a ?c } WHERE { ?d a ?c FILTER(?c = svod:Document) }", "text/turtle"),
        ("SELECT ?t { <id/document/prikaz-7> dcterms:title ?t FILTER('a+b&c' != ?t) }", "*/*"),
    ],
)
def test_past_flask_the_answer_is_the_same(app: Flask, query: str, accept: str) -> None:
    program = app.test_client()

    def ask(**more: str) -> TestResponse:
        asked = {"query": query} | more
        return program.get("/sparql", query_string=asked, headers={"Accept": accept})

    ask()
    with flask_answers(app) as needed:
        past_flask = ask()
    assert needed == []
    with flask_answers(app) as needed:
        of_flask = ask(**MORE)
    assert needed == ["/sparql"]
    assert told(past_flask) == told(of_flask)


@pytest.mark.parametrize(
    "sent",
    [
        "query=SELECT+(STRLEN('ж+%2B%D0%B6')+AS+?n)+{}",
        "query=SELECT+(STRLEN('a=%3D=;')+AS+?n)+{}",
        "query=SELECT+(STRLEN('%EF%BF%BD')+AS+?n)+{}",
        "query=%EF%BB%BFSELECT+(STRLEN('ж')+AS+?n)+{}",
    ],
)
def test_queries_are_read_as_flask_reads_them(program: FlaskClient, sent: str) -> None:
    plain = [program.get(f"/sparql?{sent}") for _ in range(2)]
    of_flask = program.get(f"/sparql?{sent}&because=of-flask")
    assert of_flask.status_code == 200
    assert [told(answer) for answer in plain] == [told(of_flask)] * 2


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT ?d { ?d", 400),
        ("DELETE DATA { <a:b> <a:b> <a:b> }", 403),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", 403),
        ("", 400),
    ],
)
def test_errors_are_told_as_ever(app: Flask, query: str, status: int) -> None:
    program = app.test_client()
    plain = program.get("/sparql", query_string={"query": query})
    of_flask = program.get("/sparql", query_string={"query": query} | MORE)
    assert plain.status_code == status
    assert told(plain) == told(of_flask)


def test_what_is_not_plain_is_for_flask(app: Flask) -> None:
    program = app.test_client()
    tag = program.get("/sparql", query_string={"query": COUNT}).headers["ETag"]
    asked = [
        {"query_string": {"query": COUNT, "format": "csv"}},
        {"query_string": {"query": COUNT}, "headers": {"If-None-Match": tag}},
        {"query_string": {"query": COUNT}, "headers": {"Accept": "text/html"}},
        {"query_string": {"query": "SELECT (NOW() AS ?now) {}"}},
        {
            "query_string": {"query": "SELECT * { ?s ?p ?o }"},
            "headers": {"Accept-Encoding": "gzip"},
        },
        {},
    ]
    with flask_answers(app) as needed:
        statuses = [program.get("/sparql", **each).status_code for each in asked]
    assert statuses == [200, 304, 200, 200, 200, 200]
    assert needed == ["/sparql"] * len(asked)


def test_a_query_that_flask_tells_of_is_run_and_counted_once(
    data: Path, configure: Callable[[Path], Config]
) -> None:
    app = create_app(configure(data))
    program = app.test_client()
    for query in (COUNT, COUNT, TITLES, "SELECT ?d { ?d"):
        program.get("/sparql", query_string={"query": query})
    lines = program.get("/metrics").text.splitlines()
    app.extensions["query_pool"].close()
    assert 'svod_queries_total{outcome="answered"} 3.0' in lines
    assert 'svod_queries_total{outcome="not_sparql"} 1.0' in lines
    asked = 'svod_http_requests_total{method="GET",route="/sparql",status='
    assert f'{asked}"200"}} 3.0' in lines
    assert f'{asked}"400"}} 1.0' in lines


def test_the_time_of_a_query_that_was_stopped_is_counted(
    data: Path, configure: Callable[[Path], Config]
) -> None:
    config = configure(data)
    limits = replace(config.limits, seconds=0.3)
    app = create_app(replace(config, limits=limits))
    answer = app.test_client().get("/sparql", query_string={"query": ENDLESS})
    lines = app.test_client().get("/metrics").text.splitlines()
    app.extensions["query_pool"].close()
    assert answer.status_code == 504
    within = 'svod_http_request_seconds_bucket{le="0.2",route="/sparql"}'
    assert f"{within} 0.0" in lines
    assert 'svod_http_request_seconds_count{route="/sparql"} 1.0' in lines


def test_the_id_that_was_sent_is_kept(program: FlaskClient) -> None:
    sent = {"X-Request-Id": "analyst-7"}
    for _ in range(2):
        answer = program.get("/sparql", query_string={"query": COUNT}, headers=sent)
        assert answer.headers["X-Request-Id"] == "analyst-7"


def test_a_new_generation_is_answered_from_at_once(growing: Iterator[FlaskClient]) -> None:
    seen = []
    for program in growing:
        for _ in range(3):
            answer = program.get("/sparql", query_string={"query": COUNT})
            number = json.loads(answer.data)["results"]["bindings"][0]["n"]["value"]
            seen.append((number, answer.headers["ETag"], answer.headers["Last-Modified"]))
    assert [number for number, *_ in seen] == ["1"] * 3 + ["2"] * 3
    assert len(set(seen)) == 2
