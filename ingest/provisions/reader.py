"""What reading one document's provisions needs to look up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.analysed import Doc, Token, between
from ingest.model import Entity, Naming, Passage, Text, outermost
from ingest.outline import Stretch
from ingest.topics import SubjectAreas

ACTING = {"organization", "group", "person"}
ABOUT = {"organization", "project", "programme", "event", "act", "award"}
#: What the clauses of such a document are, where nothing announces them.
MOODS = {
    "Order": "Decision",
    "MeetingDecision": "Decision",
    "Recommendations": "Recommendation",
    "Roadmap": "Measure",
}


@dataclass(frozen=True)
class Reader:
    """What reading one document's provisions needs to look up."""

    text: Text
    docs: Sequence[Doc]
    namings: dict[int, list[Naming]]
    areas: SubjectAreas
    issued: date | None
    issuers: tuple[Entity, ...]
    kind: str

    @property
    def mood(self) -> str | None:
        """What a clause is that nothing announces."""
        return MOODS.get(self.kind)

    def doc(self, passage: Passage) -> Doc:
        return self.docs[passage.order - 1]

    def tokens(self, stretch: Stretch) -> list[Token]:
        return between(self.doc(stretch.passage), stretch.start, stretch.end)

    def named(self, passage: Passage, start: int, end: int) -> list[Naming]:
        """The names in a stretch of a passage, the outermost only."""
        here = self.namings.get(passage.order, [])
        return list(outermost(n for n in here if start <= n.mention.start and n.mention.end <= end))

    def topics(self, passages: Sequence[Passage]) -> tuple[Entity, ...]:
        found = (area for passage in passages for area in self.areas.of(self.doc(passage)))
        return tuple(dict.fromkeys(found))

    def about(
        self, passages: Sequence[Passage], addressees: Sequence[Entity]
    ) -> tuple[Entity, ...]:
        named = (
            naming.entity
            for passage in passages
            for naming in self.namings.get(passage.order, [])
            if naming.mention.kind in ABOUT
        )
        return tuple(entity for entity in dict.fromkeys(named) if entity not in addressees)
