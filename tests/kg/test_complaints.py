"""What is said of a query that is no SPARQL."""

import pytest
from pyoxigraph import Store

from kg.complaints import complaint
from kg.errors import QuerySyntax
from kg.refusals import refuse_depth
from ontology.prefixes import PREFIXES

BASE = "http://localhost/"


def said_of(query: str) -> str:
    with pytest.raises(SyntaxError) as caught:
        Store().query(query, prefixes=PREFIXES, base_iri=BASE)
    return complaint(query, str(caught.value), BASE)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "SELECT * { ?s foo:bar ?o }",
            "the prefix «foo:» is not declared; write PREFIX foo: <…> before the query.",
        ),
        (
            "PREFIX x: <http://x/> SELECT * { ?s x:a ?o ; dcat:theme 'foo:bar' }",
            "the prefix «dcat:» is not declared; "
            "write PREFIX dcat: <http://www.w3.org/ns/dcat#> before the query.",
        ),
        (
            "SELEKT * {}",
            "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE "
            "(line 1, column 1, before «SELEKT * {}»).",
        ),
        (
            "PREFIX x: <http://x/>\n  FIND ?x",
            "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE "
            "(line 2, column 3, before «FIND ?x»).",
        ),
        (
            "PREFIX x <http://x/> ASK{}",
            "a prefix ends with a colon, as in PREFIX x: <…> "
            "(line 1, column 8, before «x <http://x/> ASK{}»).",
        ),
        (
            "SELECT nothing",
            "something is missing or misspelled (line 1, column 8, before «nothing»).",
        ),
        ("", "it is empty; a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE."),
        (
            "# only a comment\n",
            "it is empty; a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE.",
        ),
        (
            "SELECT * { ?s ?p }",
            "something is missing or misspelled (line 1, column 18, before «}»).",
        ),
        (
            "SELECT * {\n  ?s ?p ?o # «кто» делает\n  FILTER (?o > )\n}",
            "something is missing or misspelled (line 3, column 16, before «) }»).",
        ),
        ("SELECT * { ?s ?p ?o", "something is missing or misspelled (where it ends, after «?o»)."),
        (
            "SELECT ?s WHERE ?s ?p ?o",
            "{ is wanted (line 1, column 17, before «?s ?p ?o»).",
        ),
        (
            "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }",
            "SELECT names a variable that is neither in the pattern nor, beside an aggregate, "
            "in GROUP BY (where it ends, after «}»).",
        ),
        (
            "SELECT * { ?s a <http://[> }",
            "this is no IRI (line 1, column 17, before «<http://[> }»).",
        ),
    ],
)
def test_a_query_that_is_no_sparql_is_told_in_words(query: str, said: str) -> None:
    assert said_of(query) == said


def test_what_is_too_deep_to_be_read_is_said() -> None:
    with pytest.raises(QuerySyntax) as caught:
        refuse_depth("SELECT * " + "{" * 3000)
    assert str(caught.value) == (
        "The query is 3000 groups deep: no more than 1000 may stand in each other."
    )


def test_braces_side_by_side_or_in_a_text_are_not_deep() -> None:
    refuse_depth("SELECT * { " + "{ ?s ?p ?o } UNION " * 1500 + "{ ?s ?p '" + "{" * 1500 + "' } }")
