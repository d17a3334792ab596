"""The W3C's tests of updates, on graphs of people: what they do, and what is an update."""

import pytest
from known import as_parameter
from rdflib import BNode, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.plugins.sparql.algebra import translateUpdate
from rdflib.plugins.sparql.parser import parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from suites import BASE, content
from updated import (
    EVALUATION,
    NEGATIVE,
    PEOPLE,
    POSITIVE,
    Case,
    Updated,
    on_people,
    parsed,
    setting_up,
    statements,
    text,
    updates,
)

from kg.errors import QueryRefused
from kg.updating.operations import operations
from kg.updating.peoples import DEFAULT, SEVERAL

#: What is said of updates that are SPARQL, but not for here.
REFUSED = ("cannot be written to", "is a variable", "LOAD is not allowed")


def cases(tests: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("test", [as_parameter(test) for test in tests])


@cases(updates(EVALUATION))
def test_makes_of_graphs_what_is_wanted(updated: Updated, test: Case) -> None:
    status, said = updated.update(f"{setting_up(test)} ;\n{text(test)}")
    assert status == 200, said
    wanted = {name: parsed(statements(file)) for name, file in test.after}
    for name in {name for name, _ in test.before} | wanted.keys():
        assert isomorphic(unnamed(updated.graph(name)), wanted.get(name, Graph())), name


@cases(updates(POSITIVE))
def test_is_an_update(updated: Updated, test: Case) -> None:
    """Most write to graphs that are not people's, or LOAD: that alone is said against them."""
    status, said = updated.update(content(test.request).decode())
    assert status == 200 or any(reason in said for reason in REFUSED), said


@cases(updates(NEGATIVE))
def test_is_no_update(updated: Updated, test: Case) -> None:
    status, said = updated.update(on_people(content(test.request).decode()))
    assert status in (400, 403)
    assert any(reason in said for reason in ("is not valid SPARQL", *REFUSED)), said


@pytest.mark.parametrize("test", updates(EVALUATION, POSITIVE), ids=lambda test: test.id)
def test_is_read_as_rdflib_reads_it(test: Case) -> None:
    """Where an update writes to, told by its words and by the algebra of another library."""
    update = content(test.request).decode()
    if "load" in update.lower():
        with pytest.raises(QueryRefused):
            operations(update, test.request)
    else:
        read = translateUpdate(parseUpdate(update), test.request)
        algebra = getattr(read, "algebra", read)
        for operation, part in zip(operations(update, test.request), algebra, strict=True):
            graphs = {TOLD.get(str(graph), str(graph)) for graph in written_to(part)}
            # rdflib leaves out those of which a template is empty.
            assert graphs <= operation.graphs <= graphs | {f"{BASE}{test.suite}/G"}


#: What rdflib says for several graphs, and for none.
TOLD = {"None": DEFAULT, "DEFAULT": DEFAULT, "NAMED": SEVERAL, "ALL": SEVERAL}


def written_to(part: CompValue) -> set[object]:
    """The graphs that an operation of rdflib's algebra writes to."""
    if part.name in ("Clear", "Drop", "Create"):
        return {part.graphiri}
    if part.name in ("Add", "Copy", "Move"):
        return set(part.graph if part.name == "Move" else part.graph[1:])
    graph = part.withClause if part.name == "Modify" else None
    clauses = [part.delete, part.insert] if part.name == "Modify" else [part]
    return {
        name
        for clause in clauses
        if clause
        for name in [*(clause.quads or ()), *([graph] if clause.triples else ())]
    }


def unnamed(graph: Graph) -> Graph:
    """With blank nodes in the place of the IRIs that stand for them."""
    nodes = {
        node: BNode(str(node).rpartition("#")[2])
        for node in graph.all_nodes()
        if isinstance(node, URIRef) and node.startswith(f"{PEOPLE}#")
    }
    again = Graph()
    for s, p, o in graph:
        again.add((nodes.get(s, s), p, nodes.get(o, o)))
    return again
