"""What is published is described for catalogues, crawlers and people."""

from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import DCAT, DCTERMS, FOAF, RDF, VOID, Graph, Literal, URIRef

from ontology.terms import SVOD
from webapp import create_app
from webapp.config import Config, ConfigError
from webapp.formats import FORMATS

BASE = "http://localhost:8080/"
DATASET = URIRef(f"{BASE}dataset#svod")
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def graph(program):
    return Graph().parse(data=program.get("/dataset.ttl").data, format="turtle")


@pytest.fixture
def manifest(app):
    return app.extensions["generations"].current().manifest


def test_crawlers_find_it_where_they_look(program):
    answer = program.get("/.well-known/void")
    assert (answer.status_code, answer.location) == (303, "/dataset")
    found = program.get("/.well-known/void", follow_redirects=True)
    assert found.mimetype == "text/turtle"
    assert (DATASET, RDF.type, VOID.Dataset) in Graph().parse(data=found.data, format="turtle")


@pytest.mark.parametrize("suffix", FORMATS)
def test_crawlers_ask_there_for_a_format(program, suffix):
    answer = program.get(f"/.well-known/void.{suffix}")
    assert (answer.status_code, answer.location) == (303, f"/dataset.{suffix}")


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_says_the_same(program, suffix):
    by_suffix = program.get(f"/dataset.{suffix}")
    by_type = program.get("/dataset", headers={"Accept": FORMATS[suffix].media_type})
    assert by_suffix.mimetype == by_type.mimetype == FORMATS[suffix].media_type
    assert by_suffix.data == by_type.data
    expected = parse(program.get("/dataset.ttl").data, format=RdfFormat.TURTLE)
    assert set(parse(by_suffix.data, format=FORMATS[suffix])) == set(expected)


def test_void_says_how_much_there_is_and_where(graph, manifest):
    assert graph.value(DATASET, VOID.entities).toPython() == manifest.entities
    assert graph.value(URIRef(f"{BASE}dataset#read"), VOID.triples).toPython() == (
        manifest.statements
    )
    assert graph.value(DATASET, VOID.sparqlEndpoint) == URIRef(f"{BASE}sparql")
    assert set(graph.objects(DATASET, VOID.dataDump)) == {
        URIRef(f"{BASE}dump.nq.gz"),
        URIRef(f"{BASE}dump.trig.gz"),
    }
    assert graph.value(DATASET, VOID.uriSpace) == Literal(f"{BASE}id/")


@pytest.mark.parametrize("address", ["/dataset.ttl", "/sparql"])
def test_void_counts_what_queries_count(program, manifest, address):
    graph = Graph().parse(data=program.get(address).data, format="turtle")
    classes = told(graph, VOID.classPartition, VOID["class"], VOID.entities)
    properties = told(graph, VOID.propertyPartition, VOID.property, VOID.triples)
    assert classes == asked(program, "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c")
    assert properties == asked(program, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    assert (classes[str(SVOD.Document)], classes[str(SVOD.Passage)]) == (2, manifest.passages)
    for property_, counted in {
        VOID.triples: "COUNT(*)",
        VOID.distinctSubjects: "COUNT(DISTINCT ?s)",
        VOID.distinctObjects: "COUNT(DISTINCT ?o)",
    }.items():
        query = f"SELECT ('all' AS ?name) ({counted} AS ?n) {{ ?s ?p ?o }}"
        assert asked(program, query) == {"all": graph.value(DATASET, property_).toPython()}
    assert graph.value(DATASET, VOID.classes).toPython() == len(classes)
    assert graph.value(DATASET, VOID.properties).toPython() == len(properties)


def told(graph, partition, of, number):
    """What there is how much of, by the parts of the dataset."""
    return {
        str(graph.value(part, of)): graph.value(part, number).toPython()
        for part in graph.objects(DATASET, partition)
    }


def asked(program, query):
    """The rows of a query for a name and a number."""
    answer = program.get("/sparql", query_string={"query": query, "format": "csv"})
    rows = (line.rsplit(",", 1) for line in answer.text.splitlines()[1:])
    return {name: int(number) for name, number in rows}


def test_a_base_that_was_never_counted_tells_what_its_manifest_does(program, app, monkeypatch):
    """As a version published it that did not count."""
    monkeypatch.setattr(app.extensions["generations"].current(), "extent", None)
    graph = Graph().parse(data=program.get("/dataset.ttl").data, format="turtle")
    assert told(graph, VOID.classPartition, VOID["class"], VOID.entities) == {
        str(SVOD.Document): 2,
        str(SVOD.Passage): 6,
    }
    assert not list(graph.objects(DATASET, VOID.triples))
    assert "Классы (2)" in program.get("/dataset.html").text


def test_void_counts_the_graphs_that_queries_find(program, graph):
    for name in ("authority", "ontology", "rules", "people"):
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}graph/{name}> {{ ?s ?p ?o }} }}"
        found = program.get("/sparql", query_string={"query": query, "format": "csv"}).text
        told = graph.value(URIRef(f"{BASE}dataset#{name}"), VOID.triples)
        assert f"{told}" == found.split()[1]


