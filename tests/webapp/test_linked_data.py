"""Every IRI under the base leads to a page or to RDF."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib import Graph, URIRef

from kg.store import Primary
from ontology.terms import DCTERMS, ORG, RDF, RDFS, SKOS, SVOD
from webapp import create_app
from webapp.formats import FORMATS

PARSERS = {"rdf": "xml", "nt": "nt"}
BASE = "http://localhost:8080/"
PROTOCOL = f"{BASE}id/document/protokol-5"
SOVET = URIRef(f"{BASE}id/organization/sovet-po-turizmu")
NORWAY = URIRef(f"{BASE}id/place/norvegiya")


@pytest.mark.parametrize(
    ("iri", "page"),
    [
        ("/id/document/protokol-5", "/document/protokol-5"),
        ("/id/document/protokol-5/receipt", "/document/protokol-5/receipt"),
        ("/id/organization/sovet-po-turizmu", "/organization/sovet-po-turizmu"),
        ("/id/organization/sovet-po-turizmu.html", "/organization/sovet-po-turizmu"),
        ("/id/rule/known_place", "/rule/known_place"),
        (
            "/id/document/protokol-5/passage/aaaa0002",
            "/document/protokol-5#passage-aaaa0002",
        ),
        (
            "/id/document/protokol-5/provision/1-bbbb0001",
            "/document/protokol-5#provision-1-bbbb0001",
        ),
    ],
)
def test_a_browser_is_led_to_the_page(client, iri, page):
    answer = client.get(iri)
    assert (answer.status_code, answer.location) == (303, page)
    assert f'id="{page.partition("#")[2]}"' in client.get(page).text or "#" not in page


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/turtle", "ttl"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("application/ld+json", "jsonld"),
        ("application/trig", "trig"),
        ("application/n-quads", "nq"),
        ("application/json", "jsonld"),
        ("text/n3", "ttl"),
        ("application/rdf+xml, text/html;q=0.5", "rdf"),
        ("text/html;q=0.5, text/turtle", "ttl"),
        ("text/turtle;q=0.3, application/trig;q=0.8", "trig"),
        ("*/*", "ttl"),
    ],
)
@pytest.mark.parametrize("tree", ["id", "data"])
def test_a_program_is_led_to_rdf(program, tree, accept, suffix):
    answer = program.get(f"/{tree}/organization/sovet-po-turizmu", headers={"Accept": accept})
    assert (answer.status_code, answer.location) == (
        303,
        f"/data/organization/sovet-po-turizmu.{suffix}",
    )
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_suffix_goes_before_what_is_accepted(client, suffix):
    answer = client.get(f"/id/organization/sovet-po-turizmu.{suffix}")
    assert answer.status_code == 303
    assert answer.location == f"/data/organization/sovet-po-turizmu.{suffix}"


@pytest.mark.parametrize(("suffix", "form"), FORMATS.items())
@pytest.mark.parametrize(
    "path",
    [
        "document/protokol-5",
        "document/protokol-5/passage/aaaa0003",
        "document/protokol-5/provision/1-bbbb0001",
        "organization/sovet-po-turizmu",
        "place/norvegiya",
        "rule/known_place",
    ],
)
def test_every_format_says_the_same(program, path, suffix, form):
    answer = program.get(f"/data/{path}.{suffix}")
    assert answer.content_type == f"{form.media_type}; charset=utf-8"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    other = program.get(f"/data/{path}.nt")
    assert {quad.triple for quad in parse(answer.data, format=form)} == {
        quad.triple for quad in parse(other.data, format=RdfFormat.N_TRIPLES)
    }


def told(program, path):
    return Graph().parse(data=program.get(f"/data/{path}.rdf").data, format="xml")


def test_what_it_states_and_what_is_stated_of_it_is_told(program):
    graph = told(program, "organization/sovet-po-turizmu")
    assert (NORWAY, ORG.memberOf, SOVET) in graph
    assert (URIRef(PROTOCOL), SVOD.issuedBy, SOVET) in graph


def test_all_that_it_points_to_has_its_names(program):
    graph = told(program, "document/protokol-5")
    assert str(graph.value(SOVET, SKOS.prefLabel)) == "Совет по туризму"
    assert {name.toPython() for name in graph.objects(SVOD.MeetingDecision, SKOS.prefLabel)} == {
        "решение совещания",
        "meeting decision",
    }
    assert {name.language for name in graph.objects(SVOD.issuedBy, RDFS.label)} == {"ru", "en"}


def test_a_provision_names_its_document_and_its_addressee(program):
    graph = told(program, "document/protokol-5/provision/1-bbbb0001")
    assert (
        str(graph.value(URIRef(PROTOCOL), DCTERMS.title)) == "Протокол заседания Совета по туризму"
    )
    assert "Комитет по туризму" in map(str, graph.objects(None, SKOS.prefLabel))


def test_the_rdf_of_a_passage_has_the_statements_read_from_it(program):
    graph = told(program, "document/protokol-5/passage/aaaa0003")
    assert (NORWAY, ORG.memberOf, SOVET) in graph


@pytest.mark.parametrize("suffix", ["trig", "nq"])
def test_formats_with_graphs_say_where_it_is_stated(program, suffix):
    answer = program.get(f"/data/organization/sovet-po-turizmu.{suffix}")
    graphs = {
        quad.triple: quad.graph_name.value for quad in parse(answer.data, format=FORMATS[suffix])
    }
    member = Triple(*(NamedNode(iri) for iri in (NORWAY, ORG.memberOf, SOVET)))
    assert graphs[member] == f"{PROTOCOL}/passage/aaaa0003"


@pytest.fixture
def country(tmp_path, configure):
    """A program that sees a country which 1001 events took place in."""
    document = f"{BASE}id/document/report"
    lines = [f"<{document}> <{RDF.type}> <{SVOD.Document}> <{document}> .\n"]
    lines += [
        f"<{BASE}id/event/{number}> <{SVOD.locatedIn}> <{NORWAY}> <{document}> .\n"
        for number in range(1001)
    ]
    with Primary(tmp_path, base=BASE) as primary:
        primary.put(document, "".join(lines).encode())
        primary.publish()
    app = create_app(configure(tmp_path))
    yield app.test_client()
    app.extensions["query_pool"].close()


@pytest.mark.parametrize("suffix", ["rdf", "nt"])
def test_where_there_is_too_much_to_tell_it_says_so(country, suffix):
    answer = country.get(f"/data/place/norvegiya.{suffix}")
    graph = Graph().parse(data=answer.data, format=PARSERS[suffix])
    assert len(list(graph.subjects(SVOD.locatedIn, NORWAY))) == 1000
    notes = graph.objects(URIRef(f"{BASE}data/place/norvegiya"), RDFS.comment)
    assert {note.language for note in notes} == {"ru", "en"}


class TestFreshness:
    def test_what_is_known_is_not_sent_again(self, program):
        first = program.get("/data/organization/sovet-po-turizmu.ttl")
        again = program.get(
            "/data/organization/sovet-po-turizmu.ttl",
            headers={"If-None-Match": first.headers["ETag"]},
        )
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert "Accept" in again.headers["Vary"]

    def test_what_was_known_of_another_generation_is_sent(self, program):
        answer = program.get("/data/place/norvegiya.ttl", headers={"If-None-Match": '"earlier"'})
        assert answer.status_code == 200

    def test_the_time_is_that_of_the_generation(self, program, app):
        answer = program.get("/data/place/norvegiya.ttl")
        created = app.extensions["generations"].current().manifest.created
        assert parsedate_to_datetime(answer.headers["Last-Modified"]) == datetime.fromisoformat(
            created
        ).astimezone(UTC)

    def test_only_the_head(self, program):
        full = program.get("/data/place/norvegiya.ttl")
        head = program.head("/data/place/norvegiya.ttl")
        assert head.data == b""
        assert head.headers["Content-Length"] == str(len(full.data))
        assert head.headers["ETag"] == full.headers["ETag"]
        assert program.head("/id/place/norvegiya").status_code == 303


class TestWhatThereIsNot:
    @pytest.mark.parametrize("tree", ["id", "data"])
    def test_formats(self, program, tree):
        answer = program.get(
            f"/{tree}/organization/sovet-po-turizmu", headers={"Accept": "image/png"}
        )
        assert answer.status_code == 406
        assert "text/turtle" in answer.json["error"]

    @pytest.mark.parametrize(
        "path",
        [
            "/id/organization/nobody",
            "/id/organization/nobody.ttl",
            "/id/organization/nobody.html",
            "/data/organization/nobody.ttl",
            "/data/organization/nobody",
        ],
    )
    def test_things(self, program, path):
        answer = program.get(path)
        assert answer.status_code == 404
        assert f"{BASE}id/organization/nobody" in answer.json["error"]

    @pytest.mark.parametrize("path", ["/id/", "/id/organization/a%22b", "/data/%3Cx%3E.ttl"])
    def test_what_cannot_be_named(self, program, path):
        assert program.get(path).status_code == 404

    def test_a_part_that_another_version_of_its_document_had(self, program):
        answer = program.get("/id/document/protokol-5/provision/1-bbbb0000")
        assert answer.status_code == 404
        assert answer.json["error"] == (
            f"{PROTOCOL} has no part {PROTOCOL}/provision/1-bbbb0000: parts are named by their "
            "words, so another version of the document has others."
        )

    def test_a_part_of_a_document_that_is_not_here(self, client):
        answer = client.get("/id/document/protokol-6/passage/aaaa0001")
        assert answer.status_code == 404
        assert f"ни о документе {BASE}id/document/protokol-6 здесь" in answer.text

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
    def test_methods(self, program, method):
        assert program.open("/id/place/norvegiya", method=method).status_code == 405


def test_the_page_names_the_formats(client):
    page = client.get("/organization/sovet-po-turizmu").text
    for suffix, form in FORMATS.items():
        address = f"/data/organization/sovet-po-turizmu.{suffix}"
        assert f'<link rel="alternate" type="{form.media_type}" href="{address}">' in page
        assert f'<a href="{address}" type="{form.media_type}">{form.name}</a>' in page
