"""Our own queries: kept as files, asked with bound values."""

import re
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from ontology.prefixes import PREFIXES

QUERIES = Path(__file__).with_name("queries")

Term = NamedNode | Literal
Row = dict[str, Term | None]
_OUTERMOST_GROUP = re.compile(r"^[^#\n]*\bWHERE\s*\{", re.MULTILINE)
AnyTerm = NamedNode | BlankNode | Literal | Triple


class Askable(Protocol):
    """The writer's store, or the graph of a generation."""

    def query(self, query: str, /) -> QuerySolutions | QueryBoolean | QueryTriples: ...


def select(graph: Askable, query: str, **bindings: Term) -> list[Row]:
    """The rows of the query `kg/queries/<query>.rq`."""
    bound = _bound(query_text(query), list(bindings), [bindings.values()]) if bindings else None
    return _rows(graph, query, bound or query_text(query))


def select_each(graph: Askable, query: str, variable: str, values: Iterable[Term]) -> list[Row]:
    """The rows of the query `kg/queries/<query>.rq` for each value of a variable."""
    bound = _bound(query_text(query), [variable], ([value] for value in values))
    return _rows(graph, query, bound)


def _rows(graph: Askable, query: str, bound: str) -> list[Row]:
    solutions = graph.query(bound)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(f"{query}.rq is not a SELECT query")
    names = [variable.value for variable in solutions.variables]
    return [{name: _term(row[name]) for name in names} for row in solutions]


@cache
def query_text(query: str) -> str:
    """The text of `kg/queries/<query>.rq`."""
    return (QUERIES / f"{query}.rq").read_text(encoding="utf-8")


def _bound(query: str, variables: list[str], rows: Iterable[Iterable[Term]]) -> str:
    """The query with the values of variables as the first thing its outermost group says.

    Oxigraph's own substitutions join them to the pattern last, 30 times slower on a document's
    passages. Terms are written out by Oxigraph, so a value cannot end where it should not.
    """
    group = _OUTERMOST_GROUP.search(query)
    if group is None:
        raise ValueError("A query with bindings needs its WHERE written out")
    names = " ".join(f"?{name}" for name in variables)
    terms = " ".join(f"({' '.join(str(term) for term in row)})" for row in rows)
    return f"{query[: group.end()]} VALUES ({names}) {{ {terms} }} {query[group.end() :]}"


def _term(term: AnyTerm | None) -> Term | None:
    """The store holds no blank nodes and no triple terms."""
    return term if isinstance(term, NamedNode | Literal) else None


def text(row: Row, column: str) -> str:
    """The lexical value in a column, empty where the row has none."""
    term = row[column]
    return "" if term is None else term.value


def written(statements: Iterable[Triple] | Iterable[Quad], rdf_format: RdfFormat) -> bytes:
    """Statements in a format of RDF, with our usual prefixes where it has prefixes."""
    out = BytesIO()
    serialize(statements, out, format=rdf_format, prefixes=PREFIXES)
    return out.getvalue()
