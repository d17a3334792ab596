"""A passage as part of a document that somebody issued."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Entity, Naming, Passage


@dataclass(frozen=True)
class Issued:
    """A passage with its names, in a document of these issuers."""

    passage: Passage
    namings: Sequence[Naming]
    event: Entity | None
    bodies: tuple[Entity, ...]
    adopted: bool

    def places(self) -> list[Naming]:
        return [naming for naming in self.namings if naming.mention.kind == "place"]
