"""The W3C's tests of what an endpoint says of itself."""

import pytest
from endpoint import Endpoint
from rdflib import RDF, Graph, Namespace, URIRef

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
SERVICE = {"endpoint", "supportedLanguage", "feature", "resultFormat", "defaultDataset"}


@pytest.fixture
def described(endpoint: Endpoint) -> Graph:
    """returns-rdf"""
    answer = endpoint.send("GET", "", Accept="text/turtle")
    assert (answer.status, answer.media_type) == (200, "text/turtle")
    return Graph().parse(data=answer.content, format="turtle")


def test_has_endpoint_triple(described: Graph, endpoint: Endpoint) -> None:
    assert (None, SD.endpoint, URIRef(endpoint.url)) in described


def test_conforms_to_schema(described: Graph) -> None:
    (service,) = described.subjects(RDF.type, SD.Service)
    assert {str(p).removeprefix(SD) for p in described.predicates(service)} >= SERVICE
    dataset = described.value(service, SD.defaultDataset)
    assert (dataset, RDF.type, SD.Dataset) in described
    assert (described.value(dataset, SD.defaultGraph), RDF.type, SD.Graph) in described
    for graph in described.objects(dataset, SD.namedGraph):
        assert (graph, RDF.type, SD.NamedGraph) in described
        assert described.value(graph, SD["name"])
