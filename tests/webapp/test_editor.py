"""The SPARQL page without scripts, what its script is given, and the worked examples."""

import pytest

from webapp.examples import EXAMPLES

COUNT = "SELECT (COUNT(*) AS ?n) { ?d a <https://w3id.org/svod/ontology#Document> }"


class TestWithoutScripts:
    def test_a_table(self, client):
        page = client.get("/sparql", query_string={"query": EXAMPLES["11-held"].queries["ru"]}).text
        assert '<th scope="col">title</th>' in page
        assert '<a href="/document/protokol-5">document/protokol-5</a>' in page

    def test_a_download(self, client):
        answer = client.get("/sparql", query_string={"query": COUNT, "format": "csv"})
        assert answer.mimetype == "text/csv"
        assert answer.text == "n\r\n2\r\n"

    def test_yes_or_no(self, client):
        page = client.get("/sparql", query_string={"query": "ASK { ?s ?p ?o }"}).text
        assert '<p class="truth" role="status">да</p>' in page

    def test_how_many_statements_came(self, client):
        query = "CONSTRUCT WHERE { ?d a svod:Document }"
        assert "Утверждений: 2" in client.get("/sparql", query_string={"query": query}).text

    def test_an_error_beside_the_query(self, client):
        answer = client.get("/sparql", query_string={"query": "SELECT <script>"})
        assert answer.status_code == 400
        assert "В запросе ошибка" in answer.text
        assert "SELECT &lt;script&gt;</textarea>" in answer.text

    def test_results_as_text(self, client):
        query = 'SELECT ?x { BIND ("<img src=x onerror=alert(1)>" AS ?x) }'
        page = client.get("/sparql", query_string={"query": query}).text
        assert "<img" not in page
        assert "\\u003cimg src=x" in page

    def test_every_format_is_a_link_away(self, client):
        page = client.get("/sparql", query_string={"query": "SELECT * { ?s ?p ?o } LIMIT 1"}).text
        assert 'href="/sparql?query=SELECT+*+%7B+?s+?p+?o+%7D+LIMIT+1&amp;format=csv"' in page
        rdf = client.get("/sparql", query_string={"query": "DESCRIBE <http://x.org/>"}).text
        assert ">Turtle</a>" in rdf

    def test_what_is_too_long_for_the_page_is_left_to_the_download(self, client, monkeypatch):
        query = "SELECT * { ?s ?p ?o } LIMIT 2"
        assert 'id="data"' in client.get("/sparql", query_string={"query": query}).text
        monkeypatch.setattr("webapp.results.MOST_CARRIED", 100)
        page = client.get("/sparql", query_string={"query": query}).text
        assert 'id="data"' not in page
        assert "<td>" in page


def test_styles_of_the_editor_are_allowed_by_name(client):
    allowed = client.get("/sparql").headers["Content-Security-Policy"]
    assert "style-src 'self' 'sha256-" in allowed
    assert "script-src 'self';" in allowed
    assert "unsafe-inline" not in allowed
    assert "sha256" not in client.get("/").headers["Content-Security-Policy"]


class TestTerms:
    """What the editor completes."""

    @pytest.mark.parametrize(("language", "label"), [("ru", "срок"), ("en", "deadline")])
    def test_are_called_as_the_reader_calls_them(self, client, language, label):
        terms = client.get("/sparql/terms", query_string={"lang": language}).json
        named = {term["name"]: term for term in terms}
        assert named["svod:deadline"]["label"] == label
        assert named["svod:deadline"]["kind"] == "property"
        assert named["svod:Adopted"]["kind"] == "value"
        assert named["svod:Recommendation"]["kind"] == "class"
        assert named["org:Organization"]["kind"] == "class"
        assert named["dcterms:isPartOf"]["kind"] == "property"

    def test_are_sent_once(self, client):
        tag = client.get("/sparql/terms").headers["ETag"]
        assert client.get("/sparql/terms", headers={"If-None-Match": tag}).status_code == 304


class TestExamples:
    def test_stand_in_groups_under_headings(self, client):
        page = client.get("/sparql").text
        assert '<h3 id="examples-roles">Кто какую должность занимал и куда входит</h3>' in page
        for example in EXAMPLES.values():
            assert f"example={example.name}" in page

    def test_come_with_what_is_worth_knowing(self, client):
        page = client.get("/sparql", query_string={"example": "31-chair-at", "lang": "en"}).text
        assert "Who was in the chair on 1 June 2016, and which document says so?" in page
        assert "Change the date or the role." in page
        assert "2016-06-01" in page
