"""A real application over a real store that holds two small documents."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
import waitress
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

import ontology
from kg.limits import Limits
from kg.store import Primary
from webapp import create_app
from webapp.config import Config

BASE = "http://localhost:8080/"
HERE = Path(__file__).parent
DOCUMENTS = {
    "protokol-5": HERE.parent / "fixtures" / "example.trig",
    "prikaz-7": HERE / "order.trig",
}


def configured(data: Path, token: str | None = None) -> Config:
    limits = Limits(seconds=3, memory_mb=1024, result_bytes=1_000_000, workers=1, queue=4)
    return Config(data=data, base=BASE, limits=limits, model=None, token=token)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, documents: dict[str, bytes]) -> Path:
    """A data folder in which the example documents are published."""
    folder = tmp_path_factory.mktemp("svod-data")
    with Primary(folder, base=BASE) as primary:
        primary.install(f"{BASE}graph/ontology", vocabulary(f"{BASE}graph/ontology"))
        primary.put(f"{BASE}id/document/protokol-5", earlier(documents["protokol-5"]))
        for key, statements in documents.items():
            primary.put(f"{BASE}id/document/{key}", statements)
        primary.publish()
    return folder


def nquads(file: Path) -> bytes:
    return serialize(parse(file.read_bytes(), format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)


def earlier(protocol: bytes) -> bytes:
    """The protocol as a draft that was to be ready a month sooner, with another provision."""
    changes = {
        "svod/ontology#Adopted": "svod/ontology#Draft",
        '"2019-07-01"': '"2019-06-01"',
        "до 1 июля 2019 года": "до 1 июня 2019 года",
        "bbbb0001": "bbbb0000",
        "Норвегия": "Исландия",
        "norvegiya": "islandiya",
    }
    text = protocol.decode()
    for new, old in changes.items():
        assert new in text
        text = text.replace(new, old)
    return text.encode()


def vocabulary(graph: str) -> bytes:
    triples = ontology.vocabulary().serialize(format="nt", encoding="utf-8")
    quads = (
        Quad(q.subject, q.predicate, q.object, NamedNode(graph))
        for q in parse(triples, format=RdfFormat.N_TRIPLES)
    )
    return serialize(quads, format=RdfFormat.N_QUADS)


@pytest.fixture(scope="session")
def configure() -> Callable[..., Config]:
    """From a data folder to the settings of an application over it."""
    return configured


@pytest.fixture(scope="session")
def documents() -> dict[str, bytes]:
    """The example documents by key, as N-Quads."""
    return {key: nquads(file) for key, file in DOCUMENTS.items()}


@pytest.fixture(scope="session")
def app(data: Path) -> Iterator[Flask]:
    app = create_app(configured(data))
    yield app
    app.extensions["query_pool"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Asks in Russian and takes pages."""
    client = app.test_client()
    client.environ_base |= {"HTTP_ACCEPT": "text/html", "HTTP_ACCEPT_LANGUAGE": "ru"}
    return client


@pytest.fixture
def program(app: Flask) -> FlaskClient:
    """Names no type that it would like."""
    return app.test_client()


@pytest.fixture
def unpublished(tmp_path: Path) -> Iterator[FlaskClient]:
    """Of an application over an empty folder."""
    app = create_app(configured(tmp_path))
    yield app.test_client()
    app.extensions["query_pool"].close()


@pytest.fixture
def growing(tmp_path: Path, documents: dict[str, bytes]) -> Iterator[Iterator[FlaskClient]]:
    """The client of an application, after each of the documents that are published in turn."""
    app = create_app(configured(tmp_path))

    def published() -> Iterator[FlaskClient]:
        for key, statements in documents.items():
            with Primary(tmp_path, base=BASE) as primary:
                primary.put(f"{BASE}id/document/{key}", statements)
                primary.publish()
            yield app.test_client()

    yield published()
    app.extensions["query_pool"].close()


@pytest.fixture(scope="session")
def server(app: Flask) -> Iterator[str]:
    """The address of the application as it is really served."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)
