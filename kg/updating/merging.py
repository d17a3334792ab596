"""Known names of a new version of the program, with what people made of the old."""

from collections.abc import Iterable, Set

from pyoxigraph import Literal, Triple

from kg.naming import ALT_LABEL, PREF_LABEL


def merged(now: Set[Triple], last: Set[Triple], new: Set[Triple]) -> set[Triple]:
    """What is `new` in the place of what came `last`, with what people added and took out since.

    A name that people prefer stays preferred: the program's becomes an alternative.
    """
    added, taken_out = now - last, last - now
    preferred = set(_preferred(added))
    return set(added) | {
        Triple(t.subject, ALT_LABEL, t.object) if preferred.intersection(_preferred([t])) else t
        for t in new - taken_out
    }


def _preferred(triples: Iterable[Triple]) -> Iterable[tuple[object, str | None]]:
    """Of what something is the preferred name, and in which language."""
    return (
        (t.subject, t.object.language)
        for t in triples
        if t.predicate == PREF_LABEL and isinstance(t.object, Literal)
    )
