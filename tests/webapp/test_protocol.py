"""SPARQL 1.1 Protocol, as programs and browsers use it."""

import gzip
import json
import re
import socket
from urllib.parse import urlsplit

import pytest
from rdflib import VOID, Graph, Namespace, URIRef
from SPARQLWrapper import CSV, JSON, POST, RDF, RDFXML, TURTLE, XML, SPARQLWrapper

from webapp.examples import EXAMPLES

COUNT = "SELECT (COUNT(*) AS ?n) { ?d a <https://w3id.org/svod/ontology#Document> }"
FORM = "application/x-www-form-urlencoded"
HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/png,*/*;q=0.8"}
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def held(app):
    """What is published, in numbers."""
    return app.extensions["generations"].current().manifest


def value(answer):
    return json.loads(answer.data)["results"]["bindings"][0]["n"]["value"]


class TestAsking:
    def test_by_get(self, program):
        assert value(program.get("/sparql", query_string={"query": COUNT})) == "2"

    def test_by_form(self, program):
        assert value(program.post("/sparql", data={"query": COUNT})) == "2"

    def test_by_body(self, program):
        answer = program.post("/sparql", data=COUNT, content_type="application/sparql-query")
        assert value(answer) == "2"

    def test_of_a_file_that_notepad_wrote(self, program):
        query = f"\ufeff{COUNT}"
        body = {"data": query.encode(), "content_type": "application/sparql-query"}
        assert value(program.get("/sparql", query_string={"query": query})) == "2"
        assert value(program.post("/sparql", data={"query": query})) == "2"
        assert value(program.post("/sparql", **body)) == "2"

    def test_what_nobody_filled_in_names_no_graph(self, program):
        asked = {"query": COUNT, "default-graph-uri": "", "named-graph-uri": ""}
        assert value(program.get("/sparql", query_string=asked)) == "2"

    def test_a_named_dataset_is_all_that_is_seen(self, program):
        only = "http://localhost:8080/id/document/prikaz-7"
        asked = {"query": COUNT, "default-graph-uri": only}
        assert value(program.get("/sparql", query_string=asked)) == "1"

    def test_named_graphs_of_the_query_string_hold_for_a_body(self, program):
        answer = program.post(
            "/sparql",
            query_string={"named-graph-uri": "http://localhost:8080/id/document/prikaz-7"},
            data="SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
            content_type="application/sparql-query",
        )
        assert value(answer) == "1"

    def test_relative_iris_are_below_the_base(self, program):
        asked = {"query": "ASK { <id/document/prikaz-7> ?p ?o }"}
        assert program.get("/sparql", query_string=asked).json["boolean"] is True

    def test_columns_stand_as_they_were_asked_for(self, program):
        query = "SELECT ?title ?d { ?d a svod:Document ; dcterms:title ?title }"
        answer = program.get("/sparql", query_string={"query": query, "format": "csv"})
        assert answer.text.startswith("title,d\r\n")

    @pytest.mark.parametrize(
        "media_type",
        [
            "application/sparql-results+json",
            "application/sparql-results+xml",
            "text/csv",
            "text/tab-separated-values",
        ],
    )
    def test_in_the_format_asked_for(self, program, media_type):
        answer = program.get(
            "/sparql", query_string={"query": COUNT}, headers={"Accept": media_type}
        )
        assert answer.mimetype == media_type

    @pytest.mark.parametrize(
        ("name", "content_type"),
        [
            ("ttl", "text/turtle; charset=utf-8"),
            ("turtle", "text/turtle; charset=utf-8"),
            ("nt", "application/n-triples; charset=utf-8"),
            ("nq", "application/n-quads; charset=utf-8"),
            ("trig", "application/trig; charset=utf-8"),
            ("jsonld", "application/ld+json"),
            ("rdf", "application/rdf+xml"),
            ("csv", "text/turtle; charset=utf-8"),
            ("TTL", "text/turtle; charset=utf-8"),
            ("application/n-triples", "application/n-triples; charset=utf-8"),
            ("application/rdf xml", "application/rdf+xml"),
        ],
    )
    def test_a_graph_in_the_format_named(self, program, name, content_type):
        asked = {"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "format": name}
        answer = program.get("/sparql", query_string=asked)
        assert answer.headers["Content-Type"] == content_type

    @pytest.mark.parametrize("name", ["csv", "CSV", "text/csv", "text/CSV"])
    def test_a_table_in_the_format_named(self, program, name):
        answer = program.get("/sparql", query_string={"query": COUNT, "format": name})
        assert answer.text == "n\r\n2\r\n"

    @pytest.mark.parametrize("media_type", ["application/xml", "text/xml"])
    def test_a_table_by_the_names_of_any_xml(self, program, media_type):
        asked = {"query_string": {"query": COUNT}, "headers": {"Accept": media_type}}
        answer = program.get("/sparql", **asked)
        assert answer.headers["Content-Type"].partition(";")[0] == media_type
        assert answer.text.startswith('<?xml version="1.0"?><sparql ')

    @pytest.mark.parametrize("media_type", ["text/plain", "application/x-turtle", "text/n3"])
    def test_by_names_that_older_clients_have(self, program, media_type):
        asked = {"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"}
        answer = program.get("/sparql", query_string=asked, headers={"Accept": media_type})
        assert answer.headers["Content-Type"] == f"{media_type}; charset=utf-8"

    @pytest.mark.parametrize(
        ("address", "methods"),
        [
            ("/sparql", "GET, HEAD, OPTIONS, POST"),
            ("/graph-store", "DELETE, GET, HEAD, OPTIONS, POST, PUT"),
            ("/api/search", "GET, HEAD, OPTIONS"),
        ],
    )
    def test_other_sites_are_told_what_they_may_send(self, program, address, methods):
        answer = program.options(address)
        assert answer.headers["Access-Control-Allow-Methods"] == methods

    def test_what_the_asker_has_is_not_sent_again(self, program):
        asked = {"query": COUNT}
        tag = program.get("/sparql", query_string=asked).headers["ETag"]
        again = program.get("/sparql", query_string=asked, headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        other = program.get(
            "/sparql", query_string=asked, headers={"If-None-Match": tag, "Accept": "text/csv"}
        )
        assert other.status_code == 200
        assert "Accept" in other.headers["Vary"].split(", ")
        assert other.headers["ETag"] != tag

    def test_whoever_has_any_answer_needs_no_other(self, program):
        asked = {"query": COUNT}
        tag = program.get("/sparql", query_string=asked).headers["ETag"]
        again = program.get("/sparql", query_string=asked, headers={"If-None-Match": "*"})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)

    def test_another_answer_than_the_asker_wants(self, program, client):
        asked = {"query_string": {"query": COUNT}, "headers": {"If-Match": '"zz"'}}
        answer = program.get("/sparql", **asked)
        assert answer.status_code == 412
        assert answer.json["error"].startswith("There is another version here than If-Match says")
        page = client.get("/data/document/prikaz-7.ttl", headers={"If-Match": '"zz"'})
        assert page.status_code == 412
        assert "Здесь другая версия, чем названа в If-Match" in page.text

    def test_the_size_can_be_asked_for_alone(self, program):
        whole = program.get("/sparql", query_string={"query": COUNT})
        alone = program.head("/sparql", query_string={"query": COUNT})
        assert (alone.status_code, alone.data) == (200, b"")
        assert alone.headers["Content-Length"] == str(len(whole.data))

    def test_what_is_never_the_same_is_always_sent(self, program):
        asked = {"query": "SELECT (rand() AS ?n) {}"}
        assert "ETag" not in program.get("/sparql", query_string=asked).headers

    def test_from_any_site(self, program):
        answer = program.options("/sparql", headers={"Origin": "https://example.org"})
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "POST" in answer.headers["Access-Control-Allow-Methods"].split(", ")
        assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"].split(", ")


class TestRefusals:
    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("SELECT * { ?s", 400),
            ("", 400),
            ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", 403),
            ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 403),
            ("LOAD <http://example.org/>", 403),
            ("SELECT (<http://example.org/function>(1) AS ?x) {}", 400),
        ],
    )
    def test_queries(self, program, query, status):
        answer = program.get("/sparql", query_string={"query": query})
        assert answer.status_code == status
        assert answer.json["error"]

    def test_reasons_are_written_as_they_are_read(self, program):
        answer = program.get("/sparql", query_string={"query": "НАЙТИ { ?s ?p ?o }"})
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
        assert answer.text.rstrip() == (
            '{"error":"The query is not valid SPARQL: a query begins with SELECT, ASK, CONSTRUCT '
            'or DESCRIBE (line 1, column 1, before «НАЙТИ { ?s ?p ?o }»)."}'
        )

    def test_updates(self, program):
        assert program.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
        answer = program.post("/sparql", data="CLEAR ALL", content_type="application/sparql-update")
        assert answer.status_code == 403

    def test_two_queries_at_once(self, program):
        assert program.get(f"/sparql?query={COUNT}&query={COUNT}").status_code == 400

    def test_graphs_that_are_no_iris(self, program):
        asked = {"query": COUNT, "default-graph-uri": "not an IRI"}
        assert program.get("/sparql", query_string=asked).status_code == 400

    def test_unknown_kinds_of_body(self, program):
        assert program.post("/sparql", json={"query": COUNT}).status_code == 415

    @pytest.mark.parametrize(
        "sent", [{}, {"data": {}}, {"data": {"format": "csv"}}], ids=["nothing", "form", "no query"]
    )
    def test_no_query(self, program, sent):
        answer = program.post("/sparql", **sent)
        assert answer.status_code == 400
        assert answer.json["error"].startswith("There is no query: send it as `query` in ")

    @pytest.mark.parametrize(
        ("query", "accept", "offered"),
        [
            (COUNT, "image/png", "ask for application/sparql-results+json, "),
            (COUNT, "text/turtle", "ask for application/sparql-results+json, "),
            ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "text/csv", "ask for text/turtle, "),
            ("CONSTRUCT { <a> <http://a/1> 1 } {}", "application/rdf+xml", "ask for text/turtle, "),
        ],
    )
    def test_formats_that_there_are_not(self, program, query, accept, offered):
        asked = {"query_string": {"query": query}, "headers": {"Accept": accept}}
        answer = program.get("/sparql", **asked)
        assert answer.status_code == 406
        assert offered in answer.json["error"]

    def test_unknown_names_of_formats(self, program):
        asked = {"query": COUNT, "format": "xlsx"}
        answer = program.get("/sparql", query_string=asked, headers=HTML)
        assert answer.status_code == 400
        assert (
            "«format» должно быть одним из: csv, tsv, json, xml, ttl, nt, rdf, jsonld"
            in answer.text
        )

    def test_names_of_formats_that_clients_make_up_do_not_matter(self, program):
        asked = {"query": COUNT, "format": "xlsx"}
        answer = program.get("/sparql", query_string=asked, headers={"Accept": "text/csv"})
        assert answer.text == "n\r\n2\r\n"
        assert program.get("/sparql", query_string=asked).json["results"]

    def test_nothing_is_known_of_what_is_no_query(self, program):
        asked = {"query_string": {"query": "SELECT"}, "headers": {"If-None-Match": "*"}}
        assert program.get("/sparql", **asked).status_code == 400

    @pytest.mark.parametrize("more", ["", "&format=csv"])
    def test_addresses_and_forms_that_are_no_utf_8(self, program, more):
        encoded = "query=SELECT(%22%EA%EE%E4%22AS%3Fx)%7B%7D" + more
        raw = "query=SELECT('код'AS?x){}".encode("cp1251") + more.encode()
        for answer in (
            program.get(f"/sparql?{encoded}"),
            program.post("/sparql", data=encoded, content_type=FORM),
            program.post("/sparql", data=raw, content_type=FORM),
        ):
            assert answer.status_code == 400
            assert answer.json == {"error": "The query is not in UTF-8."}

    def test_bodies_that_are_no_utf_8(self, program):
        answer = program.post("/sparql", data=b"\xff", content_type="application/sparql-query")
        assert answer.status_code == 400
        assert answer.json == {"error": "The query is not in UTF-8."}

    def test_bodies_that_are_packed(self, program):
        packed = {"data": gzip.compress(COUNT.encode()), "headers": {"Content-Encoding": "gzip"}}
        for media_type in (FORM, "application/sparql-query", "application/sparql-update"):
            answer = program.post("/sparql", content_type=media_type, **packed)
            assert answer.status_code == 415
            assert answer.json["error"] == "Send the body as it is, without Content-Encoding."

    def test_bodies_that_are_too_long(self, program):
        answer = program.post(
            "/sparql", data="#" * 1_000_001, content_type="application/sparql-query"
        )
        assert answer.status_code == 413
        assert answer.json["error"] == "The request is longer than 1000000 bytes."

    def test_other_methods(self, program):
        answer = program.put("/sparql", query_string={"query": COUNT})
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
        assert answer.json["error"].startswith("Send ")

    def test_queries_that_take_too_long(self, program):
        product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        answer = program.get("/sparql", query_string={"query": product})
        assert answer.status_code == 504
        assert "LIMIT" in answer.json["error"]
        assert value(program.get("/sparql", query_string={"query": COUNT})) == "2"

    def test_one_row_that_is_too_large(self, program):
        doubled = " ".join(f"BIND (CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(18))
        row = f"SELECT ?s18 {{ VALUES ?s0 {{ 'слово' }} {doubled} }}"
        answer = program.get("/sparql", query_string={"query": row})
        assert answer.status_code == 413
        assert answer.json["error"].startswith("The first row alone is larger than ")


class TestTruncated:
    PAIRS = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
    TRIPLES = "CONSTRUCT { ?a ?e ?f } WHERE { { SELECT DISTINCT ?a { ?a ?b ?c } } ?d ?e ?f }"

    def test_a_table_ends_after_a_whole_row(self, program):
        answer = program.get("/sparql", query_string={"query": self.PAIRS})
        assert answer.status_code == 200
        assert answer.headers["Svod-Truncated"] == "true"
        results = answer.json["results"]
        assert answer.headers["Svod-Rows"] == str(len(results["bindings"]))
        assert 1000 < len(results["bindings"]) < 100_000
        assert results["truncated"] is True

    def test_a_graph_ends_after_a_whole_statement(self, program):
        asked = {"query_string": {"query": self.TRIPLES}, "headers": {"Accept": "text/turtle"}}
        answer = program.get("/sparql", **asked)
        assert answer.headers["Svod-Truncated"] == "true"
        assert int(answer.headers["Svod-Rows"]) > 1000
        assert Graph().parse(data=answer.text, format="turtle")

    def test_a_whole_one_says_nothing_of_it(self, program):
        answer = program.get("/sparql", query_string={"query": COUNT})
        assert "Svod-Truncated" not in answer.headers
        assert "truncated" not in answer.text

    def test_other_sites_may_see_it(self, program):
        answer = program.get("/sparql", query_string={"query": COUNT})
        seen = answer.headers["Access-Control-Expose-Headers"].split(", ")
        assert {"Svod-Truncated", "Svod-Rows", "ETag", "Retry-After"} < set(seen)

    def test_a_file_is_called_by_it(self, client):
        asked = {"query": self.PAIRS, "format": "csv"}
        answer = client.get("/sparql", query_string=asked)
        rows = answer.headers["Svod-Rows"]
        assert answer.headers["Content-Disposition"] == f"attachment; filename=first-{rows}.csv"

    def test_it_is_counted(self, program):
        def counted():
            metrics = program.get("/metrics").text
            return float(re.search(r"^svod_queries_truncated_total (\S+)", metrics, re.M)[1])

        before = counted()
        program.get("/sparql", query_string={"query": self.PAIRS})
        assert counted() == before + 1

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("ru", "и это только начало ответа; скачать можно больше, до 1 МБ."),
            (
                "en",
                "and these are only the beginning of the answer; a download has more, up to",
            ),
        ],
    )
    def test_the_page_says_so(self, client, language, said):
        headers = {"Accept-Language": language}
        page = client.get("/sparql", query_string={"query": self.PAIRS}, headers=headers).text
        assert said in page

    def test_the_page_says_so_of_a_graph(self, client):
        page = client.get("/sparql", query_string={"query": self.TRIPLES}).text
        assert "Это только начало ответа; скачать можно больше, до 1 МБ." in page


class TestWithoutAQuery:
    def test_a_program_gets_the_service_description(self, program):
        answer = program.get("/sparql")
        assert answer.mimetype == "text/turtle"
        sd = "http://www.w3.org/ns/sparql-service-description#"
        said = {(str(p), str(o)) for _, p, o in Graph().parse(data=answer.text, format="turtle")}
        assert (f"{sd}endpoint", "http://localhost/sparql") in said
        assert (f"{sd}feature", f"{sd}UnionDefaultGraph") in said

    def test_it_says_how_much_there_is_and_where_more_is_said(self, program, app):
        graph = Graph().parse(data=program.get("/sparql").text, format="turtle")
        (dataset,) = graph.objects(URIRef("http://localhost/sparql"), SD.defaultDataset)
        assert str(dataset) == "http://localhost:8080/dataset#svod"
        assert graph.value(dataset, VOID.entities).toPython() == held(app).entities
        (read,) = graph.objects(dataset, VOID.subset)
        assert graph.value(read, VOID.triples).toPython() == held(app).statements
        names = {graph.value(each, SD.name) for each in graph.objects(dataset, SD.namedGraph)}
        assert URIRef("http://localhost:8080/graph/entities") in names

    @pytest.mark.parametrize(
        ("accept", "media_type"),
        [
            ("application/rdf+xml", "application/rdf+xml"),
            ("application/ld+json", "application/ld+json"),
            ("application/sparql-results+xml", "text/turtle"),
        ],
    )
    def test_in_the_format_asked_for(self, program, accept, media_type):
        answer = program.get("/sparql", headers={"Accept": accept})
        assert answer.mimetype == media_type
        again = program.get(
            "/sparql", headers={"Accept": accept, "If-None-Match": answer.headers["ETag"]}
        )
        assert again.status_code == 304

    def test_a_browser_gets_the_editor(self, program):
        assert "<textarea" in program.get("/sparql", headers=HTML).text


class TestLimitsOfTheServer:
    """What is said of them in docs/sparql.md."""

    def status(self, server, target):
        host, _, port = urlsplit(server).netloc.partition(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(f"GET /sparql?query={target} HTTP/1.0\r\n\r\n".encode())
            return int(connection.recv(100).split()[1])

    def test_addresses(self, server):
        assert self.status(server, "ASK{}" + "%20" * 87_000) == 200
        assert self.status(server, "ASK{}" + "%20" * 88_000) == 431
        assert self.status(server, "ASK{?a+?b+'ж'}") == 400

    def test_a_russian_letter_of_a_form_is_six_bytes(self, program):
        long = {"query": "ASK{}#" + "ж" * 166_664}
        assert program.post("/sparql", data=long).status_code == 413
        body = {"data": long["query"].encode(), "content_type": "application/sparql-query"}
        assert program.post("/sparql", **body).status_code == 200


class TestWithSPARQLWrapper:
    """The client that analysts know."""

    def ask(self, server, query, form, method="GET"):
        client = SPARQLWrapper(f"{server}/sparql")
        client.setQuery(query)
        client.setReturnFormat(form)
        client.setMethod(method)
        return client.query().convert()

    @pytest.mark.parametrize("method", ["GET", POST])
    def test_json(self, server, method):
        found = self.ask(server, COUNT, JSON, method)
        assert found["results"]["bindings"][0]["n"]["value"] == "2"

    def test_csv(self, server):
        assert self.ask(server, COUNT, CSV) == b"n\r\n2\r\n"

    @pytest.mark.parametrize("method", ["GET", POST])
    @pytest.mark.parametrize("form", [RDF, RDFXML, XML])
    @pytest.mark.filterwarnings("ignore::RuntimeWarning")  # it warns of what it sends itself
    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
    def test_rdf(self, server, form, method):
        found = self.ask(server, "CONSTRUCT { ?d a ?of } { ?d a svod:Document, ?of }", form, method)
        assert len(found) >= 2

    def test_turtle(self, server):
        found = self.ask(server, EXAMPLES["71-provisions-as-rdf"].queries["ru"], TURTLE)
        assert len(Graph().parse(data=found, format="turtle")) == 10
