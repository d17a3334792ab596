"""Numbers with a unit that were seen and given to nobody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.columns import role_of
from ingest.figures.clauses import clause_at
from ingest.figures.numbers import DIGITS, numbers
from ingest.figures.quantities import Quantity, quantity
from ingest.model import CaveatKind, Passage
from ingest.relations.sentence import Sentence

#: What was denied, dropped or only thought of is neither a fact nor a plan.
DENIED = re.compile(
    r"\b(?:не(?!\s+(?:менее|более|ниже|выше|меньше|больше|реже|позднее|превыш))|отклон\w+|отказ\w+"
    r"|вместо|бы|если|в\s+случае|при\s+условии)\b",
    re.I,
)
AMOUNT = re.compile(rf"\s*({DIGITS})\s*")
#: Of a column: «Объём финансирования, тыс. руб.»
MONEY = re.compile(r"(?:(?:тыс|млн|млрд)[а-яё]*\.?\s*)?руб(?:\.|[а-яё]+)?", re.I)
#: «5 млн рублей.» ends a sentence, «5 тыс. руб.» need not.
WHOLE_WORD = re.compile(r"(\w{4,})\.$")
#: «три четверти», «половина»
PARTS = re.compile(r"\b(?:четверт|трет[ьи]|половин|дол[ияей]+\b)", re.I)


@dataclass(frozen=True)
class Untold:
    """`passage.text[start:end]` is the number with its unit."""

    passage: Passage
    start: int
    end: int
    kind: CaveatKind
    value: float
    unit: str
    #: What the column of a table adds: «тыс. руб.»
    of_column: str = ""

    @property
    def words(self) -> str:
        said = " ".join(f"{self.passage.text[self.start : self.end]} {self.of_column}".split())
        return WHOLE_WORD.sub(r"\1", said)


def untold(sentence: Sentence, counted: Quantity, *, stated: bool) -> Iterator[Untold]:
    """«вакцинировано **58 730 голов**» of nobody; «планируется создать **320 мест**»"""
    clause = clause_at(sentence, counted.start)
    if (
        not _has_unit(sentence.passage.text[counted.start : counted.end])
        or not counted.number.value
    ):
        return
    if stated or not DENIED.search(sentence.passage.text, clause.start, clause.end):
        kind: CaveatKind = "UnownedFigure" if stated else "PlannedFigure"
        place = sentence.passage, counted.start, counted.end
        yield Untold(*place, kind, counted.number.value, counted.unit)


def funding(passage: Passage) -> Iterator[Untold]:
    """What a measure is to cost, by source and year: «**12 000**» under «Объём, тыс. руб. 2018»."""
    roles = [role_of(cell.column) for cell in passage.cells]
    for cell, role in zip(passage.cells, roles, strict=True):
        value, unit = (
            AMOUNT.fullmatch(passage.text, cell.start, cell.end),
            MONEY.search(cell.column),
        )
        if "deed" not in roles or role != "funding" or value is None or unit is None:
            continue
        amount = float(re.sub(r"\s", "", value[1]).replace(",", "."))
        if amount:
            place = passage, value.start(1), value.end(1)
            yield Untold(*place, "PlannedFigure", amount, unit.group(), of_column=unit.group())


def _has_unit(said: str) -> bool:
    """«58 730 **голов**», «91 **%**», no bare number and no part of a whole."""
    return bool(re.search(r"\d.*[^\W\d]|[%$€₽]|[^\W\d]\s+[^\W\d]", said)) and not PARTS.search(said)


def aims(sentence: Sentence) -> Iterator[Untold]:
    """«Целевые показатели: доля занимающихся спортом: 2018 год – **34 %**»"""
    for number in numbers(sentence):
        counted = quantity(sentence, number)
        if counted:
            yield from untold(sentence, counted, stated=False)
