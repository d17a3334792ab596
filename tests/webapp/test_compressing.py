"""Long texts go gzipped to who takes them so, and are known again."""

import gzip

import pytest

GZIP = {"Accept-Encoding": "gzip, deflate, br"}
MANY = {"query": "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"}


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/", "text/html"),
        ("/static/svod.css", "*/*"),
        ("/api/openapi.json", "*/*"),
        ("/data/document/protokol-5.jsonld", "*/*"),
        ("/data/document/protokol-5.nt", "*/*"),
        ("/sparql", "application/rdf+xml"),
        ("/metrics", "*/*"),
        ("/nowhere", "text/html"),
    ],
)
def test_long_texts(program, path, accept):
    plain = program.get(path, headers={"Accept": accept}, buffered=True)
    packed = program.get(path, headers={"Accept": accept, **GZIP}, buffered=True)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.status_code == plain.status_code
    assert packed.headers["Content-Type"] == plain.headers["Content-Type"]
    assert packed.headers["Content-Length"] == str(len(packed.data))
    assert len(packed.data) < len(plain.data)
    if path != "/metrics":  # each look at them is counted
        assert gzip.decompress(packed.data) == plain.data
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"].split(", ")


@pytest.mark.parametrize(
    "accept",
    [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ],
)
def test_results_in_every_format(program, accept):
    headers = {"Accept": accept}
    plain = program.get("/sparql", query_string=MANY, headers=headers)
    packed = program.get("/sparql", query_string=MANY, headers=headers | GZIP)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "*;q=0"])
def test_not_to_who_does_not_take_them(program, accepted):
    answer = program.get("/sparql", query_string=MANY, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers


def test_short_answers_go_as_they_are(program):
    answer = program.get("/sparql", query_string={"query": "ASK {}"}, headers=GZIP)
    assert "Content-Encoding" not in answer.headers
    assert answer.json["boolean"] is True


def test_a_look_at_the_head_tells_the_packed_length(program):
    whole = program.get("/sparql", query_string=MANY, headers=GZIP)
    alone = program.head("/sparql", query_string=MANY, headers=GZIP)
    assert alone.data == b""
    assert alone.headers["Content-Length"] == str(len(whole.data))


def test_dumps_are_packed_once(program):
    answer = program.get("/dump.nq.gz", headers=GZIP)
    assert "Content-Encoding" not in answer.headers
    assert answer.mimetype == "application/gzip"
    assert gzip.decompress(answer.data).startswith(b"<http://localhost:8080/")


class TestKnownAgain:
    """The tag of the packed answer is weak: it is the same content in other bytes."""

    def test_the_packed_answer(self, program):
        plain = program.get("/sparql", query_string=MANY).headers["ETag"]
        packed = program.get("/sparql", query_string=MANY, headers=GZIP).headers["ETag"]
        assert packed == f"W/{plain}"

    @pytest.mark.parametrize(
        "path", ["/sparql", "/data/document/protokol-5.nt", "/static/svod.css"]
    )
    @pytest.mark.parametrize("first", [{}, GZIP], ids=["plain", "packed"])
    @pytest.mark.parametrize("then", [{}, GZIP], ids=["then plain", "then packed"])
    def test_is_not_sent_again(self, program, path, first, then):
        asked = MANY if path == "/sparql" else {}
        known = program.get(path, query_string=asked, headers=first, buffered=True)
        tag = known.headers["ETag"]
        again = program.get(
            path, query_string=asked, headers={"If-None-Match": tag} | then, buffered=True
        )
        assert (again.status_code, again.data) == (304, b"")
        if first == then:
            assert again.headers["ETag"] == tag


def test_over_a_socket(server):
    """As requests and other clients ask for it of themselves."""
    from urllib.request import Request, urlopen

    with urlopen(Request(f"{server}/", headers=GZIP | {"Accept": "text/html"})) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "</html>" in gzip.decompress(answer.read()).decode()
