"""Foreign queries are kept from graphs that are not published, and mean the same otherwise."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, Store

from kg.errors import QueryRefused
from kg.remote.credentials import Credentials
from kg.remote.foreign import prologue, refuse_extensions
from kg.remote.hiding import hiding

UNION = "urn:svod:union"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "select * { graph ?g{?s ?p ?o}. ?s ?p ?o }",
        "SELECT * { OPTIONAL { GRAPH ?g { ?s ?p ?o OPTIONAL { ?s ?q ?o } } } }",
        "SELECT * { { GRAPH ?g { ?s ?p ?o } } UNION { GRAPH ?h { ?s ?p ?o } } }",
        "SELECT * { GRAPH # in which\n $g { ?s ?p 'GRAPH ?x { }' } } ",
        "ASK { FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }",
    ],
)
def test_a_graph_that_is_hidden_is_not_seen(query: str) -> None:
    said = Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("GRAPH ?x { }"), NamedNode("urn:g"))
    union = Quad(said.subject, said.predicate, said.object, NamedNode(UNION))
    seen, both = Store(), Store()
    seen.add(said)
    both.extend([said, union])
    assert found(both, hiding(query, [UNION])) == found(seen, query) != []


def found(store: Store, query: str) -> list[str]:
    answer = store.query(query, use_default_graph_as_union=True)
    return [str(answer)] if isinstance(answer, QueryBoolean) else sorted(set(map(str, answer)))


@pytest.mark.parametrize(
    "query",
    ["SELECT * { GRAPH <urn:g> { ?s ?p ?o } }", "SELECT * { ?graph ?p '''{ GRAPH ?g {''' }"],
)
def test_other_queries_stay_as_they_are(query: str) -> None:
    assert hiding(query, [UNION]) == query


@pytest.mark.parametrize(
    "function",
    ["<bif:http_get>", "<BIF:http_get>", "bif:http_get", "<\\u0062if:http_get>", "sql:rdf_load"],
)
def test_functions_of_virtuoso_are_refused(function: str) -> None:
    with pytest.raises(QueryRefused):
        refuse_extensions(f"SELECT ({function}('http://localhost/') AS ?x) {{ }}")
    refuse_extensions("SELECT * { ?s ?p 'bif:http_get', <http://bif:80/> }")


def test_the_usual_prefixes_are_declared_where_they_are_used() -> None:
    assert prologue("SELECT * { ?d a svod:Document ; x:y 'dcterms:title' }", None) == (
        "PREFIX svod: <https://w3id.org/svod/ontology#>\n"
    )
    assert prologue("ASK {}", "http://localhost:8080/") == "BASE <http://localhost:8080/>\n"


def test_a_password_goes_only_to_who_asks_for_it() -> None:
    credentials = Credentials("dba", "secret", "")
    assert credentials.header("http://graph/sparql") == {}
    assert credentials.learn({"WWW-Authenticate": 'Basic realm="graph"'})
    assert credentials.header("http://graph/sparql") == {"Authorization": "Basic ZGJhOnNlY3JldA=="}
    assert not credentials.learn({"WWW-Authenticate": 'Basic realm="graph"'})
    assert Credentials("", "", "abc").header("http://graph/") == {"Authorization": "Bearer abc"}


def test_a_password_that_is_not_sent_in_plain() -> None:
    credentials = Credentials("dba", "secret", "")
    challenge = 'Digest realm="SPARQL", nonce="62b7", opaque="5ebe", qop="auth", algorithm="MD5"'
    assert credentials.learn({"WWW-Authenticate": challenge})
    sent = [credentials.header("http://graph/sparql-auth")["Authorization"] for _ in range(2)]
    assert all('username="dba"' in one and "secret" not in one for one in sent)
    assert ["nc=00000001" in sent[0], "nc=00000002" in sent[1]] == [True, True]
