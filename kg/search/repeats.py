"""Passages that say nearly the same, such as an excerpt of a resolution and the resolution."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.search.ranking import Ranked

#: This share of the shorter passage's pairs of neighbouring words stands in the other too.
SHARED = 0.85

#: A shorter passage than this share of the other says less.
AS_LONG = 0.7

#: Repeats are looked for among so many times the passages wanted.
FURTHER = 3

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Group:
    """A passage, and those further down that repeat it."""

    best: Ranked
    repeats: Sequence[Ranked]


def groups(found: Sequence[Ranked], most: int) -> list[Group]:
    """The first groups, in the order of their best."""
    gathered: list[tuple[Pairs, list[Ranked]]] = []
    for one in found[: most * FURTHER]:
        pairs = _pairs(one)
        same = next((group for known, group in gathered if _repeat(known, pairs)), None)
        if same is not None:
            same.append(one)
        elif len(gathered) < most:
            gathered.append((pairs, [one]))
    return [Group(group[0], group[1:]) for _, group in gathered]


def _pairs(one: Ranked) -> Pairs:
    words = one.passage.lemmas()
    return frozenset(pairwise(["", *words, ""]))


def _repeat(one: Pairs, other: Pairs) -> bool:
    """Other dates and sums are other news."""
    if _numbers(one) != _numbers(other):
        return False
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= AS_LONG * longer and len(one & other) >= SHARED * shorter


def _numbers(pairs: Pairs) -> set[str]:
    return {word for word, _ in pairs if word[:1].isdigit()}
