"""The vocabulary is served, for programs and as a page for people."""

import re

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

import ontology
from ontology.terms import OWL, RDF, SVOD
from webapp.formats import FORMATS

PARSERS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}


@pytest.mark.parametrize("suffix", PARSERS)
def test_it_is_served_in_every_format(program, suffix):
    by_suffix = program.get(f"/ontology.{suffix}")
    by_type = program.get("/ontology", headers={"Accept": FORMATS[suffix].media_type})
    assert by_suffix.mimetype == by_type.mimetype == FORMATS[suffix].media_type
    assert by_suffix.data == by_type.data
    assert by_suffix.headers["Access-Control-Allow-Origin"] == "*"
    served = Graph().parse(data=by_suffix.text, format=PARSERS[suffix])
    assert isomorphic(served, ontology.vocabulary())


@pytest.mark.parametrize("suffix", ["trig", "nq"])
def test_formats_with_graphs_say_the_same(program, suffix):
    served = parse(program.get(f"/ontology.{suffix}").data, format=FORMATS[suffix])
    expected = parse(program.get("/ontology.nt").data, format=RdfFormat.N_TRIPLES)
    assert set(served) == set(expected)


def test_turtle_keeps_its_order_and_its_comments(program):
    assert "# Documents and their words" in program.get("/ontology.ttl").text


@pytest.mark.parametrize("address", ["/ontology.rdf", "/context.jsonld", "/ontology"])
def test_what_is_known_is_not_sent_again(program, address):
    tag = program.get(address).headers["ETag"]
    answer = program.get(address, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data) == (304, b"")


def test_the_version_it_names_is_there_and_no_other(program):
    (version,) = ontology.vocabulary().objects(None, OWL.versionIRI)
    assert program.get(f"/ontology/{version.split('/')[-1]}").mimetype == "text/turtle"
    answer = program.get("/ontology/0.0.1")
    assert answer.status_code == 404
    assert "the version that this server uses" in answer.json["error"]


def test_it_needs_no_data(configure, tmp_path):
    from webapp import create_app

    app = create_app(configure(tmp_path))
    assert app.test_client().get("/ontology", headers={"Accept": "text/html"}).status_code == 200
    app.extensions["query_pool"].close()


class TestThePage:
    @pytest.fixture
    def page(self, client):
        return client.get("/ontology").text

    def test_every_term_has_its_place(self, page):
        places = re.findall(r' id="([^"]+)"', page)
        assert sorted(places) == sorted(set(places))
        own = {
            str(term).removeprefix(SVOD)
            for term in ontology.vocabulary().subjects(RDF.type, None)
            if str(term).startswith(SVOD)
        }
        assert own <= set(places)

    def test_every_link_within_it_leads_somewhere(self, page):
        places = set(re.findall(r' id="([^"]+)"', page))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= places

    def test_a_property_is_told_with_domain_range_and_example(self, page):
        (told,) = re.findall(r'<section class="term" id="deadline".*?</section>', page, re.DOTALL)
        assert "срок" in told
        assert "О чём говорит" in told
        assert 'href="#Provision"' in told
        assert "xsd:date" in told
        assert "«до 1 июля 2019 года» → svod:deadline" in told

    def test_a_class_is_told_with_its_properties(self, page):
        (told,) = re.findall(r'<section class="term" id="Provision".*?</section>', page, re.DOTALL)
        assert "То, что документ рекомендует, предлагает, решает" in told
        assert all(f'href="#{name}"' in told for name in ("Recommendation", "deadline", "statedIn"))

    def test_in_english(self, client):
        page = client.get("/ontology", headers={"Accept-Language": "en"}).text
        assert "The last day for carrying the provision out" in page
        assert "Is said of" in page

    def test_it_is_reached_from_every_page(self, client):
        assert '<a href="/ontology">Словарь</a>' in client.get("/documents").text


def test_the_context_is_read_from_where_it_is_served(server):
    note = (
        f'{{"@context": "{server}/context.jsonld", "@id": "http://example.org/1", '
        '"@type": "Provision", "addressee": "http://example.org/2"}'
    )
    graph = Graph().parse(data=note, format="json-ld")
    assert (URIRef("http://example.org/1"), SVOD.addressee, URIRef("http://example.org/2")) in graph
