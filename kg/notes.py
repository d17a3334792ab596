"""What the store notes of itself: the state it is in, and how much it holds.

The notes change in the same transaction as the statements, so they are never wrong about them.
Counting anew would take longer than publishing.
"""

from collections.abc import Iterable, Set
from dataclasses import asdict, dataclass
from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.extent import Extent, counted, followed, parsed
from kg.ownership import DOCUMENT, PASSAGE, TYPE
from kg.quads import NOTES, Change, apply, is_of_documents, value

STORE = NamedNode("urn:svod:store")
STATE = NamedNode("urn:svod:state")
EXTENT = NamedNode("urn:svod:extent")


@dataclass(frozen=True)
class Counts:
    """`statements` are the different ones of documents, in however many graphs each stands."""

    documents: int = 0
    passages: int = 0
    entities: int = 0
    statements: int = 0


def state(store: Store) -> str:
    """The state the store is in: the number of its last change, and a mark that is never again."""
    return _noted(store, STATE) or "0"


def number(state: str) -> int:
    """How many changes lead to a state."""
    return int(state.partition("-")[0])


def is_same(state: str, other: str) -> bool:
    """Whether the same is stored in both: going back to a state is a change, but keeps the mark."""
    return mark(state) == mark(other)


def mark(state: str) -> str:
    """What tells a state from all others, whenever it was reached."""
    return state.partition("-")[2]


def counts(store: Store) -> Counts:
    return Counts(**{name: int(_noted(store, _about(name)) or 0) for name in asdict(Counts())})


def extent(store: Store) -> Extent | None:
    """How much is said, and of what; not known of a base of an older version."""
    if text := _noted(store, EXTENT):
        return parsed(text)
    return None if _noted(store, STATE) else Extent()


def count(store: Store) -> None:
    """Notes the extent of what there is, which takes seconds where that is much."""
    counted_anew = _note(EXTENT, counted(store).text())
    apply(store, Change(set(store.quads_for_pattern(STORE, EXTENT, None, NOTES)), {counted_anew}))


def noted(store: Store, change: Change, entities: NamedNode) -> Change:
    """A change, together with the state it leads to and what there is then.

    `entities` is the graph of what entities are, of which the change has all about each it has.
    """
    state_after = f"{number(state(store)) + 1}-{uuid4().hex}"
    before = extent(store)
    after = followed(before, store, change) if before else None
    new = written(_counted(store, change, entities), after, state_after)
    return change.also(set(store.quads_for_pattern(STORE, None, None, NOTES)), new)


def written(counts: Counts, extent: Extent | None, state: str) -> set[Quad]:
    """The notes of a store that is in a state and holds so much."""
    new = {_note(_about(name), str(count)) for name, count in asdict(counts).items()}
    if extent:
        new.add(_note(EXTENT, extent.text()))
    return new | {_note(STATE, state)}


def _counted(store: Store, change: Change, entities: NamedNode) -> Counts:
    removed, added = change.before - change.after, change.after - change.before
    before = counts(store)
    return Counts(
        before.documents + _are(added, DOCUMENT) - _are(removed, DOCUMENT),
        before.passages + _are(added, PASSAGE) - _are(removed, PASSAGE),
        before.entities + _described(change.after, entities) - _described(change.before, entities),
        before.statements + _difference(store, removed, added),
    )


def _are(quads: Set[Quad], kind: NamedNode) -> int:
    return sum(
        (q.predicate, q.object) == (TYPE, kind) and is_of_documents(q.graph_name) for q in quads
    )


def _described(quads: Set[Quad], entities: NamedNode) -> int:
    return len({q.subject for q in quads if q.graph_name == entities})


def _difference(store: Store, removed: Set[Quad], added: Set[Quad]) -> int:
    """How many more statements documents make."""
    coming = _told(added)
    lost = {t for t in _told(removed) if not _is_told(store, t, besides=removed)}
    new = {t for t in coming if not _is_told(store, t)}
    return len(new) - len(lost - coming)


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


def _about(count: str) -> NamedNode:
    return NamedNode(f"urn:svod:{count}")


def _note(about: NamedNode, text: str) -> Quad:
    return Quad(STORE, about, Literal(text), NOTES)


def _noted(store: Store, about: NamedNode) -> str:
    return next((value(q.object) for q in store.quads_for_pattern(STORE, about, None, NOTES)), "")
