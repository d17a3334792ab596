"""By what a search is narrowed down: from values as people write them to IRIs, and back."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from pyoxigraph import Literal, NamedNode

from kg.asking import text
from kg.errors import UnknownValue
from kg.fulltext import FACETS
from kg.generations import Generation
from kg.lexical import lemmas
from kg.search import Narrowed
from ontology.prefixes import PREFIXES

SVOD = PREFIXES["svod"]


def narrowed(generation: Generation, written: Mapping[str, Iterable[str]]) -> Narrowed:
    """Of each facet that has values these as the indexes have them.

    Raises UnknownValue for a value that stands for nothing.
    """
    found = {
        facet: [
            meant
            for value in written.get(facet, ())
            if value.strip()
            for meant in MEANT[facet](generation, facet, value.strip())
        ]
        for facet in FACETS
    }
    return {facet: list(dict.fromkeys(values)) for facet, values in found.items() if values}


def shortest(base: str, value: str) -> str:
    """How a value may be written: `Resolution`, `protokol-5`, `organization/x`; else as it is."""
    for beginning in (f"{base}id/document/", f"{base}id/", SVOD):
        if value.startswith(beginning):
            return value.removeprefix(beginning)
    return value


def _chosen(generation: Generation, facet: str, value: str, *, scheme: str) -> list[str]:
    """One of the concepts of a short list."""
    rows = generation.select("concepts_of_scheme", scheme=NamedNode(f"{SVOD}{scheme}"))
    offered = [text(row, "concept") for row in rows]
    found = [concept for concept in offered if value in (concept, shortest("", concept))]
    if not found:
        names = ", ".join(shortest("", concept) for concept in offered)
        raise UnknownValue(f"«{value}» is no {facet}: it is one of {names}.")
    return found


def _year(_generation: Generation, _facet: str, value: str) -> list[str]:
    if not (value.isascii() and value.isdecimal() and len(value) == 4):
        raise UnknownValue(f"«{value}» is no year: a year has four digits, such as 2019.")
    return [value]


def _documents(generation: Generation, _facet: str, value: str) -> list[str]:
    """The document of an IRI or a key, or all that came from files of a name."""
    found = list(_things_at(generation, value, f"{generation.manifest.base}id/document/{value}"))
    if not found:
        rows = generation.select("found_documents", file=Literal(value))
        found = [text(row, "document") for row in rows]
    if not found:
        raise UnknownValue(
            f"There is no document «{value}»: give its IRI, its key or its file name, "
            "as `svod search` shows them."
        )
    return found


def _things(generation: Generation, facet: str, value: str) -> list[str]:
    """What has the IRI, its end or the name."""
    ends = (f"{generation.manifest.base}id/{value}", f"{SVOD}{value}")
    found = [*_things_at(generation, value, *ends), *_named(generation, value)]
    if not found:
        raise UnknownValue(
            f"There is no {facet} «{value}»: give its IRI or its name, "
            "as `svod search --facets` lists them."
        )
    return found


def _named(generation: Generation, name: str) -> Iterable[str]:
    words = lemmas(name)
    for thing in generation.vocabulary.names_in(words):
        if thing.end - thing.start == len(words):
            yield from thing.entities


def _things_at(generation: Generation, *iris: str) -> Iterable[str]:
    """Those of the IRIs that statements are about."""
    for iri in iris:
        try:
            node = NamedNode(iri)
        except ValueError:
            continue
        if generation.select("uses", thing=node):
            yield iri


#: How the values of each facet are understood.
MEANT: Mapping[str, Callable[[Generation, str, str], Iterable[str]]] = {
    "document": _documents,
    "type": partial(_chosen, scheme="DocumentTypes"),
    "status": partial(_chosen, scheme="Statuses"),
    "year": _year,
    "modality": partial(_chosen, scheme="Modalities"),
    "addressee": _things,
    "entity": _things,
    "topic": _things,
}
