"""Numbers without a noun: it was said with the number before."""

import re

from ingest.figures.numbers import Number
from ingest.figures.quantities import Quantity
from ingest.relations.sentence import Sentence

COUNTS = {"counted_things", "counted_abbreviations", "part_of_counted"}
#: After a number whose noun was said before.
ELIDED = re.compile(r"\s*(?:[–—;.]|$)|\s+(?:в|на|из|по|для)\s")
#: «, в 2024 – 52», «, сегодня – 118», «против 40»
AT_ANOTHER_TIME = re.compile(
    r"(?:\b(?:19|20)\d\d(?:-[мй]\w*)?(?:\s+(?:году?|г\.))?|\b(?:сегодня|сейчас|теперь|ныне|ранее))"
    r"\s*[–—-]\s*(?:(?:уже|около|более|свыше|почти)\s+)*$|\bпротив\s+$",
    re.I,
)


def part_of_counted(number: Number, whole: Quantity, sentence: Sentence) -> Quantity | None:
    """«116 объектов, из них **14** – федерального значения»: of the same things."""
    if whole.rule not in COUNTS or not ELIDED.match(sentence.passage.text, number.end):
        return None
    return Quantity(number, number.end, whole.measure, whole.unit, "part_of_counted")


def repeated(number: Number, before: Quantity, sentence: Sentence) -> Quantity | None:
    """«в 2023 году привлечено 45,6 млн рублей, **в 2024 – 52 млн**»: the same at another time."""
    text = sentence.passage.text
    if not AT_ANOTHER_TIME.search(text, before.end, number.start):
        return None
    if not ELIDED.match(text, number.end) and text[number.end : number.end + 1] not in ",)":
        return None
    return Quantity(number, number.end, before.measure, before.unit, before.rule)
