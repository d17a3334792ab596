"""What reading one document's provisions needs to look up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.analysed import Doc
from ingest.model import Entity, Naming, Passage, Text
from ingest.topics import SubjectAreas

ACTING = {"organization", "group", "person"}
ABOUT = {"organization", "project", "programme", "event", "act", "award"}


@dataclass(frozen=True)
class Reader:
    """What reading one document's provisions needs to look up."""

    text: Text
    docs: Sequence[Doc]
    namings: dict[int, list[Naming]]
    areas: SubjectAreas
    issued: date | None
    issuers: tuple[Entity, ...]
    #: Whether every numbered clause of the document orders something, announced or not.
    orders: bool

    def doc(self, passage: Passage) -> Doc:
        return self.docs[passage.order - 1]

    def named(self, passage: Passage, start: int, end: int) -> list[Naming]:
        """The names in a stretch of a passage, the outermost only."""
        found: list[Naming] = []
        for naming in self.namings.get(passage.order, []):
            inside = start <= naming.mention.start and naming.mention.end <= end
            if inside and (not found or naming.mention.start >= found[-1].mention.end):
                found.append(naming)
        return found
