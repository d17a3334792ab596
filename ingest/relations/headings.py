"""What paragraphs under a heading tell of: «3.2. Кластер «Свет»», then «Создан в 2018 году»."""

from dataclasses import dataclass

from ingest.headings import is_heading, is_named_alone
from ingest.model import Naming
from ingest.relations.sentence import Sentence
from ontology.iris import EntityKind

#: What a section may be about.
TOPICS: tuple[EntityKind, ...] = ("organization", "project", "programme", "event")


@dataclass
class Heading:
    """The name that heads what is being read, until the next heading."""

    of: Naming | None = None

    def read(self, said: Sentence) -> None:
        """`said` in reading order."""
        if said.start <= said.passage.body and is_heading(said.passage):
            named = (n for n in said.named(*TOPICS) if is_named_alone(n.mention))
            self.of = next(named, None)
