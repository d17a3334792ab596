"""What a reading hands over about itself, for the receipt."""

from collections.abc import Callable
from typing import get_args

from rdflib import Graph, URIRef

import ontology
from ingest.caveats import find_caveats
from ingest.layout import Layout
from ingest.model import Caveat, CaveatKind
from ingest.pipeline import Reading
from ontology.terms import DCTERMS, RDF, SKOS, SVOD

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


def test_every_kind_is_worded_in_the_vocabulary() -> None:
    worded = set(ontology.vocabulary().subjects(SKOS.inScheme, SVOD.Caveats))
    assert {SVOD[kind] for kind in get_args(CaveatKind)} < worded


def test_caveats_of_one_kind_about_one_place_are_one() -> None:
    layout = Layout((), (Caveat("CutOff"), Caveat("CutOff"), Caveat("UnreadTable", 1, "с. 2")))
    assert find_caveats(layout, 1.0) == (Caveat("CutOff", 2), Caveat("UnreadTable", 1, "с. 2"))
