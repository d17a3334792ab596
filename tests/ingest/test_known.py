"""Names that are known before a document is opened."""

import pytest
from rdflib import Graph, Literal, URIRef

from ingest.known import KnownNames
from ontology.terms import ORG, RDF, SCHEMA, SKOS

MUSEUM, UNION, PERM = (
    URIRef(f"http://localhost:8080/id/{name}") for name in ("museum", "es", "perm")
)


def graph(*entities: tuple[URIRef, URIRef, str, list[str]]) -> Graph:
    found = Graph()
    for iri, of, name, aliases in entities:
        found.add((iri, RDF.type, of))
        found.add((iri, SKOS.prefLabel, Literal(name, lang="ru")))
        for alias in aliases:
            found.add((iri, SKOS.altLabel, Literal(alias, lang="ru")))
    return found


@pytest.fixture(scope="module")
def few() -> KnownNames:
    return KnownNames(
        graph(
            (MUSEUM, ORG.Organization, "Вологодский музей кружева", ["Музей кружева"]),
            (UNION, ORG.Organization, "Европейский союз", ["ЕС"]),
            (PERM, SCHEMA.Place, "Пермь", []),
        )
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Вологодского музея кружева открыта", [(3, str(MUSEUM))]),
        ("Музеем кружева", [(2, str(MUSEUM))]),
        ("Перми", [(1, str(PERM))]),
        ("ЕС", [(1, str(UNION))]),
        ("ес", []),
        ("пермь", []),
        ("музей кружева", []),
        ("Вологодский музей", []),
        ("Школа", []),
        ("", []),
    ],
)
def test_names_that_begin_at_the_first_word(
    few: KnownNames, words: str, found: list[tuple[int, str]]
) -> None:
    assert [(length, known.iri) for length, _, known in few.longest(words.split())] == found


def test_the_longest_name_comes_first() -> None:
    both = KnownNames(
        graph(
            (PERM, SCHEMA.Place, "Пермь", []),
            (MUSEUM, SCHEMA.Place, "Пермь Великая", []),
        )
    )
    assert [length for length, _, _ in both.longest(["Пермью", "Великой"])] == [2, 1]


@pytest.mark.parametrize("name", ["Музей кружева", "Вологодского музея кружева"])
def test_what_bears_a_name(few: KnownNames, name: str) -> None:
    known = few.called("organization", name)
    assert known is not None
    assert known.name == "Вологодский музей кружева"


def test_a_name_belongs_to_its_kind(few: KnownNames) -> None:
    assert few.called("place", "Музей кружева") is None
    assert few.called("organization", "Музей паровозов") is None


def test_what_was_known_before_stays() -> None:
    again = KnownNames(graph((MUSEUM, ORG.Organization, "Музей кружева", [])))
    again.add(graph((UNION, ORG.Organization, "Музей кружева", [])))
    known = again.called("organization", "Музей кружева")
    assert known is not None
    assert known.iri == str(MUSEUM)


def test_of_two_namesakes_the_first_by_iri_is_meant_in_every_run() -> None:
    namesakes = [URIRef(f"http://localhost:8080/id/{number}") for number in range(30)]
    known = KnownNames(
        graph(*((iri, ORG.Organization, "Музей кружева", []) for iri in reversed(namesakes)))
    ).called("organization", "Музей кружева")
    assert known is not None
    assert known.iri == "http://localhost:8080/id/0"


def test_a_thing_without_a_russian_name_is_not_learnt() -> None:
    nameless = Graph()
    nameless.add((PERM, RDF.type, SCHEMA.Place))
    nameless.add((PERM, SKOS.prefLabel, Literal("Perm", lang="en")))
    assert KnownNames(nameless).called("place", "Perm") is None
