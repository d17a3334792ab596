"""Which measure of the vocabulary a count is, as what it is a count of decides."""

import re

from ingest.figures.quantities import Quantity
from ingest.model import Entity
from ingest.relations.sentence import Sentence

#: What is said to consist of things has them as its members.
CONSISTS = re.compile(
    r"\b(?:вход[яи]т|вош\w+(?!\s+в\s+числ)|объедин\w+|состо\w+(?:\s+из)?|включа\w+|насчитыва\w+|сплотил\w*"
    r"|в\s+состав\w*|член\w*|участник\w*|(?:консорциум|ассоциаци|альянс|союз|объединени|кластер)\w*\s+из)\b"
    r"(?:[^.;:\d]|\d+[^.;:\d]*(?:\bи\b|,))*$",
    re.I,
)
#: «среди членов 16 резидентов»: a part is not the whole.
PARTLY = re.compile(r"\b(?:среди|из\s+них|в\s+том\s+числе|из\s+которых)\b[^.;]*$", re.I)
MEMBERS = {"members", "companies", "organisations", "clusters", "regions", "countries", "people"}
PEOPLE = {"members", "people"}


def measured(sentence: Sentence, quantity: Quantity, of: Entity) -> tuple[str, str]:
    """The measure and the rule: «ассоциация объединяет **50 кластеров**» has them as members."""
    before = sentence.passage.text[sentence.start : quantity.start]
    measure = quantity.measure
    if of.kind == "event" and measure in PEOPLE:
        return "participants", quantity.rule
    if quantity.rule not in {"counted_things", "counted_abbreviations"} and measure != "people":
        return measure, quantity.rule
    if PARTLY.search(before):
        return ("count" if measure == "members" else measure), quantity.rule
    if of.kind == "organization" and measure in MEMBERS and CONSISTS.search(_clause(before)):
        return "members", "things_it_consists_of"
    return measure, quantity.rule


def _clause(before: str) -> str:
    """«объединяет 50 кластеров, в которых занято …»: what is counted later is no member."""
    return re.split(r",\s+(?=(?:[а-яё]+\s+){0,2}?котор)", before)[-1]
