"""A published generation as one graph in memory, for checks that need all of it at once."""

from io import BytesIO

from pyoxigraph import RdfFormat, parse, serialize
from rdflib import Graph

from kg.generations import Generation


def union(generation: Generation) -> Graph:
    """What any of the named graphs states."""
    exported = BytesIO()
    generation.export(exported)
    triples = {quad.triple for quad in parse(exported.getvalue(), format=RdfFormat.N_QUADS)}
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
