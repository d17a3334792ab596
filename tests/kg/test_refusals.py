"""Which queries would leave the house."""

import pytest

from kg.errors import QueryRefused
from kg.refusals import is_update, refuse_service


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }",
        "select * { service silent <http://a/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o . SeRvIcE<http://a/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.SERVICE ?endpoint { ?s ?p ?o } }",
        r"SELECT * { S\u0045RVICE <http://a/> { ?s ?p ?o } }",
        r"SELECT * { \U00000053ERVIC\u0065 <http://a/> { ?s ?p ?o } }",
        "SELECT * { # harmless\nSERVICE#\n<http://a/> { ?s ?p ?o } }",
        "SELECT * { #\\u000ASERVICE <http://a/> { ?s ?p ?o }\n }",
        "SELECT * { ?s ?p 1SERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''it's''' SERVICE <http://a/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\"" SERVICE <http://a/> { ?s ?p ?o } #" }',
        r"PREFIX p: <http://a/> SELECT * { ?s p:it\'s ?o SERVICE p:a { ?s ?p ?o } }",
        "PREFIX p: <http://a/> SELECT * { SERVICEp:a { ?s ?p ?o } }",
        "PREFIX : <http://a/> SELECT * { SERVICE:a # endpoint\n { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?o <?p && ?o> 1) SERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?o<#a>'''\n1) SERVICE <http://a/> { ?s ?p ?o } #'''\n}",
        "SELECT * { ?s ?p ?o FILTER(?o<?p)SERVICE#>\n<http://a/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <http://a/> { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://a/> { ?s ?p ?o } } }",
    ],
)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="SERVICE is not allowed here"):
        refuse_service(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE" }',
        "SELECT * { ?s ?p 'a SERVICE <http://a/> {' }",
        'SELECT * { ?s ?p """one " SERVICE {\n two""" }',
        "SELECT * { ?s ?p '''it's a SERVICE''' }",
        r'SELECT * { ?s ?p "\" SERVICE <http://a/> {" }',
        "SELECT * { ?s ?p ?o } # SERVICE <http://a/> { }",
        "SELECT * { ?s a <http://a/SERVICE#Service> . ?s ?p ?o }",
        "PREFIX svod: <https://w3id.org/svod/ontology#> SELECT * { ?s a svod:Service }",
        "PREFIX service: <http://a/> SELECT * { ?s service:a ?o . ?o service:b ?s }",
        "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
        "SELECT * { _:service ?p 'услуга'@service }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * {",
        "'''",
        "",
    ],
)
def test_the_mere_word_is_not(query: str) -> None:
    refuse_service(query)


def test_a_long_query_is_read_in_linear_time() -> None:
    refuse_service("SELECT * { " + "?s ?p <http://a/#b> . \n" * 20_000 + "'" * 50_000 + "}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOAD <http://a/>", True),
        ("PREFIX p: <http://a/> # note\n base <http://b/> insert data { p:a p:b p:c }", True),
        (r"DEL\u0045TE WHERE { ?s ?p ?o }", True),
        ("SELECT * { ?s ?p ?o ", False),
        ("PREFIX load: <http://a/> ASK { load:a ?p ?o ", False),
        ("", False),
    ],
)
def test_updates_are_known_as_such(text: str, expected: bool) -> None:
    assert is_update(text) is expected
