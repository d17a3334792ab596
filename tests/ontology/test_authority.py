"""The known names: each leads to one entity, in every deployment."""

from collections import defaultdict

import pytest
from rdflib import BNode, Graph, Literal, URIRef

from ontology import authority
from ontology.iris import Iris
from ontology.terms import ORG, OWL, RDF, SCHEMA, SKOS, SVOD
from ontology.validation import check

BASE = "https://svod.example/"
NAMES = (SKOS.prefLabel, SKOS.altLabel)
DISTRICTS = """
    Центральный Северо-Западный Южный Северо-Кавказский Приволжский Уральский Сибирский
    Дальневосточный
"""


@pytest.fixture(scope="module")
def known() -> Graph:
    return authority(BASE)


def named(known: Graph, name: str) -> set[URIRef]:
    return {
        entity for predicate in NAMES for entity in known.subjects(predicate, Literal(name, "ru"))
    }


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("Минэкономразвития", "Министерство экономического развития Российской Федерации"),
        ("Минэнерго России", "Министерство энергетики Российской Федерации"),
        ("Министерство энергетики РФ", "Министерство энергетики Российской Федерации"),
        ("Госдума", "Государственная Дума Федерального Собрания Российской Федерации"),
        ("КЭиИО", "Комитет по энергетике и инженерному обеспечению"),
        ("КВС", "Комитет по внешним связям Санкт-Петербурга"),
        ("ВШЭ", "Национальный исследовательский университет «Высшая школа экономики»"),
        ("ТПП РФ", "Торгово-промышленная палата Российской Федерации"),
        ("ЕС", "Европейский союз"),
        ("Татарстан", "Республика Татарстан"),
        ("ХМАО", "Ханты-Мансийский автономный округ — Югра"),
        ("КНР", "Китай"),
        ("СЗФО", "Северо-Западный федеральный округ"),
    ],
)
def test_short_names_lead_to_official_ones(known, name, official):
    (entity,) = named(known, name)
    assert Literal(official, "ru") in set(known.objects(entity, SKOS.prefLabel))


def test_no_two_entities_share_a_name(known):
    owners = defaultdict(set)
    for predicate in NAMES:
        for entity, label in known.subject_objects(predicate):
            owners[label.casefold().replace("ё", "е")].add(entity)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_every_entity_has_one_russian_and_one_english_name(known):
    for entity in set(known.subjects()):
        labels = known.objects(entity, SKOS.prefLabel)
        assert sorted(label.language for label in labels) == ["en", "ru"], entity


def test_every_label_has_a_language_and_no_stray_spaces(known):
    for predicate in NAMES:
        for label in known.objects(None, predicate):
            assert label.language in {"ru", "en"}, label
            assert str(label) == " ".join(label.split()), label


def test_entities_are_named_as_ingestion_would_name_them(known):
    iris = Iris(BASE)
    for entity in set(known.subjects()):
        (name,) = (
            label for label in known.objects(entity, SKOS.prefLabel) if label.language == "ru"
        )
        kind = "place" if (entity, RDF.type, SCHEMA.Place) in known else "organization"
        assert entity == iris.entity(kind, str(name))


def test_narrower_classes_come_with_the_broader_one(known):
    for entity, kind in known.subject_objects(RDF.type):
        if kind not in (ORG.Organization, SCHEMA.Place):
            assert kind in (SVOD.PublicBody, SVOD.Company, SVOD.NonProfit, SVOD.ResearchBody)
            assert (entity, RDF.type, ORG.Organization) in known


def test_there_are_89_federal_subjects(known):
    russia = Iris(BASE).entity("place", "Российская Федерация")
    districts = {
        Iris(BASE).entity("place", f"{name} федеральный округ") for name in DISTRICTS.split()
    }
    assert districts <= set(known.subjects(SVOD.locatedIn, russia))
    subjects = {
        place for whole in {russia, *districts} for place in known.subjects(SVOD.locatedIn, whole)
    }
    assert len(subjects - districts) == 89


def test_places_lie_in_known_places(known):
    assert set(known.objects(None, SVOD.locatedIn)) <= set(known.subjects(RDF.type, SCHEMA.Place))


def test_no_two_entities_are_the_same_wikidata_item(known):
    items = list(known.objects(None, OWL.sameAs))
    assert all(str(item).startswith("http://www.wikidata.org/entity/Q") for item in items)
    assert len(items) == len(set(items))


def test_it_keeps_to_the_shapes(known):
    assert check(known) == []


def test_another_base_names_the_same_entities(known):
    elsewhere = authority("http://localhost:8080/")
    assert {
        str(entity).removeprefix("http://localhost:8080/") for entity in elsewhere.subjects()
    } == {str(entity).removeprefix(BASE) for entity in known.subjects()}


def test_no_blank_nodes(known):
    assert not [triple for triple in known if any(isinstance(node, BNode) for node in triple)]
