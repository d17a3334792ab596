"""The documentation can be read where it is used."""

import re
from urllib.parse import urljoin

import pytest

from webapp.guides import GUIDES


def test_examples_name_the_address_of_the_base(client):
    page = client.get("/docs/analysts.md").text
    assert "<h1>Svod in analysts" in page
    assert '<code class="language-r">' in page
    assert "http://localhost:8080/sparql" in page


@pytest.mark.parametrize("name", ["nothing.md", "../README.md", "examples/chair.rq"])
def test_nothing_else_is_served(client, name):
    assert client.get(f"/docs/{name}").status_code == 404


def test_the_sparql_page_leads_there(client):
    page = client.get("/sparql").text
    assert 'href="/docs/analysts.md"' in page
    assert 'href="/docs/sparql.md"' in page


def test_no_link_leads_out_of_them(client):
    addresses = {
        urljoin(f"http://localhost/docs/{name}", link).partition("#")[0]
        for name in GUIDES
        for link in re.findall(r'<a href="([^"]+)"', client.get(f"/docs/{name}").text)
    }
    for address in addresses:
        if address.startswith("http://localhost/"):
            assert client.get(address.removeprefix("http://localhost")).status_code == 200, address
    assert "Each\ndeviation has its reason" in client.get("/docs/sparql.md").text
