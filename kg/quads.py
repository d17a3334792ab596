"""Quads of the primary store: read, compared, and changed in one transaction.

The default graph is kept as the union of the named graphs, each triple once. The graph `NOTES`
is the writer's own: it is outside the union and is taken out of every published generation.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from kg.errors import UnfitStatements

NOTES = NamedNode("urn:svod:notes")

#: A document, a passage, or what documents together call things.
OF_DOCUMENTS = re.compile(r"/id/document/[^/]+(/passage/[^/]+)?$|/graph/entities$")

Node = TypeVar("Node")


@dataclass(frozen=True)
class Change:
    """Stored quads `before` that become `after`."""

    before: Set[Quad]
    after: Set[Quad]

    def also(self, before: Set[Quad], after: Set[Quad]) -> "Change":
        """This change together with another."""
        return Change(self.before | before, self.after | after)

    def without_what_stays(self) -> "Change":
        return Change(self.before - self.after, self.after - self.before)

    def differing(self) -> Set[Quad]:
        """The quads that go or come."""
        return self.before ^ self.after


def parse_quads(nquads: bytes, *, owner: str) -> set[Quad]:
    """The quads of an N-Quads text as they will come back out of a store.

    Oxigraph keeps values, not spellings: 34.0 comes back as 34. Blank nodes cannot be deleted,
    so they become IRIs of the owner (RDF 1.1, 3.5), the same whenever the same statements come.
    """
    kept = Store()
    try:
        kept.bulk_load(_without_blanks(nquads, owner), RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise UnfitStatements(f"The statements for {owner} are not N-Quads: {error}.") from error
    return set(kept)


def as_stored(quads: Iterable[Quad]) -> set[Quad]:
    """Quads as they will come back out of a store."""
    kept = Store()
    kept.bulk_extend(quads)
    return set(kept)


def _without_blanks(nquads: bytes, owner: str) -> bytes:
    if b"_:" not in nquads:
        return nquads
    dataset = Dataset(parse(nquads, format=RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    named = (without_blanks(quad, f"{owner}#") for quad in dataset)
    return serialize(named, format=RdfFormat.N_QUADS) or b""


def without_blanks(quad: Quad, prefix: str) -> Quad:
    """With IRIs in the place of blank nodes, which could not be deleted later (RDF 1.1, 3.5).

    Raises UnfitStatements for statements about statements that are written as terms.
    """
    if isinstance(quad.object, Triple):
        raise UnfitStatements("Statements about statements must be written as rdf:Statement.")
    subject, value = _named(quad.subject, prefix), _named(quad.object, prefix)
    return Quad(subject, quad.predicate, value, quad.graph_name)


def _named(term: Node, prefix: str) -> Node | NamedNode:
    return NamedNode(f"{prefix}{term.value}") if isinstance(term, BlankNode) else term


def quads_of(store: Store, graphs: Iterable[NamedNode]) -> set[Quad]:
    """All quads of some named graphs."""
    return {q for graph in graphs for q in store.quads_for_pattern(None, None, None, graph)}


def named_quads(store: Store) -> Iterator[Quad]:
    """Every quad of the named graphs, graph by graph, without the union copy."""
    for graph in store.named_graphs():
        yield from store.quads_for_pattern(None, None, None, graph)


def is_public(graph: object) -> bool:
    """Whether readers see this graph."""
    return isinstance(graph, NamedNode) and graph != NOTES


def is_of_documents(graph: object) -> bool:
    """Whether what stands in this graph was read from documents, and did not come with Svod."""
    return isinstance(graph, NamedNode) and _is_name_of_documents(graph.value)


@lru_cache(maxsize=10_000)
def _is_name_of_documents(name: str) -> bool:
    """Asked of every quad, and many have the same graph."""
    return OF_DOCUMENTS.search(name) is not None


def value(term: NamedNode | BlankNode | Literal | Triple) -> str:
    """The IRI or the words of a term; the store holds no other kinds."""
    if not isinstance(term, NamedNode | Literal):
        raise TypeError(f"{term} is neither an IRI nor a literal")
    return term.value


def apply(store: Store, change: Change) -> None:
    """Makes a change and keeps the union, in one transaction."""
    removed, added = change.before - change.after, change.after - change.before
    out_of_union, into_union = out_of_and_into_union(store, change)
    operations = [
        f"{verb} DATA {{\n{_written(quads, union)}}}"
        for verb, quads, union in (
            ("DELETE", removed, out_of_union),
            ("INSERT", added, into_union),
        )
        if quads
    ]
    if operations:
        store.update(" ;\n".join(operations))


def out_of_and_into_union(store: Store, change: Change) -> tuple[set[Triple], set[Triple]]:
    """What goes and comes with a change that is still to be made; some may be there already."""
    removed, added = change.before - change.after, change.after - change.before
    coming = {q.triple for q in added if is_public(q.graph_name)}
    going = {q.triple for q in removed if is_public(q.graph_name) and not _stays(store, q, removed)}
    return going - coming, coming


def _written(quads: Set[Quad], union: Set[Triple]) -> str:
    """As SPARQL has it: the triples of the default graph, then those of each named graph."""
    graphs = defaultdict(list)
    for quad in quads:
        graphs[str(quad.graph_name)].append(quad.triple)
    named = (f"GRAPH {graph} {{\n{_turtle(triples)}}}\n" for graph, triples in graphs.items())
    return "".join([_turtle(union), *named])


def _turtle(triples: Iterable[Triple]) -> str:
    """Put together by subject: half as long to read for the store as one by one."""
    together = sorted(triples, key=lambda triple: str(triple.subject))
    return (serialize(together, format=RdfFormat.TURTLE) or b"").decode()


def keep_union(store: Store, removed: Set[Quad], added: Set[Quad]) -> None:
    """Lets the union follow what was changed in named graphs."""
    gone = (quad for quad in removed if not _stays(store, quad, removed))
    for quad in [Quad(*quad.triple) for quad in gone]:
        store.remove(quad)
    store.extend(Quad(*quad.triple) for quad in added)


def _stays(store: Store, quad: Quad, removed: Set[Quad]) -> bool:
    """Whether a graph that readers see still holds the triple once `removed` are gone."""
    holders = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(is_public(holder.graph_name) and holder not in removed for holder in holders)
