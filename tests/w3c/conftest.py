"""One server for all tests of the W3C that a process runs, and one that takes updates."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import pytest
import waitress
from endpoint import Endpoint
from suites import BASE
from updated import TOKEN, Updated

from kg.limits import Limits
from kg.store import Primary
from webapp import create_app
from webapp.config import Config

LIMITS = Limits(seconds=10, memory_mb=1024, result_bytes=1_000_000, workers=1, queue=4)


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """Over a generation without a document, as it is really served."""
    data = tmp_path_factory.mktemp("w3c")
    with served(data) as port, closing(Endpoint(port, data)) as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Updated]:
    """As it is served where people may write."""
    data = tmp_path_factory.mktemp("w3c-updates")
    with served(data, token=TOKEN) as port, closing(Updated(port)) as updated:
        yield updated


@contextmanager
def served(data: Path, token: str | None = None) -> Iterator[int]:
    """The port of a server over nothing."""
    with Primary(data, base=BASE) as primary:
        primary.publish()
    app = create_app(Config(data=data, base=BASE, limits=LIMITS, model=None, token=token))
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=2)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()
    app.extensions["query_pool"].close()
    app.extensions["editing"].close()
    thread.join(timeout=5)
