"""When all places are taken, a real server says so, and one client never has them all."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

import pytest
from bench import server

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LONG = f"/sparql?query={quote(ENDLESS)}"
SHORT = f"/sparql?query={quote('ASK {}')}"
#: One works, two wait: of the three places one client has two.
SETTINGS = {
    "SVOD_QUERY_WORKERS": "1",
    "SVOD_QUERY_QUEUE": "2",
    "SVOD_QUERY_SECONDS": "120",
    "SVOD_STOP_SECONDS": "0.1",
    "SVOD_PROXIES": "1",
}


@pytest.fixture
def served(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPConnection]:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    with server(data) as (connection, _):
        yield connection


def ask(connection: HTTPConnection, client: str, path: str) -> tuple[int, str | None, dict]:
    """Status, when to ask again, and what is said."""
    connection.request("GET", path, headers={"X-Forwarded-For": client})
    response = connection.getresponse()
    return response.status, response.headers["Retry-After"], json.loads(response.read())


def hold(connection: HTTPConnection, client: str) -> None:
    """Sends a query that never ends, and goes on when it takes long."""
    before = gauge(connection, "in_hand")

    def wait() -> None:
        own = HTTPConnection(connection.host, connection.port)
        with closing(own), suppress(HTTPException, OSError):  # the server ends first
            ask(own, client, LONG)

    threading.Thread(target=wait, daemon=True).start()
    # The first long one goes on; all others wait, once they have stepped aside.
    while (gauge(connection, "in_hand"), gauge(connection, "waiting")) != (before + 1, before):
        threading.Event().wait(0.02)
    assert ask(connection, "198.51.100.9", SHORT)[0] == 200


def gauge(connection: HTTPConnection, name: str) -> float:
    connection.request("GET", "/metrics")
    counted = connection.getresponse().read().decode()
    return float(re.search(rf"^svod_queries_{name} (\S+)", counted, re.MULTILINE)[1])


def test_places_are_shared_and_then_taken(served: HTTPConnection) -> None:
    for _ in range(3):  # one runs, two wait
        hold(served, "192.0.2.1")
    status, again, said = ask(served, "192.0.2.1", LONG)
    assert (status, again) == (429, "120")
    assert said["error"] == "2 of your queries run or wait: send more when one is answered."
    hold(served, "192.0.2.2")
    status, again, said = ask(served, "192.0.2.3", LONG)
    assert (status, again) == (503, "120")
    assert said["error"].startswith("As many queries as may take long do so: try again when they")
    for client in ("192.0.2.1", "192.0.2.3"):
        assert ask(served, client, SHORT) == (200, None, {"head": {}, "boolean": True})
