"""What the operations of a SPARQL update are, and to which graphs they write."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import QueryRefused, QuerySyntax
from kg.refusals import refuse_service
from kg.updating.peoples import DEFAULT, SEVERAL
from kg.updating.words import Template, Words
from ontology.prefixes import PREFIXES

#: What queries begin with, and updates do not.
QUERIES = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

#: What needs no more than the graphs that it writes to; after a comment it is taken for another.
DATA = re.compile(r"\s*(?:INSERT|DELETE)\s+DATA\b", re.IGNORECASE)


@dataclass(frozen=True)
class Operation:
    """One that can be run by itself; `looks` is whether what it does depends on what is stored."""

    text: str
    graphs: frozenset[str]
    looks: bool
    is_data: bool


def operations(
    update: str, base: str, using: Sequence[str] = (), using_named: Sequence[str] = ()
) -> list[Operation]:
    """Those of an update, in their order; its relative IRIs are relative to the base.

    Raises QuerySyntax, and QueryRefused for what would fetch something from elsewhere.
    """
    refuse_service(update)
    return list(_operations(Words(update, base, PREFIXES), _dataset(using, using_named)))


def written(operations: Sequence[Operation]) -> list[str]:
    """The graphs that they write to."""
    return sorted(set().union(*(operation.graphs for operation in operations)))


def _operations(words: Words, dataset: str) -> Iterator[Operation]:
    prologue = ""
    while True:
        begin = words.place
        words.prologue()
        prologue += words.text[begin : words.place]
        if words.is_at_end():
            return
        begin = words.place
        graphs, looks, where = _operation(words, dataset)
        text = words.text[begin : words.place]
        if dataset and where:
            place, template = where[0] - begin, where[1]
            text = f"{text[:place]} {template}{dataset}{text[place:]}"
        yield Operation(prologue + text, graphs, looks, bool(DATA.match(text)))
        if not words.mark(";") and not words.is_at_end():
            words.need(";")


Read = tuple[frozenset[str], bool, tuple[int, str] | None]


def _operation(words: Words, dataset: str) -> Read:
    """The graphs it writes to, whether it looks, and what is to be named where before WHERE."""
    if words.next() in QUERIES:
        raise QuerySyntax("This is a query, and `update` takes updates: send it as `query`.")
    match words.need(
        "INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "COPY", "MOVE", "LOAD"
    ):
        case "LOAD":
            raise QueryRefused("LOAD is not allowed here: fetch the data yourself and send them.")
        case "CLEAR" | "DROP":
            words.take("SILENT")
            return frozenset([_all_of(words)]), False, None
        case "CREATE":
            words.take("SILENT")
            words.need("GRAPH")
            return frozenset([words.iri()]), False, None
        case "ADD" | "COPY" | "MOVE" as verb:
            words.take("SILENT")
            source = _one_of(words)
            words.need("TO")
            changed = [_one_of(words), *([source] if verb == "MOVE" else [])]
            return frozenset(changed), source == DEFAULT, None
        case "WITH":
            graph = words.iri()
            return _modified(words, words.need("DELETE", "INSERT"), dataset, graph)
        case verb:
            if words.take("DATA"):
                return _of_template(words.template()), False, None
            if verb == "DELETE" and words.next() == "WHERE":
                return _deleted(words)
            return _modified(words, verb, dataset)


def _modified(words: Words, verb: str, dataset: str, graph: str = "") -> Read:
    """«DELETE { … } INSERT { … } USING <g> WHERE { … }», where all but the last may be left out"""
    graphs = _of_template(words.template(), graph)
    if verb == "DELETE" and words.take("INSERT"):
        graphs |= _of_template(words.template(), graph)
    using = False
    while words.take("USING"):
        using = True
        words.take("NAMED")
        words.iri()
    if dataset and (using or graph):
        raise QuerySyntax(
            "The update names its dataset with WITH or USING, and the request with "
            "using-graph-uri or using-named-graph-uri: leave one of them out."
        )
    where = words.place
    words.take("WHERE")
    words.group()
    return graphs, True, (where, "")


def _deleted(words: Words) -> Read:
    """«DELETE WHERE { … }», which has no place for a dataset: «DELETE { … } USING … WHERE { … }»"""
    where = words.place
    words.need("WHERE")
    begin = words.place
    graphs = _of_template(words.template())
    return graphs, True, (where, words.text[begin : words.place])


def _of_template(template: Template, graph: str = "") -> frozenset[str]:
    return template.graphs | ({graph or DEFAULT} if template.beside_graphs else frozenset())


def _all_of(words: Words) -> str:
    if several := words.take("DEFAULT", "NAMED", "ALL"):
        return DEFAULT if several == "DEFAULT" else SEVERAL
    words.need("GRAPH")
    return words.iri()


def _one_of(words: Words) -> str:
    if words.take("DEFAULT"):
        return DEFAULT
    words.take("GRAPH")
    return words.iri()


def _dataset(using: Sequence[str], using_named: Sequence[str]) -> str:
    return "".join(
        [*(f"USING <{g}> " for g in using), *(f"USING NAMED <{g}> " for g in using_named)]
    )
