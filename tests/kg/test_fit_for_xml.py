"""A result that XML cannot say is refused, with the formats that can."""

from collections.abc import Iterable
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.errors import FormatNotOffered
from kg.results import written

ROOM = 1_000_000
TABLE = "application/sparql-results+xml"
RDF = "application/rdf+xml"


def said(predicate: str, words: str) -> Iterable[Triple]:
    return [Triple(NamedNode("urn:a"), NamedNode(predicate), Literal(words))]


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        ("http://example.org/1", "срок"),
        ("http://example.org/", "срок"),
        ("http://example.org/?a=1&b=2", "срок"),
        ("urn:says", "до\u00011 мая"),
        ("urn:says", "до\uffff1 мая"),
    ],
)
def test_statements(predicate: str, words: str) -> None:
    with pytest.raises(FormatNotOffered, match=r"as application/rdf\+xml: ask for text/turtle, "):
        written(said(predicate, words), accept=f"{RDF}, */*;q=0.1", limit=ROOM)
    assert written(said(predicate, words), accept="text/turtle", limit=ROOM).content


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        ("http://example.org/срок", "<oxprefix: >"),
        ("http://example.org/a'b", "a\tb\r\n"),
        ("http://example.org/п1", "\ufffd \U0001f4c5 \x7f"),
    ],
)
def test_what_looks_like_it(predicate: str, words: str) -> None:
    answer = written(said(predicate, words), accept=RDF, limit=ROOM)
    assert ElementTree.fromstring(answer.content).tag.endswith("RDF")


@pytest.mark.parametrize("accept", [TABLE, "application/xml", "text/xml"])
@pytest.mark.parametrize("words", [r"\u0000", r"\u0008", r"\u001F", r"\uFFFE"])
def test_tables(accept: str, words: str) -> None:
    query = f'SELECT ("{words}" AS ?words) {{}}'
    with pytest.raises(FormatNotOffered, match=r": ask for application/sparql-results\+json, text"):
        written(Store().query(query), accept=accept, limit=ROOM)


def test_tables_of_other_words() -> None:
    answer = written(Store().query('SELECT ("\\t<срок>" AS ?words) {}'), accept=TABLE, limit=ROOM)
    assert ElementTree.fromstring(answer.content).findtext(".//{*}literal") == "\t<срок>"
