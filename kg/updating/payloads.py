"""Statements that somebody sends for a graph, in any format of RDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
    serialize,
)

from kg.errors import UnfitStatements
from kg.quads import as_stored, without_blanks
from kg.updating.contexts import with_own_context

FORMATS = {
    rdf_format.media_type: rdf_format
    for rdf_format in (
        RdfFormat.TURTLE,
        RdfFormat.N_TRIPLES,
        RdfFormat.RDF_XML,
        RdfFormat.JSON_LD,
        RdfFormat.TRIG,
        RdfFormat.N_QUADS,
    )
}
MESSAGE_LENGTH = 200


@dataclass(frozen=True)
class Payload:
    """What was sent, in the format of a media type."""

    content: bytes
    media_type: str


def sent(payloads: Iterable[Payload], graph: str, base: str) -> set[Quad]:
    """The statements for a graph as they will be stored; relative IRIs are relative to the graph's.

    Raises UnfitStatements for what is not in its format, and for other graphs in it.
    """
    return set().union(*(_sent(payload, graph, base) for payload in payloads))


def _sent(payload: Payload, graph: str, base: str) -> set[Quad]:
    rdf_format, content = FORMATS[payload.media_type], payload.content
    if rdf_format == RdfFormat.JSON_LD:
        content = with_own_context(content, graph, f"{base}context.jsonld")
    try:
        quads = list(parse(content, format=rdf_format, base_iri=graph))
    except (SyntaxError, ValueError) as error:
        said = " ".join(str(error).split())[:MESSAGE_LENGTH]
        raise UnfitStatements(f"The statements are not {payload.media_type}: {said}") from error
    name = NamedNode(graph)
    if others := {quad.graph_name for quad in quads} - {name, DefaultGraph()}:
        raise UnfitStatements(
            f"The statements for {graph} stand in {min(map(str, others))} too: "
            "send those of one graph at a time."
        )
    named = _named(quads, graph)
    return as_stored(Quad(q.subject, q.predicate, q.object, name) for q in named)


def _named(quads: list[Quad], graph: str) -> Iterable[Quad]:
    """Blank nodes become IRIs of the graph: the same when the same is sent, else others."""
    prefix = f"{graph}#"
    if any(isinstance(term, BlankNode) for q in quads for term in (q.subject, q.object)):
        dataset = Dataset(quads)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        quads = list(dataset)
        lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines()
        prefix += f"{sha256(b''.join(sorted(lines))).hexdigest()[:16]}-"
    return (without_blanks(quad, prefix) for quad in quads)
