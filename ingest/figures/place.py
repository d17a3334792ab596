"""Where a quantity stands: what the rules for whose it is look at."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.analysed import Token
from ingest.figures.beside import telling
from ingest.figures.clauses import Clause
from ingest.figures.quantities import Quantity
from ingest.figures.subjects import OBSERVED
from ingest.model import Entity, Naming
from ingest.relations.sentence import Sentence
from ingest.syntax import Node


@dataclass(frozen=True)
class Place:
    """Where a quantity stands, and what was counted before it."""

    sentence: Sentence
    quantity: Quantity
    clause: Clause
    #: The tree of the sentence.
    nodes: Sequence[Node]
    #: Of the same sentence, with what it was a figure of.
    last: "tuple[Quantity, Entity] | None"
    #: What the last figure of the same paragraph, in an earlier sentence, was of.
    told: Entity | None = None
    #: The same, where that figure was a sum of money.
    told_money: Entity | None = None
    #: What the heading above names.
    topic: Entity | None = None
    #: Events that the document has named so far, in their order.
    events: Sequence[Entity] = ()
    #: So the places.
    places: Sequence[Entity] = ()

    @property
    def before(self) -> str:
        return self.sentence.passage.text[self.clause.start : self.quantity.start]

    @property
    def said(self) -> str:
        """The words of the clause."""
        return self.sentence.passage.text[self.clause.start : self.clause.end]

    @property
    def tokens_before(self) -> list[Token]:
        start, end = self.clause.start, self.quantity.start
        return [token for token in self.sentence.tokens if start <= token.idx < end]

    @property
    def after(self) -> str:
        return self.sentence.passage.text[self.quantity.end : self.sentence.end]

    def named(self, *, after: int = 0, before: int | None = None) -> list[Naming]:
        """Those that a figure may be of."""
        named = self.sentence.named(*OBSERVED, "place", after=after, before=before)
        return telling(self.sentence, named)


def nearest(named: Sequence[Naming]) -> Entity | None:
    """The last name; of «Ассоциация … / Association (ABC)» the first of them."""
    russian = [naming for naming in named if not naming.mention.surface.isascii()] or list(named)
    return russian[-1].entity if russian else None
