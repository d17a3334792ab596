"""The W3C's exchanges of requests and answers that make up the SPARQL 1.1 Protocol: updates."""

from urllib.parse import urlencode

import pytest
from suites import cases
from updated import PEOPLE, UPDATE, Updated, ours

FORM = "application/x-www-form-urlencoded"
FIRST, SECOND, THIRD = (ours(f"http://example.org/data{number}") for number in (1, 2, 3))
RESULT = f"{PEOPLE}/result"
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"

#: What each graph says of itself, and nothing in the others.
FILLED = " ;\n".join(
    [
        f"DROP SILENT GRAPH <{RESULT}>",
        *(
            f"INSERT DATA {{ GRAPH <{graph}> {{ <{graph}> a <{DOCUMENT}> }} }}"
            for graph in (FIRST, SECOND, THIRD)
        ),
    ]
)
ALL = f"INSERT {{ GRAPH <{RESULT}> {{ ?s a ?o }} }} WHERE {{ ?s a ?o }}"
NAMED = f"INSERT {{ GRAPH <{RESULT}> {{ ?s a ?o }} }} WHERE {{ GRAPH ?g {{ ?s a ?o }} }}"
FULL = f"""
    INSERT {{ GRAPH <{RESULT}> {{ ?s a ?in . ?t a ?out }} }}
    WHERE {{ {{ GRAPH ?g {{ ?s a ?in }} }} UNION {{ ?t a ?out }} }}"""
BAD = "CLEAR NAMED"


@pytest.fixture
def three_graphs(updated: Updated) -> None:
    assert updated.update(FILLED)[0] == 200


def results(updated: Updated) -> set[str]:
    return {str(subject) for subject in updated.graph(RESULT).subjects()}


def post(updated: Updated, update: str, *parameters: tuple[str, str]) -> int:
    address = f"/sparql?{urlencode(parameters)}" if parameters else "/sparql"
    return updated.send("POST", address, update.encode(), Content_Type=UPDATE)[0]


def form(updated: Updated, *fields: tuple[str, str]) -> int:
    body = urlencode(fields).encode()
    return updated.send("POST", "/sparql", body, Content_Type=FORM)[0]


@pytest.mark.usefixtures("three_graphs")
@pytest.mark.parametrize(
    ("update", "parameters", "wanted"),
    [
        pytest.param(ALL, [("using-graph-uri", FIRST)], {FIRST}, id="update_dataset_default_graph"),
        pytest.param(
            ALL,
            [("using-graph-uri", FIRST), ("using-graph-uri", SECOND)],
            {FIRST, SECOND},
            id="update_dataset_default_graphs",
        ),
        pytest.param(
            NAMED,
            [("using-named-graph-uri", FIRST), ("using-named-graph-uri", SECOND)],
            {FIRST, SECOND},
            id="update_dataset_named_graphs",
        ),
        pytest.param(
            FULL,
            [("using-graph-uri", FIRST), ("using-named-graph-uri", SECOND)],
            {FIRST, SECOND},
            id="update_dataset_full",
        ),
    ],
)
def test_datasets(
    updated: Updated, update: str, parameters: list[tuple[str, str]], wanted: set[str]
) -> None:
    assert post(updated, update, *parameters) == 200
    assert results(updated) == wanted
    assert updated.update(FILLED)[0] == 200
    assert form(updated, ("update", update), *parameters) == 200
    assert results(updated) == wanted


@pytest.mark.usefixtures("three_graphs")
def test_update_post_form(updated: Updated) -> None:
    assert form(updated, ("update", f"COPY <{FIRST}> TO <{RESULT}>")) == 200
    assert results(updated) == {FIRST}


@pytest.mark.usefixtures("three_graphs")
def test_update_post_direct(updated: Updated) -> None:
    assert post(updated, f"COPY <{FIRST}> TO <{RESULT}>") == 200
    assert results(updated) == {FIRST}


@pytest.mark.usefixtures("three_graphs")
def test_update_base_uri(updated: Updated) -> None:
    """Ours is the base of all IRIs of a Svod."""
    assert post(updated, f"INSERT DATA {{ GRAPH <{RESULT}> {{ <graph/people/it> a 1 }} }}") == 200
    assert results(updated) == {f"{PEOPLE}/it"}


REFUSED = {
    "bad_update_get": ("GET", f"?{urlencode({'update': BAD})}", None, None),
    "bad_multiple_updates": ("POST", "", urlencode([("update", BAD)] * 2).encode(), FORM),
    "bad_update_wrong_media_type": ("POST", "", BAD.encode(), "text/plain"),
    "bad_update_missing_form_type": ("POST", "", urlencode({"update": BAD}).encode(), None),
    "bad_update_non_utf8": ("POST", "", BAD.encode("utf-16"), f"{UPDATE}; charset=UTF-16"),
    "bad_update_syntax": ("POST", "", urlencode({"update": "CLEAR XXX"}).encode(), FORM),
    "bad_update_dataset_conflict": (
        "POST",
        f"?{urlencode({'using-graph-uri': FIRST})}",
        f"WITH <{RESULT}> {ALL}".encode(),
        UPDATE,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_and_told_why(updated: Updated, name: str) -> None:
    method, address, body, media_type = REFUSED[name]
    headers = {"Content_Type": media_type} if media_type else {}
    status, said = updated.send(method, f"/sparql{address}", body, **headers)
    assert status in (400, 405, 415)
    assert "error" in said


def test_all_exchanges_about_updates_are_here() -> None:
    here = {name.removeprefix("test_") for name in globals() if name.startswith("test_update_")}
    datasets = {f"update_dataset_{kind}" for kind in ("full", "default_graph", "default_graphs")}
    told = {test.name for test in cases("ProtocolTest") if "update" in test.name}
    assert told == {*REFUSED, *here, *datasets, "update_dataset_named_graphs"}
