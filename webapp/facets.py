"""What a search can be narrowed down by further."""

from collections.abc import Callable
from typing import Any

from kg.search import Found, Narrowed

#: Facets with their values, each with how many of the passages looked at closely have it.
Counts = dict[str, list[tuple[str, int]]]


def counts(found: Found, narrowed: Narrowed, search: Callable[[Narrowed], Found]) -> Counts:
    """Those of a search that was narrowed down, with the values that may be chosen instead.

    What a facet offers is what is found without it: several of its values mean any of them.
    """
    beside = {facet: search(without(narrowed, facet)).facets.get(facet, []) for facet in narrowed}
    every = {**found.facets, **beside}
    return {facet: every[facet] for facet in (*found.facets, *narrowed) if every[facet]}


def without(narrowed: Narrowed, facet: str) -> Narrowed:
    return {other: values for other, values in narrowed.items() if other != facet}


def described(counts: Counts, named: Callable[[str, str], str]) -> dict[str, list[dict[str, Any]]]:
    """As programs get them; `named` says what the value of a facet is called."""
    return {
        facet: [
            {"value": value, "label": named(facet, value), "passages": passages}
            for value, passages in values
        ]
        for facet, values in counts.items()
    }
