"""What paragraphs under a heading tell of: «3.2. Кластер «Свет»», then «Создан в 2018 году»."""

import re
from dataclasses import dataclass

from ingest.model import Naming, Passage
from ingest.relations.sentence import Sentence
from ontology.iris import EntityKind

#: What a section may be about.
TOPICS: tuple[EntityKind, ...] = ("organization", "project", "programme", "event")
#: A heading has at most so many words.
LONGEST = 16
#: A heading beside a name: «(НСПКД)», «О деятельности».
BESIDE_NAME = 14


@dataclass
class Heading:
    """The name that heads what is being read, until the next heading."""

    of: Naming | None = None

    def read(self, said: Sentence) -> None:
        """`said` in reading order."""
        if said.start <= said.passage.body and is_heading(said.passage):
            self.of = _named(said)


def is_heading(passage: Passage) -> bool:
    """«2.1. Ассоциация лесопромышленников», no sentence and no item of a list."""
    words = passage.words.strip()
    short = len(words.split()) <= LONGEST and words[-1:] not in {".", ";", ",", ":", "!", "?"}
    capital = re.match(r"[«\"]?[А-ЯЁA-Z]", words) is not None
    return short and capital and not passage.cells and passage.marker != "•"


def _named(said: Sentence) -> Naming | None:
    """The first name of a heading that says little else."""
    named = said.named(*TOPICS)
    if not named or named[0].mention.start > said.passage.body + 1:
        return None
    covered = sum(n.mention.end - n.mention.start for n in named)
    return named[0] if len(said.passage.words.strip()) - covered <= BESIDE_NAME else None
