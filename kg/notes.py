"""The writer's own notes: what changed since the indexes and the last generation were made.

Every change of the store gives it a new state; every change of a document's statements gives its
words a new mark, and every change of what the things it mentions are called gives its names one.
They change in the same transaction as the statements, so they are never wrong about them.
"""

from collections.abc import Iterator
from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.asking import select, text
from kg.naming import LABELS
from kg.quads import NOTES, Change, value

STORE = NamedNode("urn:svod:store")
STATE = NamedNode("urn:svod:state")
WORDS = NamedNode("urn:svod:words")
NAMES = NamedNode("urn:svod:names")
QUADS = NamedNode("urn:svod:quads")


def state(store: Store) -> str:
    """The state the store is in; empty for a store that was never written."""
    return next((value(q.object) for q in store.quads_for_pattern(STORE, STATE, None, NOTES)), "")


def quads(store: Store) -> int:
    """How many quads readers see, each counted once per named graph it stands in."""
    return next((int(value(q.object)) for q in _counts(store)), 0)


def marks(store: Store, *kinds: NamedNode) -> dict[str, str]:
    """Of each document the marks of some kinds, as one."""
    documents: dict[str, str] = {}
    for kind in kinds:
        for quad in store.quads_for_pattern(None, kind, None, NOTES):
            document = value(quad.subject)
            documents[document] = documents.get(document, "") + value(quad.object)
    return documents


def noted(store: Store, change: Change, document: NamedNode | None, *, kept: bool) -> Change:
    """A change, together with the marks it makes; the document it is about is kept or goes."""
    mark = Literal(uuid4().hex)
    about = {(STORE, STATE)} | {(d, NAMES) for d in _renamed(store, change)}
    if document is not None:
        about |= {(document, WORDS), (document, NAMES)}
    old = {q for s, p in about for q in store.quads_for_pattern(s, p, None, NOTES)}
    new = {Quad(s, p, mark, NOTES) for s, p in about if kept or s != document}
    return change.also(old, new).also(*_recounted(store, change))


def _recounted(store: Store, change: Change) -> tuple[set[Quad], set[Quad]]:
    """The old and the new count of quads: counting them anew would take longer than publishing."""
    number = quads(store) + len(change.after - change.before) - len(change.before - change.after)
    return set(_counts(store)), {Quad(STORE, QUADS, Literal(number), NOTES)}


def _counts(store: Store) -> Iterator[Quad]:
    return store.quads_for_pattern(STORE, QUADS, None, NOTES)


def _renamed(store: Store, change: Change) -> set[NamedNode]:
    """The documents that mention something whose names change."""
    relabelled = {q for q in change.differing() if q.predicate in LABELS}
    return {
        NamedNode(text(row, "document"))
        for entity in {value(q.subject) for q in relabelled}
        for row in select(store, "documents_mentioning", entity=NamedNode(entity))
    }
