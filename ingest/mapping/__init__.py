"""What was read, as RDF: one named graph per passage, no blank nodes."""

from rdflib import Dataset

from ingest.mapping.content import Content, Source
from ingest.mapping.documents import add_document, add_passages, add_receipt
from ingest.mapping.graphs import Graphs
from ingest.mapping.provisions import Clauses
from ingest.mapping.stated import add_figure, add_mention, add_relation, add_role
from ontology.iris import Iris

__all__ = ["Content", "Source", "to_dataset"]


def to_dataset(source: Source, content: Content, iris: Iris) -> Dataset:
    """The graphs of the document, its passages, its receipt, and of what it calls things."""
    graphs = Graphs(source.key, content.text.passages, iris)
    add_document(graphs, source, content)
    add_passages(graphs, content.text.passages)
    clauses = Clauses(graphs, content.text.text)
    for provision in content.provisions:
        clauses.add(provision)
    for naming in content.namings:
        add_mention(graphs, naming)
    for relation in content.relations:
        add_relation(graphs, relation)
    for role in content.roles:
        add_role(graphs, role)
    for figure in content.figures:
        add_figure(graphs, figure)
    add_receipt(graphs, content)
    return graphs.dataset
