"""What documents call things, and `graph/entities`, which follows from it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.asking import select, text, written
from kg.naming import LABELS, describe
from kg.notebook import Notebook
from kg.quads import Change, value

#: To index so many documents anew takes seconds.
MANY = 500


class Contributions:
    """How many documents say each thing of an entity."""

    def __init__(
        self, store: Store, notebook: Notebook, *, entities: NamedNode, authority: NamedNode
    ) -> None:
        self._store = store
        self._notebook = notebook
        self._entities = entities
        self._authority = authority

    def of(self, document: str) -> set[Triple]:
        """What a document says things are and are called."""
        page = self._notebook.page(document)
        return _read(page.says) if page else set()

    def only_of(self, document: str) -> set[Triple]:
        """What no other document says."""
        told = self.of(document)
        counts = {t.subject: self._counts(value(t.subject)) for t in told}
        return {t for t in told if counts[t.subject][t] == 1}

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
            counts = self._counts(entity)
            counts.update(coming[entity])
            counts.subtract(going[entity])
            old |= set(self._about(entity, self._entities))
            new |= {
                Quad(t.subject, t.predicate, t.object, self._entities)
                for t in describe(+counts, known[entity])
            }
        return change.also(old, new)

    def _known(self, change: Change, entities: Iterable[str]) -> set[Quad]:
        """What the authority will say of entities once the change is made."""
        now = {quad for entity in entities for quad in self._about(entity, self._authority)}
        return now - change.before | {q for q in change.after if q.graph_name == self._authority}

    def _about(self, entity: str, graph: NamedNode) -> Iterable[Quad]:
        return self._store.quads_for_pattern(NamedNode(entity), None, None, graph)

    def _counts(self, entity: str) -> Counter[Triple]:
        told = self._notebook.told(str(NamedNode(entity)))
        return Counter({triple: told[line] for line in told for triple in _read([line])})


def renamed(store: Store, change: Change) -> set[str]:
    """The documents that mention something whose names change.

    Where they are too many to be indexed anew at once, they keep their entries: by a name that is
    not in the entries the thing itself is still found, and its passages through it.
    """
    relabelled = {q for q in change.differing() if q.predicate in LABELS}
    mentioning = (
        select(store, "documents_mentioning", entity=NamedNode(entity))
        for entity in {value(q.subject) for q in relabelled}
    )
    return {text(row, "document") for rows in mentioning if len(rows) <= MANY for row in rows}


def lines(said: Set[Triple]) -> tuple[str, ...]:
    """N-Triples, in an order that does not depend on chance."""
    return tuple(written(sorted(said, key=str), RdfFormat.N_TRIPLES).decode().splitlines())


def _read(said: Iterable[str]) -> set[Triple]:
    return {quad.triple for quad in parse("\n".join(said), format=RdfFormat.N_TRIPLES)}


def _by_entity(triples: Iterable[Triple]) -> dict[str, set[Triple]]:
    groups: dict[str, set[Triple]] = defaultdict(set)
    for triple in triples:
        groups[value(triple.subject)].add(triple)
    return groups
