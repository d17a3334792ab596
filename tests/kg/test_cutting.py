"""A result that is too large ends after a whole row, in a document that is whole."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import ResultTooLarge
from kg.results import GRAPHS, TABLES, Answer, written

LIMIT = 20_000
#: What could be taken for the end of a row, in one format or another.
TREACHEROUS = ['}},{"x":{', '"}},{', '\\"},{', "},{", "a\r\nb", '"\r\n"', "</result>", "\t\n", "\\"]
QUERIES = {
    "all": "SELECT * { ?s ?p ?o }",
    "with empty cells": "SELECT ?x ?o { ?s ?p ?o BIND (IF(STRLEN(?o) > 9, ?s, 1/0) AS ?x) }",
    "rows without a cell": "SELECT ?x { ?s ?p ?o }",
}


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.extend(
        Quad(
            NamedNode(f"urn:{number}"),
            NamedNode("urn:says"),
            Literal(f"{TREACHEROUS[number % len(TREACHEROUS)]}{number}"),
        )
        for number in range(20_000)
    )
    return store


def ask(store: Store, query: str, media_type: str, limit: int = LIMIT) -> Answer:
    return written(store.query(query), accept=media_type, limit=limit)


def json_rows(content: bytes) -> list[object]:
    return json.loads(content)["results"]["bindings"]


def xml_rows(content: bytes) -> list[object]:
    results = ElementTree.fromstring(content).findall(".//{*}result")
    return [[ElementTree.tostring(cell) for cell in row] for row in results]


def csv_rows(content: bytes) -> list[object]:
    return list(csv.reader(StringIO(content.decode(), newline="")))[1:]


def tsv_rows(content: bytes) -> list[object]:
    assert content.endswith(b"\n")
    return content.split(b"\n")[1:-1]


READERS: dict[str, Callable[[bytes], list[object]]] = {
    "application/sparql-results+json": json_rows,
    "application/sparql-results+xml": xml_rows,
    "text/csv": csv_rows,
    "text/tab-separated-values": tsv_rows,
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize("media_type", READERS)
def test_tables(store: Store, query: str, media_type: str) -> None:
    rows = READERS[media_type]
    cut, whole = (ask(store, query, media_type, limit) for limit in (LIMIT, 50_000_000))
    given = rows(cut.content)
    assert cut.cut_after == len(given) > 50
    assert given == rows(whole.content)[: len(given)]
    assert LIMIT * 0.8 < len(cut.content) < LIMIT + 30
    assert whole.cut_after is None


def test_json_says_so_itself(store: Store) -> None:
    cut = json.loads(ask(store, QUERIES["all"], "application/sparql-results+json").content)
    assert cut["results"]["truncated"] is True


@pytest.mark.parametrize("media_type", GRAPHS)
def test_graphs(store: Store, media_type: str) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    cut = ask(store, query, media_type)
    given = list(parse(BytesIO(cut.content), format=GRAPHS[media_type]))
    assert cut.cut_after == len(given) > 50
    whole = ask(store, query, media_type, 50_000_000)
    assert whole.cut_after is None
    assert set(given) < set(parse(whole.content, format=GRAPHS[media_type]))


@pytest.mark.parametrize("media_type", TABLES)
def test_one_row_that_is_too_large(store: Store, media_type: str) -> None:
    query = f'SELECT ("{"a" * LIMIT}" AS ?long) {{}}'
    with pytest.raises(ResultTooLarge, match="The first row alone is larger than"):
        ask(store, query, media_type)


def test_one_statement_that_is_too_large(store: Store) -> None:
    query = f'CONSTRUCT {{ <urn:a> <urn:b> "{"a" * 3 * LIMIT}" }} WHERE {{}}'
    with pytest.raises(ResultTooLarge, match="larger than 56384 bytes"):
        ask(store, query, RdfFormat.TURTLE.media_type)
