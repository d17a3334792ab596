"""What documents call things, and `graph/entities`, which follows from it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.asking import written
from kg.naming import describe
from kg.quads import NOTES, Change, value

SAYS = NamedNode("urn:svod:says")


class Contributions:
    """How many documents say each thing of an entity.

    Kept in memory, since the store keeps what a document says as one note: readers must not see
    it, and taking one note out of a copy of the store is quick.
    """

    def __init__(self, store: Store, *, entities: NamedNode, authority: NamedNode) -> None:
        self._store = store
        self._entities = entities
        self._authority = authority

    def of(self, document: NamedNode) -> set[Triple]:
        """What a document says things are and are called."""
        return {triple for note in self._notes(document) for triple in _read(note)}

    def only_of(self, document: NamedNode) -> set[Triple]:
        """What no other document says."""
        return {t for t in self.of(document) if self._counts[value(t.subject)][t] == 1}

    def replaced(
        self, change: Change, document: NamedNode, said: Set[Triple], *, kept: bool
    ) -> Change:
        """A change, together with the note of what the document says from now on."""
        new = {Quad(document, SAYS, Literal(_text(said)), NOTES)} if kept else set()
        return change.also(self._notes(document), new)

    def described(self, change: Change, told: Set[Triple], said: Set[Triple]) -> Change:
        """A change, together with what follows for `graph/entities`.

        A document says `said` instead of `told`, or the change is one of the authority.
        """
        entities = {value(t.subject) for t in told ^ said} | {
            value(q.subject) for q in change.differing() if q.graph_name == self._authority
        }
        known = _by_entity(q.triple for q in self._known(change, entities))
        coming, going = _by_entity(said - told), _by_entity(told - said)
        old: set[Quad] = set()
        new: set[Quad] = set()
        for entity in entities:
            counts = Counter(self._counts.get(entity, {}))
            counts.update(coming[entity])
            counts.subtract(going[entity])
            old |= set(self._about(entity, self._entities))
            new |= {
                Quad(t.subject, t.predicate, t.object, self._entities)
                for t in describe(+counts, known[entity])
            }
        return change.also(old, new)

    def count(self, told: Set[Triple], said: Set[Triple]) -> None:
        """Counts what a document says instead of what it said before."""
        self._count(told - said, -1)
        self._count(said - told, 1)

    def _known(self, change: Change, entities: Iterable[str]) -> set[Quad]:
        """What the authority will say of entities once the change is made."""
        now = {quad for entity in entities for quad in self._about(entity, self._authority)}
        return now - change.before | {q for q in change.after if q.graph_name == self._authority}

    def _about(self, entity: str, graph: NamedNode) -> Iterable[Quad]:
        return self._store.quads_for_pattern(NamedNode(entity), None, None, graph)

    @cached_property
    def _counts(self) -> dict[str, Counter[Triple]]:
        """Read when something first changes: of a thousand documents that takes seconds."""
        counts: dict[str, Counter[Triple]] = defaultdict(Counter)
        for note in self._store.quads_for_pattern(None, SAYS, None, NOTES):
            for triple in _read(note):
                counts[value(triple.subject)][triple] += 1
        return counts

    def _notes(self, document: NamedNode) -> set[Quad]:
        return set(self._store.quads_for_pattern(document, SAYS, None, NOTES))

    def _count(self, triples: Set[Triple], step: int) -> None:
        for triple in triples:
            self._counts[value(triple.subject)][triple] += step


def _text(said: Set[Triple]) -> str:
    return written(sorted(said, key=str), RdfFormat.N_TRIPLES).decode()


def _read(note: Quad) -> set[Triple]:
    return {quad.triple for quad in parse(value(note.object), format=RdfFormat.N_TRIPLES)}


def _by_entity(triples: Iterable[Triple]) -> dict[str, set[Triple]]:
    groups: dict[str, set[Triple]] = defaultdict(set)
    for triple in triples:
        groups[value(triple.subject)].add(triple)
    return groups
