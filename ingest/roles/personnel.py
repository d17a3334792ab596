"""Decisions about persons: who leaves an office or a body and who comes in, from which day."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from ingest.dates import dates
from ingest.model import Entity, Naming, Role
from ingest.relations.sentence import Sentence, listed_at
from ingest.roles.offices import offices
from ingest.roles.positions import whole_of

#: «**Освободить** А от должности директора», «**прекратить полномочия** члена совета А»
DISMISSING = re.compile(
    r"(?:освободить|уволить|отстранить|освобожд[её]н[аы]?|уволен[аы]?"
    r"|прекра(?:тить|щены)\s+(?:досрочно\s+)?полномочия)\b",
    re.I,
)
REMOVING = re.compile(r"(?:вывести|исключить|выведен[аы]?|исключ[её]н[аы]?)\b", re.I)
ADDING = re.compile(r"(?:включить|ввести|включ[её]н[аы]?|введ[её]н[аы]?)\b", re.I)
#: Who is appointed need not begin on the day of the document.
ELECTING = re.compile(r"избрать\b", re.I)
#: What one joins or leaves is a body, no list of works: «**из состава** комиссии»
COMPOSITION = re.compile(
    r"\b(?:в|из)\s+(?:персональн\w+\s+)?(?:состав[а]?|числ[ао]\s+членов)\b", re.I
)
#: «вывести А**; **включить Б», «вывести А, **включить** Б»
DECISION = re.compile(
    r"\b(?:освободить|уволить|отстранить|прекратить|вывести|исключить|включить|ввести|избрать"
    r"|назначить|(?:освобожд[её]н|уволен|выведен|исключ[её]н|включ[её]н|введ[её]н|избран"
    r"|назначен|прекращен)[аы]?)\b",
    re.I,
)
INSTEAD = re.compile(r"\b(?:вместо|взамен)\s+$", re.I)
OF_ACT = re.compile(r"\bот\s+$", re.I)
NOUN = re.compile(r"[а-яё]{2,}")
COMPOSED = re.compile(r"\b(?:состав[а]?|членов)\s+\w+.*[а-яё]{2,}", re.I)
INFINITIVE = re.compile(r"\w+(?:ть|ти)\b")


def personnel(sentence: Sentence, *, adopted: bool, issued: date | None) -> Iterator[Role]:
    """«Вывести из состава **комиссии** **Терентьева А.Ю.**, включить **Семяшкина И.В.**»"""
    text = sentence.passage.text
    found = list(DECISION.finditer(text, sentence.start, sentence.end))
    opens = max(sentence.start, sentence.passage.body)
    decided = not found or not text[opens : found[0].start()].strip()
    for verb, following in zip_longest(found, found[1:]):
        infinitive = INFINITIVE.fullmatch(verb.group()) is not None
        if infinitive and not (adopted and decided):
            continue
        end = following.start() if following else sentence.end
        yield from _decision(sentence, verb, end, issued if infinitive else None)


def _decision(
    sentence: Sentence, verb: re.Match[str], end: int, issued: date | None
) -> Iterator[Role]:
    text, start = sentence.passage.text, verb.start()
    persons = sentence.named("person", after=start, before=end)
    if not persons:
        return
    if DISMISSING.match(text, start):
        yield from _dismissed(sentence, persons[0], start, end, issued)
    elif COMPOSITION.search(text, start, end):
        leaves = REMOVING.match(text, start) is not None
        body = _composed(sentence, start, end)
        if body is None or not (leaves or ADDING.match(text, start)):
            return
        for person in _moved(sentence, persons, start):
            yield from _role(
                sentence, person, body, "Member", leaves, _day(sentence, start, end, issued)
            )
    else:
        yield from _replaced(sentence, persons, start, end, issued)


def _dismissed(
    sentence: Sentence, person: Naming, start: int, end: int, issued: date | None
) -> Iterator[Role]:
    """«Освободить **Громову Т.В.** от должности директора **Музея** 14 августа 2015 года»"""
    office = next(offices(sentence.passage.text, start, end), None)
    named = sentence.named("organization", after=office.end, before=end) if office else []
    if office and named:
        body, day = whole_of(sentence, named[0]).entity, _day(sentence, start, end, issued)
        yield from _role(sentence, person, body, office.role, True, day)


def _replaced(
    sentence: Sentence, persons: list[Naming], start: int, end: int, issued: date | None
) -> Iterator[Role]:
    """«Избрать председателем **Совета** **Муренину М.В.** вместо **Пахомова С.Л.**»"""
    text = sentence.passage.text
    office = next((o for o in offices(text, start, end) if o.is_instrumental), None)
    named = sentence.named("organization", after=office.end, before=end) if office else []
    if office is None or not named:
        return
    body, day = whole_of(sentence, named[0]).entity, _day(sentence, start, end, issued)
    for person in persons[:2]:
        leaves = INSTEAD.search(text, start, person.mention.start) is not None
        elected = ELECTING.match(text, start) and person is persons[0] and day == issued
        if leaves or elected:
            yield from _role(sentence, person, body, office.role, leaves, day)


def _composed(sentence: Sentence, start: int, end: int) -> Entity | None:
    """«из состава **комиссии**», «из состава», under «Внести в состав **Совета** изменения:»"""
    text = sentence.passage.text
    cue = COMPOSITION.search(text, start, end)
    for naming in sentence.named("organization", after=cue.end(), before=end) if cue else []:
        between = text[cue.end() : naming.mention.start] if cue else ""
        if re.fullmatch(r"\s+(?:[а-яё]+\s+){0,2}", between):
            return naming.entity
        break
    lead = sentence.lead
    within = COMPOSITION.search(lead.passage.text, lead.start, lead.end) if lead else None
    named = lead.named("organization", after=within.end()) if lead and within else []
    return named[0].entity if named else None


def _moved(sentence: Sentence, persons: list[Naming], start: int) -> list[Naming]:
    """Those of one list: «Вывести **А**, **Б** и **В**»; of «А – директора Б» the first.

    «включить в состав программы **предложения** Петрова» moves nobody.
    """
    text, first = sentence.passage.text, persons[0].mention.start
    ends = [n.mention.end for n in sentence.namings if start < n.mention.end <= first]
    words = NOUN.search(text, max(ends), first) if ends else COMPOSED.search(text, start, first)
    told = words is None or next(offices(text, start, first), None) is not None
    return listed_at(sentence, first, "person") if told else []


def _day(sentence: Sentence, start: int, end: int, issued: date | None) -> date | None:
    """«14 августа 2015 года», else the day of the document; of several days none."""
    text = sentence.passage.text
    spans = [(n.mention.start, n.mention.end) for n in sentence.namings]
    days = {
        span.first
        for span in dates(text)
        if start <= span.start < end and not OF_ACT.search(text, 0, span.start)
        and not any(low <= span.start < high for low, high in spans)
    }  # fmt: skip
    return issued if not days else next(iter(days)) if len(days) == 1 else None


def _role(
    sentence: Sentence, person: Naming, body: Entity, role: str, leaves: bool, day: date | None
) -> Iterator[Role]:
    """Who left on an unknown day is not said to be there."""
    if day is None and leaves:
        return
    yield Role(
        passage=sentence.passage, member=person.entity, organization=body, role=role,
        rule="personnel", confidence=0.85,
        beginning=None if leaves else day, end=day if leaves else None,
    )  # fmt: skip
