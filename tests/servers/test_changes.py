"""What the writer publishes reaches the server: only what changed, whatever happens meanwhile."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from kg.backup import back_up
from kg.errors import GraphElsewhere, GraphServerDown
from kg.generations import Generations
from kg.remote.marker import read_marker
from kg.remote.server import Server
from kg.restoring import restore
from kg.store import Primary

BASE = "http://localhost:8080/"
EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example.trig"


@pytest.fixture(scope="module")
def server(
    servers: Callable[..., object],
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    """One that nothing was told yet."""
    with servers[request.param](tmp_path_factory.mktemp("empty")) as server:
        yield server


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "server" in metafunc.fixturenames:
        metafunc.parametrize("server", ["oxigraph", "virtuoso"], indirect=True, scope="module")


class Base:
    """A data folder whose graph is on a server, with protocols of some numbers."""

    def __init__(self, data: Path, server: Server) -> None:
        self.data = data
        self.server = server
        self.sent = 0

    def writer(self, server: Server | None = None) -> Primary:
        return Primary(self.data, base=BASE, server=server or self.server)

    def put(self, *numbers: int, server: Server | None = None) -> str:
        """Publishes protocols, and counts the statements that are sent for it."""
        with self.writer(server) as primary:
            for number in numbers:
                primary.put(document(number), protocol(number))
            return primary.publish(self.progress)

    def progress(self, _step: str, number: int) -> Callable[[int], object]:
        self.sent = number
        return lambda _: None

    def shown(self) -> list[str]:
        """What readers can take home from the server."""
        file = BytesIO()
        Generations(self.data, server=self.server).current().export(file)
        return sorted(file.getvalue().decode().splitlines())

    def kept(self) -> list[str]:
        """What the writer keeps of the same generation."""
        copy = self.data.parent / "copy"
        backup = BytesIO()
        back_up(self.data, backup)
        restore(BytesIO(backup.getvalue()), copy)
        file = BytesIO()
        Generations(copy).current().export(file)
        shutil.rmtree(copy)
        return sorted(file.getvalue().decode().splitlines())

    def files(self) -> list[str]:
        rows = Generations(self.data, server=self.server).current().select("documents")
        return [row["file"].value for row in rows]


def document(number: int) -> str:
    return f"{BASE}id/document/protokol-{number}"


def protocol(number: int) -> bytes:
    trig = EXAMPLE.read_text(encoding="utf-8").replace("protokol-5", f"protokol-{number}")
    return serialize(parse(trig, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)


@pytest.fixture
def base(tmp_path: Path, server: Server) -> Base:
    """Protocols 1 and 2, in the place of whatever another test has left on the server."""
    base = Base(tmp_path / "data", server)
    with base.writer() as primary:
        for number in (1, 2):
            primary.put(document(number), protocol(number))
        primary.publish(base.progress, anew=True)
    return base


def test_only_what_changed_is_sent(base: Base) -> None:
    assert base.shown() == base.kept()
    whole = base.sent
    base.put(3)
    assert 0 < base.sent < whole
    assert base.files() == ["protokol-1.txt", "protokol-2.txt", "protokol-3.txt"]
    assert base.shown() == base.kept()
    with base.writer() as primary:
        primary.drop(document(1))
        primary.publish()
    assert base.files() == ["protokol-2.txt", "protokol-3.txt"]
    assert base.shown() == base.kept()
    base.sent = 0
    assert base.put() == "000003"
    assert base.sent == 0


def test_going_back_and_forth(base: Base) -> None:
    before = base.shown()
    base.put(3)
    after = base.shown()
    with base.writer() as primary:
        primary.rollback("000001")
    assert base.shown() == before
    with base.writer() as primary:
        primary.rollback("000002")
    assert base.shown() == after
    base.put(4)
    assert base.files() == [f"protokol-{number}.txt" for number in (1, 2, 3, 4)]
    assert base.shown() == base.kept()


def test_a_publication_that_was_cut_short(base: Base) -> None:
    before = base.shown()
    with cutting(base.server, after=1) as cut:
        refused(base, 3, cut)
    assert Generations(base.data, server=base.server).current().name == "000001"
    assert read_marker(base.server).sent
    assert base.put() == "000002"
    assert base.files() == ["protokol-1.txt", "protokol-2.txt", "protokol-3.txt"]
    assert base.shown() == base.kept() != before


def test_going_back_from_a_publication_that_was_cut_short(base: Base) -> None:
    before = base.shown()
    with cutting(base.server, after=2, answers=False) as cut:
        refused(base, 3, cut)
    assert base.files() == ["protokol-1.txt", "protokol-2.txt", "protokol-3.txt"]
    with base.writer() as primary:
        primary.rollback("000001")
    assert base.shown() == before


def refused(base: Base, number: int, server: Server) -> None:
    with pytest.raises(GraphServerDown):
        base.put(number, server=server)


def cutting(server: Server, *, after: int, answers: bool = True) -> "Cutting":
    """A server whose line goes dead at an update: before it comes, or before it is answered."""
    return Cutting(server, after, answers)


class Cutting:
    def __init__(self, server: Server, after: int, answers: bool) -> None:
        place, left = urlsplit(server.update_url), [after]

        class Line(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if left[0] <= 0:
                    self.close_connection = True
                    return
                with closing(HTTPConnection(place.netloc)) as far:
                    far.request("POST", place.path, body, dict(self.headers))
                    answer = far.getresponse()
                    content = answer.read()
                left[0] -= answer.status < 300
                if left[0] == 0 and not answers:
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() in ("www-authenticate", "content-type"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None: ...

        self._line = ThreadingHTTPServer(("127.0.0.1", 0), Line)
        self._server = server
        self._path = place.path

    def __enter__(self) -> Server:
        Thread(target=self._line.serve_forever, daemon=True).start()
        port = self._line.server_address[1]
        return replace(self._server, update_url=f"http://127.0.0.1:{port}{self._path}")

    def __exit__(self, *_: object) -> None:
        self._line.shutdown()
        self._line.server_close()


def test_another_base_on_the_same_server(base: Base, tmp_path: Path) -> None:
    """It is not overwritten by mistake."""
    other = Base(tmp_path / "other", base.server)
    with pytest.raises(GraphElsewhere, match="run `svod publish` to put this one in its place"):
        other.put(7)
    assert base.files() == ["protokol-1.txt", "protokol-2.txt"]
    with other.writer() as primary:
        primary.publish(anew=True)
    assert other.files() == ["protokol-7.txt"]
    assert other.shown() == other.kept()


def test_moving_there_and_back(base: Base) -> None:
    with Primary(base.data, base=BASE) as primary:
        with pytest.raises(GraphElsewhere, match="let SVOD_SPARQL_URL name it, or run `svod publ"):
            primary.publish()
        primary.publish(anew=True)
    assert Generations(base.data).current().manifest.graph == "embedded"
    assert len(Generations(base.data).current().select("documents")) == 2
    with base.writer() as primary:
        primary.put(document(3), protocol(3))
        with pytest.raises(GraphElsewhere, match="The graph is in the data folder"):
            primary.publish()
        primary.publish(anew=True)
    assert base.shown() == base.kept()
    with pytest.raises(GraphElsewhere, match="let SVOD_SPARQL_URL name it"):
        Generations(base.data).current()


def test_a_server_that_lost_everything(base: Base) -> None:
    whole = base.shown()
    dropped = {line.rsplit(" ", 2)[1] for line in whole} | {"<urn:svod:notes>"}
    base.server.tell(" ;\n".join(f"DROP SILENT GRAPH {graph}" for graph in sorted(dropped)))
    with pytest.raises(GraphElsewhere, match="The graph is not on the SPARQL server"):
        Generations(base.data, server=base.server).current().check()
    base.put()
    assert base.shown() == whole
