"""When and where things happened, who organised them and who came."""

import re
from collections.abc import Iterator
from datetime import date

from ingest.dates import YEARS, dates
from ingest.model import Entity, Naming, Relation
from ingest.relations.places import SETTLEMENT
from ingest.relations.sentence import Sentence, relation

HELD = re.compile(
    r"\b(?:прош[её]л|прошла|прошло|состоял\w+|был[аио]?\s+проведен\w*|проведен\w*)\s+", re.I
)
TOOK_PLACE = re.compile(r"\b(?:состоял(?:ся|ась|ось|ись)|прош[её]л|прошл[аои])\b", re.I)
IN_PLACE = re.compile(r"\bв[о]?\s+(?:г\.\s*|городе\s+)?$", re.I)
PRESENT = re.compile(r"\bс\s+участием\s+", re.I)
UNTIL = re.compile(r"\b(?:до|на\s+период\s+до)\s+((?:19|20)\d\d)\s+г", re.I)
FOR_YEARS = re.compile(r"\b(?:на|в)\s+((?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d)\s+г", re.I)
WHICH_WAS = re.compile(
    r"(?:\s*\([^()]*\))?,\s+(?:состоявш|прошедш|проходивш|провед[её]нн|организованн)\w+", re.I
)
LEADING = re.compile(rf"[^,;:()]{{0,100}}?\s(?:в|во|на)\s+(?:{SETTLEMENT})?", re.I)
IN_TOWN = re.compile(rf"\s+во?\s+(?:{SETTLEMENT})?", re.I)
PAST = re.compile(r"\b\w+(?:л|ла|ло|ли|лся|лась|лось|лись)\b")
DAY_OF_EVENT = re.compile(r"^Дата\s+проведения\s*:", re.I)
VENUE = re.compile(r"^Место\s+проведения\s*:", re.I)


def held_on(sentence: Sentence) -> Iterator[Relation]:
    """«**форум**, который прошел 24–25 октября 2016 года в **Петрозаводске**»"""
    cue = sentence.match(HELD)
    if cue is None or not sentence.is_fact:
        return
    events = list(sentence.named("event", before=cue.start()))
    day = next(
        (span for span in dates(sentence.passage.text) if 0 <= span.start - cue.end() < 5), None
    )
    if not events or day is None:
        return
    yield from _days(sentence, events[-1].entity, day.first, day.last, "held_on")
    places = sentence.named("place", after=day.end, before=day.end + 40)
    if places and re.fullmatch(
        r"\s*(?:года|г\.)?,?\s*в[о]?\s+(?:г\.\s*)?", _between(sentence, day.end, places[0])
    ):
        yield relation(
            sentence, events[-1].entity, "svod:locatedIn", places[0].entity, "held_on", 0.85
        )


def held_event(sentence: Sentence) -> Iterator[Relation]:
    """«24 октября 2016 года в **Томске** состоялся **форум «Медицина Сибири»**»"""
    cue = sentence.match(TOOK_PLACE)
    events = sentence.named("event", after=cue.end()) if cue else []
    before = [span for span in dates(sentence.passage.text) if sentence.start <= span.start]
    if cue is None or not events or not sentence.is_fact:
        return
    days = [span for span in before if span.end <= cue.start()]
    if len(days) == 1:
        yield from _days(sentence, events[0].entity, days[0].first, days[0].last, "held_event")
    places = sentence.named("place", before=cue.start())
    inside = [p for p in places if IN_PLACE.search(sentence.passage.text[: p.mention.start])]
    for place in inside[-1:]:
        yield relation(
            sentence, events[0].entity, "svod:locatedIn", place.entity, "held_event", 0.8
        )


def dated_event(sentence: Sentence) -> Iterator[Relation]:
    """«решением **заседания Совета** 08.11.2013 года»"""
    for event in sentence.named("event"):
        for span in dates(sentence.passage.text):
            gap = sentence.passage.text[event.mention.end : span.start]
            if event.mention.end <= span.start and re.fullmatch(r"\s*\(?(?:от\s+)?", gap):
                yield from _days(sentence, event.entity, span.first, span.last, "dated_event")


