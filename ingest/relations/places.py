"""Where things are: places that stand in brackets or after a comma beside them."""

import re
from collections.abc import Iterator

from ingest.analysed import position
from ingest.lexicon import table, words
from ingest.model import Entity, Naming, Relation
from ingest.relations.sentence import Sentence, relation

#: «г. », «городе », «р.п. »
_NOUNS = sorted(words("settlements.tsv"), key=len, reverse=True)
_SHORT = "|".join(noun for noun in _NOUNS if len(noun) < 4)
SETTLEMENT = rf"(?:(?:р\.\s?п|{_SHORT})\.\s*|(?:{'|'.join(_NOUNS)})\s+)"
#: «(Литва)», «(Baltic Tourism Union, г. Клайпеда)», «(пгт Тикси)»
OPENING = re.compile(rf"\s*\((?:[^()]*,\s*)?{SETTLEMENT}?$")
COMMA = re.compile(rf",?\s+{SETTLEMENT}$")
NEAR = 120
ORIGIN = "svod:originatesFrom"


def place_in_brackets(sentence: Sentence) -> Iterator[Relation]:
    """«**Союз туристских организаций** (**Литва**)», «**ООО «Свет»** (г. **Гданьск**)»"""
    for thing in sentence.named("organization", "event"):
        ends = {place.mention.end for place in sentence.named("place", nested=True)}
        if thing.mention.end in ends:
            continue  # «Институт в городе **Жодино** (Беларусь)»: the brackets are about the town
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


def of_country(sentence: Sentence) -> Iterator[Relation]:
    """«финский **Кластер чистых технологий**» lies there, a «норвежский **проект**» is from it"""
    for thing in sentence.named("organization", "project"):
        start, end = thing.mention.start, thing.mention.end
        first = position(sentence.doc, start)
        at = first if sentence.doc[first].is_lower else first - 1
        if at < position(sentence.doc, sentence.start) or sentence.doc[at].idx >= end:
            continue
        country = table("countries.tsv").get(sentence.doc[at].lemma_)
        if country and sentence.doc[at].is_lower:
            predicate = "svod:locatedIn" if thing.mention.kind == "organization" else ORIGIN
            place = Entity("place", country)
            yield relation(sentence, thing.entity, predicate, place, "of_country", 0.75)


def of_region(sentence: Sentence) -> Iterator[Relation]:
    """«**Кластер чистых технологий региона Хельсинки**»: its name tells where it is"""
    ends = {
        place.mention.end: place
        for place in sentence.named("place", nested=True)
        if place.mention.rule == "region_of"
    }
    for body in sentence.named("organization") if ends else ():
        place = ends.get(body.mention.end)
        if place is not None and place.mention.start > body.mention.start:
            yield relation(sentence, body.entity, "svod:locatedIn", place.entity, "of_region", 0.75)


def _places_after(sentence: Sentence, thing: Naming, between: re.Pattern[str]) -> Iterator[Naming]:
    """The first place after a thing, where only the pattern stands between the two."""
    end = thing.mention.end
    for place in sentence.named("place", after=end, before=end + NEAR, nested=True)[:1]:
        if between.fullmatch(sentence.passage.text, end, place.mention.start):
            yield place
