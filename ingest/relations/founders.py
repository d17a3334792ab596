"""Who founded what, where no verb says so: by whose will, and in brackets."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.relations.sentence import Sentence, listed_at, relation

BY_WILL = re.compile(
    r"\b(?:создан|образован|учрежд[её]н|основан|сформирован)\w*\b[^;()]{0,80}?"
    r"\bпо\s+(?:инициативе|решению|предложению)\s+",
    re.I,
)
#: «(учредители – Область и Банк)», «, её учредители – Область и Банк»
FOUNDERS = re.compile(
    r"(\(|,\s+|;\s+)(?:(?:е[её]|его|их)\s+)?(?:со)?(?:учредител|основател)[ьи]\s*[:–—-]\s*", re.I
)


def by_whose_will(sentence: Sentence) -> Iterator[Relation]:
    """«**Кластер** создан в 2009 году по инициативе **Банка** и **Завода**»"""
    cue = sentence.match(BY_WILL)
    if cue is None or not sentence.is_fact_at(cue.start()):
        return
    founded = [
        n
        for n in sentence.named("organization", before=cue.start())
        if not sentence.is_aside(n.mention.start)
    ]
    founders = listed_at(sentence, cue.end(), "organization")
    under = sentence.under if cue.start() <= max(sentence.start, sentence.passage.body) else None
    if under and under.mention.kind == "organization":
        founded.append(under)
    yield from _each(sentence, founded[-1:], founders, "by_whose_will")


def founders_named(sentence: Sentence) -> Iterator[Relation]:
    """«**АНО «Лад»** (учредители – **Область** и **Банк**) растёт»"""
    cue = sentence.match(FOUNDERS)
    if cue is None:
        return
    before = sentence.named("organization", before=cue.start())
    beside = [n for n in before if n.mention.end >= cue.start() - 1]
    founded = beside if cue.group(1) == "(" else before[:1]
    founders = listed_at(sentence, cue.end(), "organization")
    yield from _each(sentence, founded, founders, "founders_named")


def _each(
    sentence: Sentence, founded: list[Naming], founders: list[Naming], rule: str
) -> Iterator[Relation]:
    for founder in founders if founded else ():
        if founder.entity != founded[-1].entity:
            yield relation(
                sentence, founder.entity, "svod:established", founded[-1].entity, rule, 0.85
            )
