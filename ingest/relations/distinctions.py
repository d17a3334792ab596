"""What was received, and what a body is concerned with."""

import re
from collections.abc import Iterator

from ingest.model import Entity, Relation
from ingest.relations.sentence import Sentence, relation

WON = re.compile(
    r"\b(?:победител[а-яё]+|лауреат[а-яё]*|получил[аио]?|удостоен[аоы]?|награжд[её]н[аоы]?)\b", re.I
)
PROJECTS = re.compile(r"\bпроекты\b.*:$", re.I)
AREAS = re.compile(
    r"\b(?:предметные\s+области|направления\s+деятельности|приоритетные\s+направления)\b.*:$", re.I
)


def award_given(sentence: Sentence) -> Iterator[Relation]:
    """«получил **награду Министерства** энергетики»"""
    for award in sentence.named("award"):
        mention = award.mention
        inside = sentence.named(
            "organization", after=mention.start, before=mention.end, nested=True
        )
        for giver in inside[:1]:
            yield relation(
                sentence, award.entity, "svod:givenBy", giver.entity, "award_given", 0.85
            )


def listed_project(sentence: Sentence) -> Iterator[Relation]:
    """«**Кластер** поддерживает проекты: – **проект «Теплый двор»** …»"""
    lead = sentence.lead
    if lead is None or not PROJECTS.search(lead.text) or sentence.start:
        return
    projects = sentence.named("project")
    begins = projects and projects[0].mention.start <= sentence.passage.body + 1
    runners = lead.named("organization") or (
        lead.previous.named("organization") if lead.previous else []
    )
    if begins and runners:
        yield relation(
            sentence,
            runners[0].entity,
            "svod:runsProject",
            projects[0].entity,
            "listed_project",
            0.75,
        )


def subject_area(sentence: Sentence) -> Iterator[Relation]:
    """«Утверждены предметные области **Кластера**: – **умный город**»"""
    lead = sentence.lead
    if lead is None or not lead.match(AREAS) or sentence.start:
        return
    bodies = lead.named("organization")
    name = sentence.passage.words.strip(" .;,")
    if bodies and name:
        topic = Entity("topic", name[:1].upper() + name[1:])
        yield relation(sentence, bodies[-1].entity, "svod:subjectArea", topic, "subject_area", 0.9)
