"""What those see who keep the server running."""

import json
import logging
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from webapp.observing import JsonLines


def counted(program: FlaskClient) -> dict[tuple[str, ...], float]:
    """Each number by its name and the values of its labels."""
    answer = program.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_it_lives_and_can_answer(program):
    alive, ready = program.get("/healthz"), program.get("/readyz")
    assert (alive.status_code, alive.json["status"]) == (200, "ok")
    assert (ready.status_code, ready.json["status"]) == (200, "ready")
    assert re.fullmatch(r"\d{6}", ready.json["generation"])
    assert alive.json["generation"] == ready.json["generation"]


def test_before_anything_is_published(unpublished):
    assert unpublished.get("/healthz").json == {"status": "ok", "generation": None}
    answer = unpublished.get("/readyz")
    assert answer.status_code == 503
    assert "svod ingest" in answer.json["error"]
    assert "svod_documents" not in unpublished.get("/metrics").text


def test_what_is_published_is_counted(program):
    counts = counted(program)
    assert counts["svod_generation",] == 1
    assert (counts["svod_documents",], counts["svod_passages",]) == (2, 6)
    assert counts["process_resident_memory_bytes",] > 1_000_000


def test_every_count_is_explained(program):
    explained = (Path(__file__).parents[2] / "docs" / "running.md").read_text()
    names = {name.removesuffix("_total") for name, *_ in counted(program) if name[:4] == "svod"}
    endings = ("_created", "_bucket", "_sum", "_count")
    assert {name for name in names if not name.endswith(endings) and name not in explained} == set()


def test_requests_are_counted_by_route(program):
    before = counted(program)
    for path in ("/api/search?q=план", "/api/search?q=совет", "/api/search", "/nowhere/1", "/no/2"):
        program.get(path)
    program.open("/documents", method="BREW")
    after = counted(program)

    def more(*labels: str) -> float:
        return after[labels] - before.get(labels, 0)

    assert more("svod_http_requests_total", "GET", "/api/search", "200") == 2
    assert more("svod_http_requests_total", "GET", "/api/search", "400") == 1
    assert more("svod_http_requests_total", "GET", "other", "404") == 2
    assert more("svod_http_requests_total", "other", "other", "405") == 1
    assert more("svod_http_request_seconds_count", "/api/search") == 3
    assert more("svod_http_request_seconds_bucket", "+Inf", "/api/search") == 3


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("ASK { ?s ?p ?o }", "answered"),
        ("SELEKT", "not_sparql"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "refused"),
        (
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
            "killed_for_time",
        ),
    ],
)
def test_queries_are_counted_by_what_became_of_them(program, query, outcome):
    before = counted(program)
    program.get("/sparql", query_string={"query": query})
    after = counted(program)
    of = ("svod_queries_total", outcome)
    assert after[of] - before[of] == 1
    assert after["svod_queries_in_hand",] == after["svod_queries_waiting",] == 0
    assert after["svod_queries_waiting_limit",] == 8


@pytest.mark.parametrize("sent", ["7f3a-1", "Root=1-67891233-abcdef012345678912345678"])
def test_the_id_of_a_proxy_is_kept(sent, program):
    assert program.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"] == sent


@pytest.mark.parametrize("sent", ["", "a b", "x" * 129, '{"level":"error"}', "id\u00e9"])
def test_other_requests_get_an_id(sent, program):
    given = [
        program.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"]
        for _ in range(2)
    ]
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in given)
    assert given[0] != given[1]


def test_a_failure_is_logged_under_the_id_of_its_request(app: Flask):
    def failing(**_: str) -> str:
        raise RuntimeError("план\nпропал")

    lines: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(JsonLines())
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    original = app.view_functions["health.readiness"]
    app.view_functions["health.readiness"] = failing
    try:
        answer = app.test_client().get("/readyz", headers={"X-Request-Id": "of-a-failure"})
    finally:
        app.view_functions["health.readiness"] = original
        logging.getLogger().removeHandler(handler)
    assert answer.status_code == 500
    failure = json.loads(lines[0])
    assert (failure["level"], failure["request_id"]) == ("error", "of-a-failure")
    assert failure["message"] == "GET /readyz failed"
    assert failure["error"].endswith("RuntimeError: план\nпропал")
