"""Numbers that the text gives for something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from ingest.analysed import Doc
from ingest.figures.again import part_of_counted, repeated
from ingest.figures.assertion import is_asserted, is_further
from ingest.figures.clauses import clause_at
from ingest.figures.intended import is_intended
from ingest.figures.measures import measured
from ingest.figures.numbers import Number, may_have_numbers, numbers
from ingest.figures.observed import observed
from ingest.figures.owning import may_own
from ingest.figures.parted import parted
from ingest.figures.passports import Passport, opens_passport
from ingest.figures.place import Place
from ingest.figures.quantities import Quantity, quantity
from ingest.figures.rows import is_planned_cell, row_figures
from ingest.figures.times import as_of
from ingest.figures.untold import Untold, aims, funding, untold
from ingest.figures.wording import worded
from ingest.model import Entity, Figure, Naming, Passage, by_passage
from ingest.relations.commons import Commons
from ingest.relations.sentence import Sentence, sentences
from ingest.syntax import Node

#: What a figure is of is less sure where its clause does not name it.
CONFIDENCE = {
    "subject_before": 0.6,
    "said_before": 0.5,
    "told_before": 0.6,
    "headed": 0.6,
    "named_after": 0.6,
    "last_counted": 0.6,
    "counted_officially": 0.6,
}

OF_THEM = re.compile(r"\s+из\s+(?:них|которых)\b", re.I)

#: Rules for places that a sentence only compares with what it is about.
ASIDE = {"compared", "said_of"}


@dataclass(frozen=True)
class Figures:
    """Those that are stated of something, and the numbers that are not."""

    stated: tuple[Figure, ...]
    untold: tuple[Untold, ...]


def find_figures(
    passages: Sequence[Passage],
    docs: Sequence[Doc],
    namings: Sequence[Naming],
    *,
    issued: date | None,
) -> Figures:
    """Counts, shares and sums of money that are stated as facts, each of what it is said of."""
    reader = _Reader(issued)
    owners = [naming for naming in namings if may_own(naming)]
    found = (
        figure for sentence in sentences(passages, docs, owners) for figure in reader.read(sentence)
    )
    of_tables = row_figures(passages, by_passage(namings), issued)
    stated = tuple(dict.fromkeys([*found, *of_tables]))
    known = {(figure.value, figure.unit) for figure in stated}
    seen = chain(reader.untold, *map(funding, passages))
    return Figures(stated, tuple(each for each in seen if (each.value, each.unit) not in known))


@dataclass
class _Reader:
    """Goes through the document and knows what it has named."""

    issued: date | None
    commons: Commons = field(default_factory=Commons)
    passport: Passport = field(default_factory=Passport)
    events: list[Entity] = field(default_factory=list)
    places: list[Entity] = field(default_factory=list)
    #: What the last figure was of, and the paragraph it stands in.
    told: tuple[Quantity, Entity, Passage] | None = None
    untold: list[Untold] = field(default_factory=list)

    def read(self, said: Sentence) -> Iterator[Figure]:
        self.commons.remember(said)
        self.events += [naming.entity for naming in said.named("event")]
        self.places += [naming.entity for naming in said.named("place", nested=True)]
        numbered = may_have_numbers(said.text)
        self.passport.read(self.commons.understood(said) if opens_passport(said) else said)
        if not numbered:
            return
        if self.passport.is_aim(said):
            self.untold += aims(said)
            return
        sentence = self._understood(said)
        last: tuple[Quantity, Entity] | None = None
        told = self._told(said)
        nodes: list[Node] = []
        for number in numbers(sentence):
            counted = quantity(sentence, number) or self._part(sentence, number, last)
            if counted is None or self._is_no_fact(sentence, counted):
                continue
            nodes = nodes or parted(sentence)
            of = self.passport.owner(said)
            found = (
                (of, "passport")
                if of
                else observed(
                    Place(
                        sentence,
                        counted,
                        clause_at(sentence, counted.start),
                        nodes,
                        last,
                        *told,
                        self._topic(said),
                        self.events,
                        self.places,
                    )
                )
            )
            stated = is_asserted(sentence, number.start, year=self._year) and not is_intended(
                nodes, counted.start, counted.end
            )
            if found is None or not stated:
                self.untold += untold(sentence, counted, stated=stated)
            if found is None:
                continue
            entity, told_by = found
            if told_by not in ASIDE or last is None:  # «(по России – 26 %)» is by the way
                last, self.told = (counted, entity), (counted, entity, said.passage)
            if stated:
                measure, rule = measured(sentence, counted, entity)
                yield Figure(
                    passage=sentence.passage, observed=entity, measure=measure,
                    value=number.value, unit=counted.unit, comparator=number.comparator,
                    rule=rule, confidence=CONFIDENCE.get(told_by, 0.75),
                    as_of=as_of(sentence, counted, self.issued), wording=worded(sentence, counted),
                )  # fmt: skip

    @property
    def _year(self) -> int | None:
        return self.issued.year if self.issued else None

    def _understood(self, said: Sentence) -> Sentence:
        """«**Кластер** внесён в реестр министерства. Его выручка …»: with what precedes."""
        before = said.previous
        if before is not None and before.passage.order == said.passage.order:
            said = replace(said, previous=self.commons.understood(before))
        return self.commons.understood(said)

    def _is_no_fact(self, said: Sentence, counted: Quantity) -> bool:
        return is_planned_cell(said.passage, counted.start) or is_further(said, counted)

    def _topic(self, said: Sentence) -> Entity | None:
        heading = self.commons.heading.of
        return heading.entity if heading and heading.mention.passage != said.passage else None

    def _part(
        self, sentence: Sentence, number: Number, last: tuple[Quantity, Entity] | None
    ) -> Quantity | None:
        """«116 объектов, из них 14 – федерального значения», «14 из которых – памятники»"""
        after = sentence.passage.text[number.end : sentence.end]
        if last is None:
            return None
        part = OF_THEM.match(after) or clause_at(sentence, number.start).kind == "part"
        again = repeated(number, last[0], sentence)
        return again or (part_of_counted(number, last[0], sentence) if part else None)

    def _told(self, said: Sentence) -> tuple[Entity | None, Entity | None]:
        """What the last figure of the same paragraph was of; the same, if it was of money."""
        if self.told is None or not _goes_on(self.told[2], said.passage):
            return None, None
        quantity, entity, _ = self.told
        return entity, entity if quantity.measure == "money" else None


def _goes_on(before: Passage, now: Passage) -> bool:
    """The same paragraph, or its next line: «58 участников;» – «выручка – 6,9 млрд рублей»"""
    follows = now.order == before.order + 1 and not before.cells
    return now.order == before.order or (follows and before.text.endswith((";", ",", ":")))
