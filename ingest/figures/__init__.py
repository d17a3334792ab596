"""Numbers that the text gives for something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.analysed import Doc
from ingest.columns import role_of
from ingest.commons import Commons
from ingest.figures.assertion import is_asserted
from ingest.figures.measures import measured
from ingest.figures.numbers import may_have_numbers, numbers
from ingest.figures.observed import observed
from ingest.figures.place import place_of
from ingest.figures.quantities import Quantity, quantity
from ingest.figures.rows import row_figures
from ingest.figures.times import as_of
from ingest.model import Entity, Figure, Naming, Passage, by_passage
from ingest.relations.sentence import Sentence, sentences

#: What a figure is of is less sure where its clause does not name it.
CONFIDENCE = {
    "subject_before": 0.6,
    "said_before": 0.5,
    "nearest_after": 0.6,
    "last_counted": 0.6,
}


def find_figures(
    passages: Sequence[Passage],
    docs: Sequence[Doc],
    namings: Sequence[Naming],
    *,
    issued: date | None,
) -> list[Figure]:
    """Counts, shares and sums of money that are stated as facts, each of what it is said of."""
    reader = _Reader(issued)
    found = (
        figure
        for sentence in sentences(passages, docs, namings)
        for figure in reader.read(sentence)
    )
    of_tables = row_figures(passages, by_passage(namings), issued)
    return list(dict.fromkeys([*found, *of_tables]))


@dataclass
class _Reader:
    """Goes through the document and knows what it has named."""

    issued: date | None
    commons: Commons = field(default_factory=Commons)
    #: The first that the document names: what its passport is of.
    programme: Entity | None = None

    def read(self, said: Sentence) -> Iterator[Figure]:
        self.commons.remember(said)
        named = said.named("programme")
        self.programme = self.programme or (named[0].entity if named else None)
        if not may_have_numbers(said.text):
            return
        sentence = self.commons.understood(said)
        last: tuple[Quantity, Entity] | None = None
        for number in numbers(sentence):
            counted = quantity(sentence, number)
            if counted is None:
                continue
            found = self._of_passport(said) or observed(place_of(sentence, counted, last))
            if found is None:
                continue
            entity, told_by = found
            last = counted, entity
            year = self.issued.year if self.issued else None
            if is_asserted(sentence, number.start, year=year):
                measure, rule = measured(sentence, counted, entity)
                yield Figure(
                    passage=sentence.passage, observed=entity, measure=measure,
                    value=number.value, unit=counted.unit, comparator=number.comparator,
                    rule=rule, confidence=CONFIDENCE.get(told_by, 0.75),
                    as_of=as_of(sentence, number.start, self.issued),
                )  # fmt: skip

    def _of_passport(self, said: Sentence) -> tuple[Entity, str] | None:
        """«Объем финансирования | 86,4 млн рублей», in the passport of a programme"""
        cells = said.passage.cells
        if self.programme is None or len(cells) != 2 or said.start == 0:
            return None
        funding = role_of(said.passage.text[: cells[0].end]) == "funding"
        return (self.programme, "passport") if funding else None
