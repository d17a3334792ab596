"""The pages, as a browser gets them."""

import re
from urllib.parse import quote

import pytest

from kg.store import Primary
from webapp import create_app


def links(page):
    return re.findall(r'<a[^>]* href="([^"]*)"', page)


def plain(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def empty_app(tmp_path, configure):
    app = create_app(configure(tmp_path))
    yield app
    app.extensions["query_pool"].close()


OF_DOCUMENTS = """
SELECT (COUNT(*) AS ?statements) WHERE {
  SELECT DISTINCT ?s ?p ?o WHERE {
    GRAPH ?g { ?s ?p ?o }
    FILTER (?g != <http://localhost:8080/graph/ontology> && !STRENDS(STR(?g), "/receipt"))
  }
}"""


def test_home_says_what_is_held(client, program):
    answer = program.get("/sparql", query_string={"query": OF_DOCUMENTS, "format": "csv"})
    assert answer.text == "statements\r\n195\r\n"
    page = plain(client.get("/").text)
    assert "2 документа 6 отрывков 4 сущности 195 утверждений документов" in page
    assert "Последние документы по их дате" in page
    assert "Протокол заседания Совета по туризму решение совещания 5 марта 2019 принят" in page


def test_documents_are_listed_the_undated_last(client):
    page = client.get("/documents").text
    assert [href for href in links(page) if href.startswith("/document/")] == [
        "/document/protokol-5",
        "/document/protokol-5/receipt",
        "/document/prikaz-7",
        "/document/prikaz-7/receipt",
    ]
    assert "3 отрывка 3 положения 3 сущности" in plain(page)


def test_before_anything_is_published_home_says_how_to_ingest(empty_app):
    answer = empty_app.test_client().get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "svod ingest PATH" in answer.text


def test_new_documents_appear_without_a_restart(empty_app, configure, documents, tmp_path):
    client = empty_app.test_client()
    assert client.get("/documents").status_code == 503
    with Primary(tmp_path, base=configure(tmp_path).base) as primary:
        for key, nquads in documents.items():
            primary.put(f"{configure(tmp_path).base}id/document/{key}", nquads)
            primary.publish()
            assert client.get(f"/document/{key}").status_code == 200


class TestSearch:
    def test_marks_the_words_and_leads_to_the_passage(self, client):
        page = client.get("/search?q=план+комитета").text
        assert "Рекомендовать <mark>Комитету</mark> по туризму" in page
        assert "подготовить <mark>план</mark> до 1 июля" in page
        assert "/document/protokol-5#passage-aaaa0002" in links(page)

    def test_shows_title_date_and_type(self, client):
        page = plain(client.get("/search?q=план+комитета").text)
        assert "Протокол заседания Совета по туризму решение совещания 5 марта 2019" in page

    def test_comes_in_pages(self, client):
        first = client.get("/search?q=туризм&k=1").text
        assert "/search?q=%D1%82%D1%83%D1%80%D0%B8%D0%B7%D0%BC&amp;k=1&amp;page=2" in links(first)
        second = client.get("/search?q=туризм&k=1&page=2").text
        assert first.count('class="card"') == second.count('class="card"') == 1
        assert first != second

    @pytest.mark.parametrize(
        ("question", "said"),
        [("", "Спросите о том, что сказано"), ("…!", "Ничего не нашлось")],
    )
    def test_says_so_when_there_is_nothing_to_show(self, client, question, said):
        assert said in client.get("/search", query_string={"q": question}).text

    def test_says_what_to_search_for_instead(self, client):
        page = client.get("/search?q=…").text
        assert "Может быть: Комитет по туризму Норвегия Совет по туризму музеи" in plain(page)
        assert f"/search?q={quote('Комитет по туризму', safe='').replace('%20', '+')}" in links(
            page
        )

    @pytest.mark.parametrize("wrong", ["k=0", "k=1000", "k=x", "page=-1", "page=999"])
    def test_refuses_pages_that_cannot_be(self, client, wrong):
        assert client.get(f"/search?q=план&{wrong}").status_code == 400

    def test_keeps_its_filters_from_page_to_page(self, client):
        page = client.get("/search?q=туризм&status=Draft&status=Adopted&k=1").text
        following = next(href for href in links(page) if "page=2" in href)
        assert "status=Draft&amp;status=Adopted" in following
        assert "k=1" in next(href for href in links(page) if "type=Order" in href)

    def test_lists_what_filters_leave_without_words(self, client):
        page = client.get("/search?document=protokol-5").text
        assert page.count('class="card"') == 3
        assert 'aria-label="Отобранные отрывки"' in page
        assert "Среди всех отрывков" in page

    def test_offers_to_drop_filters_that_leave_nothing(self, client):
        page = client.get("/search?q=музеям&type=Letter").text
        assert "С этими фильтрами ничего не нашлось Искать без фильтров" in plain(page)
        assert f"/search?q={quote('музеям')}" in links(page)

    def test_says_what_a_filter_can_be(self, client):
        answer = client.get("/search?q=план&status=Lost")
        assert answer.status_code == 400
        assert "Такого значения фильтра нет" in answer.text
        assert "«Lost» не подходит для status: можно Adopted, Draft, Published" in answer.text

    def test_names_values_in_the_language_of_the_reader(self, client):
        page = plain(client.get("/search?q=план&type=Order&lang=en").text)
        assert "Type of document: order × Drop all" in page
        assert "Committee for Tourism 1 passage Norway 1 passage" in page

    def test_shows_the_question_as_text(self, client):
        page = client.get("/search", query_string={"q": '"><script>alert(1)</script>'}).text
        assert "<script>alert" not in page


class TestDocument:
    def test_gives_the_facts(self, client):
        page = plain(client.get("/document/protokol-5").text)
        assert "Принят Совет по туризму Вид решение совещания Дата 5 марта 2019" in page
        assert "Язык русский Файл protokol-5.txt" in page
        assert "Language Russian" in plain(client.get("/document/protokol-5?lang=en").text)

    def test_gives_every_passage_an_anchor_in_order(self, client):
        page = client.get("/document/protokol-5").text
        assert re.findall(r'id="(passage-\w+)"', page) == [
            "passage-aaaa0001",
            "passage-aaaa0002",
            "passage-aaaa0003",
        ]

    def test_mentions_lead_to_their_entities(self, client):
        page = client.get("/document/prikaz-7").text
        assert (
            '<a class="mention" href="/organization/komitet-po-turizmu">Комитету по туризму </a>'
            '<a class="mention" href="/place/norvegiya">Норвегии</a>'
        ) in page

    def test_sets_provisions_off(self, client):
        page = plain(client.get("/document/protokol-5").text)
        assert (
            "п. 1 рекомендация 1. Рекомендовать Комитету по туризму подготовить план "
            "до 1 июля 2019 года. ≈ ¶ Кому Комитет по туризму Кто Совет по туризму "
            "Срок 1 июля 2019 до 1 июля 2019 года"
        ) in page

    def test_says_what_was_left_blank(self, client):
        page = client.get("/document/prikaz-7").text
        assert page.count("срок не указан") == page.count("ответственный не указан") == 1

    def test_indents_provisions_inside_provisions(self, client):
        page = client.get("/document/prikaz-7").text
        assert re.findall(r"opens (depth-\d)", page) == ["depth-0", "depth-1", "depth-1"]

    def test_shows_text_as_text(self, client):
        page = client.get("/document/prikaz-7").text
        assert "смету &lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>" not in page

    @pytest.mark.parametrize("path", ["/document/nowhere", "/document/a b", "/document/<x>"])
    def test_unknown(self, client, path):
        assert client.get(path).status_code == 404


class TestEntity:
    def test_names_it_in_the_language_of_the_reader(self, client):
        assert "<h1>Норвегия</h1>" in client.get("/place/norvegiya").text
        assert "<h1>Norway</h1>" in client.get("/place/norvegiya?lang=en").text

    def test_gives_its_other_names_and_who_else_speaks_of_it(self, client):
        assert "Также Комтуризм" in plain(client.get("/organization/komitet-po-turizmu").text)
        assert "http://www.wikidata.org/entity/Q20" in links(client.get("/place/norvegiya").text)

    def test_gives_statements_with_their_source_rule_and_confidence(self, client):
        page = client.get("/place/norvegiya").text
        said = plain(page)
        assert "Норвегия входит в Совет по туризму Протокол заседания" in said
        assert "правило member_of уверенность 0,7" in said
        assert "/document/protokol-5#passage-aaaa0003" in links(page)

    def test_gives_roles_in_time(self, client):
        page = plain(client.get("/organization/sovet-po-turizmu").text)
        assert "Норвегия председатель Совет по туризму март 2016 – март 2017" in page

    def test_gives_figures(self, client):
        page = plain(client.get("/organization/sovet-po-turizmu").text)
        assert "число участников объединения: 34 участник на 5 марта 2019" in page

    def test_gives_the_provisions_it_has_a_part_in(self, client):
        page = client.get("/organization/komitet-po-turizmu").text
        assert page.count('class="provision ') == 2
        assert "/document/protokol-5#provision-1-bbbb0001" in links(page)

    def test_marks_where_it_is_mentioned(self, client):
        page = client.get("/place/norvegiya").text
        assert "Комитету по туризму <mark>Норвегии</mark> составить 🏔 смету" in page

    def test_unknown(self, client):
        assert client.get("/place/atlantida").status_code == 404


def test_rule_shows_what_it_has_read(client):
    page = client.get("/rule/body_head_noun").text
    assert {href for href in links(page) if "#" in href} >= {
        "/document/protokol-5#passage-aaaa0001",
        "/document/protokol-5#passage-aaaa0002",
        "/document/prikaz-7#passage-aaaa0002",
    }


def test_provisions_are_narrowed_by_modality_and_document(client):
    every = client.get("/provisions").text
    assert every.count('class="provision ') == 4
    for narrowed, count in {
        "modality=Recommendation": 1,
        "document=prikaz-7": 3,
        "modality=Recommendation&document=prikaz-7": 0,
    }.items():
        page = client.get(f"/provisions?{narrowed}").text
        assert page.count('class="provision ') == count


class TestLanguage:
    def test_is_that_of_the_browser(self, app):
        english = app.test_client().get("/documents", headers={"Accept-Language": "de, en;q=0.5"})
        assert '<html lang="en">' in english.text

    def test_is_russian_for_everybody_else(self, app):
        page = app.test_client().get("/documents", headers={"Accept-Language": "de"}).text
        assert '<html lang="ru">' in page

    def test_is_remembered(self, client):
        client.get("/documents?lang=en")
        assert '<html lang="en">' in client.get("/documents").text

    def test_unknown_is_passed_over(self, client):
        assert '<html lang="ru">' in client.get("/documents?lang=xx").text


PAGES = [
    "/",
    "/search?q=план",
    "/search?q=план&year=2019&entity=place/norvegiya",
    "/documents",
    "/document/prikaz-7",
    "/organization/komitet-po-turizmu",
    "/rule/known_place",
    "/provisions",
    "/sparql",
]


@pytest.mark.parametrize("path", PAGES)
def test_no_link_leads_nowhere(client, path):
    local = {href.split("#")[0] for href in links(client.get(path).text) if href[0] in "/"}
    assert local
    assert {
        href: client.get(href.replace("&amp;", "&")).status_code for href in local
    } == dict.fromkeys(local, 200)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_lets_a_script_in(client, path):
    answer = client.get(path)
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not re.search(r"<script>|<style|\son\w+=| style=", answer.text)


def test_what_crawlers_and_browsers_look_for_at_the_root(client):
    with client.get("/favicon.ico") as icon:
        assert icon.mimetype == "image/svg+xml"
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /sparql?query=\n"


def test_a_program_is_told_in_a_line_where_to_look(program):
    answer = program.get("/nothing")
    assert answer.json == {
        "error": "Nothing is at this address; /dataset says what there is, and where."
    }
