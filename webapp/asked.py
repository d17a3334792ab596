"""What the address of a search asks for, and the addresses of searches near to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import request, url_for

from kg.fulltext import FACETS
from kg.search import Found, Narrowed
from webapp import context, facets
from webapp.context import generation
from webapp.narrowing import narrowed, shortest

#: So an address says that words are meant as they are typed.
EXACT = "1"


@dataclass(frozen=True)
class Asked:
    question: str
    narrowed: Narrowed
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.question or self.narrowed)

    def find(self, k: int, *, counted: bool = False) -> Found:
        return context.find(
            self.question, k=k, narrowed=self.narrowed, counted=counted, exact=self.exact
        )

    def counts(self, found: Found) -> facets.Counts:
        """By what it can be narrowed down, where `found` was counted."""
        return facets.counts(
            found, self.narrowed, lambda other: replace(self, narrowed=other).find(1, counted=True)
        )

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Each facet and value."""
        return ((facet, value) for facet, values in self.narrowed.items() for value in values)

    def not_chosen(self, facet: str, values: list[tuple[str, int]]) -> list[tuple[str, int]]:
        return [one for one in values if one[0] not in self.narrowed.get(facet, ())]

    def adding(self, facet: str, value: str) -> "Asked":
        return self._choosing(facet, [*self.narrowed.get(facet, ()), value])

    def dropping(self, facet: str, value: str) -> "Asked":
        return self._choosing(facet, [one for one in self.narrowed[facet] if one != value])

    def dropping_all(self) -> "Asked":
        return replace(self, narrowed={})

    def exactly(self) -> "Asked":
        return replace(self, exact=True)

    def _choosing(self, facet: str, values: list[str]) -> "Asked":
        others = facets.without(self.narrowed, facet)
        return replace(self, narrowed={**others, facet: values} if values else others)

    @property
    def address(self) -> str:
        """Of the first page of what is found, each value as short as it may be written."""
        arguments: dict[str, Any] = {
            "q": self.question,
            **dict(self.written()),
            "exact": EXACT if self.exact else None,
            "k": request.args.get("k"),
        }
        return url_for("pages.search_page", **arguments)

    def written(self) -> Iterator[tuple[str, list[str]]]:
        base = generation().manifest.base
        return (
            (facet, [shortest(base, value) for value in values])
            for facet, values in self.narrowed.items()
        )


def asked() -> Asked:
    """Raises UnknownValue for a value of a facet that stands for nothing."""
    values = {facet: request.args.getlist(facet) for facet in FACETS}
    return Asked(
        question=request.args.get("q", "").strip(),
        narrowed=narrowed(generation(), values),
        exact=request.args.get("exact") == EXACT,
    )
