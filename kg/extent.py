"""How much is said, and of what: counted once, then known after each change of it.

Of a base of five million statements counting takes seconds, following a change no time.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from pyoxigraph import DefaultGraph, Quad, Store, Triple

from kg.asking import select, text
from kg.damage import whole
from kg.ownership import TYPE
from kg.quads import Change, out_of_and_into_union, value

FILE = "extent.json"

Node = TypeVar("Node")


@dataclass(frozen=True)
class Extent:
    """Of the union: how many different things are subjects and objects of statements, how many
    things each class has, and how many statements each property.
    """

    subjects: int = 0
    objects: int = 0
    classes: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, int] = field(default_factory=dict)

    @property
    def triples(self) -> int:
        return sum(self.properties.values())

    def text(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def parsed(text: str) -> Extent:
    return Extent(**json.loads(text))


def write_extent(generation: Path, extent: Extent) -> None:
    (generation / FILE).write_text(extent.text() + "\n", encoding="utf-8")


def read_extent(generation: Path) -> Extent | None:
    """None of a generation of an older version, until `svod publish`."""
    with whole(generation / FILE) as file:
        return parsed(file.read_text(encoding="utf-8")) if file.exists() else None


def counted(store: Store) -> Extent:
    """Counts all there is, which takes about three seconds for a million statements."""
    (terms,) = select(store, "extent_terms")
    return Extent(
        int(text(terms, "subjects")),
        int(text(terms, "objects")),
        {text(row, "class"): int(text(row, "things")) for row in select(store, "extent_classes")},
        {
            text(row, "property"): int(text(row, "statements"))
            for row in select(store, "extent_properties")
        },
    )


def followed(extent: Extent, store: Store, change: Change) -> Extent:
    """The extent after a change that is still to be made in the store."""
    going, coming = out_of_and_into_union(store, change)
    new = {triple for triple in coming if Quad(*triple) not in store}
    find = partial(store.quads_for_pattern, predicate=None, graph_name=DefaultGraph())
    return Extent(
        extent.subjects + _more(going, new, lambda t: t.subject, lambda s: find(s, object=None)),
        extent.objects + _more(going, new, lambda t: t.object, lambda o: find(None, object=o)),
        _sum(extent.classes, _classes(going), _classes(new)),
        _sum(extent.properties, _properties(going), _properties(new)),
    )


def _more(
    going: Set[Triple],
    new: Set[Triple],
    place: Callable[[Triple], Node],
    having: Callable[[Node], Iterator[Quad]],
) -> int:
    """How many more terms stand in a place; `having` gives the statements of the union with one."""
    come, gone = set(map(place, new)), set(map(place, going))
    unknown = sum(next(having(term), None) is None for term in come)
    lost = sum(all(quad.triple in going for quad in having(term)) for term in gone - come)
    return unknown - lost


def _classes(triples: Set[Triple]) -> Counter[str]:
    return Counter(value(triple.object) for triple in triples if triple.predicate == TYPE)


def _properties(triples: Set[Triple]) -> Counter[str]:
    return Counter(triple.predicate.value for triple in triples)


def _sum(before: Mapping[str, int], less: Counter[str], more: Counter[str]) -> dict[str, int]:
    """What there is nothing of any more is not named."""
    after = Counter(before)
    after.subtract(less)
    after.update(more)
    return {name: count for name, count in after.items() if count}
