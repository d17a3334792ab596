"""The result of a query as a page shows it."""

import json
from dataclasses import dataclass

from pyoxigraph import RdfFormat, parse

from kg.results import Answer

#: A page with more rows helps nobody; the download has them all.
MOST_ROWS = 500
#: Bytes of an answer that the page looks at.
MOST_READ = 5_000_000
#: Bytes of an answer that the page carries along for the views of its script.
MOST_CARRIED = 1_000_000


@dataclass(frozen=True)
class Cell:
    value: str
    is_iri: bool
    #: The language or the datatype.
    note: str


@dataclass(frozen=True)
class Table:
    columns: list[str]
    rows: list[list[Cell | None]]
    total: int


@dataclass(frozen=True)
class Result:
    """One of the three: the rows of a SELECT, the answer to an ASK, or RDF."""

    table: Table | None = None
    truth: bool | None = None
    rdf: str | None = None
    #: How many of them, of RDF.
    statements: int = 0
    #: The answer as YASR reads it: None where it is too long for a page, or yes or no.
    carried: dict[str, object] | None = None
    #: Whether it goes on after what the page looked at.
    is_cut: bool = False


def result(answer: Answer) -> Result:
    """From an answer in SPARQL JSON or in an RDF format."""
    is_cut = answer.cut_after is not None
    if "json" not in answer.media_type:
        rdf = answer.content.decode()
        statements = sum(1 for _ in parse(answer.content, format=RdfFormat.TURTLE))
        return Result(rdf=rdf, statements=statements, carried=carried(answer, rdf), is_cut=is_cut)
    content = json.loads(answer.content)
    if "boolean" in content:
        return Result(truth=content["boolean"])
    rows = table(content["head"]["vars"], content["results"]["bindings"])
    return Result(table=rows, carried=carried(answer, content), is_cut=is_cut)


def carried(answer: Answer, data: object) -> dict[str, object] | None:
    if len(answer.content) > MOST_CARRIED:
        return None
    return {"data": data, "contentType": answer.media_type}


def table(columns: list[str], bindings: list[dict[str, dict[str, str]]]) -> Table:
    rows = [
        [cell(binding[column]) if column in binding else None for column in columns]
        for binding in bindings[:MOST_ROWS]
    ]
    return Table(columns, rows, len(bindings))


def cell(term: dict[str, str]) -> Cell:
    return Cell(
        term["value"], term["type"] == "uri", term.get("xml:lang") or term.get("datatype", "")
    )
