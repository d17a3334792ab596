"""Four ways to ask the same quads: each says how long its answer is."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize
from rdflib import Dataset

Ask = Callable[[str], int]

#: JSON for tables, N-Triples for graphs.
ACCEPTED = {"Accept": "application/sparql-results+json, application/n-triples;q=0.5"}
OXIGRAPH = Path(sys.executable).with_name("oxigraph")


def pyoxigraph(graph: Path) -> Ask:
    """In the process, over the files of a generation."""
    store = Store.read_only(str(graph))

    def ask(query: str) -> int:
        out, results = BytesIO(), store.query(query)
        if isinstance(results, QueryTriples):
            serialize(results, out, format=RdfFormat.N_TRIPLES)
        else:
            results.serialize(out, format=QueryResultsFormat.JSON)
        return out.tell()

    return ask


def rdflib(dump: Path) -> Ask:
    """In memory, from a dump; the default graph is the union, as everywhere."""
    dataset = Dataset(default_union=True)
    dataset.parse(dump, format="nquads")

    def ask(query: str) -> int:
        result = dataset.query(query)
        is_graph = result.type == "CONSTRUCT"
        return len(result.serialize(format="nt" if is_graph else "json") or b"")

    return ask


def over_http(connection: HTTPConnection, path: str) -> Ask:
    def ask(query: str) -> int:
        connection.request("GET", f"{path}?query={quote(query)}", headers=ACCEPTED)
        response = connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise SystemExit(f"bench: {path} answered {response.status}: {content[:300]!r}")
        return len(content)

    return ask


@contextmanager
def oxigraph_serve(graph: Path) -> Iterator[HTTPConnection]:
    """The server of Oxigraph over the same files."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [OXIGRAPH, "serve-read-only", "--location", graph, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        connection = HTTPConnection("127.0.0.1", port)
        try:
            _wait_for(connection)
            yield connection
        finally:
            connection.close()
            process.terminate()


def _wait_for(connection: HTTPConnection) -> None:
    for _ in range(200):
        try:
            return connection.connect()
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise SystemExit("bench: oxigraph did not start")


def has_oxigraph() -> bool:
    return shutil.which(OXIGRAPH) is not None
