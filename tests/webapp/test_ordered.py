"""Long lists are asked for in parts, which together are the whole list in its order."""

import pytest
from pyoxigraph import NamedNode

from kg.asking import text
from ontology.terms import SVOD
from webapp.ordered import InOrder

COUNCIL = NamedNode("http://localhost:8080/id/organization/sovet-po-turizmu")
LISTS = [
    ("provision_counts", "provisions_in_order", "provision", {"kind": NamedNode(SVOD.Provision)}),
    ("mention_counts", "passages_mentioning", "passage", {"entity": COUNCIL}),
]


@pytest.mark.parametrize(("counts", "rows", "column", "bindings"), LISTS)
def test_the_parts_are_the_whole(app, counts, rows, column, bindings):
    generation = app.extensions["generations"].current()
    listed = InOrder(generation, counts=counts, rows=rows, column=column, **bindings)
    whole = [text(row, column) for row in generation.select(rows, **bindings)]
    assert len(listed) == len(whole) > 1
    for size in (1, 2, 3, len(whole)):
        parts = [listed[start : start + size] for start in range(0, len(whole), size)]
        assert [item for part in parts for item in part] == whole
    assert listed[1] == whole[1]
    assert listed[len(whole) :] == []


def test_of_one_document(app):
    generation = app.extensions["generations"].current()
    counts, rows, column, bindings = LISTS[0]
    order = "http://localhost:8080/id/document/prikaz-7"
    of_order = InOrder(
        generation, counts=counts, rows=rows, column=column, document=order, **bindings
    )
    assert len(of_order) > 0
    assert all(provision.startswith(f"{order}/") for provision in of_order)
