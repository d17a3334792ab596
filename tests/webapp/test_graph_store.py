"""What people write: SPARQL 1.1 Update and the Graph Store protocol, over a real store."""

import gzip
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from rdflib import Graph, URIRef

from kg.generations import Generations
from kg.store import Primary
from webapp import create_app

BASE = "http://localhost:8080/"
PEOPLE = f"{BASE}graph/people"
NOTES = f"{PEOPLE}/notes"
AUTHORITY = f"{BASE}graph/authority"
TOKEN = "лад и строй".encode().hex()
TURTLE = {"content_type": "text/turtle"}
KNOWN = "<urn:a> <urn:says> 'одно' ."


@pytest.fixture(scope="module")
def folder(tmp_path_factory, documents):
    folder = tmp_path_factory.mktemp("svod-data")
    with Primary(folder, base=BASE) as primary:
        primary.put(f"{BASE}id/document/protokol-5", documents["protokol-5"])
        primary.publish()
    return folder


@pytest.fixture(scope="module")
def served(folder, configure):
    app = create_app(configure(folder, token=TOKEN))
    yield app
    app.extensions["query_pool"].close()
    app.extensions["editing"].close()


@pytest.fixture
def people(served):
    """Somebody with the token."""
    client = served.test_client()
    client.environ_base |= {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}
    for graph in (NOTES, PEOPLE):
        if there(client, graph) != 404:
            client.delete("/graph-store", query_string={"graph": graph})
    return client


@pytest.fixture
def stranger(served):
    return served.test_client()


def there(client, graph=NOTES):
    lines = {"Accept": "application/n-triples"}
    answer = client.get("/graph-store", query_string={"graph": graph}, headers=lines)
    return sorted(answer.text.splitlines()) if answer.status_code == 200 else answer.status_code


def generation(folder):
    return Generations(folder).current().name


