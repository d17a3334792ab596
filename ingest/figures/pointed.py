"""Whose a figure is, where words point to it."""

import re

from ingest.figures.parted import node_of
from ingest.figures.place import Place
from ingest.figures.subjects import OBSERVED
from ingest.lexicon import words
from ingest.model import Entity, Naming
from ingest.pronouns import antecedent, pronouns
from ingest.relations.asserted import clause
from ingest.relations.fillers import fillers
from ingest.relations.sentence import Sentence
from ingest.syntax import Node

CONTEST = re.compile(r"\b(?:конкурс|рейтинг|преми|смотр|олимпиад|чемпионат)", re.I)
AWARDED = re.compile(
    r"\b(?:получил|награжд|награди|удосто|стали\s+лауреатами|присужд|вруч[еи])", re.I
)
AMONG_NUMBER = re.compile(r"\b(?:в\s+число|из\s+числа|одн\w+\s+из|среди)\s+$", re.I)
#: What is joined: «в состав Союза», «в него», before or after the verb.
JOINING = re.compile(
    r"\bво?\s+(?:(?:состав|число|числе|рядах|ряды|перечень|перечне)[а-яё]*\s+)?(?=(?:не[йеёгм]|н[её]м)|[«А-ЯЁа-яё])"
    r"(?=[^.;:]*\b(?:вход[яи]т|вош[а-яё]+|состо[ияе]т|состоял[аи]?|насчитывал?[оа]?[а-яё]*ся))",
    re.I,
)
#: «в состав **рабочей** группы»: an adjective before the noun is no longer.
ADJECTIVE = 10
ON = re.compile(r"\bна\s+$", re.I)
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
    """«26 учителей получили **премию «Свет»**», «**премию «Свет»** вручили 12 педагогам»"""
    if place.quantity.measure not in {"people", "members"} or not AWARDED.search(place.said):
        return None
    awards = place.sentence.named("award", after=place.clause.start, before=place.clause.end)
    return awards[0].entity if awards else None


def spent_on(place: Place) -> Entity | None:
    """«На **проект «Теплый дом»** выделено 300 млн рублей»"""
    if place.quantity.measure != "money":
        return None
    for pronoun in pronouns(place.sentence, place.clause.start, place.quantity.start):
        if ON.search(place.sentence.passage.text[: pronoun.idx]):
            found = antecedent(place.sentence, pronoun, "project", "programme", "event")
            found = found or antecedent(place.sentence, pronoun, "organization")
            return found.entity if found else None
    for naming in place.named(after=place.clause.start, before=place.sentence.end):
        before = place.sentence.passage.text[place.sentence.start : naming.mention.start]
        if naming.mention.kind != "place" and SPENT_ON.search(before):
            return naming.entity
    return None


def taken_up(place: Place) -> Entity | None:
    """«**Кластер** создан вузами, в него входят 42 участника»"""
    for pronoun in pronouns(place.sentence, place.clause.start, place.quantity.start):
        found = antecedent(place.sentence, pronoun, *OBSERVED)
        if found is None and place.topic is not None:
            return place.topic
        found = found or antecedent(place.sentence, pronoun, "place")
        if found is not None:
            return found.entity
    return None


def consisting(place: Place) -> Entity | None:
    """«в **кластере** состоят ЗАО «Свет» и другие, всего 14 организаций», «в **нём** 58 членов»"""
    joining = JOINING.search(place.before)
    if joining is None:
        return None
    start, end = place.clause.start + joining.start(), place.clause.start + joining.end()
    named = [n for n in place.named(after=start) if abs(n.mention.start - end) < ADJECTIVE]
    if named:
        return named[0].entity
    taken = next(iter(pronouns(place.sentence, start, place.quantity.start)), None)
    found = antecedent(place.sentence, taken, *OBSERVED) if taken is not None else None
    return found.entity if found else None


def measured_thing(place: Place) -> Entity | None:
    """«Бюджет **проекта «Свет»** – 5 млн рублей», «Число работников **Союза** – 51»"""
    cue = next((t for t in place.tokens_before if t.lemma_ in words("measured.tsv")), None)
    if cue is None:
        return None
    named = place.named(after=cue.idx, before=place.quantity.start)
    things = [n for n in named if n.mention.kind != "place"] or named
    taken = taken_up(place) if things and things[0].mention.kind == "place" else None
    return taken or (things[0].entity if things else None)


def given_to(place: Place) -> Entity | None:
    """«Министерство выделило **АО «Колос»** грант в размере 3,5 млн рублей»"""
    node = node_of(place.nodes, place.quantity.start, place.quantity.end)
    if place.quantity.measure != "money" or node is None:
        return None
    for verb in clause(node):
        if verb.lemma in words("giving.tsv"):
            named = [n for child in verb.children if _is_recipient(child) for n in fillers(child)]
            return next((n.entity for n in named if n.mention.kind in OBSERVED), None)
    return None


def _is_recipient(node: Node) -> bool:
    return node.relation == "iobj" or (node.case == "datv" and node.preposition is None)
