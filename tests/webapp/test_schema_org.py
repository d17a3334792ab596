"""Search engines read in the pages what documents, organisations and events are."""

import json
import re

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse, serialize

from kg.store import Primary
from webapp import create_app
from webapp.things import Thing

BASE = "http://localhost:8080/"
SOVET = f"{BASE}id/organization/sovet-po-turizmu"

#: A press release about a forum, as ingestion hands it over.
FORUM = """
@base <http://localhost:8080/> .
@prefix svod: <https://w3id.org/svod/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<id/document/forum> {
    <id/document/forum> a svod:Document ;
        dcterms:title "Форум прошёл" ; dcterms:type svod:PressRelease .
    <id/organization/komitet> svod:organized <id/event/forum> .
}
<id/document/forum/entities> {
    <id/event/forum> a svod:Event ; skos:prefLabel "Форум по туризму"@ru ;
        svod:startDate "2019-03-05"^^xsd:date ; svod:locatedIn <id/place/oslo> .
    <id/place/oslo> a schema:Place ; skos:prefLabel "Осло"@ru .
    <id/organization/komitet> a org:Organization ; skos:prefLabel "Комитет по туризму"@ru .
}
"""


def told(client, path):
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text, re.DOTALL
    )
    (block,) = map(json.loads, blocks)
    return block


def test_a_document(client):
    assert told(client, "/document/protokol-5") == {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "@id": f"{BASE}id/document/protokol-5",
        "url": f"{BASE}id/document/protokol-5",
        "name": "Протокол заседания Совета по туризму",
        "dateCreated": ["2019-03-05"],
        "inLanguage": ["ru"],
        "publisher": [
            {"@type": "GovernmentOrganization", "@id": SOVET, "name": "Совет по туризму"}
        ],
    }


def test_an_organisation(client):
    assert told(client, "/organization/komitet-po-turizmu") == {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": f"{BASE}id/organization/komitet-po-turizmu",
        "url": f"{BASE}id/organization/komitet-po-turizmu",
        "name": "Комитет по туризму",
        "alternateName": ["Комтуризм"],
    }


def test_a_place_and_what_it_is_elsewhere(client):
    place = told(client, "/place/norvegiya")
    assert (place["@type"], place["name"]) == ("Place", "Норвегия")
    assert place["sameAs"] == ["http://www.wikidata.org/entity/Q20"]
    assert "memberOf" not in place


@pytest.fixture
def forum(tmp_path, configure):
    """A browser that sees one press release about a forum."""
    with Primary(tmp_path, base=BASE) as primary:
        quads = parse(FORUM, format=RdfFormat.TRIG)
        primary.put(f"{BASE}id/document/forum", serialize(quads, format=RdfFormat.N_QUADS))
        primary.publish()
    app = create_app(configure(tmp_path))
    yield app.test_client()
    app.extensions["query_pool"].close()


def test_an_event_with_who_organised_it_and_where(forum):
    assert told(forum, "/event/forum") == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{BASE}id/event/forum",
        "url": f"{BASE}id/event/forum",
        "name": "Форум по туризму",
        "startDate": ["2019-03-05"],
        "location": [{"@type": "Place", "@id": f"{BASE}id/place/oslo", "name": "Осло"}],
        "organizer": [
            {
                "@type": "Organization",
                "@id": f"{BASE}id/organization/komitet",
                "name": "Комитет по туризму",
            }
        ],
    }


def test_the_type_of_a_document_counts(forum):
    assert told(forum, "/document/forum")["@type"] == "NewsArticle"


def test_words_of_documents_cannot_end_the_block(app):
    facts = {
        "rdf:type": [NamedNode("https://w3id.org/svod/ontology#Document")],
        "dcterms:title": [Literal("</script><script>alert(1)</script>")],
    }
    with app.test_request_context():
        macros = app.jinja_env.get_template("macros.html").module
        block = macros.for_search_engines(Thing("http://localhost:8080/id/document/x", facts))
    assert block.count("</script>") == 1
    assert "alert(1)" in block


def test_what_they_have_no_type_for_is_not_told(client):
    assert 'ld+json">{' not in client.get("/rule/known_place").text


def test_the_site_and_its_search(client):
    site = told(client, "/?lang=en")
    assert (site["@type"], site["url"]) == ("WebSite", BASE)
    assert (
        site["potentialAction"]["target"]["urlTemplate"] == f"{BASE}search?q={{search_term_string}}"
    )


def test_the_dataset_and_its_files(client):
    dataset = told(client, "/dataset?lang=en")
    assert (dataset["@type"], dataset["name"]) == ("Dataset", "Svod: what documents say")
    assert [file["contentUrl"] for file in dataset["distribution"]] == [
        f"{BASE}dump.nq.gz",
        f"{BASE}dump.trig.gz",
    ]
    assert told(client, "/dataset?lang=ru")["name"] == "Свод: что сказано в документах"
    assert "license" not in dataset


def test_the_vocabulary(client):
    vocabulary = told(client, "/ontology")
    assert vocabulary["@type"] == "DefinedTermSet"
    assert vocabulary["@id"] == "https://w3id.org/svod/ontology"
