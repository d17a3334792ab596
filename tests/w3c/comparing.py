"""Whether a result is the one wanted, read by rdflib: not by what wrote it."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from types import MappingProxyType

from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.query import Result
from rdflib.term import Node, URIRef, Variable

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")

#: How rdflib calls the tables it reads.
TABLES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/tab-separated-values": "tsv",
    "text/csv": "csv",
    "srj": "json",
    "srx": "xml",
    "tsv": "tsv",
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "ttl": "turtle",
    "rdf": "xml",
}

Row = Mapping[str, Node]


def read(content: bytes, form: str, base: str) -> Result:
    """A result in a format, told by its media type or by the suffix of a file."""
    if TABLES.get(form) == "tsv":
        return tsv(content)
    if form in TABLES:
        return Result.parse(BytesIO(content), format=TABLES[form])
    graph = Graph().parse(BytesIO(content), format=GRAPHS[form], publicID=base)
    if (None, RDF.type, RS.ResultSet) in graph:
        return described(graph)
    result = Result("CONSTRUCT")
    result.graph = graph
    return result


def tsv(content: bytes) -> Result:
    """Rdflib's own reader of TSV loses rows of one empty cell, and parts of some literals."""
    header, *lines = content.decode().removesuffix("\n").split("\n")
    names = [Variable(name.removeprefix("?")) for name in header.split("\t") if name]
    rows = [line.split("\t") if names else [] for line in lines]
    terms = read_cells({cell for row in rows for cell in row if cell})
    result = Result("SELECT")
    result.vars = names
    result.bindings = [
        {name: terms[cell] for name, cell in zip(names, row, strict=True) if cell} for row in rows
    ]
    return result


def read_cells(cells: Iterable[str]) -> dict[str, Node]:
    """The cells are terms of Turtle."""
    blank = {cell: BNode(cell.removeprefix("_:")) for cell in cells if cell.startswith("_:")}
    others = dict(enumerate(cell for cell in cells if cell not in blank))
    turtle = "".join(f"<urn:{number}> <urn:is> {cell} .\n" for number, cell in others.items())
    graph = Graph().parse(data=turtle, format="turtle")
    read = {
        cell: graph.value(URIRef(f"urn:{number}"), URIRef("urn:is"))
        for number, cell in others.items()
    }
    return blank | read


def described(graph: Graph) -> Result:
    """A table that is told in RDF, as tests of SPARQL 1.0 have it; rdflib forgets its order."""
    table = graph.value(predicate=RDF.type, object=RS.ResultSet)
    truth = graph.value(table, RS.boolean)
    result = Result("SELECT" if truth is None else "ASK")
    if truth is not None:
        result.askAnswer = truth.toPython()
        return result
    rows = sorted(
        graph.objects(table, RS.solution), key=lambda row: int(graph.value(row, RS["index"]) or 0)
    )
    result.vars = list(graph.objects(table, RS.resultVariable))
    result.bindings = [
        {
            graph.value(binding, RS.variable): graph.value(binding, RS.value)
            for binding in graph.objects(row, RS.binding)
        }
        for row in rows
    ]
    return result


def is_same(wanted: Result, found: Result, *, ordered: bool, lax: bool = False) -> bool:
    """Blank nodes may be called otherwise; numbers are compared by value.

    `lax` is for REDUCED: rows may come once or more often.
    """
    if wanted.type == "ASK":
        return wanted.askAnswer == found.askAnswer
    if wanted.type == "CONSTRUCT":
        return isomorphic(wanted.graph, found.graph)
    if set(map(str, wanted.vars)) != set(map(str, found.vars)):
        return False
    rows, others = known_rows(wanted.bindings), known_rows(found.bindings)
    if lax:
        return set(map(masked, rows)) == set(map(masked, others))
    if Counter(map(masked, rows)) != Counter(map(masked, others)):
        return False
    return are_same(rows, others, ordered=ordered)


def known_rows(bindings: Iterable[Row]) -> list[Row]:
    return [
        {str(name): known(term) for name, term in row.items() if term is not None}
        for row in bindings
    ]


def known(term: Node) -> object:
    """A store keeps numbers, not how they were written: 1.0 and 01.00 are the same decimal."""
    if not isinstance(term, Literal):
        return term
    if isinstance(term.value, int | float | Decimal) and not isinstance(term.value, bool):
        return str(term.datatype), "NaN" if term.value != term.value else term.value
    return str(term), str(term.datatype or XSD.string), (term.language or "").lower()


def masked(row: Row) -> frozenset:
    """The row with all blank nodes alike."""
    return frozenset((name, "_" if isinstance(t, BNode) else t) for name, t in row.items())


def are_same(
    rows: Sequence[Row],
    others: Sequence[Row],
    *,
    ordered: bool,
    pairs: Mapping[BNode, BNode] = MappingProxyType({}),
) -> bool:
    """Whether some pairing of the blank nodes makes the rows the same."""
    if not rows:
        return not others
    for at, other in enumerate(others[:1] if ordered else others):
        more = paired(rows[0], other, pairs)
        rest = [*others[:at], *others[at + 1 :]]
        if more is not None and are_same(rows[1:], rest, ordered=ordered, pairs=more):
            return True
    return False


def paired(row: Row, other: Row, pairs: Mapping[BNode, BNode]) -> Mapping[BNode, BNode] | None:
    """The pairs with those that make two rows the same; None where none do."""
    if masked(row) != masked(other):
        return None
    more = dict(pairs)
    for name, term in row.items():
        if isinstance(term, BNode) and more.setdefault(term, other[name]) != other[name]:
            return None
    return more if len(set(more.values())) == len(more) else None


def csv_rows(content: bytes) -> Counter:
    """What stands in each column of each row; `SELECT *` leaves the order of columns open.

    CSV tells no kinds: blank nodes are all alike here, and numbers are compared by value.
    """
    header, *rows = csv.reader(StringIO(content.decode(), newline=""))
    return Counter(frozenset(zip(header, map(plain, row), strict=True)) for row in rows)


def plain(cell: str) -> object:
    try:
        return Decimal(cell)
    except InvalidOperation:
        return "_:" if cell.startswith("_:") else cell
