"""What a reading hands over about itself, for the receipt."""

from collections.abc import Callable

from rdflib import Graph, URIRef

import ontology
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


def test_every_kind_of_caveat_is_worded_in_the_vocabulary(readings: dict[str, Reading]) -> None:
    kinds = {
        kind for reading in readings.values() for kind in told(reading).objects(None, DCTERMS.type)
    }
    assert kinds <= set(ontology.vocabulary().subjects(SKOS.inScheme, SVOD.Caveats))
