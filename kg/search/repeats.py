"""Passages that say nearly the same, such as an excerpt of a resolution and the resolution."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self, TypeVar

from kg.search.ranking import Ranked

#: This share of the shorter passage's pairs of neighbouring words stands in the other too.
SHARED = 0.85

#: A shorter passage than this share of the other says less.
AS_LONG = 0.7

#: Repeats are looked for among so many times the passages wanted.
FURTHER = 3

T = TypeVar("T")


@dataclass(frozen=True)
class Group:
    """A passage, and those further down that repeat it."""

    best: Ranked
    repeats: Sequence[Ranked]


def groups(found: Sequence[Ranked], most: int) -> list[Group]:
    """The first groups, in the order of their best."""
    read = [(_Words.of(one.passage.lemmas()), one) for one in found[: most * FURTHER]]
    gathered = collapsed(read, lambda one, other: one[0].repeats(other[0]), most)
    return [Group(best, [one for _, one in repeats]) for (_, best), *repeats in gathered]


def collapsed(
    found: Iterable[T], same: Callable[[T, T], bool], most: int | None = None
) -> list[list[T]]:
    """What is the same as the first of a group joins it; there are no more groups than wanted."""
    gathered: list[list[T]] = []
    for one in found:
        group = next((group for group in gathered if same(group[0], one)), None)
        if group is not None:
            group.append(one)
        elif most is None or len(gathered) < most:
            gathered.append([one])
    return gathered


@dataclass(frozen=True)
class _Words:
    """The pairs of neighbouring words of a passage; other dates and sums are other news."""

    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]

    @classmethod
    def of(cls, words: Sequence[str]) -> Self:
        numbers = frozenset(word for word in words if word[0].isdigit())
        return cls(frozenset(pairwise(["", *words, ""])), numbers)

    def repeats(self, other: Self) -> bool:
        shorter, longer = sorted((len(self.pairs), len(other.pairs)))
        return (
            shorter >= AS_LONG * longer
            and self.numbers == other.numbers
            and len(self.pairs & other.pairs) >= SHARED * shorter
        )
