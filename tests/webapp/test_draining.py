"""A server that is stopped answers what it has in hand; one that is killed leaves nobody behind."""

import json
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import quote

import pytest
from served import Server, got, serving

#: Oxigraph counts combinations one by one: eight million take a second or more.
SLOW = (
    "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?b ?c } LIMIT 200 } "
    "{ SELECT ?d { ?d ?e ?f } LIMIT 200 } { SELECT ?g { ?g ?h ?i } LIMIT 200 } }"
)
#: This one takes a quarter of an hour.
ENDLESS = SLOW.replace("LIMIT 200", "LIMIT 2000")


def queries_in_hand(server: Server) -> int:
    lines = server.get("/metrics")[1].decode().splitlines()
    return int(float(next(x for x in lines if x.startswith("svod_queries_in_hand")).split()[1]))


def helpers_of(server: Server) -> list[int]:
    """The processes that it has begun, and those that they have."""
    running = processes()
    begun = [pid for pid, (_, parent) in running.items() if parent == server.process.pid]
    return begun + [pid for pid, (_, parent) in running.items() if parent in begun]


def processes() -> dict[int, tuple[str, int]]:
    """Of each process its state and its parent."""
    found = {}
    for folder in Path("/proc").glob("[1-9]*"):
        with suppress(OSError):  # it has ended
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            found[int(folder.name)] = state, int(parent)
    return found


def ended(pids: list[int]) -> bool:
    """Whether all are gone, or but wait for somebody to notice."""
    running = processes()
    return not any(running.get(pid, ("Z", 0))[0] != "Z" for pid in pids)


def stopped_later(data: Path, **settings: str) -> AbstractContextManager[Server]:
    """A server that lets a query run for long, one at a time."""
    settings = {"SVOD_QUERY_SECONDS": "300", "SVOD_QUERY_WORKERS": "1"} | settings
    return serving(data, log=subprocess.PIPE, **settings)


@contextmanager
def in_hand(server: Server, query: str) -> Iterator[list[object]]:
    """A query that is being answered, and what becomes of it."""
    became: list[object] = []

    def ask() -> None:
        try:
            became.extend(server.get(f"/sparql?query={quote(query)}"))
        except (OSError, HTTPException) as error:
            became.append(type(error))

    asking = Thread(target=ask)
    asking.start()
    wait_until(lambda: queries_in_hand(server) == 1)
    yield became
    asking.join()


def wait_until(happened: Callable[[], bool], *, seconds: float = 60) -> None:
    until = monotonic() + seconds
    while not happened():
        assert monotonic() < until
        sleep(0.05)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_query_in_hand_is_answered(stop: signal.Signals, data: Path) -> None:
    with stopped_later(data) as server, server.connection() as kept_open:
        assert got(kept_open, "/readyz")[0] == 200
        with in_hand(server, SLOW) as became:
            helpers = helpers_of(server)
            server.process.send_signal(stop)
            wait_until(server.refuses)
            status, said = got(kept_open, "/readyz")
            assert status == 503
            assert json.loads(said)["error"] == "The server is being stopped: ask another one."
        assert became == [200, b"n\r\n8000000\r\n"]
        assert server.process.wait(timeout=60) == 0
        wait_until(lambda: ended(helpers))


def test_what_takes_too_long_is_cut_off(data: Path) -> None:
    with stopped_later(data, SVOD_STOP_SECONDS="0.1") as server, in_hand(server, ENDLESS) as became:
        helpers = helpers_of(server)
        server.process.send_signal(signal.SIGTERM)
        _, logged = server.process.communicate(timeout=60)
    assert server.process.returncode == 0
    assert became[0] != 200
    assert "stopped with 1 requests unanswered" in logged
    wait_until(lambda: ended(helpers))


def test_a_second_signal_ends_at_once(data: Path) -> None:
    with stopped_later(data) as server, in_hand(server, ENDLESS) as became:
        helpers = helpers_of(server)
        server.process.send_signal(signal.SIGTERM)
        wait_until(server.refuses)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=60) == -signal.SIGTERM
    assert became[0] != 200
    wait_until(lambda: ended(helpers))


def test_a_killed_server_takes_its_processes_along(data: Path) -> None:
    """Also one that is busy with a query, which never listens."""
    with stopped_later(data) as server, in_hand(server, ENDLESS):
        helpers = helpers_of(server)
        assert helpers
        server.process.kill()
        wait_until(lambda: ended(helpers))
