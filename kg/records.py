"""The record of a document's last change, which stands with its receipt.

The earlier version is gone from the store, so this is the one part of a receipt that would be lost.
"""

from pyoxigraph import Literal, NamedNode, Quad

from kg.differences import Difference
from kg.ownership import TYPE, receipt_graph
from kg.quads import Change
from ontology.terms import RDF, SVOD

RECEIPT, RECEIPT_OF = NamedNode(SVOD.Receipt), NamedNode(SVOD.receiptOf)
CHANGES, JSON = NamedNode(SVOD.changes), NamedNode(RDF.JSON)


def recorded(change: Change, document: NamedNode, difference: Difference) -> Change:
    """A change of a document with its record; where nothing was read differently, with the last."""
    graph = receipt_graph(document)
    records = {quad for quad in change.before if quad.predicate == CHANGES}
    if difference:
        records = {Quad(graph, CHANGES, Literal(difference.text(), datatype=JSON), graph)}
    if not records:
        return change
    receipt = {Quad(graph, TYPE, RECEIPT, graph), Quad(graph, RECEIPT_OF, document, graph)}
    return change.also(set(), receipt | records)
