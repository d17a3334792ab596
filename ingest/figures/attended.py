"""How many took part: the event they came to may be named long before."""

import re

from ingest.figures.clauses import verbs
from ingest.figures.place import Place
from ingest.model import Entity
from ingest.pronouns import antecedent, pronouns
from ontology.iris import EntityKind

TAKING_PART = re.compile(
    r"\bприн(?:ял|яв|има)\w+\s+(?:\w+\s+)?участие|\bучастие\b[^.;]*?\bприн(?:ял|има)\w+|\bучаств(?:ова|у)\w+"
    r"|\b(?:присутств(?:ова|у)|зарегистриров|съеха|собрал|прибы|приеха)\w+|\bпрош(?:ёл|ел|ли)\s+регистрацию"
    r"|\b(?:подан|пода(?:ли|но)|поступи)\w*[^.;,]*?\b(?:заявк|заявок|работ)\w*"
    r"|\b(?:победител|лауреат|призер|призёр|финалист|дипломант)\w+\s+(?:признан|ста(?:ли|ло)|назван|объявлен)",
    re.I,
)
PRESENT = re.compile(r"\bприсутств", re.I)
COMERS = {
    "people", "members", "companies", "organisations", "clusters", "regions", "countries",
    "cities", "count", "employees",
}  # fmt: skip
KINDS: tuple[EntityKind, ...] = ("event", "project", "programme")


def attended(place: Place) -> Entity | None:
    """«**Форум** открыт в мае. Участие приняли 96 мастеров», «Присутствовали: 17 членов Совета»"""
    if place.quantity.measure not in COMERS or not TAKING_PART.search(_own_words(place)):
        return None
    named = place.named(after=place.clause.start, before=place.quantity.start)
    named = [n for n in named if n.mention.kind != "place"]
    fitting = [n for n in named if n.mention.kind in KINDS]
    if fitting or named:
        return fitting[-1].entity if fitting else None
    for pronoun in pronouns(place.sentence, place.clause.start, place.quantity.start):
        if found := antecedent(place.sentence, pronoun, *KINDS):
            return found.entity
    return _spoken_of(place)


def _own_words(place: Place) -> str:
    """«**в группу входит 14 человек**, на заседании присутствовало 9»: between the commas."""
    text, clause = place.sentence.passage.text, place.clause
    start = max(text.rfind(",", clause.start, place.quantity.start) + 1, clause.start)
    end = text.find(",", place.quantity.end, clause.end)
    end = clause.end if end < 0 else end
    told = any(start <= verb.idx < end for verb in verbs(place.sentence))
    return text[start:end] if told else place.said


def _spoken_of(place: Place) -> Entity | None:
    """What is told of last; of a meeting's attendance list the first event of the document."""
    if place.clause.kind == "described":
        return None
    if PRESENT.search(place.said):
        return next(iter(place.events), None)
    if place.told and place.told.kind in KINDS:
        return place.told
    return place.events[-1] if place.events else None
