"""What an entity is and is called, from what documents and the authority say of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from ontology.terms import OWL, RDF, SKOS

TYPE = NamedNode(RDF.type)
PREF_LABEL = NamedNode(SKOS.prefLabel)
ALT_LABEL = NamedNode(SKOS.altLabel)
SAME_AS = NamedNode(OWL.sameAs)
LABELS = (PREF_LABEL, ALT_LABEL)

#: Of the authority's statements these go into `graph/entities`; the rest stay where they are.
AUTHORITATIVE = (TYPE, PREF_LABEL, ALT_LABEL, SAME_AS)


def describe(contributions: Sequence[set[Triple]], authority: set[Triple]) -> set[Triple]:
    """One description of an entity that several documents speak of.

    Each contribution is what one document says the entity is and is called. One preferred name is
    left in each language, every other name becomes an alternative. What no document speaks of
    has no description.
    """
    if not contributions:
        return set()
    known = {t for t in authority if t.predicate in AUTHORITATIVE}
    said = known.union(*contributions)
    entity = next(iter(said)).subject
    preferred = _preferred(contributions, known)
    others = {t.object for t in said if t.predicate in LABELS} - preferred
    return (
        {t for t in said if t.predicate not in LABELS}
        | {Triple(entity, PREF_LABEL, label) for label in preferred}
        | {Triple(entity, ALT_LABEL, label) for label in others}
    )


def _preferred(contributions: Sequence[set[Triple]], known: set[Triple]) -> set[Literal]:
    """One label of each language: the authority's, else the one most documents give."""
    votes = Counter(label for contribution in contributions for label in _names(contribution))
    candidates = _by_language(votes) | _by_language(_names(known))
    return {
        min(labels, key=lambda label: (-votes[label], -len(label.value), label.value))
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
