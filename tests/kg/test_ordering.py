"""Our own queries come in the order they name, whoever puts them in order."""

import pytest
from pyoxigraph import Store

from kg.asking import QUERIES, Row, query_text, rows_of, text
from kg.generations import Generation
from kg.ordering import in_order, without_order

ORDERED = sorted(path.stem for path in QUERIES.glob("*.rq") if "ORDER BY" in path.read_text())


@pytest.mark.parametrize("query", ORDERED)
def test_the_order_is_that_of_oxigraph(generation: Generation, query: str) -> None:
    store = Store.read_only(str(generation.path / "graph"))
    given = rows_of(store.query(query_text(query)))
    assert worded(in_order(query_text(query), given)) == worded(given)
    unordered = rows_of(store.query(without_order(query_text(query))))
    assert sorted(map(str, unordered)) == sorted(map(str, given))


def worded(rows: list[Row]) -> list[list[str]]:
    """Of «Норвегия» and «Норвегия»@ru either may be first."""
    return [[text(row, column) for column in row] for row in rows]


def test_an_order_by_what_is_no_column_is_left_to_the_store() -> None:
    by_column = "SELECT ?a (MAX(?b) AS ?most) WHERE { ?a ?c ?b }\nGROUP BY ?a\n"
    assert without_order(f"{by_column}ORDER BY DESC(?most) ?a\n") == by_column
    for order in ("ORDER BY ?b", "ORDER BY ?a\nLIMIT 1", "ORDER BY STR(?a)"):
        assert without_order(f"{by_column}{order}\n") == f"{by_column}{order}\n"


def test_what_takes_long_is_asked_once(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.embedded.SLOW", 0)
    first = generation.select("documents_by_date")
    monkeypatch.setattr("kg.graph.embedded.rows_of", None)
    assert generation.select("documents_by_date") == first