class TestToken:
    def test_reading_needs_none(self, people, stranger):
        people.put("/graph-store", query_string={"graph": NOTES}, data=KNOWN, **TURTLE)
        assert there(stranger) == ['<urn:a> <urn:says> "одно" .']

    @pytest.mark.parametrize(
        "sent",
        ["", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", "Bearer", "Bearer "],
    )
    def test_wrong_ones(self, stranger, sent):
        for answer in (
            stranger.post("/sparql", data={"update": "CLEAR ALL"}, headers={"Authorization": sent}),
            stranger.put("/graph/people", data=KNOWN, headers={"Authorization": sent}, **TURTLE),
            stranger.delete("/graph-store?default", headers={"Authorization": sent}),
        ):
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"] == "Bearer realm=Svod"
            assert "Authorization: Bearer" in answer.json["error"]

    def test_where_nobody_may_write(self, program):
        answer = program.put("/graph/people", data=KNOWN, **TURTLE)
        assert answer.status_code == 403
        assert "SVOD_TOKEN" in answer.json["error"]

    def test_other_sites_may_send_it(self, stranger):
        for address in ("/sparql", "/graph-store", "/graph/people"):
            headers = stranger.options(address).headers
            assert "Authorization" in headers["Access-Control-Allow-Headers"]
            assert "POST" in headers["Access-Control-Allow-Methods"]

    def test_it_is_not_told(self, served):
        assert TOKEN not in repr(served.extensions["config"])


class TestUpdate:
    def test_by_form(self, people):
        update = f"INSERT DATA {{ GRAPH <{NOTES}> {{ {KNOWN} }} }}"
        answer = people.post("/sparql", data={"update": update})
        assert (answer.status_code, answer.json["added"], answer.json["removed"]) == (200, 1, 0)
        assert there(people) == ['<urn:a> <urn:says> "одно" .']

    def test_by_body(self, people, folder):
        update = f"INSERT DATA {{ GRAPH <{NOTES}> {{ {KNOWN} }} }}"
        answer = people.post("/sparql", data=update, content_type="application/sparql-update")
        assert answer.json["generation"] == generation(folder)

    def test_of_a_file_that_notepad_wrote(self, people):
        update = f"\ufeffINSERT DATA {{ GRAPH <{NOTES}> {{ {KNOWN} }} }}".encode()
        assert people.post("/sparql", data={"update": update}).json["added"] == 1
        answer = people.post("/sparql", data=update, content_type="application/sparql-update")
        assert (answer.status_code, answer.json["added"]) == (200, 0)

    def test_it_sees_what_documents_say(self, people):
        update = f"""
            INSERT {{ GRAPH <{NOTES}> {{ ?passage svod:confirmedBy 'Иванова' }} }}
            WHERE {{ GRAPH ?passage {{ ?place org:memberOf ?council }} }}"""
        people.post("/sparql", data={"update": update})
        (line,) = there(people)
        assert line.startswith(f"<{BASE}id/document/protokol-5/passage/aaaa0003> ")

    def test_each_operation_sees_what_the_one_before_wrote(self, people):
        update = f"""
            PREFIX : <urn:> INSERT DATA {{ GRAPH <{PEOPLE}> {{ :a :says 1 }} }} ;
            PREFIX n: <{PEOPLE}/> INSERT {{ GRAPH n:notes {{ ?a :says 2 }} }}
                WHERE {{ ?a :says 1 }} ;
            DELETE WHERE {{ GRAPH <{PEOPLE}> {{ :a :says ?what }} }} ;
            INSERT {{ GRAPH n:notes {{ :a :says 3 }} }} WHERE {{ ?a :says 1 }}"""
        assert people.post("/sparql", data={"update": update}).status_code == 200
        integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
        assert there(people) == [f'<urn:a> <urn:says> "2"{integer} .']

    def test_a_dataset_may_be_named_beside_it(self, people):
        people.put("/graph/people/notes", data=KNOWN, **TURTLE)
        update = f"INSERT {{ GRAPH <{PEOPLE}> {{ ?a ?b ?c }} }} WHERE {{ ?a ?b ?c }}"
        asked = {"update": update, "using-graph-uri": NOTES}
        assert people.post("/sparql", data=asked).json["added"] == 1
        update = f"WITH <{PEOPLE}> {update}"
        asked = {"update": update, "using-graph-uri": NOTES}
        assert people.post("/sparql", data=asked).status_code == 400

    def test_what_changes_nothing_publishes_nothing(self, people, folder):
        before = generation(folder)
        update = f"DELETE WHERE {{ GRAPH <{NOTES}> {{ ?a ?b ?c }} }}"
        assert people.post("/sparql", data={"update": update}).json["generation"] == before

    @pytest.mark.parametrize(
        ("update", "status"),
        [
            ("INSERT DATA { <urn:a> <urn:b> 1 }", 403),
            (f"INSERT DATA {{ GRAPH <{BASE}graph/entities> {{ <urn:a> <urn:b> 1 }} }}", 403),
            (f"INSERT DATA {{ GRAPH <{PEOPLE}> {{ }} <urn:a> <urn:b> 1 }}", 403),
            (f"INSERT DATA {{ GRAPH <{BASE}graph/peoples> {{ <urn:a> <urn:b> 1 }} }}", 403),
            (f"INSERT DATA {{ GRAPH <{PEOPLE}/../entities> {{ <urn:a> <urn:b> 1 }} }}", 403),
            (f"BASE <{PEOPLE}/> INSERT DATA {{ GRAPH <../links> {{ <urn:a> <urn:b> 1 }} }}", 403),
            ("INSERT { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }", 403),
            ("DELETE WHERE { ?s ?p ?o }", 403),
            (f"WITH <{BASE}graph/links> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", 403),
            ("CLEAR ALL", 403),
            ("DROP SILENT NAMED", 403),
            (f"MOVE <{BASE}graph/links> TO <{PEOPLE}>", 403),
            (f"COPY <{PEOPLE}> TO DEFAULT", 403),
            (f"LOAD <http://127.0.0.1:9/> INTO GRAPH <{PEOPLE}>", 403),
            (f"INSERT {{ GRAPH <{PEOPLE}> {{ }} }} WHERE {{ SERVICE <urn:x> {{ ?s ?p 1 }} }}", 403),
            (f"INSERT DATA {{ GRAPH <{PEOPLE}> {{ <urn:a> <urn:b> }} }}", 400),
            ("SELECT * { ?s ?p ?o }", 400),
            (f"INSERT DATA {{ GRAPH <{PEOPLE}> {{ <urn:a> a <<( <urn:a> a 1 )>> }} }}", 400),
            (f"DROP GRAPH <{PEOPLE}/none>", 409),
        ],
    )
    def test_refused(self, people, folder, update, status):
        before = generation(folder)
        answer = people.post("/sparql", data={"update": update})
        assert answer.status_code == status, answer.text
        assert answer.json["error"]
        assert generation(folder) == before

    @pytest.mark.parametrize(
        "pattern",
        ["{ ?s ?p ?o }" * 20_000, "{" * 50_000 + "?s ?p ?o" + "}" * 50_000],
        ids=["long", "deep"],
    )
    def test_what_overflows_the_stack_changes_nothing(self, people, pattern):
        update = f"INSERT {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }} WHERE {{ {pattern} }}"
        assert people.post("/sparql", data={"update": update}).status_code in (400, 504, 507)
        assert there(people) == 404
        assert people.put("/graph/people/notes", data=KNOWN, **TURTLE).status_code == 201

    @pytest.mark.parametrize(
        ("sent", "reason"),
        [
            ({"query": "INSERT DATA {}"}, "This is an update, and `query` takes queries: send it "),
            ({"update": "SELECT * {}"}, "This is a query, and `update` takes updates: send it as "),
            ({"update": "INSERT { GRAPH ?g { ?s ?p 1 } } WHERE {}"}, "«?g» is a variable, which "),
            ({"update": "CLEAR ALL"}, "The whole of all graphs cannot be written to: what "),
            ({"update": "CREATE GRAPH <urn:g>"}, "The graph urn:g cannot be written to: what "),
            (
                {"update": f"CREATE GRAPH <{PEOPLE}/%2e%2E/entities>"},
                f"The graph {PEOPLE}/%2e%2E/entities cannot be written to: what ",
            ),
        ],
    )
    def test_reasons(self, people, sent, reason):
        answer = people.post("/sparql", data=sent)
        assert answer.json["error"].startswith(reason)

    def test_by_get(self, people):
        assert people.get("/sparql", query_string={"update": "CLEAR ALL"}).status_code == 405


class TestGraphStore:
    def test_a_graph_comes_changes_and_goes(self, people):
        asked = {"query_string": {"graph": NOTES}}
        made = people.put("/graph-store", data=KNOWN, **TURTLE, **asked)
        assert (made.status_code, made.headers["Location"]) == (201, NOTES)
        more = people.post("/graph-store", data="<urn:a> <urn:says> 'другое' .", **TURTLE, **asked)
        assert (more.status_code, more.json["added"], more.json["removed"]) == (200, 1, 0)
        assert len(there(people)) == 2
        again = people.put("/graph-store", data="<urn:b> <urn:says> 'третье' .", **TURTLE, **asked)
        assert (again.status_code, again.json["added"], again.json["removed"]) == (200, 1, 2)
        assert there(people) == ['<urn:b> <urn:says> "третье" .']
        assert people.delete("/graph-store", **asked).status_code == 200
        assert there(people) == 404
        assert people.delete("/graph-store", **asked).status_code == 404

    def test_at_its_own_address(self, people):
        assert people.put("/graph/people/notes", data=KNOWN, **TURTLE).status_code == 201
        answer = people.get("/graph/people/notes", headers={"Accept": "application/rdf+xml"})
        assert answer.mimetype == "application/rdf+xml"
        assert len(Graph().parse(data=answer.data, format="xml")) == 1
        assert people.delete("/graph/people/notes").status_code == 200

    def test_a_browser_is_shown_what_stands_in_it(self, people):
        people.put("/graph/people/notes", data=KNOWN, **TURTLE)
        answer = people.get("/graph/people/notes", headers={"Accept": "text/html"})
        assert (answer.status_code, answer.location[:14]) == (303, "/sparql?query=")
        page = people.get(answer.location, headers={"Accept": "text/html"}).text
        assert "urn:says" in page
        assert "одно" in page

    def test_in_a_new_graph(self, people):
        answer = people.post("/graph-store", data=KNOWN, **TURTLE)
        assert answer.status_code == 201
        assert answer.headers["Location"].startswith(f"{PEOPLE}/")
        assert there(people, answer.headers["Location"]) == ['<urn:a> <urn:says> "одно" .']

    @pytest.mark.parametrize(
        ("media_type", "payload"),
        [
            ("text/turtle", "<#a> <urn:says> 'одно' ."),
            ("application/n-triples", f'<{NOTES}#a> <urn:says> "одно" .'),
            ("application/ld+json", '{"@id": "#a", "urn:says": "одно"}'),
            ("application/trig", "{ <#a> <urn:says> 'одно' }"),
            (
                "application/rdf+xml",
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
                '<rdf:Description rdf:about="#a"><u:says>одно</u:says></rdf:Description></rdf:RDF>',
            ),
        ],
    )
    def test_formats(self, people, media_type, payload):
        sent = {"data": payload.encode(), "content_type": f"{media_type}; charset=utf-8"}
        assert people.put("/graph/people/notes", **sent).status_code == 201
        assert there(people) == [f'<{NOTES}#a> <urn:says> "одно" .']
        for accepted in (media_type, "*/*"):
            answer = people.get("/graph/people/notes", headers={"Accept": accepted})
            assert answer.mimetype == ("text/turtle" if accepted == "*/*" else accepted)

    @pytest.mark.parametrize(
        ("accepted", "content_type"),
        [
            ("text/turtle", "text/turtle; charset=utf-8"),
            ("application/n-triples", "application/n-triples; charset=utf-8"),
            ("application/ld+json", "application/ld+json"),
        ],
    )
    def test_texts_say_how_they_are_encoded(self, people, accepted, content_type):
        people.put("/graph/people/notes", data=KNOWN, **TURTLE)
        for address in ("/graph/people/notes", f"/graph-store?graph={NOTES}"):
            answer = people.get(address, headers={"Accept": accepted})
            assert answer.headers["Content-Type"] == content_type

    def test_a_graph_has_one_name_however_it_is_written(self, people):
        made = people.put("/graph/people/%D0%BF%D0%BB%D0%B0%D0%BD", data=KNOWN, **TURTLE)
        assert made.headers["Location"] == f"{PEOPLE}/%D0%BF%D0%BB%D0%B0%D0%BD"
        known = ['<urn:a> <urn:says> "одно" .']
        assert [there(people, f"{PEOPLE}/план"), there(people, made.headers["Location"])] == [
            known
        ] * 2
        gone = people.delete("/graph-store", query_string={"graph": made.headers["Location"]})
        assert gone.json["removed"] == 1

    def test_what_is_packed_is_not_read(self, people):
        sent = {"data": gzip.compress(KNOWN.encode()), "headers": {"Content-Encoding": "gzip"}}
        assert people.put("/graph/people/notes", **sent, **TURTLE).status_code == 415
        assert there(people) == 404

    def test_parts_of_a_graph_together(self, people):
        parts = [(BytesIO(KNOWN.encode()), "a.ttl", "text/turtle")]
        answer = people.post("/graph/people/notes", data={"part": parts})
        assert answer.status_code == 201
        assert there(people) == ['<urn:a> <urn:says> "одно" .']

    def test_nodes_without_names_get_some(self, people):
        payload = {"data": "[] <urn:says> [ <urn:says> 1 ] .", **TURTLE}
        people.post("/graph/people/notes", **payload)
        people.post("/graph/people/notes", **payload)
        assert len(there(people)) == 2
        people.post("/graph/people/notes", data="[] <urn:says> [ <urn:says> 2 ] .", **TURTLE)
        assert len(there(people)) == 4

    @pytest.mark.parametrize(
        ("address", "sent", "status"),
        [
            ("/graph-store", {"graph": "notes"}, 400),
            ("/graph-store?default", {}, 403),
            ("/graph-store", {"graph": f"{BASE}graph/entities"}, 403),
            ("/graph-store", {"graph": f"{BASE}id/document/protokol-5"}, 403),
            ("/graph-store", {"graph": f"{PEOPLE}/id/document/protokol-5"}, 403),
            ("/graph/ontology", {}, 403),
            ("/graph-store", {}, 400),
        ],
    )
    def test_graphs_that_are_not_peoples(self, people, address, sent, status):
        for answer in (
            people.put(address, query_string=sent or None, data=KNOWN, **TURTLE),
            people.delete(address, query_string=sent or None),
        ):
            assert (answer.status_code, bool(answer.json["error"])) == (status, True)

    @pytest.mark.parametrize(
        ("media_type", "payload", "status"),
        [
            ("text/turtle", "<urn:a> <urn:b>", 400),
            ("application/rdf+xml", KNOWN, 400),
            ("application/trig", "<urn:g> { <urn:a> <urn:b> 1 }", 400),
            ("text/html", KNOWN, 415),
            ("application/ld+json", '{"@context": "http://127.0.0.1:9/", "a": 1}', 400),
        ],
    )
    def test_what_is_no_graph(self, people, media_type, payload, status):
        answer = people.put("/graph/people/notes", data=payload, content_type=media_type)
        assert answer.status_code == status
        assert there(people) == 404

    @pytest.mark.parametrize(
        "context",
        [
            f'"{BASE}context.jsonld"',
            '"/context.jsonld"',
            f'["{BASE}context.jsonld", {{"says": "urn:says"}}]',
        ],
    )
    def test_our_own_context_is_known(self, people, context):
        payload = f'{{"@context": {context}, "@id": "urn:a", "deadline": "2019-07-01"}}'
        sent = {"data": payload, "content_type": "application/ld+json"}
        assert people.put("/graph/people/notes", **sent).status_code == 201
        assert there(people) == [
            "<urn:a> <https://w3id.org/svod/ontology#deadline> "
            '"2019-07-01"^^<http://www.w3.org/2001/XMLSchema#date> .'
        ]

    def test_other_contexts_are_not_fetched(self, people):
        payload = '{"@context": "http://127.0.0.1:9/", "a": 1}'
        answer = people.put("/graph/people", data=payload, content_type="application/ld+json")
        assert answer.status_code == 400
        assert "The context http://127.0.0.1:9/ is not fetched" in answer.json["error"]

    def test_what_would_not_fit_the_ontology(self, people):
        payload = "@prefix org: <http://www.w3.org/ns/org#> . <urn:a> a org:Organization ."
        answer = people.put("/graph/authority", data=payload, **TURTLE)
        assert answer.status_code == 422
        assert "exactly one Russian name" in answer.json["error"]

    def test_a_known_name_without_a_language(self, people):
        payload = "<urn:a> <http://www.w3.org/2004/02/skos/core#prefLabel> 'Комитет' ."
        answer = people.put("/graph/authority", data=payload, **TURTLE)
        assert answer.status_code == 422
        assert "exactly one Russian name" in answer.json["error"]

    def test_it_is_checked_however_much_goes(self, people):
        much = "".join(f"<urn:a> <urn:says> {n} .\n" for n in range(2_001))
        people.put("/graph/people/notes", data=much, **TURTLE)
        wrong = "<urn:a> <https://w3id.org/svod/ontology#deadline> 'скоро' ."
        answer = people.put("/graph/people/notes", data=wrong, **TURTLE)
        assert answer.status_code == 422
        assert "it must be a day (xsd:date)" in answer.json["error"]
        assert len(there(people)) == 2_001

    def test_the_union_is_too_large_to_be_given_whole(self, stranger):
        assert stranger.get("/graph-store?default").status_code == 200

    def test_longer_than_a_query_may_be(self, people):
        payload = "".join(f"<urn:a> <urn:says> '{n:01000}' .\n" for n in range(1_000))
        assert len(payload) > 1_000_000
        assert people.put("/graph/people/notes", data=payload, **TURTLE).status_code == 201


class TestConditions:
    def test_what_somebody_has_seen(self, people):
        people.put("/graph/people/notes", data=KNOWN, **TURTLE)
        seen = people.get("/graph/people/notes").headers["ETag"]
        change = {"data": "<urn:b> <urn:says> 1 .", "headers": {"If-Match": seen}, **TURTLE}
        assert people.put("/graph/people/notes", **change).status_code == 200
        assert people.put("/graph/people/notes", **change).status_code == 412
        assert people.get("/graph/people/notes", headers={"If-None-Match": seen}).status_code == 200

    def test_only_what_is_new(self, people):
        new = {"data": KNOWN, "headers": {"If-None-Match": "*"}, **TURTLE}
        assert people.put("/graph/people/notes", **new).status_code == 201
        assert people.put("/graph/people/notes", **new).status_code == 412

    def test_only_what_is_there(self, people):
        old = {"data": KNOWN, "headers": {"If-Match": "*"}, **TURTLE}
        assert people.put("/graph/people/notes", **old).status_code == 412


def test_while_somebody_else_writes(people, folder):
    with Primary(folder, base=BASE):
        answer = people.put("/graph/people/notes", data=KNOWN, **TURTLE)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert people.put("/graph/people/notes", data=KNOWN, **TURTLE).status_code == 201


def test_edits_are_counted(people, stranger):
    def edits():
        return stranger.get("/metrics").text.partition('svod_edits_total{outcome="edited"} ')[2]

    before = float(edits().split()[0])
    people.put("/graph/people/notes", data=KNOWN, **TURTLE)
    assert float(edits().split()[0]) == before + 1


def test_names_that_people_give_are_names_of_documents_things(people, folder):
    norway = f"{BASE}id/place/norvegiya"
    update = f"INSERT DATA {{ GRAPH <{AUTHORITY}> {{ <{norway}> skos:altLabel 'Норге'@ru }} }}"
    assert people.post("/sparql", data={"update": update}).status_code == 200
    found = people.get("/api/search", query_string={"q": "Норге", "k": 1}).json
    assert "Норвегия" in found[0]["text"]
    assert people.post("/sparql", data={"update": update.replace("INSERT", "DELETE")}).json == {
        "generation": generation(folder),
        "added": 0,
        "removed": 1,
    }


def test_the_service_description_tells_whether_updates_are_taken(stranger, program):
    update = "http://www.w3.org/ns/sparql-service-description#SPARQL11Update"
    for client, takes in ((stranger, True), (program, False)):
        graph = Graph().parse(data=client.get("/sparql").text, format="turtle")
        assert (URIRef(update) in set(graph.objects())) == takes


def test_the_head_of_a_graph(people):
    people.put("/graph/people/notes", data=KNOWN, **TURTLE)
    whole, head = people.get("/graph/people/notes"), people.head("/graph/people/notes")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert people.head("/graph/people/others").status_code == 404


def test_what_was_sent_packed_says_what_was_seen(people):
    payload = "".join(f"<urn:a> <urn:says> {n} .\n" for n in range(200))
    people.put("/graph/people/notes", data=payload, **TURTLE)
    seen = people.get("/graph/people/notes", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    assert seen.startswith("W/")
    changed = people.delete("/graph/people/notes", headers={"If-Match": seen})
    assert changed.status_code == 200


def test_a_form_longer_than_a_query_may_be(people, stranger):
    data = "".join(f"<urn:a> <urn:says> '{n % 100:01000}' .\n" for n in range(1_000))
    update = {"update": f"INSERT DATA {{ GRAPH <{NOTES}> {{ {data} }} }}"}
    assert stranger.post("/sparql", data=update).status_code == 413
    assert people.post("/sparql", data=update).json["added"] == 100


def test_two_at_once_wait_for_each_other(served, stranger):
    def put(number):
        token = {"Authorization": f"Bearer {TOKEN}"}
        address = f"/graph/people/at-once/{number}"
        return served.test_client().put(address, data=KNOWN, headers=token, **TURTLE).status_code

    with ThreadPoolExecutor() as threads:
        answers = list(threads.map(put, range(3)))
        assert stranger.get("/documents").status_code == 200
    assert answers == [201, 201, 201]


def test_what_takes_too_long_leaves_no_trace(people, folder, configure):
    app = create_app(replace(configure(folder, token=TOKEN), write_seconds=2))
    client, token = app.test_client(), {"Authorization": f"Bearer {TOKEN}"}
    before = generation(folder)
    everything = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(6))
    update = f"INSERT {{ GRAPH <{NOTES}> {{ ?s1 ?p2 ?o3 }} }} WHERE {{ {everything} }}"
    answer = client.post("/sparql", data={"update": update}, headers=token)
    assert (answer.status_code, "nothing was changed" in answer.json["error"]) == (504, True)
    assert generation(folder) == before
    answer = people.put("/graph/people/late", data=KNOWN, **TURTLE)
    assert answer.status_code == 201
    assert not list((folder / "generations").glob("*.tmp"))
    app.extensions["query_pool"].close()
    app.extensions["editing"].close()


def test_longer_than_anybody_may_write(people):
    served = people.application.extensions["config"]
    assert served.write_bytes == 50_000_000
    address = "/graph/people/notes"
    answer = people.put(address, data=b" " * 50_000_001, **TURTLE)
    assert (answer.status_code, bool(answer.json["error"])) == (413, True)


def test_on_a_disk_that_can_only_be_read(folder, configure):
    mirror = folder.with_name("read-only")
    mirror.mkdir()
    if subprocess.run(["mount", "--bind", folder, mirror], capture_output=True).returncode:
        pytest.skip("mounting is not permitted here")
    app = create_app(configure(mirror, token=TOKEN))
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", mirror], check=True)
        token = {"Authorization": f"Bearer {TOKEN}"}
        client = app.test_client()
        answer = client.put("/graph/people/notes", data=KNOWN, headers=token, **TURTLE)
        assert answer.status_code == 503
        assert "can be read but not changed" in answer.json["error"]
    finally:
        app.extensions["query_pool"].close()
        app.extensions["editing"].close()
        subprocess.run(["umount", "--lazy", mirror], check=True)
