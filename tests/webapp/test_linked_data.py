"""Every IRI under the base leads to a page or to RDF."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

SOVET = NamedNode("http://localhost:8080/id/organization/sovet-po-turizmu")


@pytest.mark.parametrize(
    ("iri", "page"),
    [
        ("/id/document/protokol-5", "/document/protokol-5"),
        ("/id/organization/sovet-po-turizmu", "/organization/sovet-po-turizmu"),
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
    ("accept", "address"),
    [
        ("text/turtle", "/data/organization/sovet-po-turizmu.ttl"),
        ("application/n-triples", "/data/organization/sovet-po-turizmu.nt"),
        ("application/ld+json", "/data/organization/sovet-po-turizmu.jsonld"),
        ("text/html;q=0.5, text/turtle", "/data/organization/sovet-po-turizmu.ttl"),
        ("*/*", "/data/organization/sovet-po-turizmu.ttl"),
    ],
)
def test_a_program_is_led_to_rdf(program, accept, address):
    answer = program.get("/id/organization/sovet-po-turizmu", headers={"Accept": accept})
    assert (answer.status_code, answer.location) == (303, address)
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("suffix", "form"),
    [("ttl", RdfFormat.TURTLE), ("nt", RdfFormat.N_TRIPLES), ("jsonld", RdfFormat.JSON_LD)],
)
def test_the_rdf_is_about_the_thing(program, suffix, form):
    answer = program.get(f"/data/organization/sovet-po-turizmu.{suffix}")
    told = list(parse(answer.data, format=form))
    assert len(told) == 9
    assert all(SOVET in (quad.subject, quad.object) for quad in told)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_rdf_of_a_passage_has_the_statements_read_from_it(program):
    answer = program.get("/data/document/protokol-5/passage/aaaa0003.nt")
    member_of = "<http://www.w3.org/ns/org#memberOf>"
    assert f"<http://localhost:8080/id/place/norvegiya> {member_of} {SOVET} ." in answer.text


def test_formats_that_are_not_there(program):
    headers = {"Accept": "image/png"}
    assert program.get("/id/organization/sovet-po-turizmu", headers=headers).status_code == 406


@pytest.mark.parametrize(
    "path", ["/id/organization/nobody", "/data/organization/nobody.ttl", "/id/"]
)
def test_unknown_things(program, path):
    assert program.get(path).status_code == 404
