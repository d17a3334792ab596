"""Where things are: places that stand in brackets, after a comma or in the genitive beside them."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.relations.sentence import Sentence, relation

SETTLEMENT = r"(?:(?:г|гор|пос|п|с|д|ст)\.\s*|(?:пгт|город|пос[её]лок|село|деревня)\.?\s+)"
#: «(Литва)», «(Baltic Tourism Union, г. Клайпеда)», «(пгт Тикси)»
OPENING = re.compile(rf"\s*\((?:[^()]*,\s*)?{SETTLEMENT}?$")
COMMA = re.compile(rf",?\s+{SETTLEMENT}$")
IN_REGION = re.compile(r",?\s+|\s*\(")
OF_REGION = re.compile(r"\s")
IS_SETTLEMENT = re.compile(rf"\b{SETTLEMENT}$")
REGION = re.compile(
    r"\b(?:област|кра[йяею]\b|республик|округ|район|улус|муниципал|губерни|land|county)", re.I
)
NEAR = 120


def place_in_brackets(sentence: Sentence) -> Iterator[Relation]:
    """«**Союз туристских организаций** (**Литва**)», «**ООО «Свет»** (г. **Гданьск**)»"""
    for thing in sentence.named("organization", "project", "event"):
        for place in _places_after(sentence, thing, OPENING):
            yield relation(
                sentence, thing.entity, "svod:locatedIn", place.entity, "place_in_brackets", 0.8
            )


def place_after_comma(sentence: Sentence) -> Iterator[Relation]:
    """«**ООО «Свет»**, г. **Казань**», «**Лицей № 10** г. **Перми**»"""
    for thing in sentence.named("organization", "event"):
        for place in _places_after(sentence, thing, COMMA):
            yield relation(
                sentence, thing.entity, "svod:locatedIn", place.entity, "place_after_comma", 0.75
            )


def place_of_region(sentence: Sentence) -> Iterator[Relation]:
    """«г. **Светлогорск Калининградской области**», «п. **Тикси**, **Булунский улус**»"""
    for town in sentence.named("place", nested=True):
        if REGION.search(town.entity.name):
            continue
        called = IS_SETTLEMENT.search(sentence.passage.text[: town.mention.start])
        one_word = len(town.entity.name.split()) == 1
        between = IN_REGION if called else OF_REGION
        for region in _places_after(sentence, town, between) if called or one_word else ():
            if REGION.search(region.entity.name):
                yield relation(
                    sentence, town.entity, "svod:locatedIn", region.entity, "place_of_region", 0.8
                )


def _places_after(sentence: Sentence, thing: Naming, between: re.Pattern[str]) -> Iterator[Naming]:
    """The first place after a thing, where only the pattern stands between the two."""
    end = thing.mention.end
    for place in sentence.named("place", after=end, before=end + NEAR, nested=True)[:1]:
        if between.fullmatch(sentence.passage.text, end, place.mention.start):
            yield place
