"""The JSON interface, and how errors reach programs and people."""

import re
from urllib.parse import unquote

import pytest

from webapp import create_app, errors


def test_search_finds_what_the_page_finds(program):
    best = program.get("/api/search?q=план+комитета&k=1").json
    assert [hit.pop("score") > 0 for hit in best] == [True]
    assert best == [
        {
            "passage": "http://localhost:8080/id/document/protokol-5/passage/aaaa0002",
            "document": "http://localhost:8080/id/document/protokol-5",
            "file": "protokol-5.txt",
            "title": "Протокол заседания Совета по туризму",
            "text": "1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.",
            "highlights": [[17, 25], [49, 53]],
            "snippet": [0, 74],
            "repeats": [],
        }
    ]


@pytest.mark.parametrize("asked", ["", "?q=", "?q=+", "?q=план&k=0", "?q=план&k=101"])
def test_search_says_what_it_needs(program, asked):
    answer = program.get(f"/api/search{asked}")
    assert answer.status_code == 400
    assert list(answer.json) == ["error"]


BASE = "http://localhost:8080/id/document"


def found(program, asked):
    return [hit["passage"].partition("/document/")[2] for hit in program.get(f"/api/{asked}").json]


def test_a_search_is_narrowed_down_by_what_documents_and_provisions_are(program):
    assert found(program, "search?q=комитету&k=1&type=Order") == ["prikaz-7/passage/aaaa0002"]
    assert found(program, "search?q=комитету&k=1&year=2019") == ["protokol-5/passage/aaaa0002"]
    assert found(program, "search?q=комитету&k=2&modality=Recommendation&modality=Decision") == [
        "protokol-5/passage/aaaa0002",
        "prikaz-7/passage/aaaa0002",
    ]
    assert found(program, "search?q=комитету&type=Order&year=2019") == []


@pytest.mark.parametrize(
    "value",
    [
        "document=prikaz-7",
        "document=prikaz-7.txt",
        f"document={BASE}/prikaz-7",
        "status=Draft",
        "status=https://w3id.org/svod/ontology%23Draft",
        "entity=Норвегия&modality=Decision",
        "entity=place/norvegiya&modality=Decision",
    ],
)
def test_values_of_filters_are_iris_their_ends_or_names(program, value):
    assert found(program, f"search?q=смета&k=1&{value}") == ["prikaz-7/passage/aaaa0002"]


def test_filters_alone_list_what_they_leave(program):
    assert sorted(found(program, "search?document=protokol-5")) == [
        f"protokol-5/passage/aaaa000{number}" for number in (1, 2, 3)
    ]


def test_facets_count_the_best_passages(program):
    counted = program.get("/api/facets?q=комитету&lang=en").json
    assert set(counted) == {
        "document", "type", "status", "year", "modality", "addressee", "entity"
    }  # fmt: skip
    ontology = "https://w3id.org/svod/ontology#"
    assert counted["status"] == [
        {"value": f"{ontology}Adopted", "label": "adopted", "passages": 3},
        {"value": f"{ontology}Draft", "label": "draft", "passages": 3},
    ]
    assert counted["year"] == [{"value": "2019", "label": "2019", "passages": 3}]


def test_what_is_chosen_leaves_the_other_values_of_its_facet_to_choose(program):
    narrowed = program.get("/api/facets?q=комитету&status=Draft").json
    assert [value["label"] for value in narrowed["status"]] == ["принят", "проект документа"]
    assert [value["label"] for value in narrowed["type"]] == ["распорядительный документ"]
    assert "year" not in narrowed


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("status=Lost", "«Lost» is no status: it is one of Adopted, Draft, Published."),
        ("modality=Order", "«Order» is no modality: it is one of Acknowledgement, Decision, "),
        ("year=19", "«19» is no year: a year has four digits, such as 2019."),
        ("document=nowhere", "There is no document «nowhere»: give its IRI, its key or its file"),
        ("entity=Атлантида", "There is no entity «Атлантида»: give its IRI or its name"),
    ],
)
@pytest.mark.parametrize("path", ["search", "facets"])
def test_a_value_that_stands_for_nothing_is_refused(program, path, asked, said):
    answer = program.get(f"/api/{path}?q=план&{asked}")
    assert (answer.status_code, list(answer.json)) == (400, ["error"])
    assert answer.json["error"].startswith(said)


@pytest.mark.parametrize("path", ["search", "facets"])
def test_the_question_is_told_as_it_was_read(program, path):
    answer = program.get(f"/api/{path}?q=gkfy+комитетта")
    assert unquote(answer.headers["Svod-Corrected"]) == "план Комитет"
    assert "Svod-Corrected" not in program.get(f"/api/{path}?q=план").headers


