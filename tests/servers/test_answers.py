"""Whoever asks cannot tell whether the graph is in the data folder or on a server."""

import csv
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.remote.server import Server
from webapp import create_app
from webapp.config import Config
from webapp.examples import EXAMPLES

#: Virtuoso answers these in another way, and not wrongly.
OTHERWISE = {
    "13-mentioned": "which of equals are the first ten",
    "26-blanks": "the order in which words are put together",
    "32-terms": "1 for true",
}

HTML = {"Accept": "text/html", "Accept-Language": "ru"}
CSV = {"Accept": "text/csv"}


@pytest.fixture(scope="module")
def both(
    corpus: Path, moved: Path, server: Server, configure: Callable[..., Config]
) -> Iterator[tuple[FlaskClient, FlaskClient]]:
    """The application over the data folder, and the one over a server."""
    apps = [create_app(configure(corpus)), create_app(configure(moved, server))]
    yield apps[0].test_client(), apps[1].test_client()
    for app in apps:
        app.extensions["query_pool"].close()
        app.extensions["dumps"].close()


def rows(client: FlaskClient, query: str, **more: str) -> list[tuple[str, ...]]:
    answer = client.post("/sparql", data={"query": query, **more}, headers=CSV)
    assert answer.status_code == 200, answer.text
    return [tuple(row) for row in csv.reader(answer.text.splitlines())]


def test_dumps_are_the_same(both: tuple[FlaskClient, FlaskClient]) -> None:
    dumps = [gzip.decompress(client.get("/dump.nq.gz").data) for client in both]
    expected, found = (sorted(dump.splitlines()) for dump in dumps)
    assert len(expected) > 15_000
    assert found == expected


#: Kinds of things that have pages, and of how many the page is compared: those spoken of most.
THINGS = {
    "?thing a svod:Document": 2,
    "?passage svod:mentions ?thing": 3,
    "?observation a svod:Observation ; svod:observed ?thing": 1,
    "?thing a svod:Provision ; svod:addressee ?addressee": 1,
    "?thing a svod:Passage ; svod:mentions ?entity": 1,
}
OTHERS = (
    *("/", "/documents", "/provisions", "/provisions?kind=Obligation", "/ontology"),
    *("/search?q=председатель совета", "/search?q=&year=2016", "/timeline"),
    *("/api/search?q=кто поддержал кластеры&k=20", "/api/facets?q=кластер"),
)


def addresses(client: FlaskClient) -> list[str]:
    """Of each kind of page some."""
    shown: list[str] = []
    for kind, most in THINGS.items():
        which = f"{{ {kind} }} GROUP BY ?thing ORDER BY DESC(COUNT(*)) ?thing LIMIT {most}"
        found = rows(client, f"SELECT ?thing {which}")[1:]
        shown += [iri.removeprefix("http://localhost:8080") for (iri,) in found]
    keys = [iri.rpartition("/")[2] for iri in shown[:2]]
    described = [f"{iri}.ttl" for iri in shown[1:4]]
    return [*shown, *described, *(f"/document/{key}/receipt" for key in keys), *OTHERS]


def test_pages_are_the_same(both: tuple[FlaskClient, FlaskClient]) -> None:
    embedded, _ = both
    for address in addresses(embedded):
        expected, found = (
            client.get(address, headers=HTML, follow_redirects=True) for client in both
        )
        assert expected.status_code in (200, 404), address
        assert (found.status_code, found.text) == (expected.status_code, expected.text), address


def test_worked_examples_have_the_same_answers(
    server: Server, both: tuple[FlaskClient, FlaskClient]
) -> None:
    for example in EXAMPLES.values():
        makes_graph = "CONSTRUCT" in example.queries["ru"] or "DESCRIBE" in example.queries["ru"]
        form = {"Accept": "application/n-triples"} if makes_graph else CSV
        answers = [
            c.post("/sparql", data={"query": example.queries["ru"]}, headers=form) for c in both
        ]
        expected, found = (sorted(answer.text.splitlines()) for answer in answers)
        assert [answer.status_code for answer in answers] == [200, 200], example.name
        if server.user and example.name in OTHERWISE:
            assert len(found) == len(expected), example.name
        else:
            assert found == expected, example.name
