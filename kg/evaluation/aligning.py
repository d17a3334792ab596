"""Which found thing is which annotated thing: one to one, by their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.annotations import Thing
from kg.evaluation.findings import FoundThing
from kg.evaluation.names import (
    NEAR,
    SAME,
    SAME_CORE,
    Words,
    cores,
    nearly_same,
    words,
)

#: A name of more words tells no more about which thing is meant.
TELLING_WORDS = 4


@dataclass(frozen=True)
class Likeness:
    """How like two things are in their names; the greatest of all pairs is taken first."""

    weight: float
    #: How many names they share: decides between equal weights.
    shared: int
    #: Whether some name is the same, and not only nearly.
    same: bool


@dataclass(frozen=True)
class Alignment:
    """Pairs of annotated and found things, and what was left over."""

    annotated: Sequence[Thing]
    found: Sequence[FoundThing]
    #: From the id of an annotated thing to the IRI of the found one.
    pairs: dict[str, str]
    #: Pairs whose names are only nearly the same.
    near: frozenset[str]
    #: Found things left over that have a name of an annotated one which is found already.
    split: dict[str, tuple[str, ...]]
    #: Annotated things left over that have a name of a found one which is another already.
    merged: dict[str, tuple[str, ...]]

    def means(self, identifier: str, iri: str) -> bool:
        """Whether a found thing is an annotated one, or a part of it that was split off."""
        return self.pairs.get(identifier) == iri or iri in self.split.get(identifier, ())

    def split_lines(self) -> tuple[str, ...]:
        names = {thing.id: thing.name for thing in self.annotated}
        return tuple(
            f"{names[identifier]}: {', '.join([self.pairs[identifier], *others])}"
            for identifier, others in sorted(self.split.items())
        )

    def merged_lines(self) -> tuple[str, ...]:
        names = {thing.id: thing.name for thing in self.annotated}
        return tuple(
            f"{iri}: {'; '.join(names[identifier] for identifier in identifiers)}"
            for iri, identifiers in sorted(self.merged.items())
        )


def align(annotated: Sequence[Thing], found: Sequence[FoundThing]) -> Alignment:
    """The most alike pair of one kind is taken first, then the most alike of the rest."""
    likenesses = {
        (thing.id, other.iri): likeness
        for thing in annotated
        for other in found
        if _may_be(thing, other) and (likeness := _likeness(thing.names, other.names))
    }
    pairs = _one_to_one(likenesses)
    taken = {iri: identifier for identifier, iri in pairs.items()}
    split, merged = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
    for (identifier, iri), likeness in _best_first(likenesses):
        if likeness.same and identifier in pairs and iri not in taken:
            split[identifier] = (*split.get(identifier, ()), iri)
            taken[iri] = identifier
    for (identifier, iri), likeness in _best_first(likenesses):
        if likeness.same and identifier not in pairs:
            merged.setdefault(iri, (taken[iri],))
            merged[iri] = (*merged[iri], identifier)
    near = frozenset(i for i, iri in pairs.items() if not likenesses[i, iri].same)
    return Alignment(annotated, found, pairs, near, split, merged)


def elsewhere(names: Iterable[str], others: Iterable[Thing | FoundThing]) -> set[str]:
    """The kinds of things that have one of these names."""
    wanted = {words(name) for name in names}
    return {
        kind
        for other in others
        if wanted & {words(name) for name in other.names}
        for kind in ({other.kind} if isinstance(other, Thing) else other.kinds)
    }


def _one_to_one(likenesses: dict[tuple[str, str], Likeness]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for (identifier, iri), _ in _best_first(likenesses):
        if identifier not in pairs and iri not in taken:
            pairs[identifier] = iri
            taken.add(iri)
    return pairs


def _best_first(
    likenesses: dict[tuple[str, str], Likeness],
) -> list[tuple[tuple[str, str], Likeness]]:
    return sorted(likenesses.items(), key=lambda item: (-item[1].weight, -item[1].shared, item[0]))


def _may_be(thing: Thing, found: FoundThing) -> bool:
    """A class of actors is never a named organisation."""
    kinds = {thing.kind} | ({"groups"} if not thing.scored else set())
    return bool(kinds & found.kinds)


def _likeness(names: frozenset[str], others: frozenset[str]) -> Likeness | None:
    mine, theirs = {words(name) for name in names} - {()}, {words(name) for name in others} - {()}
    my_cores = {core for name in names for core in cores(name)}
    their_cores = {core for name in others for core in cores(name)}
    shared = mine & theirs
    telling = max(_telling(SAME, shared), _telling(SAME_CORE, my_cores & their_cores))
    if telling:
        return Likeness(telling, len(shared), same=True)
    near = {one for one in mine for other in theirs if nearly_same(one, other)}
    return Likeness(_telling(NEAR, near), 0, same=False) if near else None


def _telling(likeness: float, same: set[Words]) -> float:
    return likeness * max((min(len(name), TELLING_WORDS) for name in same), default=0)
