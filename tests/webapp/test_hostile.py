"""Who sends queries that never end harms nobody else, on a real server."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest
from bench import server
from hostile import FORM, HOSTILE, LONG, OTHERS, form, workers

#: What may become of a hostile query; where little is stored, some are answered after all.
OUTCOMES = {200, 400, 503, 504, 507}
SECONDS = "8"
AGGREGATE = "an aggregate of a cross product"


@pytest.fixture
def served(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[HTTPConnection, int]]:
    monkeypatch.setenv("SVOD_QUERY_SECONDS", SECONDS)
    with server(data) as (connection, process):
        yield connection, process


def said(connection: HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    return response.status


def in_a_thread(connection: HTTPConnection, body: bytes, into: list[int]) -> threading.Thread:
    def ask() -> None:
        with closing(HTTPConnection(connection.host, connection.port)) as own:
            own.request("POST", "/sparql", body, FORM)
            response = own.getresponse()
            content = response.read()
        if response.status != 200:
            assert json.loads(content)["error"]
        into.append(response.status)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def test_eight_hostile_queries_at_once(served: tuple[HTTPConnection, int]) -> None:
    connection, process = served
    assert {said(connection, path) for path in OTHERS} == {200}
    statuses: list[int] = []
    threads = [in_a_thread(connection, form(query), statuses) for query in HOSTILE.values()]
    for path in OTHERS:
        assert said(connection, path) == 200
    assert len(statuses) < len(HOSTILE), "the others were answered while hostile queries ran"
    for thread in threads:
        thread.join()
    assert set(statuses) <= OUTCOMES
    assert len(statuses) == len(HOSTILE)
    assert {said(connection, path) for path in OTHERS} == {200}
    assert len(workers(process)) == 2


def test_a_body_of_five_megabytes_is_refused(served: tuple[HTTPConnection, int]) -> None:
    connection, _ = served
    statuses: list[int] = []
    in_a_thread(connection, LONG, statuses).join()
    assert statuses == [413]
    assert said(connection, OTHERS[0]) == 200


def test_long_ones_step_aside(served: tuple[HTTPConnection, int]) -> None:
    """As many as there are workers go on, and new ones answer what comes."""
    connection, process = served
    outcomes: list[int] = []
    threads = [in_a_thread(connection, form(HOSTILE[AGGREGATE]), outcomes) for _ in range(2)]
    asked = f"/sparql?query={quote('ASK {}')}"
    until(lambda: len(workers(process)) == 4)
    assert said(connection, asked) == 200
    assert outcomes == []
    for thread in threads:
        thread.join()
    assert outcomes == [504, 504]
    assert len(workers(process)) == 2


def until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        threading.Event().wait(0.02)
    pytest.fail("it never came to that")
