"""Several web processes share one server; without it they say so, and nothing else breaks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from kg.remote.server import Server

PROTOCOL = """Протокол заседания Совета по туризму № {number}

РЕШИЛИ:

1. Рекомендовать Комитету по туризму подготовить план работы музеев до {number} июля 2019 года.
"""

BASE = "http://localhost:8080/"
DOCUMENTS = urlencode({"query": "SELECT ?d { ?d a svod:Document }"})

Svod = Callable[..., str]


@pytest.fixture
def svod(empty: Path, tmp_path: Path) -> Svod:
    """Runs a command and gives what it prints."""

    def run(*arguments: str, server: Server | None, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-c", "from webapp.cli import main; main()", *arguments],
            env=environment(empty, server),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    return run


def environment(data: Path, server: Server | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SVOD_")}
    path = {"PYTHONPATH": os.pathsep.join(filter(None, map(os.path.abspath, sys.path)))}
    named = {"SVOD_SPARQL_URL": server.url} if server else {}
    return {**kept, **path, **named, "SVOD_DATA": str(data)}


@contextmanager
def served(data: Path, server: Server, **settings: str) -> Iterator[str]:
    """The address of a web process."""
    command = "from webapp.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-P", "-c", command, "serve", "--port", "0"],
        env={**environment(data, server), **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().split()[3].rstrip("/")
        finally:
            process.kill()


def asked(address: str, accept: str = "text/html") -> tuple[int, str, dict[str, str]]:
    return answered(Request(address, headers={"Accept": accept}))


def edited(web: str) -> int:
    """The status of the answer to an edit."""
    said = f"INSERT DATA {{ GRAPH <{BASE}graph/people> {{ <urn:a> <urn:says> <urn:{uuid4()}> }} }}"
    form = urlencode({"update": said}).encode()
    return answered(Request(f"{web}/sparql", form, {"Authorization": "Bearer secret"}))[0]


def answered(request: Request) -> tuple[int, str, dict[str, str]]:
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except HTTPError as error:
        with error:
            return error.code, error.read().decode(), dict(error.headers)


def test_two_web_processes_over_one_server(
    servers: dict[str, Callable[..., AbstractContextManager[Server]]], svod: Svod, tmp_path: Path
) -> None:
    (folder := tmp_path / "server").mkdir()
    with ExitStack() as running:
        server = running.enter_context(servers["oxigraph"](folder))
        protocol(tmp_path, 1)
        svod("ingest", "1.txt", server=server)
        assert json.loads(svod("status", "--json", server=server))["graph"] == "server"
        copy = tmp_path / "copy"
        left_out = shutil.ignore_patterns("primary", "graph")
        shutil.copytree(tmp_path / "data", copy, symlinks=True, ignore=left_out)
        with served(tmp_path / "data", server) as one, served(copy, server) as other:
            for web in (one, other):
                assert asked(f"{web}/readyz")[0] == 200
                assert "Совета по туризму № 1" in asked(f"{web}/documents")[1]
            protocol(tmp_path, 2)
            svod("ingest", "2.txt", server=server)
            assert "Совета по туризму № 2" in asked(f"{one}/documents")[1]
            assert len(asked(f"{other}/sparql?{DOCUMENTS}", accept="text/csv")[1].split()) == 1 + 2
            running.close()
            for address in (f"{one}/provisions", f"{one}/readyz", f"{other}/readyz"):
                status, said, headers = asked(address, accept="application/json, text/html;q=0.1")
                assert (status, headers["Retry-After"]) == (503, "10"), said
                assert json.loads(said) == {
                    "error": "The graph's server does not answer: try again in a minute."
                }
            assert asked(f"{one}/healthz")[0] == 200
    said = svod("export", "all.nq", server=server, code=1)
    assert said.startswith(f"Error: The SPARQL server at {server.url} does not answer (")
    assert said.count("\n") == 1


def test_what_could_not_be_shown_is_shown_by_the_next_publication(
    servers: dict[str, Callable[..., AbstractContextManager[Server]]], svod: Svod, tmp_path: Path
) -> None:
    for name in ("server", "other"):
        (tmp_path / name).mkdir()
    for number in (1, 2, 3):
        protocol(tmp_path, number)
    with servers["oxigraph"](tmp_path / "server") as server:
        svod("ingest", "1.txt", "2.txt", server=server)
    for command in (["remove", "1.txt"], ["ingest", "3.txt"]):
        said = svod(*command, server=server, code=1)
        assert said.endswith(
            "What was changed is stored, but readers do not see it yet: "
            "`svod publish` shows it, and so does the next ingest or removal.\n"
        )
    with servers["oxigraph"](tmp_path / "other") as other:
        svod("publish", server=other)
        shown = svod("sparql", "SELECT ?file { ?d svod:sourceFile ?file }", server=other)
        assert "1.txt" not in shown
        assert "2.txt" in shown
        assert "3.txt" in shown


def test_an_edit_that_could_not_be_shown_locks_nobody_out(
    servers: dict[str, Callable[..., AbstractContextManager[Server]]], svod: Svod, tmp_path: Path
) -> None:
    for number in (1, 2):
        protocol(tmp_path, number)
    with ExitStack() as running, ExitStack() as serving:
        (tmp_path / "server").mkdir()
        server = running.enter_context(servers["oxigraph"](tmp_path / "server"))
        svod("ingest", "1.txt", server=server)
        web = serving.enter_context(served(tmp_path / "data", server, SVOD_TOKEN="secret"))
        assert edited(web) == 200
        running.close()
        svod("ingest", "2.txt", server=server, code=1)
        assert edited(web) == 503
        (tmp_path / "other").mkdir()
        with servers["oxigraph"](tmp_path / "other") as other:
            svod("publish", server=other)
            shown = svod("sparql", "SELECT ?file { ?d svod:sourceFile ?file }", server=other)
        assert "2.txt" in shown
        assert edited(web) == 503


def protocol(folder: Path, number: int) -> None:
    (folder / f"{number}.txt").write_text(PROTOCOL.format(number=number), encoding="utf-8")
