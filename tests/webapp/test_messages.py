"""What went wrong is told to people in their language; programs get it in English."""

import ast
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

import kg
import webapp
from webapp import create_app
from webapp.messages import LONGEST, read, translated

PACKAGES = (Path(str(package.__file__)).parent for package in (kg, webapp))
RUSSIAN = read("ru")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def worded(node):
    """A text of the program with {} where something is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(worded(part) or "{}" for part in node.values)


def texts():
    for path in chain.from_iterable(package.rglob("*.py") for package in PACKAGES):
        yield from map(worded, ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def test_every_message_is_one_of_the_program():
    assert set(RUSSIAN) - set(texts()) == set()


@pytest.mark.parametrize("message", RUSSIAN)
def test_what_is_filled_in_stays(message):
    blanks = [f"{{{number}}}" for number in range(message.count("{}"))]
    assert sorted(re.findall(r"{\d}", RUSSIAN[message])) == blanks
    filled = message.format(*"abcdef")
    assert translated(filled, "ru") == RUSSIAN[message].format(*"abcdef")


def test_what_is_long_or_unknown_stays_in_english():
    assert translated("Who knows?", "ru") is None
    assert translated("Nothing is stated of {} here.".format("x" * LONGEST), "ru") is None
    assert translated("Send GET to this address.", "en") is None


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        (
            "/nowhere",
            404,
            "По этому адресу ничего нет; что есть и где, сказано на странице /dataset.",
        ),
        ("/graph/everything", 404, "Такого графа нет, а есть entities, authority, "),
        ("/id/place/nigde", 404, "О http://localhost:8080/id/place/nigde здесь ничего не сказано."),
        ("/documents?page=x", 400, "«page» должно быть целым числом от 1 до 1000000."),
        ("/search?q=план&type=Song", 400, "«Song» не подходит для type: можно "),
        ("/sparql?query=SELECT", 400, "Это не запрос на SPARQL: что-то пропущено или написано с "),
        ("/sparql?query=ASK{?s+foo:x+1}", 400, "префикс «foo:» не объявлен; напишите перед "),
        ("/sparql?query=ASK{SERVICE<http://a/>{}}", 403, "SERVICE здесь не выполняется: спросите "),
        ("/sparql?query=CLEAR+ALL", 403, "Это изменение, а в `query` принимаются запросы: "),
        (f"/sparql?query={ENDLESS}", 504, "Запрос выполнялся дольше 3 с и остановлен: уточните "),
    ],
)
def test_pages_say_what_is_wrong_in_russian(client, address, status, words):
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text.replace("&lt;", "<").replace("&gt;", ">")
    assert re.search(r'<(p|pre) lang="ru">', answer.text)


def test_in_english_and_for_programs_it_is_as_it_was(client, program):
    english = "Nothing is at this address; /dataset says what there is, and where."
    assert f'<p lang="en">{english}</p>' in client.get("/nowhere?lang=en").text
    assert program.get("/nowhere").json == {"error": english}


def test_who_asks_too_often_is_told_when_to_ask_again(data, configure):
    app = create_app(replace(configure(data), query_rate=1))
    browser = {"Accept": "text/html", "Accept-Language": "ru"}
    answers = [app.test_client().get("/sparql?query=ASK{}", headers=browser) for _ in range(2)]
    app.extensions["query_pool"].close()
    assert [answer.status_code for answer in answers] == [200, 429]
    assert "С одного адреса принимается 1 запросов в минуту: повторите через" in answers[1].text


def test_where_nothing_is_published(unpublished):
    page = unpublished.get("/documents", headers={"Accept": "text/html", "Accept-Language": "ru"})
    assert page.status_code == 503
    assert "ещё ничего не опубликовано: сначала выполните `svod ingest ПУТЬ`." in page.text


def test_another_method(client):
    assert "К этому адресу обращаются так: GET, HEAD, OPTIONS." in client.post("/documents").text
