"""The W3C's tests of what is SPARQL and what is not, sent over HTTP."""

import pytest
from endpoint import Endpoint, query_of
from known import each
from suites import Case, cases

QUERY = ".rq"


def of_queries(*kinds: str, federated: bool = False) -> list[Case]:
    return [
        test
        for test in cases(*kinds)
        if test.query.endswith(QUERY) and test.suite.endswith("syntax-fed") == federated
    ]


@pytest.fixture(autouse=True)
def nothing_published(endpoint: Endpoint) -> None:
    endpoint.publish(((), ()))


@each(of_queries("PositiveSyntaxTest", "PositiveSyntaxTest11"))
def test_is_sparql(endpoint: Endpoint, test: Case) -> None:
    """It may call functions that somebody else has: then this is said, not that it is no SPARQL."""
    answer = endpoint.ask(query_of(test))
    assert answer.status == 200 or b"is not supported" in answer.content


@each(of_queries("PositiveSyntaxTest11", federated=True))
def test_is_sparql_that_asks_others(endpoint: Endpoint, test: Case) -> None:
    """Which Svod does not do: it would be used to reach what it alone may reach."""
    assert endpoint.ask(query_of(test)).status == 403


@each(of_queries("NegativeSyntaxTest", "NegativeSyntaxTest11"))
def test_is_no_sparql(endpoint: Endpoint, test: Case) -> None:
    assert endpoint.ask(query_of(test)).status == 400
