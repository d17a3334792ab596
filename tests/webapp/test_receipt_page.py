"""The page of a document's receipt: what was read, what to look at, what has changed."""

import re

import pytest

from kg.store import Primary
from webapp import create_app

PLANS = (
    "создать в каждом районе дом ремёсел и передать ему старые мастерские",
    "открыть музей деревянного зодчества с отделами резьбы и росписи",
    "провести летом смотр народных хоров и показать его по телевидению",
    "выпустить путеводитель по монастырям Русского Севера на трёх языках",
    "обучить двести экскурсоводов из сельских поселений на курсах при университете",
    "устроить на Сухоне пристани для речных экскурсий от Тотьмы до Великого Устюга",
    "ввести для малых гостиниц единую вывеску и завести общий справочник мест",
    "поддержать ярмарки льна и кружева с мастерами из соседних областей",
)


def plain(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def section(page, heading):
    """What stands under a heading, as words."""
    return plain(re.search(rf'<h2 id="{heading}">.*?</section>', page, re.S)[0])


@pytest.fixture(scope="module")
def shared_words(tmp_path_factory, configure):
    """A resolution, slides with some of its plans, and a report that quotes it."""
    config = configure(tmp_path_factory.mktemp("shared"))
    with Primary(config.data, base=config.base) as primary:
        for key, kind, count in (
            ("rezolyuciya", "Resolution", 8),
            ("slaydy", "Presentation", 5),
            ("otchet", "Report", 8),
        ):
            iri = f"{config.base}id/document/{key}"
            primary.put(iri, planning(iri, key, kind, PLANS[:count]))
        primary.publish()
    app = create_app(config)
    client = app.test_client()
    client.environ_base |= {"HTTP_ACCEPT": "text/html", "HTTP_ACCEPT_LANGUAGE": "ru"}
    yield client
    app.extensions["query_pool"].close()


def planning(iri, key, kind, plans):
    """A document that consists of plans, as N-Quads."""
    svod, terms = "https://w3id.org/svod/ontology#", "http://purl.org/dc/terms/"
    facts = {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": f"<{svod}Document>",
        f"{terms}title": f'"{key}"',
        f"{terms}type": f"<{svod}{kind}>",
        f"{svod}sourceFile": f'"{key}.txt"',
        f"{svod}text": f'"Участники съезда краеведов решили: {"; ".join(plans)}."',
    }
    return "".join(
        f"<{iri}> <{name}> {value} <{iri}> .\n" for name, value in facts.items()
    ).encode()


def test_it_is_reached_from_the_document_and_from_the_list(client):
    for page in ("/document/protokol-5", "/documents"):
        assert 'href="/document/protokol-5/receipt"' in client.get(page).text
    answer = client.get("/id/document/protokol-5/receipt")
    assert (answer.status_code, answer.location) == (303, "/document/protokol-5/receipt")
    assert client.get("/document/nobody/receipt").status_code == 404


def test_what_to_look_at_leads_to_the_places(client):
    page = client.get("/document/prikaz-7/receipt").text
    assert section(page, "caveats") == (
        "На что взглянуть"
        " нет своей даты Текст не говорит, когда документ принят или когда было мероприятие."
        " поле «Срок» не заполнено В документе оставлено пустое место для срока. 1"
        " поле «Ответственный» не заполнено В документе оставлено пустое место для ответственного."
        " 2"
    )
    assert 'href="/document/prikaz-7#provision-1-bbbb0001"' in page


def test_what_only_the_reading_knows_is_shown_too(client):
    page = client.get("/document/protokol-5/receipt?lang=en").text
    assert "table that could not be read" in section(page, "caveats")
    assert section(page, "read").endswith("recommendation × 1 Words that a dictionary knows: 98%")
    assert "/provisions?modality=Recommendation&amp;document=protokol-5" in page
    assert "3 passages 1 provision 2 organisations 1 place" in section(page, "read")


def test_what_has_changed_is_told_with_before_and_after(client):
    changes = section(client.get("/document/protokol-5/receipt").text, "changes")
    assert "статус Было проект документа Стало принят" in changes
    assert (
        "п. 1 изменено"
        " Было Рекомендовать Комитету по туризму подготовить план до 1 июня 2019 года."
        " Стало Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года."
        " отличается: срок, срок словами"
    ) in changes
    assert "Сущности новых: 1 Норвегия убрано: 1 Исландия" in changes
    assert "Роли новых: 1 Норвегия – председатель – Совет по туризму" in changes


def test_a_document_read_once_has_not_changed(client):
    changes = section(client.get("/document/prikaz-7/receipt").text, "changes")
    assert "Прежней версии нет" in changes


def test_an_excerpt_says_of_what_and_why(shared_words):
    related = section(shared_words.get("/document/slaydy/receipt").text, "related")
    assert related == (
        "Другие документы"
        " Выписка из rezolyuciya rezolyuciya.txt оценка 1"
        " общие пятёрки слов подряд: 100% первого документа, 60% второго"
        " Выписка из предположение otchet otchet.txt оценка 1"
        " общие пятёрки слов подряд: 100% первого документа, 60% второго;"
        " но скорее второй цитирует первый"
        " Предположения в базу знаний не внесены: решать человеку."
    )


def test_the_document_says_so_too_but_for_what_is_only_suggested(shared_words):
    assert "Выписка из rezolyuciya" in plain(shared_words.get("/document/slaydy").text)
    assert "Выписка из otchet" not in plain(shared_words.get("/document/slaydy").text)
    whole = plain(shared_words.get("/document/rezolyuciya").text)
    assert "Выписки из него slaydy" in whole
    assert "Почти совпадает с otchet" in whole
