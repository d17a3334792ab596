"""Whose a figure is, as the place of names in the sentence tells."""

import re

from ingest.figures.clauses import verbs
from ingest.figures.place import Place, nearest
from ingest.figures.subjects import OBSERVED, opener, subject, subjects
from ingest.model import Entity, Naming
from ingest.relations.sentence import Sentence

ACT = re.compile(
    r"\b(?:постановлени|распоряжени|приказ|указ|закон|решени|поручени|письм)[а-яё]*\s+$", re.I
)


def counted_before(place: Place) -> Entity | None:
    """«32 предприятия и **7 учреждений**», «200 туристов, что **на 12 %** больше»"""
    if place.last is None:
        return None
    quantity, entity = place.last
    between = place.sentence.passage.text[quantity.end : place.quantity.start]
    same = place.clause.kind == "part" or re.fullmatch(
        r"[^.;:]{0,40}?(?:,|\bи|\bа\s+также|или|\()\s*[^.;,:]{0,15}", between
    )
    fresh = place.named(after=quantity.end, before=place.quantity.start)
    if same and not any(n.mention.kind != "place" for n in fresh):
        moved = any(quantity.end < v.idx < place.quantity.start for v in verbs(place.sentence))
        return None if moved and place.clause.kind == "main" and fresh else entity
    return None


def described(place: Place) -> Entity | None:
    """«членом **ассоциации**, объединяющей 50 кластеров, которые представляют 100 компаний»"""
    if place.clause.kind != "described":
        return None
    own = subject(place.sentence, place.clause.start, place.quantity.start)
    if own:
        return own.entity
    if place.last and place.last[0].end >= place.clause.start - 40:
        return place.last[1]
    before = place.named(before=place.clause.start)
    return nearest(before)


def bracketed(place: Place) -> Entity | None:
    """«**Союз «Свет»** (51 участник)», «– **«Свет»** (в 2014 году отремонтировано 35 домов)»"""
    if place.clause.kind != "bracket":
        return None
    own = subject(place.sentence, place.clause.start, place.quantity.start)
    first = opener(place.sentence)
    before = place.named(before=place.clause.start)
    chosen = own or first
    return chosen.entity if chosen else nearest(before)


def subject_of_clause(place: Place) -> Entity | None:
    """«В 2018 году **Общество** эксплуатирует 14 станций»"""
    found = subject(place.sentence, place.clause.start, place.quantity.start)
    return found.entity if found else None


def nearest_before(place: Place) -> Entity | None:
    """«В работе **Форума** приняли участие 250 человек»; not «по приказу **министерства**»"""
    named = place.named(after=place.clause.start, before=place.quantity.start)
    things = [n for n in named if n.mention.kind != "place" and not _of_act(place, n)]
    return nearest(things) or nearest([n for n in named if n.mention.kind == "place"])


def opening_name(place: Place) -> Entity | None:
    """«– **Свет**: отремонтировано 35 домов»"""
    found = opener(place.sentence)
    return found.entity if found else None


def subject_of_sentence(place: Place) -> Entity | None:
    """«**Союз** создан в 2011 году и, по данным отчёта, насчитывает 34 организации»"""
    found = subject(place.sentence, place.sentence.start, place.quantity.start)
    return found.entity if found else None


def last_counted(place: Place) -> Entity | None:
    """«сеть **района** включает 19 библиотек; в отрасли занято 214 человек»"""
    return place.last[1] if place.last else None


def nearest_after(place: Place) -> Entity | None:
    """«9 участников подписали Соглашение о создании **Консорциума**»"""
    after = place.named(after=place.quantity.end, before=place.sentence.end)
    things = [n for n in after if n.mention.kind != "place"] or after
    return things[0].entity if things else None


def subject_before(place: Place) -> Entity | None:
    """«**Союз** создан в 2011 году. Он объединяет 34 организации.»"""
    found = (subjects(earlier, earlier.start, earlier.end) for earlier in _earlier(place))
    return next((names[0].entity for names in found if names), None)


def said_before(place: Place) -> Entity | None:
    """«Создание **Союза** завершено. Объединено 34 организации.»"""
    found = (earlier.named(*OBSERVED) for earlier in _earlier(place))
    return next((names[0].entity for names in found if names), None)


def _earlier(place: Place) -> list[Sentence]:
    """What leads to this list item, and the sentence before in the same paragraph."""
    sentence, previous = place.sentence, place.sentence.previous
    same = previous is not None and previous.passage.order == sentence.passage.order
    return [each for each in (sentence.lead, previous if same else None) if each is not None]


def _of_act(place: Place, naming: Naming) -> bool:
    """«во исполнение постановления **Правительства края** от 29 мая»"""
    acts = place.sentence.named("act")
    return any(a.mention.start <= naming.mention.start < a.mention.end for a in acts) or bool(
        ACT.search(place.sentence.passage.text[: naming.mention.start])
    )
