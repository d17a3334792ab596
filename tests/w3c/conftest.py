"""One server for all tests of the W3C that a process runs."""

from collections.abc import Iterator
from contextlib import closing
from threading import Thread

import pytest
import waitress
from endpoint import Endpoint
from suites import BASE

from kg.limits import Limits
from kg.store import Primary
from webapp import create_app
from webapp.config import Config


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """Over a generation without a document, as it is really served."""
    data = tmp_path_factory.mktemp("w3c")
    with Primary(data, base=BASE) as primary:
        primary.publish()
    limits = Limits(seconds=10, memory_mb=1024, result_bytes=1_000_000, workers=1, queue=4)
    app = create_app(Config(data=data, base=BASE, limits=limits, model=None))
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=2)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    with closing(Endpoint(server.effective_port, data)) as endpoint:
        yield endpoint
    server.close()
    app.extensions["query_pool"].close()
    thread.join(timeout=5)
