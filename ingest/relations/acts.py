"""Who signed, founded, approved and carries out what."""

import re
from collections.abc import Iterator
from itertools import combinations

from ingest.dates import dates
from ingest.model import Relation
from ingest.relations.sentence import Sentence, listed, relation

SIGNED = re.compile(r"\bподписа(?:л[аио]?|н[аоы]?|вш\w+)\b", re.I)
AGREED = re.compile(
    r"\b(?:соглашени|меморандум|договор)\w*\s(?:[^.;]{0,80}\s)?"
    r"(?:сотрудничеств|взаимодействи|партн[её]рств|взаимопонимани)\w*\s(?:[^.;]{0,80}\s)?между\s+",
    re.I,
)
ENDED = re.compile(r"\b(?:прекрат|прекращ|расторг|утрати|отказ|не\s+подписан|проект\s+согла)", re.I)
BETWEEN = re.compile(r"\bмежду\s+", re.I)
FOUNDING = re.compile(r"\bо(?:б)?\s+(?:создании|учреждении|образовании)\b", re.I)
SPECIALISED = re.compile(r"\s*[,–—-]+\s*специализированн\w+\s+организаци\w+\s+", re.I)
NUMBER = re.compile(r"(?:№|N)\s*([\d/]+(?:-[\w/]+)*)")


def signed_between(sentence: Sentence) -> Iterator[Relation]:
    """«был подписан **Меморандум** … между **А** и **Б**»"""
    between = sentence.match(BETWEEN)
    if not sentence.match(SIGNED) or between is None or not sentence.is_fact:
        return
    acts = sentence.named("act")
    for party in listed(sentence, sentence.named("organization", after=between.end())):
        if acts:
            yield relation(
                sentence, party.entity, "svod:signed", acts[-1].entity, "signed_between", 0.9
            )


def agreement_between(sentence: Sentence) -> Iterator[Relation]:
    """«в целях реализации **Соглашения** о взаимодействии между **А** и **Б**»"""
    between = sentence.match(AGREED)
    if between is None or sentence.match(ENDED):
        return
    parties = listed(sentence, sentence.named("organization", after=between.end(), nested=True))
    if len(parties) > 1 and parties[0].mention.start == between.end():
        for one, other in combinations(parties, 2):
            yield relation(
                sentence, one.entity, "svod:cooperatesWith", other.entity, "agreement_between", 0.8
            )


def act_establishes(sentence: Sentence) -> Iterator[Relation]:
    """«подписан **Меморандум о создании Кластера** производителей …»"""
    if not sentence.match(SIGNED) or not sentence.is_fact:
        return
    for act in sentence.named("act"):
        cue = FOUNDING.search(act.mention.surface)
        if cue:
            inside = sentence.named(
                "organization",
                after=act.mention.start + cue.end(),
                before=act.mention.end,
                nested=True,
            )
            for founded in inside[:1]:
                yield relation(
                    sentence,
                    act.entity,
                    "svod:established",
                    founded.entity,
                    "act_establishes",
                    0.85,
                )


def specialised_organisation(sentence: Sentence) -> Iterator[Relation]:
    """«**НП «Дом»** – специализированная организация **Кластера**»"""
    for body in sentence.named("organization"):
        cue = SPECIALISED.match(sentence.passage.text, body.mention.end)
        following = sentence.named("organization", after=cue.end())[:1] if cue else []
        for cluster in following:
            if cue and cluster.mention.start == cue.end():
                yield relation(
                    sentence, body.entity, "svod:specialisedOrganisationOf", cluster.entity,
                    "specialised_organisation", 0.95,
                )  # fmt: skip


def act_reference(sentence: Sentence) -> Iterator[Relation]:
    """«**Распоряжение** Правительства от 10.02.2017 № 10-рп» has this number and this date."""
    for act in sentence.named("act"):
        number = NUMBER.search(act.mention.surface)
        day = next(dates(act.mention.surface), None)
        if number:
            yield Relation(
                sentence.passage,
                act.entity,
                "svod:actNumber",
                number.group(1),
                "act_reference",
                0.95,
            )
        if day:
            yield Relation(
                sentence.passage, act.entity, "eli:date_document", day.first, "act_reference", 0.95
            )
