"""Whose a figure is, where a name stands right before the number, as in lists and comparisons."""

import re

from ingest.figures.place import Place
from ingest.figures.subjects import OBSERVED
from ingest.model import Entity, Naming
from ingest.pronouns import is_nominative

ABOUT = r"(?:(?:около|более|менее|свыше|почти|порядка|примерно|не)\s+){0,2}"
#: «(в Пермском крае **– на** 8 %, по России 6 %)»
DASH = rf"[»\"”)]*\s*(?:[–—-]|:)\s*(?:(?:на|до)\s+)?{ABOUT}$"
BESIDE = re.compile(rf"{DASH}|[»\"”)]*\s+(?:на\s+)?$")
AFTER_DASH = re.compile(DASH)
#: «(**по** России – 6 %», «; **в** Твери – 14 домов»: a place or thing of its own.
OPENS = re.compile(
    r"(?:^|[(,;:–—-]|\b(?:и|а|чем|как)\b)\s*(?:в\s+(?:целом|среднем)\s+)?(?:по|во?|на|у)\s+[«\"]?$",
    re.I,
)
OVER = re.compile(r"\s+(?:в\s+(?:целом|среднем)\s+)?по\s+[«\"]?", re.I)
LISTS = re.compile(r"(?:^|[,;:(–—-]|\bи\b)\s*[«\"]?$")
#: «в том числе: **Банк** – 40 млн рублей» says where the money comes from.
OF_WHICH = re.compile(r"в\s+том\s+числе|из\s+(?:них|которых)|за\s+сч[её]т", re.I)


def compared(place: Place) -> Entity | None:
    """«доля составила 44 % (по **России** – 26 %)», «чем в **Твери** (8 %)»"""
    naming = _right_before(place)
    if naming is None:
        return None
    text, sentence = place.sentence.passage.text, place.sentence
    between = text[naming.mention.end : place.quantity.start]
    opens = OPENS.search(text, sentence.start, naming.mention.start)
    return naming.entity if opens and BESIDE.fullmatch(between) else None


def said_of(place: Place) -> Entity | None:
    """«25 % против 32 % **по России**»: the place follows at once."""
    for naming in place.sentence.named(*OBSERVED, "place", after=place.quantity.end):
        between = place.sentence.passage.text[place.quantity.end : naming.mention.start]
        return naming.entity if OVER.fullmatch(between) else None
    return None


def labelled(place: Place) -> Entity | None:
    """«наибольшую долю имеют: **Китай** – 14 %, **Узбекистан** – 9 %»"""
    naming = _right_before(place)
    if naming is None or not is_nominative(naming, place.sentence):
        return None
    text, sentence = place.sentence.passage.text, place.sentence
    before = text[sentence.start : naming.mention.start]
    between = text[naming.mention.end : place.quantity.start]
    if place.quantity.measure == "money" and OF_WHICH.search(before):
        return None
    return naming.entity if LISTS.search(before) and AFTER_DASH.fullmatch(between) else None


def _right_before(place: Place) -> Naming | None:
    named = place.sentence.named(*OBSERVED, "place", before=place.quantity.start)
    return named[-1] if named else None