def test_dcat_says_how_to_get_it(graph, manifest):
    assert (DATASET, RDF.type, DCAT.Dataset) in graph
    assert str(graph.value(DATASET, DCTERMS.modified)) == manifest.created
    assert {title.language for title in graph.objects(DATASET, DCTERMS.title)} == {"ru", "en"}
    addresses = {
        str(address)
        for distribution in graph.objects(DATASET, DCAT.distribution)
        for address in graph.objects(distribution, DCAT.downloadURL | DCAT.accessURL)
    }
    assert addresses == {f"{BASE}dump.nq.gz", f"{BASE}dump.trig.gz", f"{BASE}sparql"}
    (service,) = graph.subjects(DCAT.servesDataset, DATASET)
    assert graph.value(service, DCAT.endpointURL) == URIRef(f"{BASE}sparql")


def test_all_it_names_on_this_server_is_there(client, graph):
    named = {
        str(node)
        for node in graph.all_nodes()
        if isinstance(node, URIRef) and str(node).startswith(BASE)
    }
    assert f"{BASE}id/document/protokol-5" in named
    parts = {iri.removeprefix(BASE.rstrip("/")).partition("#")[::2] for iri in named}
    for path in {path for path, _ in parts}:
        with client.head(path, follow_redirects=True) as answer:
            assert answer.status_code == 200, path
    page = client.get("/dataset").text
    for path, fragment in parts:
        assert path != "/dataset" or not fragment or f'id="{fragment}"' in page


class TestLicence:
    @pytest.fixture
    def licensed(self, data, configure):
        app = create_app(replace(configure(data), licence=CC_BY))
        yield app.test_client()
        app.extensions["query_pool"].close()

    def test_it_is_a_setting(self, licensed):
        graph = Graph().parse(data=licensed.get("/dataset.ttl").data, format="turtle")
        licences = set(graph.subjects(DCTERMS.license, URIRef(CC_BY)))
        assert DATASET in licences
        assert {URIRef(f"{BASE}dataset#nquads"), URIRef(f"{BASE}dataset#trig")} < licences
        assert CC_BY in licensed.get("/dataset", headers={"Accept": "text/html"}).text

    def test_without_it_nothing_is_said(self, client, graph):
        assert not list(graph.triples((None, DCTERMS.license, None)))
        assert "не указана" in client.get("/dataset").text

    def test_another_licence_is_another_description(self, licensed, program):
        known = {"If-None-Match": program.get("/dataset.ttl").headers["ETag"]}
        assert program.get("/dataset.ttl", headers=known).status_code == 304
        assert licensed.get("/dataset.ttl", headers=known).status_code == 200

    def test_it_must_be_an_address(self):
        assert Config.from_environment({"SVOD_LICENCE": CC_BY}).licence == CC_BY
        with pytest.raises(ConfigError, match="SVOD_LICENCE cannot be «CC BY»"):
            Config.from_environment({"SVOD_LICENCE": "CC BY"})


def test_another_generation_of_the_same_state_is_another_description(program, app, monkeypatch):
    known = {"If-None-Match": program.get("/dataset.ttl").headers["ETag"]}
    monkeypatch.setattr(app.extensions["generations"].current(), "name", "000002")
    assert program.get("/dataset.ttl", headers=known).status_code == 200


class TestGraphs:
    @pytest.mark.parametrize("name", ["entities", "ontology", "links", "people"])
    def test_their_iris_lead_to_their_description(self, client, name):
        answer = client.get(f"/graph/{name}")
        assert (answer.status_code, answer.location) == (303, f"/dataset#{name}")
        assert f'id="{name}"' in client.get("/dataset").text

    def test_one_of_people_that_is_not_there_is_not_found(self, client):
        assert client.get("/graph/people/nothing").status_code == 404

    def test_there_are_no_others(self, program):
        answer = program.get("/graph/everything")
        assert answer.status_code == 404
        assert "entities, authority" in answer.json["error"]


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "Правила чтения"), ("en", "Rules of reading")]
)
def test_people_read_it_in_their_language(client, language, words):
    page = client.get("/dataset", headers={"Accept-Language": language}).text
    assert words in page
    assert '<link rel="alternate" type="text/turtle" href="/dataset.ttl">' in page


@pytest.mark.parametrize("address", ["/dataset", "/ontology"])
def test_its_page_has_an_address_of_its_own(program, address):
    assert "<!doctype html>" in program.get(f"{address}.html").text


def test_rdf_says_where_it_is_described(program):
    link = '<http://localhost:8080/dataset>; rel="describedby"'
    assert program.get("/data/place/norvegiya.ttl").headers["Link"] == link
    assert FOAF.primaryTopic in Graph().parse(data=program.get("/dataset.ttl").data).predicates()
