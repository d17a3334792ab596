"""The writer's own notes: what changed since the indexes and the last generation were made.

Every change of the store gives it a new state; every change of a document's statements gives its
words a new mark, and every change of what the things it mentions are called gives its names one.
They change in the same transaction as the statements, so they are never wrong about them.
"""

from collections.abc import Iterable, Iterator, Set
from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.asking import select, text
from kg.naming import LABELS
from kg.quads import NOTES, Change, is_of_documents, value

STORE = NamedNode("urn:svod:store")
STATE = NamedNode("urn:svod:state")
WORDS = NamedNode("urn:svod:words")
NAMES = NamedNode("urn:svod:names")
STATEMENTS = NamedNode("urn:svod:statements")


def state(store: Store) -> str:
    """The state the store is in; empty for a store that was never written."""
    return next((value(q.object) for q in store.quads_for_pattern(STORE, STATE, None, NOTES)), "")


def statements(store: Store) -> int:
    """How many different statements documents make, in however many graphs each stands."""
    notes = list(_counts(store))
    return int(value(notes[0].object)) if notes else len(_told(store))


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
    """The old and the new count: counting anew would take longer than publishing."""
    removed, added = change.before - change.after, change.after - change.before
    coming = _told(added)
    lost = {t for t in _told(removed) if not _is_told(store, t, besides=removed)}
    told = {t for t in coming if not _is_told(store, t)}
    number = statements(store) - len(lost - coming) + len(told)
    return set(_counts(store)), {Quad(STORE, STATEMENTS, Literal(number), NOTES)}


def _told(quads: Iterable[Quad]) -> set[Triple]:
    """What documents state, of these quads."""
    return {q.triple for q in quads if is_of_documents(q.graph_name)}


def _is_told(store: Store, triple: Triple, *, besides: Set[Quad] = frozenset()) -> bool:
    """Whether documents state the triple in other quads than these.

    Few are stated already, and one look into the union tells of the others that they are not.
    """
    if Quad(triple.subject, triple.predicate, triple.object) not in store:
        return False
    holders = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(is_of_documents(q.graph_name) and q not in besides for q in holders)


def _counts(store: Store) -> Iterator[Quad]:
    return store.quads_for_pattern(STORE, STATEMENTS, None, NOTES)


def _renamed(store: Store, change: Change) -> set[NamedNode]:
    """The documents that mention something whose names change."""
    relabelled = {q for q in change.differing() if q.predicate in LABELS}
    return {
        NamedNode(text(row, "document"))
        for entity in {value(q.subject) for q in relabelled}
        for row in select(store, "documents_mentioning", entity=NamedNode(entity))
    }
