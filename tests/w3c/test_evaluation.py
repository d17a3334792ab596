"""The W3C's tests of what queries find, asked over HTTP in every format of results."""

from comparing import csv_rows, is_same, read
from endpoint import Endpoint, dataset_of, query_of
from known import each
from suites import Case, cases, content

TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/tab-separated-values",
)
FORMATS = {
    "SELECT": TABLES,
    "ASK": TABLES[:2],
    "CONSTRUCT": (
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
    ),
}


@each(cases("QueryEvaluationTest"))
def test_finds_what_is_wanted(endpoint: Endpoint, test: Case) -> None:
    query = query_of(test)
    endpoint.publish(dataset_of(test))
    wanted = read(content(test.result), test.result.rpartition(".")[2], test.result)
    for media_type in FORMATS[wanted.type]:
        answer = endpoint.ask(query, media_type)
        assert (answer.status, answer.media_type) == (200, media_type)
        found = read(answer.content, media_type, test.result)
        assert is_same(wanted, found, ordered=is_ordered(test, query), lax=test.lax)


@each(cases("CSVResultFormatTest"))
def test_is_written_as_csv(endpoint: Endpoint, test: Case) -> None:
    endpoint.publish(dataset_of(test))
    answer = endpoint.ask(query_of(test), "text/csv")
    assert csv_rows(answer.content) == csv_rows(content(test.result))


def is_ordered(test: Case, query: str) -> bool:
    """Whether the query asks for an order, and the file of the result tells it."""
    tells = not test.result.endswith((".ttl", ".rdf")) or b"rs:index" in content(test.result)
    return "order by" in query.lower() and tells
