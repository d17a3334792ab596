"""Whose a figure is, where words point to it."""

import re

from ingest.figures.place import Place
from ingest.lexicon import words
from ingest.model import Entity, Naming
from ingest.relations.sentence import Sentence

CONTEST = re.compile(r"\b(?:конкурс|рейтинг|преми|смотр|олимпиад|чемпионат)", re.I)
AWARDED = re.compile(r"^[^.;]*?\b(?:получил|награжд|удосто|стали\s+лауреатами|присужден)", re.I)
AMONG_NUMBER = re.compile(r"\b(?:в\s+число|из\s+числа|одн\w+\s+из|среди)\s+$", re.I)
#: «на проект», «на реализацию программы»: what money is spent on.
SPENT_ON = re.compile(r"\bна\s+(?:[а-яё]+(?:ию|ие|ку|во|нт)\s+)?$", re.I)


def ranking_of_contest(place: Place) -> Entity | None:
    """«вошёл в 22 лучших проекта по итогам **конкурса «Свет»**»: they are those of the contest."""
    own = _contests(place.sentence)
    if own or CONTEST.search(place.sentence.text):
        return own[0].entity if own else None
    around = (place.sentence.lead, place.sentence.previous)
    events = [_contests(s) for s in around if s is not None]
    return next((found[0].entity for found in events if found), None)


def _contests(sentence: Sentence) -> list[Naming]:
    """What one was «финалистом» of goes before that one was."""
    return sentence.named("event") or sentence.named("award")


def overseer(place: Place) -> Entity | None:
    """«вошёл в число 11 кластеров, курируемых **Центром развития**»"""
    if not AMONG_NUMBER.search(place.before):
        return None
    of = re.match(r"[^,.;]*,?\s*[а-яё]+(?:ых|их|ихся)\b[^,.;]*", place.after)
    if of is None:
        return None
    end = place.quantity.end + of.end()
    after = place.named(after=place.quantity.end, before=end)
    return after[0].entity if after else None


def recipients(place: Place) -> Entity | None:
    """«26 учителей получили **премию «Свет»**»"""
    if place.quantity.measure not in {"people", "members"} or not AWARDED.search(place.after):
        return None
    awards = place.sentence.named("award", after=place.quantity.end)
    return awards[0].entity if awards else None


def spent_on(place: Place) -> Entity | None:
    """«На **проект «Теплый дом»** выделено 300 млн рублей»"""
    if place.quantity.measure != "money":
        return None
    for naming in place.named(after=place.clause.start, before=place.sentence.end):
        before = place.sentence.passage.text[place.sentence.start : naming.mention.start]
        if naming.mention.kind != "place" and SPENT_ON.search(before):
            return naming.entity
    return None


def measured_thing(place: Place) -> Entity | None:
    """«Бюджет **проекта «Свет»** – 5 млн рублей», «Число работников **Союза** – 51»"""
    cue = next((t for t in place.tokens_before if t.lemma_ in words("measured.tsv")), None)
    if cue is None:
        return None
    named = place.named(after=cue.idx, before=place.quantity.start)
    things = [n for n in named if n.mention.kind != "place"] or named
    return things[0].entity if things else None
