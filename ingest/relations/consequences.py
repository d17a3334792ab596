"""What follows from a relation told by a frame: who else takes part, and what else is so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Naming, Relation
from ingest.relations.fillers import companions
from ingest.relations.sentence import Sentence, relation
from ingest.relations.telling import Frame
from ingest.syntax import Node

CONFIDENCE = 0.8
#: An act about what its parties will do together.
JOINT = re.compile(r"\b(?:сотрудничестве|взаимодействии|партн[её]рстве|взаимопонимании)\b", re.I)
FORMING = re.compile(r"(?:образу|составля)[ею]т$", re.I)
DASH = re.compile(r"\s*[–—-]\s")
WITH = re.compile(r"\bсо?\s", re.I)
#: These own what is a part of them.
HOLDING = re.compile(r"(?:\w+\s+)?(?:холдинг|групп[аы]\s+компаний|концерн|корпораци)", re.I)

#: Who organised or founded something together need not work together since.
DONE = {"svod:organized", "svod:established", "svod:tookPartIn"}

Names = list[Naming]


@dataclass
class Told:
    """What a frame found at a word: both ends may get longer."""

    sentence: Sentence
    node: Node
    frame: Frame
    subjects: Names
    objects: Names


def together_with(told: Told) -> Iterator[Relation]:
    """«**Палата** реализует проект совместно с **Университетом**»: both do, and cooperate."""
    frame, subjects = told.frame, told.subjects
    if frame.subject != "subj" or not subjects or not told.objects:
        return
    partners = [n for n in companions(told.node) if n.mention.kind in frame.subject_kinds]
    alone = [naming for naming in subjects if naming not in partners]
    if frame.predicate not in DONE:
        yield from each(told.sentence, alone, "svod:cooperatesWith", partners, "together_with")
    told.subjects = alone + partners


def agreed_with(told: Told) -> Iterator[Relation]:
    """«**Палата** подписала соглашение о сотрудничестве с **Технопарком**»"""
    if told.frame.predicate != "svod:signed":
        return
    partners = [body for act in told.objects for body in _partners(told.sentence, act)]
    yield from each(told.sentence, told.subjects, "svod:cooperatesWith", partners, told.frame.rule)
    told.subjects += partners
    if told.frame.subject == "между" and any(map(_is_joint, told.objects)):
        yield from each(
            told.sentence,
            told.subjects[:1],
            "svod:cooperatesWith",
            told.subjects[1:],
            told.frame.rule,
        )


def helped_undertaking(told: Told) -> Iterator[Relation]:
    """«**проект** осуществляет Завод на средства Фонда»: what is done is paid for, not the doer."""
    kinds = {"project", "programme", "event"}
    for ends, place in ((told.subjects, told.frame.subject), (told.objects, told.frame.object)):
        if place == "whole" and any(naming.mention.kind in kinds for naming in ends):
            ends[:] = [naming for naming in ends if naming.mention.kind in kinds]
    yield from ()


def agreed_on_something(told: Told) -> Iterator[Relation]:
    """Who signed an agreement need not cooperate, unless it is one «о **сотрудничестве**»."""
    agreed = told.frame.rule == "cooperates" and told.frame.noun == "соглашение"
    if agreed and not JOINT.search(told.sentence.text):
        told.subjects, told.objects = [], []
    yield from ()


def of_a_cluster(told: Told) -> Iterator[Relation]:
    """«**Центр** – специализированная организация **кластера**»: clusters have such, not others."""
    if told.frame.predicate == "svod:specialisedOrganisationOf":
        told.objects = [whole for whole in told.objects if _is_cluster(whole)]
        told.subjects = [body for body in told.subjects if not _is_cluster(body)]
    yield from ()


def won_by_another(told: Told) -> Iterator[Relation]:
    """«дипломом II степени отмечен Завод, **дипломом III степени –** Институт»"""
    if told.frame.rule == "receives":
        text = told.sentence.passage.text
        told.objects = [n for n in told.objects if not DASH.match(text, n.mention.end)]
    yield from ()


def financial_support(told: Told) -> Iterator[Relation]:
    """«**проект** реализуется при финансовой поддержке **Фонда**»"""
    financial = any(child.lemma in {"финансовый", "грантовый"} for child in told.node.children)
    if told.frame.rule == "with_support" and financial:
        yield from each(
            told.sentence, told.objects, "svod:fundedBy", told.subjects, "financial_support"
        )


def grant(told: Told) -> Iterator[Relation]:
    """«**проект**, получивший грант **Фонда**»"""
    projects = [naming for naming in told.subjects if naming.mention.kind == "project"]
    for award in told.objects:
        if award.mention.rule == "grant_received":
            yield from each(
                told.sentence, projects, "svod:fundedBy", _inside(told.sentence, award)[:1], "grant"
            )


def formed_by(told: Told) -> Iterator[Relation]:
    """«**Завод** и **Палата** образуют **Кластер**»: they did not found it, they are in it."""
    if told.frame.rule == "founds" and FORMING.match(told.node.token.text):
        yield from each(told.sentence, told.subjects, "org:memberOf", told.objects, "formed_by")
        told.subjects = []


def part_of_holding(told: Told) -> Iterator[Relation]:
    """«**Институт** входит в состав **холдинга**»: a holding has no members but parts."""
    if told.frame.predicate != "org:memberOf":
        return
    owners = [whole for whole in told.objects if HOLDING.match(whole.entity.name)]
    parts = [naming for naming in told.subjects if naming.mention.kind == "organization"]
    yield from each(told.sentence, parts, "org:subOrganizationOf", owners, "part_of_holding")
    told.objects[:] = [whole for whole in told.objects if whole not in owners]


def each(
    sentence: Sentence,
    subjects: Sequence[Naming],
    predicate: str,
    objects: Sequence[Naming],
    rule: str,
) -> Iterator[Relation]:
    for subject in subjects:
        for target in objects:
            if subject.entity != target.entity:
                yield relation(sentence, subject.entity, predicate, target.entity, rule, CONFIDENCE)


def _is_cluster(body: Naming) -> bool:
    return "Cluster" in body.entity.subclasses or "кластер" in body.entity.name.lower().split()


def _partners(sentence: Sentence, act: Naming) -> Names:
    """«Соглашение о сотрудничестве с **Технопарком**» is signed by both."""
    with_whom = WITH.search(act.mention.surface) if _is_joint(act) else None
    return _inside(sentence, act, after=with_whom.end())[:1] if with_whom else []


def _is_joint(act: Naming) -> bool:
    return JOINT.search(act.mention.surface) is not None


def _inside(sentence: Sentence, outer: Naming, *, after: int = 0) -> Names:
    """«Распоряжением **Правительства** Томской области»: the bodies in a name."""
    start, end = outer.mention.start + after, outer.mention.end
    return sentence.named("organization", after=start, before=end, nested=True)


#: They may add to both ends; those that come later see it.
CONSEQUENCES = [
    helped_undertaking,
    together_with,
    agreed_on_something,
    agreed_with,
    of_a_cluster,
    won_by_another,
    financial_support,
    grant,
    formed_by,
    part_of_holding,
]
