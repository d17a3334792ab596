"""What a body works on and what it offers, as lists of plain words."""

import re
from collections.abc import Iterator

from ingest.model import Entity, Relation
from ingest.phrases.nominative import in_nominative
from ingest.relations.sentence import Sentence, relation
from ontology.iris import EntityKind

#: «Предметные области», «Специализация», «Основные направления деятельности»
AREAS = (
    r"(?:предметн\w+\s+област\w+|специализаци\w+|направлени\w+\s+(?:деятельности|работы)"
    r"|(?:основн\w+|приоритетн\w+|ключев\w+)\s+(?:направлени\w+|сфер\w+|тематик\w+))"
    r"(?:\s+(?:деятельности|работы|развития|специализации))?"
)
SERVICES = r"\b(?:оказыва|предоставля|предлага)\w+\b[^:;.«]*\b(?:услуг|сервис)\w*"
LEADING = re.compile(rf"\b{AREAS}\b.*:$", re.I)
OFFERING = re.compile(rf"{SERVICES}[^:;.«]*:$", re.I)
NAMED = re.compile(rf"(?:^|\b){AREAS}\s+$", re.I)
FOLLOWED = re.compile(
    r"\s*(?:[:–—-]|(?:явля[ею]тся|составляют|стали|определены|выбраны)\b:?)\s*", re.I
)
WORKING = re.compile(r"\bспециализиру[ею]тся\s+на\s+(?:[^:.;,]{0,60}(?P<colon>:\s+))?", re.I)
SERVED = re.compile(rf"{SERVICES}[^:;.«]*:\s*", re.I)
#: «оказывает услуги по **сертификации** и **патентному поиску**»
SERVED_WITH = re.compile(rf"{SERVICES}\s+по\s+", re.I)
COMMAS = re.compile(r",\s+(?:а\s+также\s+)?|\s+(?:и|а\s+также)\s+")
SEMICOLONS = re.compile(r";\s*")
#: Where the list ends: the clause that goes on.
END = re.compile(r",\s+(?:котор|что\b|где\b|при\s|в\s+том\s+числе)|\s+[–—]\s|\s\(")
LONGEST = 8


def listed_area(sentence: Sentence) -> Iterator[Relation]:
    """«Утверждены предметные области **Кластера**: – **умный город**;»"""
    yield from _led(sentence, LEADING, "topic", "svod:subjectArea")


def listed_service(sentence: Sentence) -> Iterator[Relation]:
    """«**Центр** оказывает следующие услуги: – **подбор партнёров**;»"""
    yield from _led(sentence, OFFERING, "service", "svod:offersService")


def area_named(sentence: Sentence) -> Iterator[Relation]:
    """«Предметные области **Кластера**: **геофизика**, **экологическая безопасность**»"""
    text = sentence.passage.text
    for body in sentence.named("organization"):
        followed = FOLLOWED.match(text, body.mention.end)
        if followed and NAMED.search(text[sentence.start : body.mention.start]):
            for name in listed_names(sentence, followed.end()) if sentence.is_fact else ():
                yield _of(sentence, body.entity, "topic", name, "area_named")
            return


def area_of_work(sentence: Sentence) -> Iterator[Relation]:
    """«**Кластер** специализируется на **биотехнологиях** и **селекции**»"""
    cue = sentence.match(WORKING)
    bodies = sentence.named("organization", before=cue.start()) if cue else []
    if cue and bodies and sentence.is_fact_at(cue.start()):
        colon = cue.end("colon") if cue["colon"] else None
        for name in listed_names(sentence, colon or cue.end(), inflected=colon is None):
            yield _of(sentence, bodies[-1].entity, "topic", name, "area_of_work")


def services_named(sentence: Sentence) -> Iterator[Relation]:
    """«**Агентство** оказывает участникам услуги: **подбор партнёров**; **сертификация**»"""
    for pattern in (SERVED, SERVED_WITH):
        cue = sentence.match(pattern)
        bodies = sentence.named("organization", before=cue.start()) if cue else []
        if cue and bodies and sentence.is_fact:
            for name in listed_names(sentence, cue.end(), inflected=pattern is SERVED_WITH):
                yield _of(sentence, bodies[0].entity, "service", name, "services_named")


def listed_names(sentence: Sentence, start: int, *, inflected: bool = False) -> Iterator[str]:
    """The names of a list from here to its end, each in the nominative."""
    text = sentence.passage.text[start : sentence.end]
    ending = END.search(text)
    text = text[: ending.start()] if ending else text.rstrip(" .;")
    for part in _parts(text):
        name = part.group()
        if inflected:
            name = _upright(sentence, start + part.start(), start + part.end())
        if name and len(name.split()) <= LONGEST:
            yield name


def parts(text: str) -> list[str]:
    """«датчики давления; навигационные приборы» are two."""
    named = [part.group() for part in _parts(text)]
    return [name for name in named if len(name.split()) <= LONGEST]


def _parts(text: str) -> Iterator[re.Match[str]]:
    between = SEMICOLONS if ";" in text else COMMAS
    start = 0
    for found in [*between.finditer(text), None]:
        stop = found.start() if found else len(text)
        part = re.compile(r"\S(?:.*\S)?", re.S).search(text, start, stop)
        if part:
            yield part
        start = found.end() if found else stop


def _upright(sentence: Sentence, start: int, end: int) -> str:
    span = sentence.doc.char_span(start, end)
    if span is None:
        return sentence.passage.text[start:end]
    head = next((token for token in span if token._.parse.pos == "NOUN"), None)
    return in_nominative(span, head) if head is not None else span.text


def _led(
    sentence: Sentence, leading: re.Pattern[str], kind: EntityKind, predicate: str
) -> Iterator[Relation]:
    """An item of a list whose first line says of whom and of what it is."""
    lead = sentence.lead
    if lead is None or not lead.match(leading) or sentence.start:
        return
    bodies = lead.named("organization")
    name = sentence.passage.words.strip(" .;,")
    if bodies and name:
        body = bodies[-1] if kind == "topic" else bodies[0]
        thing = Entity(kind, name[:1].upper() + name[1:])
        rule = "listed_area" if kind == "topic" else "listed_service"
        yield relation(sentence, body.entity, predicate, thing, rule, 0.9)


def _of(sentence: Sentence, body: Entity, kind: EntityKind, name: str, rule: str) -> Relation:
    predicate = "svod:subjectArea" if kind == "topic" else "svod:offersService"
    thing = Entity(kind, name[:1].upper() + name[1:])
    return relation(sentence, body, predicate, thing, rule, 0.85)
