"""Terms that come again: «ежеквартально, до 5 числа месяца, следующего за отчетным»."""

import re
from dataclasses import dataclass

from ingest.dates.days import MONTH

TIMES = r"(?:(?:одного|один|двух|два|тр[её]х|три|четыр[её]х|четыре|\d+)\s+)?"
PERIOD = r"(?:года?|полугоди[ея]|полгода|квартала?|месяца?|недел[юи]|декад[уы])"
ADVERB = (
    r"\b(?:ежегодно|ежеквартально|ежемесячно|еженедельно|ежедневно|ежедекадно"
    r"|постоянно(?!\s+(?:действующ|растущ))|на\s+постоянной\s+основе"
    rf"|(?:не\s+(?:реже|менее)\s+(?:чем\s+)?)?{TIMES}раза?\s+в\s+{TIMES}{PERIOD}"
    rf"|кажд(?:ый|ое|ую|ые)\s+{TIMES}{PERIOD}"
    r"|по\s+итогам\s+(?:каждого\s+)?(?:отч[её]тного\s+)?(?:года|полугодия|квартала|месяца))\b"
)
#: «месяца, следующего за отчетным кварталом», «каждого месяца»
OF_EACH = (
    r"(?:(?:\s+(?:месяца|квартала|полугодия|года|периода))?,?\s*следующ(?:его|ей|ем)\s+за\s+"
    r"(?:истекшим|отч[её]тн\w+)(?:\s+(?:годом|полугодием|кварталом|месяцем|периодом|неделей))?"
    r"|\s+(?:каждого|отч[её]тного|последующего|следующего)\s+(?:года|полугодия|квартала|месяца))"
)
ANY_DAY = r"[«\"]?\d{1,2}(?:-?го)?[»\"]?"
DAY_OF_MONTH = rf"{ANY_DAY}(?:\s+рабочего)?\s+(?:числа|дня)"
DAY_OF_YEAR = rf"{ANY_DAY}\s+{MONTH.replace('(', '(?:')}"
UNTIL = r"\b(?:в\s+срок\s+до|в\s+срок\s+не\s+позднее|не\s+позднее|до|к)\s+"
DUE = rf"{UNTIL}(?:{DAY_OF_MONTH}|{DAY_OF_YEAR}(?:(?:,|\s+и)\s+{DAY_OF_YEAR})*){OF_EACH}?"

RECURRING = re.compile(
    rf"(?P<adverb>{ADVERB})(?:[\s,(–—-]+{DUE})?"
    rf"|{DUE}[\s,(]+(?P<after>{ADVERB})"
    rf"|{UNTIL}(?:{DAY_OF_MONTH}|{DAY_OF_YEAR})(?P<each>{OF_EACH})"
    rf"|{UNTIL}(?P<number>{DAY_OF_MONTH})",
    re.I,
)
#: «обеспечить **еженедельный** мониторинг»; «провести ежегодный конкурс» only names the contest.
ADJECTIVE = re.compile(
    r"\b(?:обеспечи(?:ть|вать)|организ(?:овать|овывать)|осуществлять|вести|наладить)\s+"
    r"(еже(?:годн|квартальн|месячн|недельн|дневн)[а-яё]+)\s",
    re.I,
)


@dataclass(frozen=True)
class Recurrence:
    """Words that set a term which comes again, and those of them that say how often."""

    start: int
    end: int
    often: str


def recurrence(text: str) -> Recurrence | None:
    """«ежегодно до 1 марта», «не реже одного раза в год», «до 10 числа каждого месяца»"""
    match = RECURRING.search(text)
    if match is None:
        manner = ADJECTIVE.search(text)
        return Recurrence(*manner.span(1), manner.group(1).lower()) if manner else None
    often = next(filter(None, match.group("adverb", "after", "each", "number")))
    return Recurrence(match.start(), match.end(), often.strip(" ,").lower())
