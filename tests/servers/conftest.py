"""Two real SPARQL servers, each started in a folder of its own, and the corpus on either."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from kg.limits import Limits
from kg.remote.server import Server
from webapp.config import Config
from webapp.writing import indexer

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")

VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
ServerThreads = 10
"""


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Server]:
    """One that keeps what it is told in a folder."""
    port = free_port()
    place = f"http://127.0.0.1:{port}"
    where = ["--bind", f"127.0.0.1:{port}", "--location", str(folder / "oxigraph")]
    with running(
        [str(OXIGRAPH), "serve", *where, *options], folder, f"{place}/query?query=ASK{{}}"
    ):
        yield Server(f"{place}/query", f"{place}/update")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """One that anybody may ask, and its administrator may tell."""
    if not VIRTUOSO:
        pytest.skip("no virtuoso-t on the PATH")
    port = free_port()
    place = f"http://127.0.0.1:{port}"
    settings = VIRTUOSO_INI.format(port=port, sql_port=free_port())
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    with running(
        [VIRTUOSO, "+configfile", "virtuoso.ini", "+foreground"], folder, f"{place}/sparql"
    ):
        yield Server(f"{place}/sparql", f"{place}/sparql-auth", user="dba", password="dba")


SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@contextmanager
def running(command: list[str], folder: Path, address: str) -> Iterator[None]:
    """A server, once it answers at an address."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(1200):
            try:
                urlopen(address, timeout=60).close()
                break
            except (URLError, ConnectionError):
                assert process.poll() is None, (folder / "server.log").read_text()
                time.sleep(0.05)
        else:
            pytest.fail(f"no answer at {address}")
        yield
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def servers() -> dict[str, Callable[..., AbstractContextManager[Server]]]:
    """What starts a server of a kind in a folder."""
    return SERVERS


@pytest.fixture(scope="session", params=SERVERS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as server:
        yield server


def configured(data: Path, server: Server | None = None) -> Config:
    limits = Limits(seconds=10, memory_mb=1024, result_bytes=10_000_000, workers=1, queue=4)
    config = Config.from_environment({}, data=data)
    return replace(config, server=server, limits=limits)


@pytest.fixture(scope="session")
def configure() -> Callable[..., Config]:
    return configured


@pytest.fixture(scope="session")
def moved(corpus: Path, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, with its graph on a server."""
    data = tmp_path_factory.mktemp("moved") / "data"
    shutil.copytree(corpus, data, symlinks=True)
    with indexer(configured(data, server)) as primary:
        primary.publish(anew=True)
    shutil.rmtree(data / "current" / "graph")
    return data
