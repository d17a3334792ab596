"""Who took part, told in lists beside the number of guests or under a heading of their own."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.relations.sentence import Sentence, listed_at, relation

CAME = re.compile(
    r"\b(?:участвовал\w*|приня(?:л[аи]?|вш\w+)|участи[ея]|участник\w*|собрал[аио]?|объединил[аио]?"
    r"|присутствовал\w*|представил\w*|прибыл\w*)\b",
    re.I,
)
AMONG = re.compile(
    r"(?:\bсреди\s+(?:них|которых|участников)|\bв\s+(?:том|их)\s+числе|\bвключая|\bв\s+частности"
    r"|\bв\s+числе\s+(?:которых|участников))\s*(?:были\s*)?[:–—-]?\s*"
    r"(?:(?:представител|делегаци|специалист|сотрудник|руководител|команд)\w+\s+)?",
    re.I,
)
#: The event stands in one of so many sentences before.
FAR = 2


def among_participants(sentence: Sentence) -> Iterator[Relation]:
    """«В **форуме** участвовали 40 гостей, среди них **Союз «Дом»** и **АО «Свет»**»"""
    came, among = sentence.match(CAME), sentence.match(AMONG)
    if came is None or among is None or not came.start() < among.start():
        return
    events = sentence.named("event", before=among.start()) or _before(sentence)
    if not events or not sentence.is_fact_at(came.start()):
        return
    if sentence.named("organization", before=came.start()):
        return
    for body in listed_at(sentence, among.end(), "organization"):
        yield relation(
            sentence, body.entity, "svod:tookPartIn", events[-1].entity, "among_participants", 0.8
        )


def _before(sentence: Sentence) -> list[Naming]:
    """«Участие **в очном этапе** приняли …»: of which contest, the sentence before has said."""
    for _, earlier in zip(range(FAR), sentence.before(), strict=False):
        events = earlier.named("event")
        if events:
            return events[:1]
    return []
