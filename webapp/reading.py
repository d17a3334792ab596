"""A document as it is read: its passages in order, each with what was found in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.asking import Row, text
from kg.generations import Generation
from webapp.spans import Segment, Span, segments
from webapp.things import Thing, things


@dataclass(frozen=True)
class Provision:
    thing: Thing
    #: How many provisions contain it.
    depth: int


@dataclass(frozen=True)
class Block:
    passage: str
    page: str
    segments: list[Segment]
    #: The provisions that begin in this passage, the widest first.
    provisions: list[Provision]
    #: Whether the passage carries on a provision that began earlier.
    continues: bool


def read(generation: Generation, document: str) -> list[Block]:
    """The passages of a document; none where there is no such document."""
    passages = generation.select("passages", document=NamedNode(document))
    order = [text(row, "passage") for row in passages]
    mentions = spans(generation.select("mentions", document=NamedNode(document)))
    found = things(generation.select("provisions_in", document=NamedNode(document)), "provision")
    opened = opening(with_depth(found), order)
    inside = {value.value for provision in found for value in provision.all("svod:statedIn")}
    return [
        Block(
            passage=passage,
            page=text(row, "page"),
            segments=segments(text(row, "text"), mentions.get(passage, [])),
            provisions=opened.get(passage, []),
            continues=passage in inside and passage not in opened,
        )
        for passage, row in zip(order, passages, strict=True)
    ]


def spans(mentions: Iterable[Row]) -> dict[str, list[Span]]:
    """The mentions of each passage."""
    found: dict[str, list[Span]] = {}
    for row in mentions:
        span = Span(int(text(row, "start")), int(text(row, "end")), text(row, "entity"))
        found.setdefault(text(row, "passage"), []).append(span)
    return found


def with_depth(found: list[Thing]) -> Iterator[Provision]:
    wholes = {part.value: whole.iri for whole in found for part in whole.all("dcterms:hasPart")}
    for provision in found:
        yield Provision(provision, len(list(containing(provision.iri, wholes))))


def containing(iri: str, wholes: dict[str, str]) -> Iterator[str]:
    """The provisions around this one, from the nearest outwards; stops at a circle."""
    seen = {iri}
    while (iri := wholes.get(iri, iri)) not in seen:
        seen.add(iri)
        yield iri


def opening(provisions: Iterable[Provision], order: list[str]) -> dict[str, list[Provision]]:
    """By the passage in which each begins; a containing provision stands before its parts."""
    opened: dict[str, list[Provision]] = {}
    for provision in sorted(provisions, key=lambda each: each.depth):
        stated = {value.value for value in provision.thing.all("svod:statedIn")}
        if first := next((passage for passage in order if passage in stated), None):
            opened.setdefault(first, []).append(provision)
    return opened
