"""The writer's own notes: what changed since the indexes and the last generation were made.

Every change of the store gives it a new state; every change of a document's statements gives its
words a new mark, and every change of what the things it mentions are called gives its names one.
They change in the same transaction as the statements, so they are never wrong about them.
"""

from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.asking import select, text
from kg.naming import LABELS
from kg.quads import INTERNAL, is_public, value

NOTES = NamedNode(f"{INTERNAL}notes")
STORE = NamedNode(f"{INTERNAL}store")
STATE = NamedNode(f"{INTERNAL}state")
WORDS = NamedNode(f"{INTERNAL}words")
NAMES = NamedNode(f"{INTERNAL}names")


def state(store: Store) -> str:
    """The state the store is in; empty for a store that was never written."""
    return next((value(q.object) for q in store.quads_for_pattern(STORE, STATE, None, NOTES)), "")


def marks(store: Store, *kinds: NamedNode) -> dict[str, str]:
    """Of each document the marks of some kinds, as one."""
    documents: dict[str, str] = {}
    for kind in kinds:
        for quad in store.quads_for_pattern(None, kind, None, NOTES):
            document = value(quad.subject)
            documents[document] = documents.get(document, "") + value(quad.object)
    return documents


def noted(
    store: Store, before: set[Quad], after: set[Quad], *, document: NamedNode | None
) -> tuple[set[Quad], set[Quad]]:
    """A change of quads, together with the notes it makes; `document` is the one it is about."""
    mark = Literal(uuid4().hex)
    about = {(STORE, STATE)} | {(d, NAMES) for d in _renamed(store, before ^ after)}
    if document is not None:
        about |= {(document, WORDS), (document, NAMES)}
    old = {q for s, p in about for q in store.quads_for_pattern(s, p, None, NOTES)}
    new = {Quad(s, p, mark, NOTES) for s, p in about if after or s != document}
    return before | old, after | new


def _renamed(store: Store, changed: set[Quad]) -> set[NamedNode]:
    """The documents that mention something whose names change."""
    relabelled = {q for q in changed if q.predicate in LABELS and is_public(q.graph_name)}
    return {
        NamedNode(text(row, "document"))
        for entity in {value(q.subject) for q in relabelled}
        for row in select(store, "documents_mentioning", entity=NamedNode(entity))
    }
