"""The worked examples of the SPARQL page, asked of the corpus through the real endpoint."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.config import Config
from webapp.examples import EXAMPLES, Example
from webapp.ingestion import ingest
from webapp.sources import find_sources

#: In the five documents nothing is to be done again and again: `more` has such a document.
NOTHING_IN_THE_CORPUS = {"25-recurring"}

REPORTS = """РЕШЕНИЕ
Совета по туризму Вологодской области

12 апреля 2021 года

РЕШИЛИ:
1. Комитету по культуре Вологодской области ежеквартально представлять отчёт о ремонте музеев.
"""


def asked(app: Flask) -> Iterator[FlaskClient]:
    yield app.test_client()
    app.extensions["query_pool"].close()


@pytest.fixture(scope="module")
def endpoint(corpus: Path) -> Iterator[FlaskClient]:
    yield from asked(create_app(Config.from_environment({}, data=corpus)))


@pytest.fixture(scope="module")
def more(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The corpus and a decision about reports."""
    folder = tmp_path_factory.mktemp("more")
    data = shutil.copytree(corpus, folder / "data", symlinks=True)
    file = folder / "reports.txt"
    file.write_text(REPORTS, encoding="utf-8")
    config = Config.from_environment({}, data=data)
    ingest(config, find_sources([file], suffixes={".txt"}), report=lambda _: None)
    yield from asked(create_app(config))


def rows(endpoint: FlaskClient, name: str, language: str = "ru") -> list[dict[str, str]]:
    asked_for = {"query": EXAMPLES[name].queries[language], "format": "csv"}
    answer = endpoint.get("/sparql", query_string=asked_for)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(answer.text.splitlines(keepends=True)))


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=lambda example: example.name)
class TestEvery:
    @pytest.mark.parametrize("language", ["ru", "en"])
    def test_finds_something(self, endpoint: FlaskClient, example: Example, language: str) -> None:
        query = example.queries[language]
        answer = endpoint.post(
            "/sparql", data={"query": query}, headers={"Accept": "text/csv, text/turtle"}
        )
        assert answer.status_code == 200, answer.text
        found = len(answer.text.splitlines()) > 1
        assert found is (example.name not in NOTHING_IN_THE_CORPUS)

    def test_is_told_in_both_languages(self, example: Example) -> None:
        assert set(example.titles) == set(example.notes) == {"ru", "en"}
        assert all(example.titles.values())
        assert all(example.notes.values())

    def test_declares_its_prefixes(self, example: Example) -> None:
        """So that it can be taken to another server."""
        query = example.queries["ru"]
        declared = re.findall(r"^PREFIX (\w+):", query, re.M)
        used = set(re.findall(r"(?<![\w:\"])([a-z]+):[A-Za-z]", query.split("\n\n", 1)[1]))
        assert sorted(used) == declared


def test_there_are_enough_in_every_group() -> None:
    groups = [example.group for example in EXAMPLES.values()]
    assert len(groups) >= 15
    assert all(groups.count(group) >= 2 for group in groups)


def test_kinds_and_roles_are_named_in_the_language_of_the_page(endpoint: FlaskClient) -> None:
    page = endpoint.get("/sparql?lang=en", headers={"Accept": "text/html"}).text
    assert "lang(?type) = &#34;en&#34;" in page
    [changed] = rows(endpoint, "53-figures-changed", "en")
    assert changed["measure"] == "members"
    [changed] = rows(endpoint, "53-figures-changed")
    assert changed["measure"] == "число участников объединения"


def test_who_was_in_the_chair_and_which_documents_say_so(endpoint: FlaskClient) -> None:
    chairs = rows(endpoint, "31-chair-at")
    told = {(row["who"], row["from"], row["to"], row["file"][:3]) for row in chairs}
    assert told == {
        ("Финляндия", "2016-03", "2017-03", "001"),
        ("Финляндия", "2016-03", "2017-04", "002"),
    }


def test_documents_that_disagree_are_found(endpoint: FlaskClient) -> None:
    [members] = rows(endpoint, "53-figures-changed")
    assert (members["value1"], members["value2"]) == ("9", "51")
    [chair] = rows(endpoint, "54-terms-changed")
    assert (chair["from1"], chair["from2"]) == ("2014-10", "2017-04")


def test_more_than_so_many_reaches_the_threshold(endpoint: FlaskClient) -> None:
    told = {(row["of"], row["comparator"], row["value"]) for row in rows(endpoint, "42-at-least")}
    assert ("Finnish Water Forum", ">", "100") in told


def test_blanks_are_counted_by_clause(endpoint: FlaskClient) -> None:
    blanks = rows(endpoint, "26-blanks")
    assert [row["number"] for row in blanks] == list("12345678")
    assert {frozenset(row["blanks"].split(", ")) for row in blanks} == {
        frozenset({"deadline", "responsible"})
    }


def test_what_is_done_regularly(more: FlaskClient) -> None:
    [row] = rows(more, "25-recurring")
    assert "представлять отчёт о ремонте музеев" in row["text"]
    assert row["worded"] == "ежеквартально"


def test_the_address_in_the_guide_to_linked_data_is_there(endpoint: FlaskClient) -> None:
    guide = (Path(__file__).parent.parent / "docs" / "linked-data.md").read_text(encoding="utf-8")
    [address] = re.findall(r"^curl .*http://localhost:8080(/id/\S+)", guide, re.M)
    answer = endpoint.get(address, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/turtle")


def test_the_queries_of_the_guide_to_sparql_find_something(endpoint: FlaskClient) -> None:
    guide = (Path(__file__).parent.parent / "docs" / "sparql.md").read_text(encoding="utf-8")
    queries = re.findall(r"^```sparql\n(.*?)^```", guide, re.M | re.S)
    assert len(queries) == 2
    for query in queries:
        answer = endpoint.get("/sparql", query_string={"query": query, "format": "csv"})
        assert len(answer.text.splitlines()) > 1, query
