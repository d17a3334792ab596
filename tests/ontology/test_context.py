"""Data written with the JSON-LD context read back as the same triples."""

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ontology import vocabulary
from ontology.context import context
from ontology.terms import ORG, OWL, RDF, SKOS, SVOD, XSD

EXAMPLE = Path(__file__).parent.parent / "fixtures" / "example.trig"

NOTE = """{
  "@id": "http://example.org/provision/1",
  "@type": ["Provision", "Recommendation"],
  "number": "1",
  "text": "Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.",
  "addressee": "http://example.org/komitet",
  "deadline": "2019-07-01",
  "planned": true,
  "statedIn": {"@id": "http://example.org/passage/2", "@type": "Passage", "order": 2},
  "about": {
    "@id": "http://example.org/komitet",
    "@type": ["org:Organization", "PublicBody"],
    "skos:prefLabel": {"ru": "Комитет по туризму", "en": "Committee for Tourism"},
    "org:memberOf": "http://example.org/sovet"
  }
}"""


@pytest.fixture(scope="module")
def example() -> Graph:
    """What the example document says, whichever graph it stands in."""
    graph = Graph()
    for quad in parse(path=str(EXAMPLE), format=RdfFormat.TRIG):
        graph.parse(data=f"{quad.triple} .", format="nt")
    return graph


def test_plain_json_is_read_as_triples() -> None:
    written = json.loads(NOTE) | context()
    graph = Graph().parse(data=json.dumps(written), format="json-ld")
    provision, committee = (
        URIRef(f"http://example.org/{name}") for name in ("provision/1", "komitet")
    )
    assert (provision, RDF.type, SVOD.Recommendation) in graph
    assert (provision, SVOD.deadline, Literal("2019-07-01", datatype=XSD.date)) in graph
    assert (provision, SVOD.addressee, committee) in graph
    assert (provision, SVOD.planned, Literal(True)) in graph
    assert (URIRef("http://example.org/passage/2"), SVOD.order, Literal(2)) in graph
    assert (committee, SKOS.prefLabel, Literal("Комитет по туризму", lang="ru")) in graph
    assert (committee, ORG.memberOf, URIRef("http://example.org/sovet")) in graph
    assert len(graph) == 16


def test_a_document_written_with_it_reads_back_as_the_same_triples(example: Graph) -> None:
    written = example.serialize(format="json-ld", context=context()["@context"], auto_compact=True)
    assert '"deadline": "2019-07-01"' in written
    assert isomorphic(Graph().parse(data=written, format="json-ld"), example)
    other_reader = parse(written, format=RdfFormat.JSON_LD)
    again = Graph().parse(data="".join(f"{quad.triple} .\n" for quad in other_reader), format="nt")
    assert isomorphic(again, example)


@pytest.mark.parametrize("kind", [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty])
def test_every_term_has_a_name_in_it(kind: URIRef) -> None:
    own = {
        str(term) for term in vocabulary().subjects(RDF.type, kind) if str(term).startswith(SVOD)
    }
    assert own
    assert {term.removeprefix(SVOD) for term in own} <= set(context()["@context"])
