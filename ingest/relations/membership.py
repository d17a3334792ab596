"""Who belongs to what."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.relations.sentence import Sentence, listed, relation

BECAME = re.compile(
    r"\b(?:стал[аио]?|является|являются|вош[её]л[аи]?|вступил[аи]?|принят[аоы]?)\b", re.I
)
AS_MEMBER = re.compile(r"\b(?:член(?:ом|ами|ы)|участник(?:ом|ами|и)|в\s+(?:состав|число))\s+", re.I)
INTENDS = re.compile(
    r"\b(?:намерен[аоы]?|планиру[ею]т?)\s+(?:стать\s+членом|вступить\s+в|войти\s+в\s+состав)\s+",
    re.I,
)
INCLUDING = re.compile(r"\bв\s+состав\s+.{3,120}?\bвход[яи]т.{0,80}?\bвключая\s*:?", re.I)
MEMBERS_OF = re.compile(r"(?:участники|члены)\s+.{3,120}:$", re.I)


def became_member(sentence: Sentence) -> Iterator[Relation]:
    """«**Кластер** вступил в число … и стал членом **Глобальной ассоциации**»"""
    cue = sentence.match(AS_MEMBER)
    source = sentence if sentence.match(BECAME) else sentence.lead
    if cue is None or source is None or not source.match(BECAME) or not sentence.is_fact:
        return
    bodies = sentence.named("organization", after=cue.end())
    subjects = source.named("organization", before=cue.start() if source is sentence else None)
    if (
        bodies
        and subjects
        and bodies[0].mention.start == cue.end()
        and subjects[0].entity != bodies[0].entity
    ):
        yield relation(
            sentence, subjects[0].entity, "org:memberOf", bodies[0].entity, "became_member", 0.85
        )


def plans_to_join(sentence: Sentence) -> Iterator[Relation]:
    """«**Кластер** намерен стать членом **Глобальной ассоциации**»"""
    cue = sentence.match(INTENDS)
    if cue is None:
        return
    subjects = sentence.named("organization", before=cue.start())
    bodies = sentence.named("organization", after=cue.end())
    if subjects and bodies:
        yield relation(
            sentence,
            subjects[-1].entity,
            "svod:plansToJoin",
            bodies[0].entity,
            "plans_to_join",
            0.9,
        )


def composed_of(sentence: Sentence) -> Iterator[Relation]:
    """«В состав **Кластера** входят 34 предприятия, включая: **А**, **Б** и **В**»"""
    cue = sentence.match(INCLUDING)
    if cue is None or not sentence.is_fact:
        return
    whole = sentence.named("organization", before=cue.end())
    for member in _members(sentence, cue.end()):
        if whole and member.entity != whole[0].entity:
            yield relation(
                sentence, member.entity, "org:memberOf", whole[0].entity, "composed_of", 0.85
            )


def _members(sentence: Sentence, after: int) -> list[Naming]:
    return listed(sentence, sentence.named("organization", after=after))


def listed_member(sentence: Sentence) -> Iterator[Relation]:
    """«Участники **Альянса**: – **Водный форум** объединяет …»"""
    lead = sentence.lead
    if lead is None or not lead.match(MEMBERS_OF) or sentence.start or lead.match(BECAME):
        return
    whole = lead.named("organization")
    own = sentence.named("organization")
    begins = own and own[0].mention.start <= sentence.passage.body + 1
    if whole and begins and own[0].entity != whole[-1].entity:
        yield relation(
            sentence, own[0].entity, "org:memberOf", whole[-1].entity, "listed_member", 0.8
        )
