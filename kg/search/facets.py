"""By what the best passages can be narrowed down, and how many of them each value leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.fulltext import FACETS, Stored

#: Values of a facet, the most frequent first.
MOST = 12

Facets = Mapping[str, list[tuple[str, int]]]


def facets(passages: Iterable[Stored]) -> Facets:
    """Of each facet its values with counts; a facet that no passage has is left out."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for passage in passages:
        for facet, counter in counts.items():
            counter.update(passage.values(facet))
    return {facet: _most_frequent(counter) for facet, counter in counts.items() if counter}


def _most_frequent(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda counted: (-counted[1], counted[0]))[:MOST]
