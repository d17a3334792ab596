"""What documents call things, and `graph/entities`, which follows from it."""

from collections import defaultdict

from pyoxigraph import NamedNode, Quad, Store, Triple

from kg.naming import describe
from kg.quads import INTERNAL

CONTRIBUTIONS = f"{INTERNAL}contributions:"


def contributions_of(document: str) -> NamedNode:
    """The graph, hidden from readers, of what a document calls the things it speaks of."""
    return NamedNode(f"{CONTRIBUTIONS}{document}")


def described(
    store: Store, before: set[Quad], after: set[Quad], *, entities: NamedNode, authority: NamedNode
) -> tuple[set[Quad], set[Quad]]:
    """A change of quads, together with what it changes in the graph of entities."""
    coming: dict[object, set[Quad]] = defaultdict(set)
    for quad in after:
        coming[quad.subject].add(quad)
    old: set[Quad] = set()
    new: set[Quad] = set()
    for entity in {q.subject for q in before ^ after if _tells(q, authority)}:
        old |= set(store.quads_for_pattern(entity, None, None, entities))
        future = set(store.quads_for_pattern(entity, None, None, None)) - before | coming[entity]
        new |= {
            Quad(t.subject, t.predicate, t.object, entities) for t in _describe(future, authority)
        }
    return before | old, after | new


def _describe(quads: set[Quad], authority: NamedNode) -> set[Triple]:
    """The description that follows from all quads about an entity."""
    by_graph: dict[object, set[Triple]] = defaultdict(set)
    for quad in quads:
        if _tells(quad, authority):
            by_graph[quad.graph_name].add(quad.triple)
    known = by_graph.pop(authority, set())
    return describe(list(by_graph.values()), known)


def _tells(quad: Quad, authority: NamedNode) -> bool:
    """Whether a quad says what something is or is called, before any merging."""
    graph = quad.graph_name
    return graph == authority or (
        isinstance(graph, NamedNode) and graph.value.startswith(CONTRIBUTIONS)
    )
