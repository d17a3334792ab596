"""Passages that say nearly the same, such as an excerpt of a resolution and the resolution."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from kg.search.ranking import Ranked

#: This share of the shorter passage's pairs of neighbouring words stands in the other too.
SHARED = 0.85

#: A shorter passage than this share of the other says less.
AS_LONG = 0.7

#: Repeats are looked for among so many times the passages wanted.
FURTHER = 3


@dataclass(frozen=True)
class Group:
    """A passage, and those further down that repeat it."""

    best: Ranked
    repeats: Sequence[Ranked]


def groups(found: Sequence[Ranked], most: int) -> list[Group]:
    """The first groups, in the order of their best."""
    gathered: list[tuple[_Words, list[Ranked]]] = []
    for one in found[: most * FURTHER]:
        words = _Words.of(one.passage.lemmas())
        same = next((group for known, group in gathered if known.repeats(words)), None)
        if same is not None:
            same.append(one)
        elif len(gathered) < most:
            gathered.append((words, [one]))
    return [Group(group[0], group[1:]) for _, group in gathered]


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
