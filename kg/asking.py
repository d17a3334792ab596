"""Our own queries: kept as files, asked with bound values."""

import re
from collections.abc import Iterable, Iterator
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
    Store,
    Triple,
    serialize,
)

from ontology.prefixes import PREFIXES

QUERIES = Path(__file__).with_name("queries")

Term = NamedNode | Literal
Row = dict[str, Term | None]
BOOLEAN = NamedNode(f"{PREFIXES['xsd']}boolean")
TRUTHS = {"0": Literal("false", datatype=BOOLEAN), "1": Literal("true", datatype=BOOLEAN)}
_OUTERMOST_GROUP = re.compile(r"^[^#\n]*\bWHERE\s*\{", re.MULTILINE)
AnyTerm = NamedNode | BlankNode | Literal | Triple


class Askable(Protocol):
    """The graph of a generation; the writer's store is asked in the same way."""

    def rows(self, query: str, /) -> list[Row]:
        """What a SELECT query gives."""
        ...


def select(graph: Askable | Store, query: str, **bindings: Term) -> list[Row]:
    """The rows of the query `kg/queries/<query>.rq`."""
    bound = _bound(query_text(query), list(bindings), [bindings.values()]) if bindings else None
    return _rows(graph, bound or query_text(query))


def select_each(
    graph: Askable | Store, query: str, variable: str, values: Iterable[Term]
) -> list[Row]:
    """The rows of the query `kg/queries/<query>.rq` for each value of a variable."""
    bound = _bound(query_text(query), [variable], ([value] for value in values))
    return _rows(graph, bound)


def _rows(graph: Askable | Store, query: str) -> list[Row]:
    return rows_of(graph.query(query)) if isinstance(graph, Store) else graph.rows(query)


def rows_of(solutions: QuerySolutions | QueryBoolean | QueryTriples) -> list[Row]:
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("Rows come of SELECT queries only.")
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
    """The store holds no blank nodes and no triple terms; Virtuoso has 1 for true."""
    if isinstance(term, Literal) and term.value in TRUTHS and term.datatype == BOOLEAN:
        return TRUTHS[term.value]
    return term if isinstance(term, NamedNode | Literal) else None


def quads_in(rows: Iterable[Row]) -> Iterator[Quad]:
    """Those of rows that have a graph, a subject, a predicate and an object."""
    for row in rows:
        graph, subject, predicate = row["graph"], row["subject"], row["predicate"]
        if (
            isinstance(graph, NamedNode)
            and isinstance(subject, NamedNode)
            and isinstance(predicate, NamedNode)
            and (value := row["object"])
        ):
            yield Quad(subject, predicate, value, graph)


def text(row: Row, column: str) -> str:
    """The lexical value in a column, empty where the row has none."""
    term = row[column]
    return "" if term is None else term.value


def written(statements: Iterable[Triple] | Iterable[Quad], rdf_format: RdfFormat) -> bytes:
    """Statements in a format of RDF, with our usual prefixes where it has prefixes."""
    out = BytesIO()
    serialize(statements, out, format=rdf_format, prefixes=PREFIXES)
    return out.getvalue()