def event_in_place(sentence: Sentence) -> Iterator[Relation]:
    """«Союз участвовал в **выставке «Фотоника»** в **Москве**»"""
    text = sentence.passage.text
    if sentence.passage.marker or sentence.passage.cells or not PAST.search(sentence.text):
        return
    for event in sentence.named("event"):
        inside = IN_TOWN.match(text, event.mention.end)
        places = sentence.named("place", after=inside.end()) if inside else []
        beside = [p for p in places if inside and p.mention.start == inside.end()]
        if beside and sentence.is_fact_at(event.mention.start):
            yield relation(
                sentence, event.entity, "svod:locatedIn", beside[0].entity, "event_in_place", 0.75
            )


def held_beside(sentence: Sentence) -> Iterator[Relation]:
    """«участники **форума «Лес»**, состоявшегося 24 марта 2011 года в городе **Кирове**»"""
    for event in sentence.named("event"):
        cue = WHICH_WAS.match(sentence.passage.text, event.mention.end)
        places = sentence.named("place", after=cue.end()) if cue else []
        told = [place for place in places[:1] if cue and _leads(sentence, cue.end(), place)]
        if cue and told and sentence.is_fact_at(cue.end() - 1):
            yield relation(
                sentence, event.entity, "svod:locatedIn", told[0].entity, "held_beside", 0.85
            )


def _leads(sentence: Sentence, start: int, place: Naming) -> bool:
    """Up to the place its clause goes on, and «в» leads to it."""
    return LEADING.fullmatch(_between(sentence, start, place)) is not None


def venue(sentence: Sentence) -> Iterator[Relation]:
    """«Место проведения: **Казань**, **отель «Волга»**», under a title that names the event"""
    events = _announced(sentence) if VENUE.match(sentence.text) else []
    places = sentence.named("place")
    if not events or not places:
        return
    yield relation(sentence, events[0].entity, "svod:locatedIn", places[-1].entity, "venue", 0.9)
    if places[-1].entity != places[0].entity:
        yield relation(
            sentence, places[-1].entity, "svod:locatedIn", places[0].entity, "venue", 0.85
        )


def day_of_event(sentence: Sentence) -> Iterator[Relation]:
    """«Дата проведения: 12 марта 2019 года», under a title that names the event"""
    events = _announced(sentence) if DAY_OF_EVENT.match(sentence.text) else []
    days = [span for span in dates(sentence.passage.text) if sentence.start <= span.start]
    if events and days:
        yield from _days(sentence, events[0].entity, days[0].first, days[0].last, "day_of_event")


def _announced(sentence: Sentence) -> list[Naming]:
    """The events that the lines above name."""
    above = sentence.previous
    further = above.previous if above else None
    return [
        naming
        for line in (above, further)
        if line is not None
        for naming in line.named("event", nested=True)
    ]


def took_part(sentence: Sentence) -> Iterator[Relation]:
    """«**совещание** с участием вице-губернаторов **Иванова И.И.** и **Петрова П.П.**»"""
    cue = sentence.match(PRESENT)
    if cue is None:
        return
    events = sentence.named("event", before=cue.start())
    for person in sentence.named("person", after=cue.end()):
        if events:
            yield relation(
                sentence, person.entity, "svod:tookPartIn", events[-1].entity, "took_part", 0.85
            )


def programme_period(sentence: Sentence) -> Iterator[Relation]:
    """«**программа «Дороги»** на 2015–2020 годы», «**стратегия** развития до 2030 года»"""
    for plan in sentence.named("programme", "project"):
        years = FOR_YEARS.search(plan.mention.surface)
        until = UNTIL.search(plan.mention.surface)
        if years:
            first, last = map(int, YEARS.search(years.group(1)).groups())  # type: ignore[union-attr]
            yield Relation(
                sentence.passage, plan.entity, "svod:periodStart", first, "programme_period", 0.9
            )
            yield Relation(
                sentence.passage, plan.entity, "svod:periodEnd", last, "programme_period", 0.9
            )
        elif until:
            yield Relation(
                sentence.passage,
                plan.entity,
                "svod:periodEnd",
                int(until.group(1)),
                "programme_period",
                0.85,
            )


def _days(
    sentence: Sentence, event: Entity, first: date, last: date, rule: str
) -> Iterator[Relation]:
    yield Relation(sentence.passage, event, "svod:startDate", first, rule, 0.9)
    yield Relation(sentence.passage, event, "svod:endDate", last, rule, 0.9)


def _between(sentence: Sentence, start: int, naming: Naming) -> str:
    return sentence.passage.text[start : naming.mention.start]
