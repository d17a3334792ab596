"""What graphs say that things are called, with all that the names are found by.

To find the lemmas of a name takes a hundred times longer than to put it in its place, so whoever
has thousands of them can keep what was learnt.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from rdflib import Graph, URIRef

from ingest.morphology import lemmas
from ingest.names import signature, tokens
from ontology.iris import EntityKind
from ontology.terms import FOAF, ORG, RDF, SCHEMA, SKOS, SVOD

CLASSES: dict[EntityKind, URIRef] = {
    "organization": ORG.Organization,
    "group": SVOD.ActorGroup,
    "project": SVOD.Project,
    "programme": SVOD.Programme,
    "event": SVOD.Event,
    "award": SVOD.Award,
    "act": SVOD.LegalAct,
    "service": SVOD.Service,
    "person": FOAF.Person,
    "place": SCHEMA.Place,
    "topic": SKOS.Concept,
}


@dataclass(frozen=True)
class Known:
    """One thing and all it is called."""

    iri: str
    kind: EntityKind
    name: str
    subclasses: frozenset[str]
    name_en: str | None
    aliases: frozenset[str]


@dataclass(frozen=True)
class Name:
    """`lemmas` has one for each word."""

    name: str
    signature: frozenset[str]
    lemmas: tuple[str, ...]


@dataclass(frozen=True)
class Learnt:
    """A thing and each of its names that has words."""

    known: Known
    names: tuple[Name, ...]


class Kept(Protocol):
    """Names that were learnt before, looked up when they are needed; those first that count first.

    The order is that of `learnt`, and within a thing that of its names.
    """

    def seconds(self, first: str) -> Iterable[str]:
        """The second lemmas of those with this first one, "" if there is one of no more lemmas."""

    def beginning_with(self, first: str, second: str) -> Iterable[tuple[Name, Known]]:
        """Those of which these are the first lemmas, or the only one if the second is ""."""

    def called(self, kind: EntityKind, signature: frozenset[str]) -> Known | None:
        """The first thing of this kind with such a name."""


def learnt(graph: Graph) -> list[Learnt]:
    """Every entity of a graph, by kind and IRI."""
    return [Learnt(known, tuple(_names(known))) for known in _entities(graph)]


def _names(known: Known) -> Iterator[Name]:
    for name in sorted({known.name, *known.aliases}):
        yield from _name(name)
        if known.kind == "place" and "-" in name:  # «Санкт Петербург»
            yield from _name(name.replace("-", " "))


def _name(name: str) -> Iterator[Name]:
    words = tokens(name)
    if words:
        yield Name(name, signature(name), tuple(min(lemmas(word)) for word in words))


def _entities(graph: Graph) -> Iterator[Known]:
    for kind, entity_class in CLASSES.items():
        for subject in sorted(set(graph.subjects(RDF.type, entity_class)), key=str):
            name = _label(graph, subject, SKOS.prefLabel, "ru")
            shared = (subject, SVOD.localTo, None) not in graph
            if name is not None and shared:
                yield Known(
                    iri=str(subject),
                    kind=kind,
                    name=name,
                    subclasses=_subclasses(graph.objects(subject, RDF.type), entity_class),
                    name_en=_label(graph, subject, SKOS.prefLabel, "en"),
                    aliases=frozenset(map(str, graph.objects(subject, SKOS.altLabel))),
                )


def _label(graph: Graph, subject: object, predicate: URIRef, language: str) -> str | None:
    labels = graph.objects(subject, predicate)  # type: ignore[arg-type]
    return min(
        (str(one) for one in labels if getattr(one, "language", "") == language), default=None
    )


def _subclasses(types: Iterable[object], entity_class: URIRef) -> frozenset[str]:
    return frozenset(
        str(one).removeprefix(str(SVOD))
        for one in types
        if str(one).startswith(str(SVOD)) and one != entity_class
    )
