"""Passages that say nearly the same, such as an excerpt of a resolution and the resolution."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

import numpy as np

from kg.search.ranking import Ranked
from kg.wordvectors import Codes, is_number

#: This share of the shorter passage's pairs of neighbouring words stands in the other too.
SHARED = 0.85

#: A shorter passage than this share of the other says less.
AS_LONG = 0.7

#: Repeats are looked for among so many times the passages wanted.
FURTHER = 3

#: Makes one number of two: large and odd, so that no other two make it but by rare chance.
FACTOR = 0x9E3779B97F4A7C15 - (1 << 64)

T = TypeVar("T")


@dataclass(frozen=True)
class Group:
    """A passage, and those further down that repeat it."""

    best: Ranked
    repeats: Sequence[Ranked]


def groups(found: Sequence[Ranked], most: int) -> list[Group]:
    """The first groups, in the order of their best."""
    read = [(_Words.of(one.gist.words), one) for one in found[: most * FURTHER]]
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

    pairs: frozenset[int]
    numbers: frozenset[int]

    @classmethod
    def of(cls, words: Codes) -> Self:
        padded = np.concatenate([[0], words, [0]])
        numbers = frozenset(words[is_number(words)].tolist())
        return cls(frozenset((padded[:-1] * FACTOR + padded[1:]).tolist()), numbers)

    def repeats(self, other: Self) -> bool:
        shorter, longer = sorted((len(self.pairs), len(other.pairs)))
        return (
            shorter >= AS_LONG * longer
            and self.numbers == other.numbers
            and len(self.pairs & other.pairs) >= SHARED * shorter
        )
