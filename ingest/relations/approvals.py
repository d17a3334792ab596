"""What was approved, told beside it."""

import re
from collections.abc import Iterator

from ingest.model import Naming, Relation
from ingest.relations.sentence import Sentence, relation

#: «программа …, утверждённая приказом …», «План (утв. приказом …)»
APPROVED = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,\s*|\(\s*)(?:котор\w+\s+(?:был[аио]?\s+)?)?"
    r"утв(?:\.|ержд[её]н\w*)\s+",
    re.I,
)
#: A person follows after the words of the office.
OFFICE = re.compile(r"[^,;:()]{0,150}")


def approved_beside(sentence: Sentence) -> Iterator[Relation]:
    """«**программа «Дороги»**, утверждённая **постановлением Правительства** от 5 мая 2015 г.»"""
    for plan in sentence.named("programme", "act", "project"):
        cue = APPROVED.match(sentence.passage.text, plan.mention.end)
        for approving in _approving(sentence, cue.end()) if cue else ():
            if sentence.is_fact_at(cue.start() + 1) if cue else False:
                yield relation(
                    sentence, plan.entity, "svod:approvedBy", approving.entity,
                    "approved_beside", 0.9,
                )  # fmt: skip


def _approving(sentence: Sentence, start: int) -> list[Naming]:
    """The act that begins here; else the person in office."""
    acts = [n for n in sentence.named("act") if n.mention.start == start]
    office = OFFICE.match(sentence.passage.text, start, sentence.end)
    stop = office.end() if office else start
    return acts or sentence.named("person", after=start, before=stop)[:1]
