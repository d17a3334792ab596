"""Who helped an event or a project."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.relations.sentence import Sentence, listed_at, relation

WITH_HELP = re.compile(
    r"\b(?:при\s+(?:\w+\s+){0,2}?(?:поддержке|содействии|спонсорстве)|под\s+эгидой)\s+", re.I
)


def supported_by(sentence: Sentence) -> Iterator[Relation]:
    """«**Фестиваль** проводится Управлением культуры при поддержке **Министерства**»"""
    cue = sentence.match(WITH_HELP)
    if cue is None or not sentence.is_fact_at(cue.start()) or "финансов" in cue.group().lower():
        return
    helped = _helped(sentence, cue)
    for helper in listed_at(sentence, cue.end(), "organization") if helped else ():
        yield relation(
            sentence, helper.entity, "svod:supports", helped[0].entity, "supported_by", 0.8
        )


def _helped(sentence: Sentence, cue: re.Match[str]) -> list[Naming]:
    """The nearest before these words, else the first after them."""
    before = sentence.named("event", "project", before=cue.start())
    if sentence.is_aside(cue.start()):  # «проект «Дом» (при поддержке Фонда)»
        bracket = sentence.passage.text.rfind("(", 0, cue.start())
        return [n for n in before if n.mention.end == bracket - 1]
    return before[-1:] or sentence.named("event", after=cue.end())[:1]
