"""Pages about much: in the order of the documents, a beginning first, titles of a line or two."""

import re

import pytest

from kg.store import Primary
from webapp import create_app

TITLE = "Протокол заседания Совета по туризму"
LONG_TITLE = f"{TITLE}, утверждённый председателем и разосланный всем участникам для исполнения"
COUNCIL = "/organization/sovet-po-turizmu"


@pytest.fixture(scope="module")
def client(tmp_path_factory, configure, documents):
    """Over twelve protocols that say much the same of the council, and an order."""
    config = configure(tmp_path_factory.mktemp("long"))
    with Primary(config.data, base=config.base) as primary:
        for number in range(10, 22):
            text = documents["protokol-5"].decode().replace("protokol-5", f"protokol-{number}")
            text = text.replace(f'"{TITLE}"', f'"{LONG_TITLE}"').replace('"34', f'"{number}')
            primary.put(f"{config.base}id/document/protokol-{number}", text.encode())
        primary.put(f"{config.base}id/document/prikaz-7", documents["prikaz-7"])
        primary.publish()
    app = create_app(config)
    client = app.test_client()
    client.environ_base |= {"HTTP_ACCEPT": "text/html", "HTTP_ACCEPT_LANGUAGE": "ru"}
    yield client
    app.extensions["query_pool"].close()


def provisions(page):
    return re.findall(r'href="/document/[^"]+#provision-([^"]+)"', page)


def test_provisions_come_as_they_stand_in_the_documents(client):
    page = client.get("/provisions?document=prikaz-7").text
    assert provisions(page) == ["bbbb0000", "1-bbbb0001", "2-bbbb0002"]
    everything = client.get("/provisions").text
    keys = re.findall(r'href="/document/([^"#]+)#provision', everything)
    assert keys == ["prikaz-7"] * 3 + [f"protokol-{number}" for number in range(10, 22)]


def test_a_part_shows_the_number_of_its_whole(configure, documents, tmp_path):
    base = configure(tmp_path).base
    whole = f"<{base}id/document/prikaz-7/provision/bbbb0000>"
    number = f'{whole} <https://w3id.org/svod/ontology#number> "5" <{base}id/document/prikaz-7> .\n'
    with Primary(tmp_path, base=base) as primary:
        primary.put(f"{base}id/document/prikaz-7", documents["prikaz-7"] + number.encode())
        primary.publish()
    app = create_app(configure(tmp_path))
    page = app.test_client().get("/provisions", headers={"Accept": "text/html"}).text
    assert re.findall('class="number">([^<]+)<', page) == ["п. 5", "п. 5 › 1", "п. 5 › 2"]
    app.extensions["query_pool"].close()


def test_an_entity_shows_the_first_ten_of_each_list(client):
    page = client.get(COUNCIL).text
    assert page.count('class="card"') == len(provisions(page)) == 10
    for name, total in {"provisions": 12, "documents": 12, "observations": 12}.items():
        assert f'<a href="{COUNCIL}?show={name}&amp;page=1">Показать все: {total}</a>' in page
    assert "show=memberships" not in page


def test_one_list_is_shown_in_pages(client):
    page = client.get(f"{COUNCIL}?show=provisions&page=1").text
    assert len(provisions(page)) == 12
    assert 'id="mentioned"' not in page
    assert f'<a href="{COUNCIL}">Всё об этом</a>' in page
    assert len(provisions(client.get(f"{COUNCIL}?show=provisions&page=2").text)) == 0
    assert client.get(f"{COUNCIL}?show=everything").status_code == 400


def test_a_statement_of_many_passages_shows_three_of_them(client):
    page = client.get(f"{COUNCIL}?show=memberships").text
    before, _, after = page.partition("<summary>ещё источников: 9</summary>")
    assert (before.count('class="one-line"'), after.count('class="one-line"')) == (3, 9)


def test_long_titles_are_shortened_but_there_in_full(client):
    assert f'title="{LONG_TITLE}">{LONG_TITLE}</a>' in client.get(COUNCIL).text
    for path in ("/", "/search?q=план"):
        page = client.get(path).text
        assert re.search(f'class="two-lines"[^>]* title="{LONG_TITLE}"', page)


def test_what_says_the_same_stands_under_one_hit(client):
    page = client.get("/search?q=подготовить+план&k=1").text
    said, _, same = page.partition("<span>То же:</span>")
    first = re.findall(r'/document/([^"#]+)#passage-aaaa0002"', said)
    others = re.findall(r'href="/document/([^"#]+)#passage-aaaa0002"', same)
    assert others
    assert not {*first} & {*others}


def test_a_facet_shows_its_first_values_and_opens_for_the_rest(client):
    page = client.get("/search?q=туризм").text
    facet = page[page.index('id="facet-document"') : page.index('id="facet-type"')]
    first, _, rest = facet.partition('<summary>ещё 7<span class="only-heard">: Документ</span>')
    assert (first.count("<li>"), rest.count("<li>")) == (5, 7)
