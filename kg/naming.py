"""What an entity is and is called, from what documents and the authority say of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from pyoxigraph import Literal, NamedNode, Triple

from ontology.terms import OWL, RDF, SKOS

TYPE = NamedNode(RDF.type)
PREF_LABEL = NamedNode(SKOS.prefLabel)
ALT_LABEL = NamedNode(SKOS.altLabel)
SAME_AS = NamedNode(OWL.sameAs)
LABELS = (PREF_LABEL, ALT_LABEL)

#: Of the authority's statements these go into `graph/entities`; the rest stay where they are.
AUTHORITATIVE = (TYPE, PREF_LABEL, ALT_LABEL, SAME_AS)


def describe(said: Mapping[Triple, int], authority: Set[Triple]) -> set[Triple]:
    """One description of an entity that several documents speak of.

    `said` is what documents say the entity is and is called, with how many documents say so.
    One preferred name is left in each language, every other name becomes an alternative.
    What no document speaks of has no description.
    """
    if not said:
        return set()
    known = {t for t in authority if t.predicate in AUTHORITATIVE}
    everything = known | said.keys()
    entity = next(iter(everything)).subject
    preferred = _preferred(said, known)
    others = {t.object for t in everything if t.predicate in LABELS} - preferred
    return (
        {t for t in everything if t.predicate not in LABELS}
        | {Triple(entity, PREF_LABEL, label) for label in preferred}
        | {Triple(entity, ALT_LABEL, label) for label in others}
    )


def _preferred(said: Mapping[Triple, int], known: Set[Triple]) -> set[Literal]:
    """One label of each language: the authority's, else the one most documents give."""
    votes = {t.object: count for t, count in said.items() if t.predicate == PREF_LABEL}
    candidates = _by_language(_names(said)) | _by_language(_names(known))
    return {
        min(labels, key=lambda label: (-votes.get(label, 0), -len(label.value), label.value))
        for labels in candidates.values()
    }


def _names(triples: Iterable[Triple]) -> set[Literal]:
    return {
        t.object for t in triples if t.predicate == PREF_LABEL and isinstance(t.object, Literal)
    }


def _by_language(labels: Iterable[Literal]) -> dict[str | None, list[Literal]]:
    groups: dict[str | None, list[Literal]] = defaultdict(list)
    for label in labels:
        groups[label.language].append(label)
    return groups
