"""What was received, and what a body is concerned with."""

import re
from collections.abc import Iterator

from ingest.model import Entity, Relation
from ingest.relations.sentence import Sentence, relation

WON = re.compile(
    r"\b(?:победител[а-яё]+|лауреат[а-яё]*|получил[аио]?|удостоен[аоы]?|награжд[её]н[аоы]?)\b", re.I
)
AREAS = re.compile(
    r"\b(?:предметные\s+области|направления\s+деятельности|приоритетные\s+направления)\b.*:$", re.I
)


def received_award(sentence: Sentence) -> Iterator[Relation]:
    """«**проект «Теплый двор»** – победитель в номинации **«Лучший проект»**»"""
    cue = sentence.match(WON)
    if cue is None or not sentence.is_fact:
        return
    winners = sentence.named("project", "organization", "person", before=cue.start())
    for award in sentence.named("award", after=cue.end()):
        if winners:
            yield relation(
                sentence, winners[0].entity, "svod:received", award.entity, "received_award", 0.8
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
