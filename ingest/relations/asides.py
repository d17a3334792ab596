"""Who does what is named just before, told in brackets: «проект «Сад» (исполнитель – Завод)»."""

import re
from collections.abc import Iterator

from ingest.model import Relation
from ingest.relations.sentence import Sentence, listed_at, relation
from ontology.iris import EntityKind

#: What opens a bracket beside a name, or a part of it.
DOER = re.compile(
    r"(?<=[(,;\s])(инициатор|исполнител|соисполнител|оператор|организатор|соорганизатор"
    r"|координатор)[а-яё]*(?:\s+(?:проекта|программы|форума|конкурса))?\s*[:–—-]\s*",
    re.I,
)
BRACKET = re.compile(r"\s*\([^()]*\)")
ORGANISERS = {"организатор", "соорганизатор"}
#: What the doer of a thing of this kind does.
DONE: dict[EntityKind, str] = {
    "project": "svod:runsProject",
    "programme": "svod:executes",
    "event": "svod:organized",
}


def doer_in_brackets(sentence: Sentence) -> Iterator[Relation]:
    """«**проект «Сад»** (исполнитель – **Завод**, при поддержке Фонда)»"""
    for thing in sentence.named(*DONE):
        bracket = BRACKET.match(sentence.passage.text, thing.mention.end, sentence.end)
        for cue in DOER.finditer(bracket.group()) if bracket else ():
            organising = cue[1].lower() in ORGANISERS
            if bracket is None or organising != (thing.mention.kind == "event"):
                continue
            for body in listed_at(sentence, bracket.start() + cue.end(), "organization"):
                yield relation(
                    sentence, body.entity, DONE[thing.mention.kind], thing.entity,
                    "doer_in_brackets", 0.8,
                )  # fmt: skip
