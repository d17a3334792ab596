"""A server that is stopped answers what it has in hand; one that is killed leaves nobody behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import quote, urlsplit

import pytest

SERVE = [sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--port", "0"]

#: Oxigraph counts combinations one by one: eight million take a second or more.
SLOW = (
    "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?b ?c } LIMIT 200 } "
    "{ SELECT ?d { ?d ?e ?f } LIMIT 200 } { SELECT ?g { ?g ?h ?i } LIMIT 200 } }"
)
#: This one takes a quarter of an hour.
ENDLESS = SLOW.replace("LIMIT 200", "LIMIT 2000")


class Server:
    """`svod serve` as a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        self._place = urlsplit(process.stdout.readline().split()[3]).netloc

    def connection(self) -> closing[HTTPConnection]:
        return closing(HTTPConnection(self._place, timeout=60))

    def get(self, path: str) -> tuple[int, bytes]:
        with self.connection() as connection:
            return got(connection, path)

    def refuses(self) -> bool:
        try:
            with self.connection() as connection:
                connection.connect()
        except ConnectionRefusedError:
            return True
        return False

    def queries_in_hand(self) -> int:
        lines = self.get("/metrics")[1].decode().splitlines()
        return int(float(next(x for x in lines if x.startswith("svod_queries_in_hand")).split()[1]))

    def helpers(self) -> list[int]:
        """The processes that it has begun."""
        return [pid for pid, (_, parent) in processes().items() if parent == self.process.pid]


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


def got(connection: HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path, headers={"Accept": "text/csv, application/json"})
    response = connection.getresponse()
    return response.status, response.read()


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[Server]:
    with subprocess.Popen(
        [*SERVE, "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"SVOD_QUERY_SECONDS": "300", "SVOD_QUERY_WORKERS": "1"} | settings,
    ) as process:
        try:
            yield Server(process)
        finally:
            process.kill()


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
    wait_until(lambda: server.queries_in_hand() == 1)
    yield became
    asking.join()


def wait_until(happened: Callable[[], bool], *, seconds: float = 30) -> None:
    until = monotonic() + seconds
    while not happened():
        assert monotonic() < until
        sleep(0.05)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_query_in_hand_is_answered(stop: signal.Signals, data: Path) -> None:
    with serving(data) as server, server.connection() as kept_open:
        assert got(kept_open, "/readyz")[0] == 200
        with in_hand(server, SLOW) as became:
            helpers = server.helpers()
            server.process.send_signal(stop)
            wait_until(server.refuses)
            status, said = got(kept_open, "/readyz")
            assert status == 503
            assert json.loads(said)["error"] == "The server is being stopped: ask another one."
        assert became == [200, b"n\r\n8000000\r\n"]
        assert server.process.wait(timeout=30) == 0
        wait_until(lambda: ended(helpers))


def test_what_takes_too_long_is_cut_off(data: Path) -> None:
    with serving(data, SVOD_STOP_SECONDS="0.1") as server, in_hand(server, ENDLESS) as became:
        helpers = server.helpers()
        server.process.send_signal(signal.SIGTERM)
        _, logged = server.process.communicate(timeout=30)
    assert server.process.returncode == 0
    assert became[0] != 200
    assert "stopped with 1 requests unanswered" in logged
    wait_until(lambda: ended(helpers))


def test_a_second_signal_ends_at_once(data: Path) -> None:
    with serving(data) as server, in_hand(server, ENDLESS) as became:
        helpers = server.helpers()
        server.process.send_signal(signal.SIGTERM)
        wait_until(server.refuses)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=30) == -signal.SIGTERM
    assert became[0] != 200
    wait_until(lambda: ended(helpers))


def test_a_killed_server_takes_its_processes_along(data: Path) -> None:
    """Also one that is busy with a query, which never listens."""
    with serving(data) as server, in_hand(server, ENDLESS):
        helpers = server.helpers()
        assert helpers
        server.process.kill()
        wait_until(lambda: ended(helpers), seconds=2)
