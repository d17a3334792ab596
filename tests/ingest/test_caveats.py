"""What a reading hands over about itself, for the receipt."""

from collections.abc import Callable
from typing import get_args

import pytest
from rdflib import Graph, URIRef

import ontology
from ingest.caveats import find_caveats
from ingest.layout import Layout
from ingest.model import Caveat, CaveatKind
from ingest.pipeline import Reading
from ontology.terms import DCTERMS, PROV, RDF, SKOS, SVOD

Read = Callable[..., Reading]

SOUND = "РЕШЕНИЕ комиссии\n\nг. Вологда, 5 марта 2019 года\n\nРЕШИЛИ:\n\n1. Открыть музей."
GARBLED = "Заметки\n\nРеыше уокгпв шщзтбд кыфвла прдлнж ждалвр оыварп лдоывр."


def told(reading: Reading) -> Graph:
    return reading.dataset.graph(URIRef(f"{reading.document}/receipt"))


def test_every_reading_says_how_many_words_are_known(read: Read) -> None:
    reading = read(SOUND)
    receipt = URIRef(f"{reading.document}/receipt")
    assert told(reading).value(receipt, SVOD.receiptOf) == reading.document
    assert str(told(reading).value(receipt, SVOD.knownWords)) == "1.0"


def test_a_sound_text_needs_no_caveat(read: Read) -> None:
    assert list(told(read(SOUND)).subjects(RDF.type, SVOD.Caveat)) == []


def test_a_garbled_text_is_told_by_its_words(read: Read) -> None:
    graph = told(read(GARBLED))
    [caveat] = graph.subjects(RDF.type, SVOD.Caveat)
    assert graph.value(caveat, DCTERMS.type) == SVOD.UnknownWords
    assert str(graph.value(caveat, SVOD.detail)) == "11%"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("В 2019 году вакцинировано 58 730 голов.", SVOD.UnownedFigure, "58 730 голов"),
        (
            "Внешнеторговую деятельность вели 187 организаций.",
            SVOD.UnownedFigure,
            "187 организаций",
        ),
        ("Доля отходов составила 91 %.", SVOD.UnownedFigure, "91 %"),
        (
            "Планируемый объём инвестиций составляет 4,7 млрд рублей.",
            SVOD.PlannedFigure,
            "4,7 млрд рублей",
        ),
        ("Будет создано не менее 320 рабочих мест.", SVOD.PlannedFigure, "320 рабочих мест"),
    ],
)
def test_a_number_of_nothing_that_is_named_is_told_with_its_passage(
    read: Read, text: str, kind: URIRef, words: str
) -> None:
    reading = read(f"{SOUND}\n\n{text}")
    graph, document = told(reading), reading.dataset.graph(reading.document)
    [caveat] = graph.subjects(RDF.type, SVOD.Caveat)
    assert graph.value(caveat, DCTERMS.type) == kind
    assert str(graph.value(caveat, SVOD.detail)) == words
    passage = graph.value(caveat, PROV.wasDerivedFrom)
    assert str(document.value(passage, SVOD.text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "2. Администрации города Вологды построить 12 школ.",
        "Предложение открыть 12 школ отклонено.",
        "Не построено 12 школ.",
        "В Вологде работает 12 школ.",
        "Дополнительно выделено 0 рублей.",
        "СТРАТЕГИЯ РАЗВИТИЯ ДО 2025 ГОДА",
        "Пункт 2.1 таблицы изменён.",
        "Срок – 10 рабочих дней.",
    ],
)
def test_numbers_that_need_no_owner(read: Read, text: str) -> None:
    """Those of provisions, of what was denied, of something named, and of time."""
    assert list(told(read(f"{SOUND}\n\n{text}")).subjects(RDF.type, SVOD.Caveat)) == []


def test_a_number_that_is_told_elsewhere_is_not_told_of_nobody(read: Read) -> None:
    text = "ПРЕСС-РЕЛИЗ\n\nЭкспорт вырос на 12 %\n\nЭкспорт Вологодской области вырос на 12 %."
    assert list(told(read(text)).subjects(RDF.type, SVOD.Caveat)) == []


def test_every_kind_is_worded_in_the_vocabulary() -> None:
    worded = set(ontology.vocabulary().subjects(SKOS.inScheme, SVOD.Caveats))
    assert {SVOD[kind] for kind in get_args(CaveatKind)} < worded


def test_caveats_of_one_kind_about_one_place_are_one() -> None:
    layout = Layout((), (Caveat("CutOff"), Caveat("CutOff"), Caveat("UnreadTable", 1, "с. 2")))
    assert find_caveats(layout, 1.0) == (Caveat("CutOff", 2), Caveat("UnreadTable", 1, "с. 2"))
