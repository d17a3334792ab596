"""Our own queries: kept as files, asked with bound values."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import BytesIO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    serialize,
)

from ontology.terms import PREFIXES

Term = NamedNode | Literal
Row = dict[str, Term | None]
AnyTerm = NamedNode | BlankNode | Literal | Triple


def select(store: Store, query: str, **bindings: Term) -> list[Row]:
    """The rows of the query `kg/queries/<query>.rq`; a bound variable must be among its columns."""
    solutions = store.query(query_text(query), substitutions=_substitutions(bindings))
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(f"{query}.rq is not a SELECT query")
    names = [variable.value for variable in solutions.variables]
    return [{name: _term(row[name]) for name in names} for row in solutions]


def construct(store: Store, query: str, **bindings: Term) -> set[Triple]:
    """The triples of the query `kg/queries/<query>.rq`."""
    triples = store.query(query_text(query), substitutions=_substitutions(bindings))
    if not isinstance(triples, QueryTriples):
        raise TypeError(f"{query}.rq is not a CONSTRUCT query")
    return set(triples)


@cache
def query_text(query: str) -> str:
    """The text of `kg/queries/<query>.rq`."""
    return files("kg").joinpath("queries", f"{query}.rq").read_text(encoding="utf-8")


def _substitutions(bindings: dict[str, Term]) -> dict[Variable, AnyTerm]:
    return {Variable(name): term for name, term in bindings.items()}


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
