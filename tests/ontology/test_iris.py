"""The same thing read twice gets the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from ontology.iris import Iris, digest, slug

IRIS = Iris("https://svod.example/")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Минэкономразвития России", "minekonomrazvitiya-rossii"),
        ("Санкт-Петербург", "sankt-peterburg"),
        ("Ёлка", "elka"),
        ("ПАО «Газпром»", "pao-gazprom"),
        ("  Щука & Co.  ", "shchuka-co"),
        ("№ 24", "24"),
    ],
)
def test_slug(name, expected):
    assert slug(name) == expected


def test_long_names_are_cut_and_told_apart():
    first = slug("Совет по вопросам " + "очень " * 30 + "важным")
    second = slug("Совет по вопросам " + "очень " * 30 + "срочным")
    assert first != second
    assert first.startswith("sovet-po-voprosam-ochen-")
    assert len(first) == 89


def test_a_name_without_letters_is_named_by_its_digest():
    assert slug("«—»") == digest("«—»")


@given(st.text())
def test_slugs_are_safe_and_stable(name):
    assert slug(name) == slug(name)
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert slug(name)


def test_entities_are_named_by_kind_and_name():
    assert IRIS.entity("place", "Норвегия") == URIRef("https://svod.example/id/place/norvegiya")


def test_a_passage_is_named_by_its_words():
    document = IRIS.document("protokol-5")
    first = IRIS.passage(document, "Принять к сведению.")
    assert first == IRIS.passage(document, "Принять к сведению.")
    assert first != IRIS.passage(document, "Принять к исполнению.")
    assert IRIS.passage(document, "Принять к сведению.", repeat=1) == URIRef(f"{first}-1")


def test_a_provision_carries_its_number():
    document = IRIS.document("protokol-5")
    named = IRIS.provision(document, "Утвердить план.", number="2.1")
    assert named == URIRef(f"{document}/provision/2-1-{digest('Утвердить план.')}")


def test_parts_with_other_content_have_other_names():
    passage = IRIS.passage(IRIS.document("protokol-5"), "Председатель — Норвегия.")
    assert IRIS.part(passage, "a", "bc") != IRIS.part(passage, "ab", "c")