def test_a_question_may_be_meant_as_it_is_typed(program):
    answer = program.get("/api/search?q=комитетта&exact=1")
    assert "Svod-Corrected" not in answer.headers
    assert [hit["highlights"] for hit in answer.json if hit["highlights"]] == []


def test_passages_like_a_provision(program):
    best, *_ = program.get(f"/api/similar?of={BASE}/prikaz-7/provision/1-bbbb0001&k=2").json
    assert best.pop("score") > 0
    assert best == {
        "passage": f"{BASE}/protokol-5/passage/aaaa0002",
        "document": f"{BASE}/protokol-5",
        "file": "protokol-5.txt",
        "title": "Протокол заседания Совета по туризму",
        "text": "1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.",
        "repeats": False,
        "also": [],
    }


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("", 400),
        ("?of=+", 400),
        (f"?of={BASE}/prikaz-7", 404),
        ("?of=no iri", 404),
        ("?of=x:y", 404),
    ],
)
def test_similar_says_what_it_needs(program, asked, status):
    answer = program.get(f"/api/similar{asked}")
    assert (answer.status_code, list(answer.json)) == (status, ["error"])


def test_suggestions_while_typing(program):
    assert program.get("/api/suggest?q=комит").json == [
        {
            "text": "Комитет по туризму",
            "kind": "entity",
            "iri": "http://localhost:8080/id/organization/komitet-po-turizmu",
            "passages": 2,
        },
        {"text": "Комитет", "kind": "term", "passages": 2},
    ]
    assert program.get("/api/suggest?q=комтур").json[0]["alias"] == "Комтуризм"
    assert len(program.get("/api/suggest?q=т&k=1").json) == 1


@pytest.mark.parametrize("asked", ["", "?q=", "?q=+", "?q=пингвин", "?q=%00(*"])
def test_there_may_be_nothing_to_suggest(program, asked):
    assert program.get(f"/api/suggest{asked}").json == []


OF_PROGRAMS = ("api", "health", "sparql", "graph_store", "linked_data", "dumping")


def test_the_description_names_just_what_is_there(program, app):
    described = set(program.get("/api/openapi.json").json["paths"])
    programmatic = {
        re.sub(r"<(?:[^:>]*:)?(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in OF_PROGRAMS
    }
    assert described == programmatic


def test_the_description_refers_to_nothing_that_is_missing(program):
    answer = program.get("/api/openapi.json")
    for reference in re.findall(r'"\$ref": ?"#/([^"]+)"', answer.text):
        found = answer.json
        for step in reference.split("/"):
            found = found[step]


class TestErrors:
    @pytest.mark.parametrize(
        ("method", "path", "status", "title"),
        [
            ("GET", "/nowhere", 404, "Такой страницы нет"),
            ("DELETE", "/", 405, "Так к этому адресу не обращаются"),
            ("GET", "/search?q=план&k=x", 400, "Запрос не понят"),
        ],
    )
    def test_people_read_a_page(self, client, method, path, status, title):
        answer = client.open(path, method=method)
        assert answer.status_code == status
        assert f"<h1>{title}</h1>" in answer.text

    def test_programs_read_json(self, program):
        answer = program.get("/nowhere")
        assert (answer.status_code, list(answer.json)) == (404, ["error"])

    def test_the_api_answers_browsers_in_json_too(self, client):
        assert client.get("/api/nowhere").is_json

    def test_what_is_allowed_is_said(self, program):
        assert "GET" in program.delete("/").headers["Allow"]

    def test_nothing_published(self, unpublished):
        answer = unpublished.get("/documents", headers={"Accept": "text/html"})
        assert answer.status_code == 503
        assert "Ничего ещё не опубликовано" in answer.text
        assert answer.headers["Retry-After"] == "60"

    @pytest.mark.parametrize("kind", errors.STATUS, ids=lambda kind: kind.__name__)
    def test_every_error_becomes_its_status(self, app, kind):
        with app.test_request_context("/sparql"):
            assert errors.answer(kind("said")).status_code == errors.STATUS[kind]

    def test_an_error_nobody_expected_gives_nothing_away(self, tmp_path, configure, caplog):
        app = create_app(configure(tmp_path))
        app.extensions["query_pool"].close()
        (tmp_path / "current").symlink_to(tmp_path)
        answer = app.test_client().get("/documents")
        assert answer.status_code == 500
        assert answer.json == {
            "error": "The server failed on this request; the reason is in its log."
        }
        assert "manifest.json" in caplog.text
