"""The W3C's exchanges of requests and answers that make up the SPARQL 1.1 Protocol: queries."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from comparing import read
from endpoint import Answer, Endpoint
from pyoxigraph import RdfFormat, Store
from suites import cases

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
TRUTHS = ("application/sparql-results+json", "application/sparql-results+xml")
TABLES = (*TRUTHS, "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/rdf+xml", "application/n-triples")

DATA = "http://kasei.us/2009/09/sparql/data/data%d.rdf"
FIRST, SECOND, THIRD = (DATA % number for number in (1, 2, 3))
BOTH = f"ASK {{ <{FIRST}> a ?type . <{SECOND}> a ?type }}"
ANY_NAMED = "ASK { GRAPH ?g { ?s ?p ?o } }"
ACROSS = "SELECT ?g ?x ?s { ?x ?y ?o GRAPH ?g { ?s ?p ?o } }"
FROM_FIRST = f"ASK FROM <{FIRST}> {{ <{FIRST}> ?p ?o }}"


@dataclass(frozen=True)
class Exchange:
    """A request, and of its answer the media types it may have and whether it says yes."""

    method: str
    parameters: list[tuple[str, str]]
    body: bytes | None = None
    media_type: str | None = None
    answers: tuple[str, ...] = ()
    truth: bool | None = None

    def take_place(self, endpoint: Endpoint) -> Answer:
        address = f"?{urlencode(self.parameters)}" if self.parameters else ""
        headers = {"Content_Type": self.media_type} if self.media_type else {}
        return endpoint.send(self.method, address, body=self.body, **headers)


def get(*parameters: tuple[str, str], **answer: object) -> Exchange:
    return Exchange("GET", list(parameters), **answer)


def post(query: str, *parameters: tuple[str, str], **answer: object) -> Exchange:
    return Exchange("POST", list(parameters), query.encode(), QUERY, **answer)


def form(*fields: tuple[str, str], **answer: object) -> Exchange:
    return Exchange("POST", [], urlencode(fields).encode(), FORM, **answer)


def default(graph: str) -> tuple[str, str]:
    return "default-graph-uri", graph


def named(graph: str) -> tuple[str, str]:
    return "named-graph-uri", graph


ASK = ("query", "ASK {}")
YES = {"answers": TRUTHS, "truth": True}
NO = {"answers": TRUTHS, "truth": False}

ANSWERED = {
    "query_get": get(ASK, **YES),
    "query_post_form": form(ASK, **YES),
    "query_post_direct": post("ASK {}", **YES),
    "query_dataset_default_graphs_get": get(
        ("query", BOTH), default(FIRST), default(SECOND), **YES
    ),
    "query_dataset_default_graphs_post": post(BOTH, default(FIRST), default(SECOND), **YES),
    "query_dataset_named_graphs_get": get(
        ("query", ANY_NAMED), named(FIRST), named(SECOND), **YES
    ),
    "query_dataset_named_graphs_post": post(ANY_NAMED, named(FIRST), named(SECOND), **YES),
    "query_dataset_full": post(
        ACROSS, default(THIRD), named(FIRST), named(SECOND), answers=TABLES
    ),
    "query_multiple_dataset": post(FROM_FIRST, default(SECOND), **NO),
    "query_content_type_select": post("SELECT (1 AS ?value) {}", answers=TABLES),
    "query_content_type_ask": post("ASK {}", answers=TRUTHS),
    "query_content_type_describe": post("DESCRIBE <http://example.org/>", answers=GRAPHS),
    "query_content_type_construct": post(
        "CONSTRUCT { <s> <p> 1 } WHERE {}", answers=GRAPHS
    ),
}  # fmt: skip
REFUSED = {
    "bad_query_method": Exchange("PUT", [ASK]),
    "bad_multiple_queries": get(ASK, ("query", "SELECT * {}")),
    "bad_query_wrong_media_type": Exchange("POST", [], b"ASK {}", "text/plain"),
    "bad_query_missing_form_type": Exchange("POST", [], urlencode([ASK]).encode()),
    "bad_query_missing_direct_type": Exchange("POST", [], b"ASK {}"),
    "bad_query_non_utf8": Exchange(
        "POST", [], "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16"
    ),
    "bad_query_syntax": get(("query", "ASK {")),
}


@pytest.fixture(autouse=True)
def three_graphs(endpoint: Endpoint) -> None:
    """Each tells of itself that it is a document; the default graph is their union."""
    said = [
        f"<{graph}> a <http://xmlns.com/foaf/0.1/Document> ." for graph in (FIRST, SECOND, THIRD)
    ]
    union = "\n".join(said)
    graphs = "\n".join(
        f"<{graph}> {{ {triple} }}"
        for graph, triple in zip((FIRST, SECOND, THIRD), said, strict=True)
    )

    def fill(store: Store) -> None:
        store.load(f"{union}\n{graphs}".encode(), RdfFormat.TRIG)

    endpoint.show("protocol", fill)


@pytest.mark.parametrize("name", ANSWERED)
def test_is_answered(endpoint: Endpoint, name: str) -> None:
    exchange = ANSWERED[name]
    answer = exchange.take_place(endpoint)
    assert answer.status == 200
    assert answer.media_type in exchange.answers
    if exchange.truth is not None:
        assert read(answer.content, answer.media_type, "").askAnswer is exchange.truth


def test_a_dataset_of_default_and_named_graphs(endpoint: Endpoint) -> None:
    answer = ANSWERED["query_dataset_full"].take_place(endpoint)
    rows = read(answer.content, answer.media_type, "").bindings
    assert {tuple(str(row[name]) for name in row) for row in rows} == {
        (FIRST, THIRD, FIRST),
        (SECOND, THIRD, SECOND),
    }


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_and_told_why(endpoint: Endpoint, name: str) -> None:
    answer = REFUSED[name].take_place(endpoint)
    assert 400 <= answer.status < 500
    assert b"error" in answer.content


def test_all_exchanges_about_queries_are_here() -> None:
    told = {test.name for test in cases("ProtocolTest")}
    assert {name for name in told if "update" not in name} == {*ANSWERED, *REFUSED}
