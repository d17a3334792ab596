"""Where a quantity stands: what the rules for whose it is look at."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.analysed import Token
from ingest.figures.clauses import Clause, clause_at
from ingest.figures.quantities import Quantity
from ingest.figures.subjects import OBSERVED
from ingest.model import Entity, Naming
from ingest.relations.sentence import Sentence


@dataclass(frozen=True)
class Place:
    """Where a quantity stands, and what was counted before it."""

    sentence: Sentence
    quantity: Quantity
    clause: Clause
    #: Of the same sentence, with what it was a figure of.
    last: "tuple[Quantity, Entity] | None"

    @property
    def before(self) -> str:
        return self.sentence.passage.text[self.clause.start : self.quantity.start]

    @property
    def tokens_before(self) -> list[Token]:
        start, end = self.clause.start, self.quantity.start
        return [token for token in self.sentence.tokens if start <= token.idx < end]

    @property
    def after(self) -> str:
        return self.sentence.passage.text[self.quantity.end : self.sentence.end]

    def named(self, *, after: int = 0, before: int | None = None) -> list[Naming]:
        return self.sentence.named(*OBSERVED, "place", after=after, before=before, nested=True)


def place_of(
    sentence: Sentence,
    quantity: Quantity,
    last: tuple[Quantity, Entity] | None,
) -> Place:
    return Place(sentence, quantity, clause_at(sentence, quantity.start), last)


def nearest(named: Sequence[Naming]) -> Entity | None:
    """The last name; of «Ассоциация … / Association (ABC)» the first of them."""
    russian = [naming for naming in named if not naming.mention.surface.isascii()] or list(named)
    return russian[-1].entity if russian else None
