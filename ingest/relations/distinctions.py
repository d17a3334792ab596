"""What was received, and whose projects and programmes there are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.model import Relation
from ingest.relations.sentence import Sentence, relation

#: That something was won, by the line that leads the list or before in the sentence.
REWARDED = re.compile(
    r"\b(?:присужд|награжд|наград|вруч|удосто|отмеч|получил|победител|лауреат|приз[её]р|обладател"
    r"|завоева|занял|достал|признан)",
    re.I,
)
#: «… – кружевнице **Дарье Белозёровой**», «… (1,2 млн рублей) – **ООО «Свет»**»
LISTED = re.compile(r"\s*(?:\([^)]*\))?\s*[–—-]\s*(?:[а-яё-]+\s+){0,5}")
PART = re.compile(r"подпрограмма\b", re.I)
PROJECTS = re.compile(r"\bпроекты\b.*:$", re.I)


def award_given(sentence: Sentence) -> Iterator[Relation]:
    """«получил **награду Министерства** энергетики»"""
    for award in sentence.named("award"):
        mention = award.mention
        if mention.rule == "grant_received":
            continue  # who gives money funds
        inside = sentence.named(
            "organization", after=mention.start, before=mention.end, nested=True
        )
        for giver in inside[:1]:
            yield relation(
                sentence, award.entity, "svod:givenBy", giver.entity, "award_given", 0.85
            )


def award_listed(sentence: Sentence) -> Iterator[Relation]:
    """«Премии присуждены: в номинации «Мастер» – **Белозёровой Дарье**, дипломом – **Завод**»"""
    said = [line.text for line in (sentence.lead, sentence) if line is not None]
    if sentence.lead is None and sentence.passage.marker and sentence.previous:
        said.append(sentence.previous.text)
    if not any(REWARDED.search(text) for text in said) or not sentence.is_fact:
        return
    winners = sentence.named("organization", "person", "project")
    for award in sentence.named("award"):
        following = [n for n in winners if n.mention.start >= award.mention.end]
        for winner in following[:1]:
            between = sentence.passage.text[award.mention.end : winner.mention.start]
            if LISTED.fullmatch(between):
                yield relation(
                    sentence, winner.entity, "svod:received", award.entity, "award_listed", 0.8
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


def project_of_owner(sentence: Sentence) -> Iterator[Relation]:
    """«**проект АО «Печоралес»** **«Организация производства пеллет»**»"""
    text = sentence.passage.text
    bodies = sentence.named("organization")
    for project in sentence.named("project", nested=True):
        if project.mention.rule != "quoted_after_owner":
            continue
        owners = [n for n in bodies if text[n.mention.end : project.mention.start] == " "]
        for owner in owners:
            yield relation(
                sentence, owner.entity, "svod:runsProject", project.entity, "project_of_owner", 0.85
            )


def subprogramme(sentence: Sentence) -> Iterator[Relation]:
    """«**подпрограмма «Наследие»** **государственной программы «Развитие культуры»**»"""
    plans = sentence.named("programme", nested=True)
    for part, whole in pairwise(plans):
        beside = sentence.passage.text[part.mention.end : whole.mention.start].strip() == ""
        if beside and PART.match(part.entity.name) and not PART.match(whole.entity.name):
            yield relation(
                sentence, part.entity, "svod:partOfProgramme", whole.entity, "subprogramme", 0.85
            )
