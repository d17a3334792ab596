"""By what the best passages can be narrowed down, and how many of them each value leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.fulltext import FACETS, Clauses, FullText, Stored

#: Values of a facet, the most frequent first.
MOST = 12

Facets = Mapping[str, list[tuple[str, int]]]


def of_best(passages: Iterable[Stored]) -> Facets:
    """Among passages that were looked at closely."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for passage in passages:
        for facet, counter in counts.items():
            counter.update(passage.values(facet))
    return _ordered({facet: list(counter.items()) for facet, counter in counts.items()})


def of_all(fulltext: FullText, clauses: Clauses) -> Facets:
    """Among all passages that are not ruled out, where nothing makes some better than others."""
    return _ordered(fulltext.counts(clauses, MOST))


def _ordered(counts: Mapping[str, list[tuple[str, int]]]) -> Facets:
    """The most frequent values first; a facet that no passage has is left out."""
    return {
        facet: sorted(values, key=lambda counted: (-counted[1], counted[0]))[:MOST]
        for facet, values in counts.items()
        if values
    }
