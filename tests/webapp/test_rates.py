"""Each client may ask so often, and nobody pays for another."""

from dataclasses import replace

import pytest

from webapp import create_app
from webapp.rates import client_at

ASK = {"query_string": {"query": "ASK {}"}}


@pytest.fixture
def limited(data, configure):
    """From settings to a client of an application in which one query a minute is allowed."""
    apps = []

    def made(**settings):
        apps.append(create_app(replace(configure(data), query_rate=1, **settings)))
        return apps[-1].test_client()

    yield made
    for app in apps:
        app.extensions["query_pool"].close()


def test_who_asks_too_often_is_told_when_to_ask_again(limited):
    program = limited()
    assert program.get("/sparql", **ASK).status_code == 200
    answer = program.get("/sparql", **ASK)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert answer.json["error"].startswith("One client may send 1 queries a minute: try again in ")
    assert 'svod_queries_total{outcome="over_rate"} 1.0' in program.get("/metrics").text


def test_a_browser_is_told_so_on_the_page(limited):
    browser = limited()
    headers = {"Accept": "text/html", "Accept-Language": "ru"}
    browser.get("/sparql", **ASK)
    answer = browser.get("/sparql", headers=headers, **ASK)
    assert answer.status_code == 429
    assert "Запросов слишком много" in answer.text


def test_other_clients_and_other_pages_are_free(limited):
    program = limited()
    for _ in range(2):
        program.get("/sparql", **ASK)
    other = {"REMOTE_ADDR": "192.0.2.7"}
    assert program.get("/sparql", environ_overrides=other, **ASK).status_code == 200
    assert program.get("/documents").status_code == 200


def test_what_the_client_has_already_costs_nothing(limited):
    program = limited()
    tag = program.get("/sparql", **ASK).headers["ETag"]
    assert program.get("/sparql", headers={"If-None-Match": tag}, **ASK).status_code == 304


class TestBehindAProxy:
    """X-Forwarded-For is what each proxy heard, the nearest last."""

    def statuses(self, program, *forwarded):
        headers = [{"X-Forwarded-For": addresses} for addresses in forwarded]
        return [program.get("/sparql", headers=each, **ASK).status_code for each in headers]

    def test_that_is_trusted(self, limited):
        asked = self.statuses(limited(proxies=1), "192.0.2.1", "192.0.2.2", "192.0.2.2")
        assert asked == [200, 200, 429]

    def test_only_what_it_says_itself_is_believed(self, limited):
        asked = self.statuses(
            limited(proxies=1), "192.0.2.1", "198.51.100.1, 192.0.2.1", "192.0.2.1, 192.0.2.2"
        )
        assert asked == [200, 429, 200]

    def test_without_one_nothing_is_believed(self, limited):
        assert self.statuses(limited(), "192.0.2.1", "192.0.2.2") == [200, 429]

    def test_addresses_begin_as_the_proxy_was_asked(self, limited):
        described = limited(proxies=1).get("/sparql", headers={"X-Forwarded-Proto": "https"}).text
        assert "<https://localhost/sparql>" in described


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("192.0.2.1:4711", "192.0.2.1"),
        ("[2001:db8:1:2::3]:4711", "2001:db8:1:2::/64"),
        ("unknown::", "unknown::"),
        (None, ""),
    ],
)
def test_addresses_of_ipv6_are_many(address, client):
    assert client_at(address) == client
