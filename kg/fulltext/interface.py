"""What searches ask of a full-text index, wherever it is."""

from collections.abc import Collection
from typing import Protocol

from kg.fulltext.clauses import Clauses
from kg.fulltext.reading import Stored
from kg.gists import Gist


class FullText(Protocol):
    """That of one generation: immutable and safe to share between threads."""

    def __len__(self) -> int: ...

    def frequency(self, lemma: str) -> int:
        """How many passages have the word."""
        ...

    def mentions(self, thing: str) -> int:
        """How many passages mention the thing of an IRI."""
        ...

    def nearest(self, clauses: Clauses, k: int) -> dict[int, float]:
        """The numbers of the k passages that match best, best first, and how well (BM25).

        Where nothing is sought all match alike, and stand in the order of their documents.
        """
        ...

    def allowed(self, clauses: Clauses, *, most: int) -> list[int] | None:
        """The numbers of the passages that are not ruled out; None when there are more."""
        ...

    def counts(self, clauses: Clauses, most: int) -> dict[str, list[tuple[str, int]]]:
        """Of each facet the most frequent values in all passages that are not ruled out."""
        ...

    def among(self, numbers: Collection[int], clauses: Clauses) -> set[int]:
        """Those of the passages that are not ruled out."""
        ...

    def passages(self, numbers: Collection[int]) -> dict[int, Stored]:
        """What is kept of the passages that numbers stand for."""
        ...

    def gists(self, numbers: Collection[int]) -> dict[int, Gist]:
        """What is compared of the passages that numbers stand for."""
        ...

    def after(self, numbers: Collection[int], clauses: Clauses, most: int) -> list[int]:
        """So many of those right after the passages of these numbers, or under them.

        What is ruled out is not among them.
        """
        ...
